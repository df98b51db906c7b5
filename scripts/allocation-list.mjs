/**
 * Makes an allocation list by permuted blocks again from its seed, to hold what was allocated against it once the seed is
 * published: node scripts/allocation-list.mjs <seed, hexadecimal> <scheme, JSON> <stratum, JSON> <count>
 * It shares no code with the product on purpose: the method is written down here a second time.
 */
import { createHash } from 'node:crypto';

const [, , seedText, schemeText, stratumText, countText] = process.argv;
const seed = Buffer.from(seedText, 'hex');
const { shares, sizes } = JSON.parse(schemeText);
const stratum = JSON.parse(stratumText);
const count = Number(countText);

// The label of the list: the stratum as JSON, its factors in the order of their names.
const factors = Object.keys(stratum).sort();
const label = `{"blocks":{${factors.map((name) => `${JSON.stringify(name)}:${JSON.stringify(stratum[name])}`).join()}}}`;

// 32-bit numbers, big-endian: SHA-256 of seed, label and the number of the block.
function* numbers() {
  for (let block = 0; ; block += 1) {
    const digest = createHash('sha256').update(seed).update(`\n${label}\n${block}`).digest('hex');
    for (let at = 0; at < 64; at += 8) yield parseInt(digest.slice(at, at + 8), 16);
  }
}
const source = numbers();
function below(limit) {
  const whole = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const number = source.next().value;
    if (number < whole) return number % limit;
  }
}

const unit = shares.reduce((all, { ratio }) => all + ratio, 0);
const list = [];
while (list.length < count) {
  const size = sizes[below(sizes.length)];
  const block = shares.flatMap(({ arm, ratio }) => new Array((size / unit) * ratio).fill(arm));
  for (let place = block.length; place > 1; place -= 1) {
    const chosen = below(place);
    [block[place - 1], block[chosen]] = [block[chosen], block[place - 1]];
  }
  list.push(...block);
}
console.log(JSON.stringify(list.slice(0, count)));

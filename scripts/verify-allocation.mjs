/**
 * Holds what was allocated against the list that was committed to, once its seed is disclosed:
 * node scripts/verify-allocation.mjs <file: what GET …/allocation-lists/{list} answers>
 * It makes the list again from the seed, says every place that has another arm, and exits with 1 when there is any, or when
 * the commitment is to another list. It shares no code with the product on purpose: the method is written down here a
 * second time.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { study, list, randomisation, commitment, seed: hexadecimal, places } = JSON.parse(readFileSync(process.argv[2]));
if (hexadecimal === null) {
  console.error(`The seed of list ${list} is not disclosed yet.`);
  process.exit(2);
}
const seed = Buffer.from(hexadecimal, 'hex');
const { shares, blocks, minimisation } = randomisation;

/** JSON with the members in the order of their names, and no blanks (RFC 8785, for codes and whole numbers). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}
const digest = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Draws whole numbers below a limit, from SHA-256 of seed, label and the number of the block: 32 bits each, big-endian. */
function drawer(label) {
  let block = 0;
  let words = [];
  const next = () => {
    if (words.length === 0) words = digest(seed, `\n${canonical(label)}\n${block++}`).match(/.{8}/g);
    return parseInt(words.shift(), 16);
  };
  return (limit) => {
    const whole = Math.floor(2 ** 32 / limit) * limit;
    for (;;) {
      const number = next();
      if (number < whole) return number % limit;
    }
  };
}

/** The list of a stratum: blocks of random size, each shuffled from its end. */
function listOf(stratum, count) {
  const below = drawer({ blocks: stratum });
  const unit = shares.reduce((all, { ratio }) => all + ratio, 0);
  const arms = [];
  while (arms.length < count) {
    const size = blocks.sizes[below(blocks.sizes.length)];
    const block = shares.flatMap(({ arm, ratio }) => new Array((size / unit) * ratio).fill(arm));
    for (let left = block.length; left > 1; left -= 1) {
      const chosen = below(left);
      [block[left - 1], block[chosen]] = [block[chosen], block[left - 1]];
    }
    arms.push(...block);
  }
  return arms;
}

/** The arm that keeps the arms alike, or another one: of those before it takes the arms that follow from the seed. */
function minimised(before, stratum) {
  const imbalance = (candidate) => {
    let total = 0;
    for (const { factor, weight } of minimisation.factors) {
      const filled = shares.map(({ arm, ratio }) => {
        const alike = before.filter((one) => one.arm === arm && one.stratum[factor] === stratum[factor]);
        return (alike.length + (arm === candidate ? 1 : 0)) / ratio;
      });
      total += weight * (Math.max(...filled) - Math.min(...filled));
    }
    return total;
  };
  const weighed = shares.map((share) => ({ ...share, imbalance: imbalance(share.arm) }));
  const least = Math.min(...weighed.map((one) => one.imbalance));
  const best = weighed.filter((one) => one.imbalance === least);
  const others = weighed.filter((one) => one.imbalance !== least);
  const below = drawer({ minimisation: before.length });
  const from = others.length === 0 || below(100) < minimisation.percent ? best : others;
  const tickets = from.flatMap(({ arm, ratio }) => new Array(ratio).fill(arm));
  return tickets[below(tickets.length)];
}

const faults = [];
if (digest(seed, `\n${canonical({ study, list, randomisation })}`) !== commitment) {
  faults.push('The commitment is not to this seed and this description.');
}
const before = [];
const taken = new Map();
places.forEach(({ number, stratum, arm }, index) => {
  if (number !== index + 1) faults.push(`Number ${index + 1} is not there.`);
  const key = canonical(stratum);
  const place = (taken.get(key) ?? 0) + 1;
  taken.set(key, place);
  const drawn = minimisation === undefined ? listOf(stratum, place)[place - 1] : minimised(before, stratum);
  before.push({ arm: drawn, stratum });
  if (arm !== drawn) faults.push(`Number ${number} has arm ${arm}, and by the list it is ${drawn}.`);
});
for (const fault of faults) console.error(fault);
console.log(`List ${list} of ${study}: ${places.length} places, ${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);

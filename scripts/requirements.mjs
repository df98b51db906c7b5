/** Prints which specs show which requirement: those that name its number in their title. */
import { readFileSync } from 'node:fs';
import { readReport, runJest } from './jest-report.mjs';

const { requirements } = JSON.parse(readFileSync('docs/requirements.json', 'utf8'));
if (readReport() === undefined) await runJest();

const specs = (readReport()?.testResults ?? []).flatMap((suite) => suite.assertionResults);
const specsByNumber = new Map(requirements.map(({ number }) => [number, []]));
const unknown = new Set();
for (const { fullName, status } of specs) {
  for (const number of new Set(fullName.match(/\bR-[A-Z]{3}-\d{2}\b/g))) {
    if (specsByNumber.has(number)) specsByNumber.get(number).push({ fullName, status });
    else unknown.add(number);
  }
}

const resultOf = (shownBy) => {
  if (shownBy.length === 0) return 'no spec';
  if (shownBy.some(({ status }) => status === 'failed')) return 'fail';
  return shownBy.every(({ status }) => status === 'passed') ? 'pass' : 'not run';
};

let shown = 0;
for (const { number, title, must } of requirements) {
  const shownBy = specsByNumber.get(number);
  const result = resultOf(shownBy);
  if (result === 'pass') shown += 1;
  console.log(`${number}  ${must ? 'MUST  ' : 'should'}  ${result.padEnd(7)}  ${title}`);
  for (const { fullName, status } of shownBy) console.log(`    ${status.padEnd(7)}  ${fullName}`);
}

if (unknown.size > 0) console.log(`\nNamed by specs but not on the list: ${[...unknown].sort().join(', ')}`);
console.log(`\n${shown} of ${requirements.length} requirements shown`);

/** Judging cases anew under other rules, in memory: 10^4 and 10^5 cases, each with a few events. */
import { builtInVersions, clocksOf, initialStudy, reevaluate } from '../dist/libs/domain/src/index.js';
import { medianOf, option, rounds, table } from './measure.mjs';

const [builtInRules] = builtInVersions;
const sizes = option('cases', '10000,100000').split(',').map(Number);
const count = Number(option('rounds', 3));
const day = 86_400_000;
const begin = Date.parse('2020-01-01T00:00:00.000Z');
const instant = (ms) => new Date(ms).toISOString();

const study = {
  ...initialStudy,
  code: 'S1',
  sites: {
    BCN: { code: 'BCN', name: 'Hospital', country: 'ES', zone: 'Europe/Madrid' },
    LON: { code: 'LON', name: 'Hospital', country: 'GB', zone: 'Europe/London' },
  },
};
/** Every duty a day earlier. */
const stricter = {
  version: 'stricter',
  validFrom: '2020-01-01T00:00:00.000Z',
  rules: builtInRules.rules.map((rule) =>
    rule.period.days === undefined ? rule : { ...rule, period: { days: rule.period.days - 1 } },
  ),
};
const bases = ['CLINICAL_TRIAL', 'COMPASSIONATE_INDIVIDUAL', 'HOSPITAL_EXEMPTION'];
const criteria = [['HOSPITALISATION'], ['DEATH'], ['LIFE_THREATENING'], ['DISABILITY']];

/** A serious case with an opinion, a follow-up, and for most a report. Made from its number, so that runs are alike. */
function caseOf(n) {
  const at = begin + (n % 1500) * day + (n % 1440) * 60_000;
  const seriousness = criteria[n % criteria.length];
  const report = {
    participant: `P${n}`,
    site: n % 3 === 0 ? 'LON' : 'BCN',
    term: 'Sepsis',
    outcome: 'UNKNOWN',
    serious: true,
    seriousness,
    phase: n % 5 === 0 ? 'PROCUREMENT' : 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
    treatmentEmergent: true,
    legalBasis: bases[n % 2 === 0 ? 0 : n % bases.length],
  };
  const opinion = { by: 'INVESTIGATOR', to: 'PRODUCT', related: n % 7 !== 0, method: 'global' };
  const submitted = { report: 1, form: 'E2B_R3', recipient: 'EVCTM', channel: 'gateway' };
  const followUp = { information: 'letter', significance: { significant: n % 2 === 0, why: 'autopsy' } };
  const events = [
    ['AdverseEventReported', 0, report],
    ['CausalityAssessed', 1, opinion],
    ...(n % 4 === 0 ? [] : [['ReportSubmitted', 5 + (n % 10), submitted]]),
    ['FollowUpReceived', 20, followUp],
  ];
  return events.map(([type, days, data], i) => ({
    type,
    data,
    study: 'S1',
    stream: `adverse-event/AE${n}`,
    position: 10 * n + i + 1,
    version: i + 1,
    occurredAt: instant(at + days * day),
    recordedAt: instant(at + days * day + 3_600_000),
    actor: { id: 'x', role: 'investigator', organisation: 'x' },
  }));
}

const now = '2025-01-01T00:00:00.000Z';
const lines = [];
for (const size of sizes) {
  const cases = Array.from({ length: size }, (_, n) => caseOf(n));
  let report;
  const timed = (work) => () => {
    const before = performance.now();
    work();
    const seconds = (performance.now() - before) / 1000;
    return { seconds, perSecond: size / seconds };
  };
  const results = await rounds(count, {
    're-evaluation': timed(() => (report = reevaluate(cases, study, undefined, stricter, now))),
    'list with history': timed(() => cases.forEach((facts) => clocksOf(facts, study, builtInRules, now))),
  });
  for (const [name, measured] of Object.entries(results)) {
    lines.push([
      size,
      name,
      report.clocks.before,
      report.differences.length,
      medianOf(measured, 'seconds').toFixed(2),
      medianOf(measured, 'perSecond').toFixed(0),
    ]);
  }
}
console.log(`\nMedians of ${count} rounds\n`);
table(['cases', 'what', 'clocks', 'of them different', 'seconds', 'cases /s'], lines);

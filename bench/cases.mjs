/** A study of many participants: everyone goes through the journey that the domain's specs decide step by step. */
import { randomUUID } from 'node:crypto';
import { sha256 } from '../dist/libs/kernel/src/index.js';

// The protocols of the specs are found from the root.
process.chdir(new URL('..', import.meta.url).pathname);
const { recordedCase, step, visitOn } = await import('../dist/libs/testkit/src/domain/index.js');

const atOnce = 64;
const requestHash = sha256(Buffer.from('request'));

const journey = recordedCase([
  ...['2019-03-26', '2019-04-26', '2019-05-26', '2019-06-26', '2019-09-26', '2020-03-26', '2021-03-26'].map((date, i) =>
    visitOn(`${date}T13:00:00.000Z`, `V${i + 1}`),
  ),
  step('coordinator', 'ReportAdverseEvent', {
    occurredAt: '2021-03-27T10:00:00.000Z',
    adverseEvent: 'AE1',
    participant: 'P1',
    term: 'Pain at the injection site',
    severity: 'MILD',
    phase: 'FOLLOW_UP',
    onset: '2019-03-27',
    outcome: 'RECOVERED',
    serious: false,
    seriousness: [],
    side: 'LEFT',
  }),
]);
const ofTheStudy = journey.filter(({ stream }) => stream === 'study');
const ofAParticipant = JSON.stringify(journey.filter(({ stream }) => stream !== 'study'));

/** Codes of the n-th participant, with the product and the adverse event, as the routes want them. */
const codeOf = (prefix, n) => `${prefix}-${String(n).padStart(7, '0')}`;
export const participantCode = (n) => codeOf('P', n);
export const adverseEventCode = (n) => codeOf('AE', n);

const journeyOf = (n) => JSON.parse(ofAParticipant.replace(/\b(P|B|AE)1\b/g, (_, prefix) => codeOf(prefix, n)));

/** Events in a row of one stream go in one append, as one act of one person. */
function appendsOf(study, events) {
  const appends = [];
  for (const { stream, version, type, data, reason, occurredAt, recordedAt, zone, actor } of events) {
    const last = appends.at(-1);
    const event = { type, schemaVersion: 1, data, occurredAt, reason };
    if (last?.streams[0].stream === stream) last.streams[0].events.push(event);
    else {
      const commandId = randomUUID();
      const context = { actor, occurredAt, zone, recordedAt, causation: commandId, correlation: commandId };
      const streams = [{ stream, expectedVersion: version - 1, events: [event] }];
      appends.push({ study, commandId, requestHash, streams, context, answer: null });
    }
  }
  return appends;
}

async function appendAll(store, study, events) {
  for (const append of appendsOf(study, events)) {
    const { outcome } = await store.append(append);
    if (outcome !== 'appended') throw new Error(outcome);
  }
}

/** A study in the ledger that grows by whole participants. */
export function caseStudy(store, study) {
  /** Events of each participant. */
  const perParticipant = journeyOf(0).length;
  let participants = 0;
  const total = () => ofTheStudy.length + participants * perParticipant;
  return {
    perParticipant,
    begin: () => appendAll(store, study, ofTheStudy),
    /** Adds participants, the first one being 1, until there are at least so many events. Returns how many there are. */
    growTo: async (events) => {
      const more = async () => {
        while (total() < events) {
          participants += 1;
          await appendAll(store, study, journeyOf(participants));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, more));
      return total();
    },
  };
}

/** Body of a visit outside of every window: an unscheduled one, of which there may be many. */
export const unscheduledVisit = JSON.stringify({
  occurredAt: '2022-03-01T10:00:00.000Z',
  readings: [
    { instrument: 'VAS-DAILY', answers: [{ item: 'score', value: 1 }] },
    { instrument: 'VAS-SPORT', answers: [{ item: 'score', value: 1.5 }] },
    {
      instrument: 'VISA-A',
      form: 'A',
      answers: [...[1, 2, 3, 4, 5, 6, 7].map((i) => ({ item: `q${i}`, value: 10 })), { item: 'q8a', value: 30 }],
    },
  ],
  adverseEvents: 'NONE_SINCE_LAST_VISIT',
});

import {
  changesOf,
  evolveStream,
  flatten,
  initialWorld,
  readingFields,
  sentenceOf,
  writingOf,
  type FieldChange,
  type Fields,
} from '@caseledger/domain';
import { recordedCase, step, vas, visa, visitOn } from '@caseledger/testkit/domain';

const corrected = [vas('VAS-DAILY', 1), vas('VAS-SPORT', 2.5), visa(10)];
const facts = recordedCase([
  visitOn('2019-04-26T09:00:00.000Z', 'M1'),
  step('coordinator', 'CorrectVisit', {
    participant: 'P1',
    occurredAt: '2019-04-27T09:00:00.000Z',
    visit: 'M1',
    readings: corrected,
    reason: { code: 'TRANSCRIPTION', text: 'read from the wrong line' },
  }),
]);

/** Every change of the case, in order, with its stream. */
function trail(): readonly (FieldChange & { readonly stream: string; readonly type: string })[] {
  const records = new Map<string, Fields>();
  return facts.flatMap((fact) => {
    const key = `${fact.stream} ${writingOf(fact).record}`;
    const { changes, after } = changesOf(fact, records.get(key));
    records.set(key, after);
    return changes.map((change) => ({ ...change, stream: fact.stream, type: fact.type }));
  });
}

const changes = trail();

describe('the audit trail', () => {
  it('R-AUD-02 shows old and new value of a correction, and an initial entry without an old value', () => {
    const field = 'visit/M1/VAS-SPORT/score';
    expect(changes.filter((change) => change.field === field)).toEqual([
      { field, new: 1.5, stream: 'participant/P1', type: 'VisitRecorded' },
      { field, old: 1.5, new: 2.5, stream: 'participant/P1', type: 'VisitCorrected' },
    ]);
    expect(changes.filter(({ type }) => type === 'VisitCorrected')).toHaveLength(1);
  });

  it('R-AUD-02 folds to the state: the last values of the trail are those of the visit', () => {
    const state = facts
      .filter(({ stream }) => stream === 'participant/P1')
      .reduce((before, fact) => evolveStream('participant', before, fact), initialWorld.participant);
    const last = new Map<string, unknown>();
    for (const { stream, field, new: value } of changes) {
      if (stream !== 'participant/P1' || !field.startsWith('visit/')) continue;
      if (value === undefined) last.delete(field);
      else last.set(field, value);
    }
    for (const { readings, visit, scheduled, date } of Object.values(state.visits)) {
      const expected = [...readingFields(readings), ...flatten({ visit, scheduled, date }, '')];
      expect(Object.fromEntries(expected.map(([field]) => [field, last.get(`visit/${visit}/${field}`)]))).toEqual(
        Object.fromEntries(expected),
      );
    }
  });

  it('R-AUD-02 has an initial entry for every field of every event that corrects nothing', () => {
    for (const fact of facts)
      expect(changesOf(fact, undefined).changes.every((change) => !('old' in change))).toBe(true);
  });

  it('R-PRV-03 never shows a sealed value', () => {
    const sealed = { $sealed: { subject: 'P1', key: 1, iv: 'iv', text: 'text' } };
    expect(flatten({ name: sealed, role: 'x' }, '')).toEqual([
      ['name', '[personal data]'],
      ['role', 'x'],
    ]);
  });

  it('R-AUD-03 R-AUD-07 says in a sentence what was corrected, and why', () => {
    const fact = facts.findLast(({ type }) => type === 'VisitCorrected')!;
    expect(sentenceOf(fact, 'Ana (coordinator, site)')).toBe(
      'Ana (coordinator, site) corrected visit M1 of P1: VAS-SPORT/score from 1.5 to 2.5. ' +
        'Reason: read from the wrong line (TRANSCRIPTION).',
    );
  });

  it('R-AUD-07 has a sentence for every event of a case', () => {
    for (const fact of facts) {
      const sentence = sentenceOf(fact, 'Ana');
      expect(sentence).toMatch(/^Ana [a-z].+[.!?)]$/s);
      expect(sentence).not.toMatch(/undefined|\[object/);
    }
  });
});

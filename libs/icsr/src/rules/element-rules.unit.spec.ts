import { batchFindings, icsrFindings, known, pointInTime, withheld, type Finding } from '../index.js';
import { everything } from '../../test/everything.js';
import { batchOf, fatalSusar, notRelated, sentAt } from '../../test/reports.js';
import { batchElements, messageElements, reportElements } from './elements.js';
import { ichElements } from './ich-elements.js';
import { occurrences } from './occurrences.js';

const brief = ({ element, rule, at }: Finding) => `${element} ${rule} ${at}`;

/** A copy of `value` without the member at a place such as `reactions[0].term.code`. */
function without<T>(value: T, at: string): T {
  const copy = structuredClone(value);
  const steps = at.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop()!;
  const parent = steps.reduce((node, step) => node[step] as Record<string, unknown>, copy as Record<string, unknown>);
  parent[last] = undefined;
  return copy;
}

const modelled = [
  ...occurrences(batchElements, {}),
  ...occurrences(messageElements, {}),
  ...occurrences(reportElements, {}),
].map(({ element }) => element);

const mandatory = [...ichElements.values()].filter(({ conformance }) => conformance === 'required');
const places = [
  ...occurrences(batchElements, batchOf([fatalSusar])),
  ...[...occurrences(messageElements, {})].map((place) => ({ ...place, at: `messages[0].${place.at}` })),
  ...[...occurrences(reportElements, fatalSusar)].map((place) => ({ ...place, at: `messages[0].report.${place.at}` })),
];

describe('Element table of ICH', () => {
  it('R-ICS-03: has a row for every element of the model, and the model every element of it', () => {
    expect(modelled.filter((element) => !ichElements.has(element))).toEqual([]);
    expect([...ichElements.keys()].filter((element) => !modelled.includes(element))).toEqual([]);
  });

  it('R-ICS-02: names the mandatory elements', () => {
    expect(mandatory.map(({ element }) => element).join(' ')).toBe(
      'N.1.2 N.1.3 N.1.4 N.1.5 N.2.r.1 N.2.r.2 N.2.r.3 N.2.r.4 C.1.1 C.1.2 C.1.3 C.1.4 C.1.5 C.1.6.1 C.1.7 C.1.8.1 ' +
        'C.1.8.2 C.1.9.1 C.3.1 D.1 E.i.2.1a E.i.2.1b E.i.3.2a E.i.3.2b E.i.3.2c E.i.3.2d E.i.3.2e E.i.3.2f E.i.7 ' +
        'G.k.1 G.k.2.2 H.1',
    );
  });

  it.each(mandatory.map(({ element }) => element))(
    'R-ICS-02: without %s there is a finding that names it',
    (element) => {
      const { at } = places.find((place) => place.element === element)!;
      const findings = batchFindings(without(batchOf([fatalSusar]), at), sentAt);
      expect(findings.map(brief)).toContain(`${element} required ${at}`);
    },
  );

  it('R-ICS-02: a report without reactions and drugs lacks their mandatory elements', () => {
    const empty = { ...notRelated, reactions: [], drugs: [] } as unknown as typeof notRelated;
    const missing = icsrFindings(empty, sentAt).filter(({ rule }) => rule === 'required');
    expect(missing.map(({ element }) => element)).toEqual(
      expect.arrayContaining(['E.i.2.1b', 'E.i.3.2a', 'E.i.7', 'G.k.1', 'G.k.2.2']),
    );
  });

  const pairs = [...ichElements.values()].flatMap(({ element, requiredWith }) =>
    requiredWith === undefined ? [] : [[element, requiredWith] as const],
  );

  it('R-ICS-03: knows which elements go together', () => {
    expect(pairs).toContainEqual(['C.1.11.2', 'C.1.11.1']);
    expect(pairs).toContainEqual(['D.9.3', 'D.9.1']);
    expect(pairs).toContainEqual(['G.k.3.2', 'G.k.3.1']);
    expect(pairs.length).toBe(42);
  });

  it.each(pairs)('R-ICS-03: %s is asked for with %s, and not without it', (element, other) => {
    const at = (wanted: string) =>
      [...occurrences(reportElements, everything)].find((each) => each.element === wanted)!.at;
    const asked = (report: typeof everything) =>
      icsrFindings(report, sentAt).filter((each) => each.element === element && each.rule === 'required-with');
    const alone = without(everything, at(element));
    expect(asked(everything)).toEqual([]);
    expect(asked(alone).map(brief)).toEqual([`${element} required-with ${at(element)}`]);
    expect(asked(without(alone, at(other)))).toEqual([]);
  });

  it('R-ICS-03: a country needs no number beside it, a number needs its country', () => {
    const authorised = (authorisation: object) =>
      icsrFindings({ ...notRelated, drugs: [{ ...notRelated.drugs[0], authorisation }] }, sentAt).map(brief);
    expect(authorised({})).toEqual([]);
    expect(authorised({ country: 'ES' })).toEqual([]);
    expect(authorised({ number: '1', country: 'ES' })).toEqual([]);
    expect(authorised({ number: '1' })).toEqual(['G.k.3.2 required-with drugs[0].authorisation.country']);
  });

  it('R-ICS-03: null flavors are taken where ICH lists them', () => {
    const flavored = (flavor: 'MSK' | 'UNK') =>
      icsrFindings(
        { ...notRelated, patient: { ...notRelated.patient, investigationNumber: withheld(flavor) } },
        sentAt,
      ).map(brief);
    expect(flavored('MSK')).toEqual([]);
    expect(flavored('UNK')).toEqual(['D.1.1.4 null-flavor patient.investigationNumber']);
  });

  it('R-ICS-03: codes, countries, languages and MedDRA terms have their form', () => {
    const [reaction] = notRelated.reactions;
    const changed = (change: object) =>
      icsrFindings({ ...notRelated, reactions: [{ ...reaction, ...change }] }, sentAt).map(brief);
    expect(changed({ outcome: '6' })).toEqual(['E.i.7 code reactions[0].outcome']);
    expect(changed({ country: 'Spain' })).toEqual([
      'E.i.9 length reactions[0].country',
      'E.i.9 format reactions[0].country',
    ]);
    expect(changed({ verbatim: { text: 'dolor', language: 'es' } })).toEqual([
      'E.i.1.1b format reactions[0].verbatim.language',
    ]);
    expect(changed({ term: { version: '27', code: '123' } })).toEqual(
      expect.arrayContaining(['E.i.2.1a format reactions[0].term.version', 'E.i.2.1b format reactions[0].term.code']),
    );
    expect(changed({ duration: { value: 2, unit: 'days' } })).toEqual(['E.i.6b code reactions[0].duration.unit']);
  });

  it('R-ICS-11: lengths are counted in characters, and nothing is cut', () => {
    const narrated = (narrative: string) => icsrFindings({ ...notRelated, narrative }, sentAt);
    expect(narrated('a'.repeat(100_000))).toEqual([]);
    expect(narrated('🦴'.repeat(100_000))).toEqual([]);
    expect(narrated('a'.repeat(100_001))).toMatchObject([
      {
        element: 'H.1',
        rule: 'length',
        severity: 'error',
        message: expect.stringContaining('100001 characters') as string,
      },
    ]);
    expect(narrated('🦴'.repeat(100_001))).toMatchObject([{ element: 'H.1', rule: 'length' }]);
  });

  it('R-ICS-11: a control character is found, with its place', () => {
    expect(icsrFindings({ ...notRelated, narrative: 'It rang\u0007 twice' }, sentAt)).toMatchObject([
      { element: 'H.1', rule: 'character', message: expect.stringContaining('U+0007 at 8') as string },
    ]);
    expect(icsrFindings({ ...notRelated, narrative: 'one\ttwo\r\nthree' }, sentAt)).toEqual([]);
  });

  it('R-ICS-06: dates are known to what ICH asks at least', () => {
    const dated = (change: object) => icsrFindings({ ...notRelated, ...change }, sentAt).map(brief);
    expect(dated({ createdAt: pointInTime('202611201030') })).toEqual(['C.1.2 precision createdAt']);
    expect(dated({ firstReceived: pointInTime('202611') })).toEqual(['C.1.4 precision firstReceived']);
    expect(dated({ mostRecentInformation: pointInTime('2026') })).toEqual(['C.1.5 precision mostRecentInformation']);
    const [reaction] = notRelated.reactions;
    expect(dated({ reactions: [{ ...reaction, start: known(pointInTime('2026')) }] })).toEqual([]);
  });

  it('R-ICS-06: nothing lies after the instant of sending, wherever on earth it was written down', () => {
    const created = (at: string) =>
      icsrFindings({ ...notRelated, createdAt: pointInTime(at) }, '2026-11-21T12:00:00Z').map(brief);
    expect(created('20261121130000+0100')).toEqual([]);
    expect(created('20261121130001+0100')).toEqual(['C.1.2 future createdAt']);
    expect(created('20261122015959')).toEqual([]);
    expect(created('20261122020001')).toEqual(['C.1.2 future createdAt']);
    expect(icsrFindings({ ...notRelated, firstReceived: pointInTime('20261123') }, sentAt).map(brief)).toEqual([
      'C.1.4 future firstReceived',
    ]);
    expect(() => icsrFindings(notRelated, 'yesterday')).toThrow('"yesterday" is not an instant.');
  });
});

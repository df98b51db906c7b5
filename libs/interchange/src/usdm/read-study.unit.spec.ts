import type { Protocol, ScheduledInstance } from '@caseledger/domain';
import { concludingTrial, escalatedTrial, randomisedTrial } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { fixture, protocols, wrapperSchema as valid } from '../../test/documents.js';
import { readTimelines, readUsdm, writeUsdm, type UsdmStudyDesign } from '../index.js';

const context = { studyName: 'A study', sponsor: 'Reference Sponsor', systemVersion: '1.0.0' };
/** A document as another process receives it. */
const sent = (protocol: Protocol): unknown => JSON.parse(JSON.stringify(writeUsdm(protocol, context)));
const [[, shipped]] = protocols as [[string, Protocol]];

describe.each(protocols)('the protocol of %s', (_, protocol) => {
  it('is the same when it is read from what was written', () => {
    expect(readUsdm(sent(protocol))).toEqual({ protocol, untaken: [] });
  });
});

describe('how participants get to their arms', () => {
  it.each([
    [
      'by a list, blinded',
      { ...randomisedTrial, blinding: { schema: 'DOUBLE' as const, roles: ['coordinator' as const] } },
    ],
    ['by cohorts', escalatedTrial],
  ])('is the same when it is read from what was written: %s', (_, protocol) => {
    expect(readUsdm(sent(protocol))).toEqual({ protocol, untaken: [] });
  });
});

it('what is concluded is the same when it is read from what was written', () => {
  expect(readUsdm(sent(concludingTrial))).toEqual({ protocol: concludingTrial, untaken: [] });
  const nothing = { ...concludingTrial, objectives: [], analysisPopulations: [], estimands: [] };
  expect(readUsdm(sent(nothing))).toEqual({ protocol: nothing, untaken: [] });
});

describe('a protocol that uses all that it may say', () => {
  const signs = ['a', 'A', 'A.B', 'A_B', '<p>', 'a < b & c', '&amp;', '&lt;', '</p><p>', '__proto__', ' '];
  const text = fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
  const coded = <T extends object>(more: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.uniqueArray(fc.record({ code: text, title: text, ...more }), {
      selector: ({ code }) => code,
      minLength: 1,
      maxLength: 4,
    }) as fc.Arbitrary<(T & { code: string; title: string })[]>;
  const among = (list: readonly { readonly code: string }[]) => fc.subarray(list.map(({ code }) => code));
  const instance = fc.record(
    { repeats: fc.record({ every: fc.constant('P1M'), from: fc.constantFrom('FIRST' as const, 'PREVIOUS' as const) }) },
    { requiredKeys: [] },
  );

  const varied = fc
    .record({
      arms: coded({
        type: fc.constantFrom('INVESTIGATIONAL', 'ACTIVE_COMPARATOR', 'PLACEBO', 'SHAM', 'NO_INTERVENTION'),
      }),
      epochs: coded({
        type: fc.constantFrom('SCREENING', 'RUN_IN', 'TREATMENT', 'WASHOUT', 'FOLLOW_UP', 'OBSERVATION'),
      }),
      encounters: coded({ contact: fc.constantFrom('IN_PERSON', 'TELEPHONE', 'REMOTE') }),
      interventions: coded({
        role: fc.constantFrom('INVESTIGATIONAL', 'COMPARATOR', 'SHAM', 'BACKGROUND', 'PROCEDURE'),
        route: fc.option(text, { nil: undefined }),
        dose: fc.option(fc.record({ least: fc.nat(9), most: fc.integer({ min: 9, max: 20 }), unit: text }), {
          nil: undefined,
        }),
        product: fc.boolean(),
        treatedSites: fc.option(some(text), { nil: undefined }),
      }),
      products: coded({ origin: fc.constantFrom('AUTOLOGOUS', 'ALLOGENEIC', 'LICENSED') }),
      eligibility: coded({
        kind: fc.constantFrom('INCLUSION', 'EXCLUSION'),
        of: fc.option(fc.constant('DONOR'), { nil: undefined }),
      }),
      activities: coded({
        act: fc.option(fc.record({ kind: fc.constantFrom('CONSENT', 'SEROLOGY', 'COLLECTION') }), { nil: undefined }),
      }),
      instances: coded({
        more: instance,
        end: fc.constantFrom(undefined, 'START_TO_START', 'END_TO_START'),
        windowed: fc.boolean(),
        before: fc.boolean(),
      }),
      outcomes: coded({ primary: fc.boolean() }),
      exempt: fc.option(some(text), { nil: undefined }),
    })
    .chain(({ interventions, products, eligibility, activities, instances, exempt, outcomes, ...rest }) =>
      fc.record({ passed: among(interventions), done: among(activities) }).map(({ passed, done }): unknown => ({
        ...shipped,
        ...rest,
        products,
        activities: activities.map((one) => ({ ...one, instruments: shipped.instruments.map(({ code }) => code) })),
        elements: [{ code: 'E', title: 'An element', interventions: passed }],
        cells: rest.arms.map((arm) => ({ arm: arm.code, epoch: rest.epochs[0]!.code, elements: ['E'] })),
        interventions: interventions.map(({ route, dose, product, treatedSites, ...one }, index) => ({
          ...one,
          administrations: [
            {
              code: `${index}`,
              title: 'Given',
              route,
              dose,
              treatedSites,
              product: product ? products[0]!.code : undefined,
              deposits: [],
            },
          ],
        })),
        eligibility: eligibility.map(({ code, kind, title, of }) => ({ code, kind, text: title, of })),
        timelines: [
          {
            ...shipped.timelines[0],
            instances: instances.map(({ code, title, more, end, windowed, before }, index): ScheduledInstance => ({
              code,
              title,
              ...(more as Pick<ScheduledInstance, 'repeats'>),
              encounter: rest.encounters[0]!.code,
              epoch: rest.epochs[0]!.code,
              activities: done,
              timing: {
                ...(index === 0
                  ? { type: 'FIXED_REFERENCE', value: 'P1D' }
                  : { type: before ? 'BEFORE' : 'AFTER', value: 'PT36H', relativeTo: instances[index - 1]!.code }),
                ...(end && { from: end }),
                ...(windowed && { window: { lower: 'P1D', upper: 'P0D' } }),
              },
            })),
          },
        ],
        outcomes: outcomes.map((one) => ({ ...shipped.outcomes[0], ...one })),
        exemptFromImmediateReporting: exempt,
      })),
    )
    .map((one) => JSON.parse(JSON.stringify(one)) as Protocol);

  it('is the same when it is read from what was written, whatever signs its codes have', () => {
    fc.assert(
      fc.property(varied, (protocol) => {
        const document = sent(protocol);
        expect(valid(document) ? null : valid.errors).toBeNull();
        expect(readUsdm(document)).toEqual({ protocol, untaken: [] });
      }),
    );
  });
});

describe.each(['CDISC_Pilot_Study', 'Alexion_NCT04573309_Wilsons'])('the study %s of others', (name) => {
  const document = fixture(name) as { study: { versions: [{ studyDesigns: [UsdmStudyDesign] }] } };
  const design = document.study.versions[0].studyDesigns[0];
  const { protocol, untaken } = readUsdm(document);

  it('has the schedule that its timelines say', () => {
    expect(protocol.timelines).toEqual(readTimelines(design).value);
    expect(protocol.encounters.map(({ code }) => code)).toEqual(design.encounters!.map((one) => one.name));
    expect(protocol.epochs.map(({ code }) => code)).toEqual(design.epochs!.map((one) => one.name));
    expect(protocol.arms.length).toBeGreaterThan(0);
    expect(protocol.cells).toHaveLength(protocol.arms.length * protocol.epochs.length);
  });

  it('has nothing of what USDM does not know, and the report says so', () => {
    expect(protocol).toMatchObject({ legalBases: [], consentForms: [], treatedSites: [], instruments: [] });
    const whats = untaken.map(({ what }) => what);
    expect(whats).toEqual(
      expect.arrayContaining(['legalBases', 'consentForms', 'treatedSites', 'serology', 'characteristics']),
    );
  });

  it('has a report that leads to a place in it each time', () => {
    for (const { pointer } of untaken) {
      const steps = pointer.split('/').slice(1);
      const found = steps.every((step, index) => {
        const owner = steps
          .slice(0, index)
          .reduce<unknown>((one, next) => (one as Record<string, unknown>)[next], document);
        return Object.hasOwn(owner as object, step);
      });
      expect([pointer, found]).toEqual([pointer, true]);
    }
  });
});

/** What a draft need not say again, and the report need not tell: for each, why. */
const said: readonly (readonly [RegExp, string])[] = [
  [/\/(id|instanceType|codeSystem|codeSystemVersion|decode)$/, 'of the document, or words for a code'],
  [
    /\/(previousId|nextId|entryId|defaultConditionId|timelineExitId|scheduledAtId)$/,
    'the order, which lists and timings say',
  ],
  [/\/(usdmVersion|systemName|systemVersion)$/, 'of the document'],
  [/\/study\/name$|\/studyDesigns\/\*\/(name|label)$|\/population\/(name|label)$/, 'there is one of it'],
  [/\/(roles|timings|eligibilityCriterionItems)\/\*\/(name|label)$/, 'what it is said of has a name'],
  [/\/(valueLabel|windowLabel)$/, 'words for a duration'],
  [/\/eligibilityCriterionItems\/\*\/dictionaryId$/, 'told with the parameters of the text'],
  [/\/arms\/\*\/dataOriginDescription$/, 'words for a code'],
  [/\/(organizations\/\*\/(name|identifier|identifierScheme|type\/code)|organizationIds\/\*|scopeId)$/, 'the sponsor'],
  [/\/studyDesigns\/\*\/studyInterventionIds\/\*$/, 'said by the elements'],
  [/\/(titles\/\*\/type|route\/standardCode)\/code$/, 'its words are taken'],
];

describe.each(['CDISC_Pilot_Study', 'Alexion_NCT04573309_Wilsons'])('whatever the study %s of others says', (name) => {
  it('is in the draft or in the report', () => {
    const document = fixture(name) as object;
    const read = () => JSON.stringify(readUsdm(document));
    const before = read();
    // A report of something that is not there covers nothing that is.
    const reported = readUsdm(document)
      .untaken.filter(({ why }) => !why.startsWith('USDM has no place'))
      .map(({ pointer }) => pointer);
    const looked = new Map<string, number>();
    const silent = new Set<string>();
    const visit = (owner: Record<string, unknown>, at: string): void => {
      for (const [member, value] of Object.entries(owner)) {
        const pointer = `${at}/${member}`;
        const place = pointer.replaceAll(/\/\d+/g, '/*');
        if (reported.some((one) => pointer === one || pointer.startsWith(`${one}/`))) continue;
        if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>, pointer);
        else if (value !== null && value !== '' && (looked.get(place) ?? 0) < 3) {
          looked.set(place, (looked.get(place) ?? 0) + 1);
          owner[member] = typeof value === 'string' ? `${value}X` : typeof value === 'number' ? value + 1 : !value;
          if (read() === before) silent.add(place);
          owner[member] = value;
        }
      }
    };
    visit(document as Record<string, unknown>, '');
    expect(looked.size).toBeGreaterThan(100);
    expect([...silent].filter((place) => !said.some(([form]) => form.test(place)))).toEqual([]);
  });
});

describe('a document that is not what it should be', () => {
  const document = () => sent(shipped) as Record<string, never>;
  /** The document with another value at a place. */
  const changed = (pointer: string, value: unknown) => {
    const whole = document();
    const steps = pointer.split('/').slice(1);
    const last = steps.pop()!;
    const owner = steps.reduce<Record<string, unknown>>((one, step) => one[step] as Record<string, unknown>, whole);
    owner[last] = value;
    return readUsdm(whole);
  };
  const design = '/study/versions/0/studyDesigns/0';

  it.each([
    ['/usdmVersion', '3.0.0', '/usdmVersion', 'It is of version 3.0.0 of USDM, and 4 is read.'],
    ['/study', null, '/study', 'There is none.'],
    ['/study/versions', [], '/study/versions', 'There is none.'],
    ['/study/versions', 'one', '/study/versions', 'It is no list.'],
    [
      '/study/versions/0/studyInterventions/0/role',
      { code: 'C753', decode: 'Placebo' },
      '/study/versions/0/studyInterventions/0/role',
      'Placebo (C753) is taken as COMPARATOR.',
    ],
    [`${design}/studyCells/1/armId`, 'Nobody', `${design}/studyCells/1/armId`, 'It leads to nothing that was taken.'],
    [`${design}/arms/0/type/code`, 'C1', `${design}/arms/0/type`, 'Investigational Arm (C1) is no word of Caseledger.'],
    [`${design}/arms/0/name`, 7, `${design}/arms/0/name`, 'It is no text.'],
    [
      `${design}/scheduleTimelines/0/instances/2/encounterId`,
      'Nobody',
      `${design}/scheduleTimelines/0/instances/2/encounterId`,
      'It leads to nothing that was taken.',
    ],
    [
      `${design}/scheduleTimelines/0/timings/2/relativeToScheduledInstanceId`,
      'Nobody',
      `${design}/scheduleTimelines/0/timings/2`,
      'M1 is relative to nothing that the timeline has.',
    ],
    [
      `${design}/scheduleTimelines/0/timings/2/windowLower`,
      null,
      `${design}/scheduleTimelines/0/timings/2`,
      'M1 has one end of a window only: it was taken without one, as the day itself.',
    ],
    [
      `${design}/epochs/0/nextId`,
      'StudyEpoch.FOLLOW-UP',
      `${design}/epochs/0/nextId`,
      'Epochs follow each other in the order in which they are listed.',
    ],
    [
      `${design}/model`,
      { code: 'C82637', decode: 'Crossover Study' },
      `${design}/model`,
      'Caseledger has no place for it.',
    ],
    [
      `${design}/blindingSchema`,
      { standardCode: { code: 'C15228', decode: 'Double Blind Study' } },
      `${design}/blindingSchema`,
      'Caseledger has no place for it.',
    ],
    [
      `${design}/population/criterionIds`,
      [],
      `${design}/eligibilityCriteria/0`,
      'It is not of the population of the study, and was taken as one for all.',
    ],
    [
      `${design}/extensionAttributes/0/valueString`,
      '[{"code":',
      `${design}/extensionAttributes/0`,
      'treated-sites is no list in JSON.',
    ],
    [
      `${design}/encounters`,
      Array(5_001).fill({}),
      `${design}/encounters`,
      '5001 are too many: not more than 5000 are read.',
    ],
    [
      '/study/versions/0/studyInterventions/0/administrations/0/dose/value',
      400,
      '/study/versions/0/studyInterventions/0/administrations/0/dose',
      'The dose is 400, beyond them.',
    ],
  ])('is reported where it is: %s', (at, value, pointer, why) => {
    expect(changed(at, value).untaken).toContainEqual({ pointer, what: expect.any(String) as string, why });
  });

  it.each([[undefined], [null], [[]], ['text'], [3], [{}], [{ usdmVersion: 4 }]])('is no protocol: %j', (odd) => {
    const { protocol, untaken } = readUsdm(odd);
    expect(protocol.arms).toEqual([]);
    expect(untaken).toHaveLength(1);
  });

  it('has a report that somebody can read, however much is odd', () => {
    const { untaken } = changed('/study/versions/0/studyInterventions', Array(3_000).fill(1));
    expect(untaken).toHaveLength(2_001);
    expect(untaken.at(-1)).toMatchObject({ pointer: '', why: 'Not more than 2000 are listed.' });
    expect(Number.parseInt(untaken.at(-1)!.what, 10)).toBeGreaterThanOrEqual(1_000);
  });

  it('is read however deep it is', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    for (const at of [
      '/study',
      '/study/versions/0/amendments',
      `${design}/arms`,
      `${design}/extensionAttributes/0/url`,
    ]) {
      expect(changed(at, deep).untaken.length).toBeGreaterThan(0);
    }
  });

  it('never stops the reading, wherever it is odd', () => {
    const pointers: string[] = [];
    const visit = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, one] of Object.entries(value)) {
        pointers.push(`${at}/${name}`);
        visit(one, `${at}/${name}`);
      }
    };
    visit(document(), '');
    const odd = fc.constantFrom<unknown>(null, undefined, 0, '', 'x', true, [], [null], [[]], {}, { id: 1 }, [
      { id: 'a' },
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...pointers), odd, (pointer, value) => {
        expect(Object.keys(changed(pointer, value))).toEqual(['protocol', 'untaken']);
      }),
      { numRuns: 1_000 },
    );
  });
});

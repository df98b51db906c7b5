import { readFileSync } from 'node:fs';
import { createValidationPipe } from '@caseledger/platform';
import { ProtocolBody } from './protocol.dto.js';

type Json = Record<string, unknown>;

const pipe = createValidationPipe();
const programmes = [
  'apps/standalone/protocols/achilles-case-series.json',
  'test/fixtures/protocols/femoral-head-osteonecrosis.json',
];
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Json;

async function pointersOf(protocol: Json): Promise<readonly unknown[]> {
  const body = { occurredAt: '2019-01-01', protocol };
  const error: unknown = await pipe.transform(body, { type: 'body', metatype: ProtocolBody }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { problem } = (error ?? { problem: { unmet: [] } }) as {
    problem: { unmet: readonly { rule: string; pointer: string }[] };
  };
  return problem.unmet.map(({ rule, pointer }) => `${rule} ${pointer}`);
}

describe('a protocol document', () => {
  it.each(programmes)('%s arrives at the domain as it was sent', async (path) => {
    const body = { occurredAt: '2019-01-01', protocol: read(path) };
    const dto: unknown = await pipe.transform(structuredClone(body), { type: 'body', metatype: ProtocolBody });
    expect(JSON.parse(JSON.stringify(dto))).toStrictEqual(body);
  });

  const achilles = read(programmes[0]!);
  const manufacture = achilles.manufacture as Json;
  const [instrument] = achilles.instruments as Json[];

  it.each<[string, Json, string]>([
    ['an unknown member', { ...achilles, colour: 'red' }, 'unknown-member /protocol/colour'],
    ['an absent member', { ...achilles, visits: undefined }, 'missing-member /protocol/visits'],
    ['a list that is an object', { ...achilles, visits: {} }, 'malformed-member /protocol/visits'],
    ['a null', { ...achilles, serology: null }, 'malformed-member /protocol/serology'],
    [
      'a legal basis twice',
      { ...achilles, legalBases: ['CLINICAL_TRIAL', 'CLINICAL_TRIAL'] },
      'malformed-member /protocol/legalBases',
    ],
    [
      'an unknown member deep inside',
      { ...achilles, manufacture: { ...manufacture, days: { least: 1, most: 2, mean: 1 } } },
      'unknown-member /protocol/manufacture/days/mean',
    ],
    [
      'values that are neither numbers nor texts',
      { ...achilles, instruments: [{ ...instrument, items: [{ code: 'a', title: 'A', values: [true] }] }] },
      'malformed-member /protocol/instruments/0/items/0/values',
    ],
    [
      'too many visits',
      { ...achilles, visits: Array.from({ length: 101 }, () => ({})) },
      'malformed-member /protocol/visits',
    ],
  ])('refuses %s', async (_, protocol, expected) => {
    expect(await pointersOf(protocol)).toContain(expected);
  });
});

import { readFileSync } from 'node:fs';
import { readDeclared, type ProblemError } from '@caseledger/platform';
import { ProtocolBody } from './protocol.dto.js';

type Json = Record<string, unknown>;

const programmes = ['achilles', 'femoral-head', 'patellar', 'preventive-request'].map(
  (name) => `programmes/${name}/protocol.json`,
);
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Json;

function pointersOf(protocol: Json): readonly string[] {
  try {
    readDeclared(ProtocolBody, { occurredAt: '2019-01-01', protocol });
    return [];
  } catch (error) {
    const { unmet = [] } = (error as ProblemError).problem;
    return unmet.map(({ rule, pointer }) => `${rule} ${String(pointer)}`);
  }
}

describe('a protocol document', () => {
  it.each(programmes)('%s arrives at the domain as it was sent', (path) => {
    const body = { occurredAt: '2019-01-01', protocol: read(path) };
    expect(readDeclared(ProtocolBody, structuredClone(body))).toStrictEqual(body);
  });

  const achilles = read(programmes[0]!);
  const [product] = achilles.products as Json[];
  const manufacture = product!.manufacture as Json;
  const [instrument] = achilles.instruments as Json[];

  it.each<[string, Json, string]>([
    ['an unknown member', { ...achilles, colour: 'red' }, 'unknown-member /protocol/colour'],
    ['an absent member', { ...achilles, arms: undefined }, 'missing-member /protocol/arms'],
    ['a list that is an object', { ...achilles, arms: {} }, 'malformed-member /protocol/arms'],
    ['a null', { ...achilles, serology: null }, 'malformed-member /protocol/serology'],
    [
      'a legal basis twice',
      { ...achilles, legalBases: ['CLINICAL_TRIAL', 'CLINICAL_TRIAL'] },
      'malformed-member /protocol/legalBases',
    ],
    [
      'an unknown member deep inside',
      {
        ...achilles,
        products: [{ ...product, manufacture: { ...manufacture, storage: { least: 1, most: 2, mean: 1 } } }],
      },
      'unknown-member /protocol/products/0/manufacture/storage/mean',
    ],
    [
      'values that are neither numbers nor texts',
      { ...achilles, instruments: [{ ...instrument, items: [{ code: 'a', title: 'A', values: [true] }] }] },
      'malformed-member /protocol/instruments/0/items/0/values',
    ],
    [
      'too many arms',
      { ...achilles, arms: Array.from({ length: 101 }, () => ({})) },
      'malformed-member /protocol/arms',
    ],
  ])('refuses %s', (_, protocol, expected) => {
    expect(pointersOf(protocol)).toContain(expected);
  });
});

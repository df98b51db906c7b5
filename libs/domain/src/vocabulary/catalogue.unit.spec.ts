import { temporaryFolder } from '@caseledger/testkit/folders';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invented, splintEvents } from '../../test/invented-events.js';
import { catalogueOf } from './catalogue.js';
import { event, events, own, type Material } from './event.js';
import { streamKinds, type StreamKind } from './streams.js';

const fitted = {
  type: 'SplintFitted',
  stream: 'participant/P1',
  version: 7,
  data: { site: 'BCN', weight: 0.4, kind: 'ANKLE_SPLINT' },
} as const;

describe('an event kind that is added by its definition alone', () => {
  it('is in the catalogue of its stream', () => {
    expect(invented.typesOf('participant')).toEqual(expect.arrayContaining(['ConsentSigned', 'SplintFitted']));
    expect(invented.kindOf('SplintFitted')).toBe('participant');
  });

  it('has a sentence in each language that it speaks', () => {
    const reason = { code: 'CARE', text: 'se hinchó' };
    expect(invented.sentenceOf(fitted, 'Ana')).toBe('Ana fitted P1 with a ankle splint.');
    expect(invented.sentenceOf({ ...fitted, reason }, 'Ana', 'es')).toBe(
      'Ana colocó a P1 una férula de 0.4 kg. Motivo: se hinchó (CARE).',
    );
  });

  it('is read in English where it does not speak the language', () => {
    const died = { type: 'Died', stream: 'participant/P1', data: { cause: 'UNKNOWN' } } as const;
    const reason = { code: 'NEWS', text: 'a letter' };
    expect(invented.sentenceOf({ ...died, reason }, 'Ana', 'es')).toBe(
      'Ana recorded that P1 died: UNKNOWN. Reason: a letter (NEWS).',
    );
  });

  it('shows in the audit trail what it changed', () => {
    const first = invented.changesOf(fitted, undefined);
    expect(first.changes).toContainEqual({ field: 'splint/ANKLE_SPLINT/weight', new: 0.4 });
    const heavier = { ...fitted, data: { ...fitted.data, weight: 0.5 } };
    expect(invented.changesOf(heavier, first.after).changes).toEqual([
      { field: 'splint/ANKLE_SPLINT/weight', old: 0.4, new: 0.5 },
    ]);
  });

  it('tells whom it is about, and has its traits', () => {
    expect(invented.aboutOf(fitted)).toEqual({ participant: 'P1', site: 'BCN' });
    expect(invented.typesWith('ends')).toEqual(expect.arrayContaining(['Died', 'SplintFitted']));
    expect(invented.endOfFollowUp(fitted)).toBeUndefined();
    expect(invented.endOfFollowUp({ ...fitted, data: { ...fitted.data, kind: 'BOOT' } })).toBe('COMPLETED');
    expect(invented.hasTrait('incident', fitted)).toBe(true);
    expect(invented.hasTrait('exposes', fitted)).toBe(false);
  });

  it('R-CEL-14 (part) tells the materials that it uses, whatever its data calls them', () => {
    const thawing = event<{ readonly media: readonly Material[] }>({
      version: 1,
      says: { en: () => 'thawed' },
      reads: own,
      uses: ({ media }) => media,
      traits: {},
    });
    const { materialsOf } = catalogueOf(events('product', { CellsThawed: thawing }));
    const media = [{ name: 'thawing medium', lot: 'L7' }];
    expect(materialsOf({ type: 'CellsThawed', data: { media } })).toEqual(media);
    expect(invented.materialsOf(fitted)).toEqual([]);
  });

  it('has a version, and every step to it', () => {
    expect(invented.schemaVersionOf('SplintFitted')).toBe(2);
    const steps = invented.upcasters.filter(({ type }) => type === 'SplintFitted');
    expect(steps.map(({ from }) => from)).toEqual([1]);
    expect(steps[0]?.up({ grams: 400, kind: 'BOOT', site: 'BCN' })).toEqual({ weight: 0.4, kind: 'BOOT', site: 'BCN' });
  });

  it('has one shape for good where it is told outside: proofs of what it said are kept', () => {
    const changed = event<object>({
      version: 2,
      upcasts: { 1: (data) => data },
      says: { en: () => 'did' },
      reads: own,
      traits: {},
    });
    const inStreamOf = (kind: StreamKind) => () => events(kind, { Changed: changed });
    expect(inStreamOf('adverse-event')).toThrow(/^Changed has .* version 2 a type of its own$/);
    const others = streamKinds.filter((kind) => kind !== 'adverse-event');
    for (const kind of others) expect(inStreamOf(kind)).not.toThrow();
  });

  it('R-INT-07 (part) has a schema', () => {
    const file = join(temporaryFolder('schemas'), 'schemas.json');
    execFileSync('node', ['scripts/event-schemas.mjs', 'libs/domain/test/invented-events.ts', file]);
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly data: Readonly<Record<string, unknown>> };
    expect(data).toHaveProperty('ConsentSigned');
    expect(data.SplintFitted).toMatchObject({
      required: ['site', 'weight', 'kind'],
      properties: { weight: { type: 'number', description: 'kg.' } },
      additionalProperties: false,
    });
  });

  it('stands in one stream only', () => {
    expect(() => catalogueOf(splintEvents, splintEvents)).toThrow(TypeError);
  });

  it('does not compile when it leaves something unsaid', () => {
    const said = { version: 1, says: { en: () => 'did' }, reads: own, traits: {} } as const;
    event<{ readonly weight: number }>(said);
    const { version: _version, ...unversioned } = said;
    // @ts-expect-error -- no version
    event<{ readonly weight: number }>(unversioned);
    const { says: _says, ...silent } = said;
    // @ts-expect-error -- no sentence
    event<{ readonly weight: number }>(silent);
    // @ts-expect-error -- no English sentence
    event<{ readonly weight: number }>({ ...said, says: { es: () => 'hizo' } });
    const { reads: _reads, ...unread } = said;
    // @ts-expect-error -- nothing says how the audit trail reads it
    event<{ readonly weight: number }>(unread);
    const { traits: _traits, ...untraited } = said;
    // @ts-expect-error -- no traits
    event<{ readonly weight: number }>(untraited);
    // @ts-expect-error -- its data names a participant, but nothing says that it is about them
    event<{ readonly participant: string }>(said);
    // @ts-expect-error -- its data has materials, but nothing says that it uses them
    event<{ readonly media?: readonly Material[] }>(said);
    // @ts-expect-error -- a second version without a step from the first
    event<{ readonly weight: number }>({ ...said, version: 2 });
    expect(said.version).toBe(1);
  });
});

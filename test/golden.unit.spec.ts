import {
  evolveStream,
  factsOf,
  initialWorld,
  kindOf,
  streamKinds,
  typesOf,
  type StreamKind,
  type World,
} from '@caseledger/domain';
import { canonicalJson, leafHash, type EventEnvelope, type RecordedEvent } from '@caseledger/kernel';
import { goldenEvents, goldenVersions } from './support/golden.js';

/** 0.1.0 told the ledger of no webhooks, and 0.2.0 of no requests. */
const notYet: Readonly<Record<string, readonly StreamKind[]>> = {
  '0.1.0': ['webhook', 'request'],
  '0.2.0': ['request'],
};
const streamKindsOf = (version: string): readonly StreamKind[] =>
  streamKinds.filter((kind) => !(notYet[version] ?? []).includes(kind));

/** What stands at each place of a sequence, counted from 1: a gap or a repetition shows. */
const counted = (places: readonly number[]) => places.map((_, index) => index + 1);

describe.each(goldenVersions)('the events that %s wrote', (version) => {
  const golden = goldenEvents(version);
  const read = golden.map(({ bytes, position, leaf }): RecordedEvent => ({
    ...(JSON.parse(bytes) as EventEnvelope),
    position,
    hash: leaf,
  }));
  const grouped = <T>(keyOf: (event: (typeof golden)[number]) => string, valueOf: (index: number) => T) => {
    const groups = new Map<string, T[]>();
    golden.forEach((event, index) => {
      const key = keyOf(event);
      groups.set(key, [...(groups.get(key) ?? []), valueOf(index)]);
    });
    return [...groups.entries()];
  };

  it('are of every kind of stream, and of types that the catalogue has', () => {
    const seen = new Set(read.map(({ type }) => type as Parameters<typeof kindOf>[0]));
    expect(new Set([...seen].map(kindOf))).toEqual(new Set(streamKindsOf(version)));
    expect(typesOf(...streamKindsOf(version))).toEqual(expect.arrayContaining([...seen]));
  });

  it('are canonical: read and written again, they are the same bytes', () => {
    for (const { bytes } of golden) expect(canonicalJson(JSON.parse(bytes))).toBe(bytes);
  });

  it('R-TLG-01 (part) have the leaf hashes that were kept with them', () => {
    for (const { bytes, leaf } of golden) expect(leafHash(Buffer.from(bytes)).toString('hex')).toBe(leaf);
  });

  it('say the study, stream and version that they were kept under', () => {
    const said = read.map(({ study, stream, version: at }) => ({ study, stream, version: at }));
    expect(said).toEqual(golden.map(({ study, stream, version: at }) => ({ study, stream, version: at })));
  });

  it('R-TLG-05 (part) have positions and versions without gaps', () => {
    for (const [, positions] of grouped(
      ({ study }) => study,
      (index) => golden[index]!.position,
    )) {
      expect(positions).toEqual(counted(positions));
    }
    for (const [, versions] of grouped(
      ({ study, stream }) => `${study} ${stream}`,
      (index) => golden[index]!.version,
    )) {
      expect(versions).toEqual(counted(versions));
    }
  });

  it('are facts of the present domain, of which every stream folds', () => {
    const streams = grouped(
      ({ study, stream }) => `${study} ${stream}`,
      (index) => read[index]!,
    );
    const folded = streams.map(([, events]) =>
      factsOf(events).reduce<World[StreamKind] | undefined>((state, fact) => {
        const kind = kindOf(fact.type);
        return evolveStream(kind, state ?? initialWorld[kind], fact);
      }, undefined),
    );
    expect(folded).toHaveLength(streams.length);
    expect(folded).not.toContain(undefined);
  });
});

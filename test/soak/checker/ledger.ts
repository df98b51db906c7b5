import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { AcknowledgedCommand } from './journal.js';
import type { Verdict } from './verdict.js';

/** The leaves of each study's events, SHA-256(0x00 ‖ body): the event at position p at index p − 1. */
export type Leaves = ReadonlyMap<string, readonly Buffer[]>;

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly leaf_hash: Buffer;
  readonly body: Buffer;
}

interface Envelope {
  readonly id: string;
  readonly study: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly correlation: string;
}

/** The events of one command, as they are in the ledger. */
interface Recorded {
  readonly request: string;
  readonly types: string[];
  readonly streams: Record<string, number>;
  last: number;
}

const page = 5_000;

export function leafOf(body: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(body).digest();
}

/**
 * Proves that every study is whole, from 1 to its head without gap or double, that stored hashes are those of the stored
 * bytes, and that every acknowledged command is in there once, with the answer that was given.
 */
export async function checkLedger(
  adminUrl: string,
  acknowledged: readonly AcknowledgedCommand[],
  verdict: Verdict,
): Promise<Leaves> {
  const leaves = new Map<string, readonly Buffer[]>();
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const byStudy = new Map(acknowledged.map(({ study }) => [study, [] as AcknowledgedCommand[]]));
    for (const command of acknowledged) byStudy.get(command.study)?.push(command);
    const { rows } = await client.query<{ study_no: number; study: string; position: string }>(
      'SELECT study_no, study, position FROM ledger.studies ORDER BY study',
    );
    for (const row of rows) {
      const study = new StudyCheck(row.study, verdict);
      for await (const event of eventsOf(client, row.study_no)) study.event(event);
      study.heads(Number(row.position), await streamsOf(client, row.study_no));
      study.receipts(await receiptsOf(client, row.study_no));
      study.acknowledged(byStudy.get(row.study) ?? []);
      leaves.set(row.study, study.leaves);
    }
  } finally {
    await client.end();
  }
  for (const { study, request } of acknowledged) {
    if (!leaves.has(study)) verdict.violate('acknowledged command', study, `${request}: the ledger has no such study`);
  }
  return leaves;
}

class StudyCheck {
  readonly leaves: Buffer[] = [];
  private readonly versions = new Map<string, number>();
  private readonly commands = new Map<string, Recorded>();

  constructor(
    private readonly study: string,
    private readonly verdict: Verdict,
  ) {}

  event({ position: text, stream, version, leaf_hash: stored, body }: Row): void {
    const position = Number(text);
    const expected = this.leaves.length + 1;
    if (position !== expected) this.violate('position', `${position} stands where ${expected} belongs`);
    const leaf = leafOf(body);
    this.leaves.push(leaf);
    if (!leaf.equals(stored)) this.violate('leaf hash', `of ${position} is not that of its bytes`);

    const event = JSON.parse(body.toString()) as Envelope;
    if (event.study !== this.study || event.stream !== stream || event.version !== version) {
      this.violate('place', `${position} is at ${stream} ${version} and says ${event.stream} ${event.version}`);
    }
    const before = this.versions.get(stream) ?? 0;
    if (version !== before + 1) this.violate('stream version', `${stream} has ${version} after ${before}`);
    this.versions.set(stream, version);
    this.ofCommand(event, position);
  }

  /** Events of one command stand together, numbered from 0. */
  private ofCommand({ id, type, stream, version, correlation }: Envelope, position: number): void {
    const [command = '', index] = id.split('/');
    const recorded = this.commands.get(command) ?? { request: correlation, types: [], streams: {}, last: position - 1 };
    if (Number(index) !== recorded.types.length || recorded.last !== position - 1) {
      this.violate('command', `${id} stands at ${position}, where it does not belong`);
    }
    recorded.types.push(type);
    recorded.streams[stream] = version;
    recorded.last = position;
    this.commands.set(command, recorded);
  }

  heads(position: number, streams: ReadonlyMap<string, number>): void {
    if (position !== this.leaves.length) {
      this.violate('head', `is ${position}, with ${this.leaves.length} events`);
    }
    for (const stream of new Set([...streams.keys(), ...this.versions.keys()])) {
      const [said, found] = [streams.get(stream) ?? 0, this.versions.get(stream) ?? 0];
      if (said !== found) this.violate('stream version', `${stream} is said to be at ${said} and is at ${found}`);
    }
  }

  receipts(receipts: ReadonlyMap<string, number>): void {
    for (const [command, { last }] of this.commands) {
      const said = receipts.get(command);
      if (said !== last) {
        this.violate('receipt', `of command ${command} says ${said ?? 'nothing'}, its events end at ${last}`);
      }
    }
  }

  acknowledged(commands: readonly AcknowledgedCommand[]): void {
    const recorded = new Map<string, Recorded[]>();
    for (const one of this.commands.values()) {
      const ofRequest = recorded.get(one.request);
      if (ofRequest === undefined) recorded.set(one.request, [one]);
      else ofRequest.push(one);
    }
    for (const { request, position, events, streams } of commands) {
      const [found, ...others] = recorded.get(request) ?? [];
      if (found === undefined) {
        this.violate('acknowledged command', `${request}, acknowledged at ${position}, is not in the ledger`);
        continue;
      }
      if (others.length > 0) {
        this.violate('acknowledged command', `${request} is in the ledger ${others.length + 1} times`);
      }
      const answered = { position, events, versions: pick(streams, found.streams) };
      const stands = { position: found.last, events: found.types, versions: found.streams };
      if (text(answered) !== text(stands)) {
        this.violate('acknowledged command', `${request} answered ${text(answered)} and stands as ${text(stands)}`);
      }
    }
  }

  private violate(rule: string, detail: string): void {
    this.verdict.violate(rule, this.study, detail);
  }
}

async function* eventsOf(client: Client, studyNo: number): AsyncGenerator<Row> {
  await client.query({
    text: `DECLARE found NO SCROLL CURSOR FOR
             SELECT e.position, s.stream, e.version, e.leaf_hash, e.body
               FROM ledger.events e LEFT JOIN ledger.streams s USING (stream_no)
              WHERE e.study_no = ${studyNo} ORDER BY e.position`,
  });
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${page} FROM found`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query('CLOSE found');
}

async function streamsOf(client: Client, studyNo: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ stream: string; version: number }>(
    'SELECT stream, version FROM ledger.streams WHERE study_no = $1',
    [studyNo],
  );
  return new Map(rows.map(({ stream, version }) => [stream, version]));
}

async function receiptsOf(client: Client, studyNo: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ command_id: string; position: string }>(
    'SELECT command_id, position FROM ledger.receipts WHERE study_no = $1',
    [studyNo],
  );
  return new Map(rows.map(({ command_id, position }) => [command_id, Number(position)]));
}

/** The versions that the answer gave for the streams that were written. */
function pick(said: Readonly<Record<string, number>>, written: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.keys(written).map((stream) => [stream, said[stream]]));
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

import { readFileSync } from 'node:fs';
import { sitesOf } from '@caseledger/domain';
import type { Seen } from '@caseledger/kernel';
import { statementsOf } from '@caseledger/platform';
import type { ProjectionReader, ProjectionTx } from '@caseledger/projections';
import type { Message } from './message.js';
import type { MessagePage, MessageSource, Selection } from './message-source.js';

const sql = statementsOf<'keep' | 'after' | 'latest' | 'at'>(new URL('./messages.queries.sql', import.meta.url));

/** The table of messages, for the projection of a service that publishes. */
export const messageTable = readFileSync(new URL('./messages.sql', import.meta.url), 'utf8');

/** Keeps messages in a projection's `messageTable`. */
export async function keepMessages(tx: ProjectionTx, messages: readonly Message[]): Promise<void> {
  await tx.query(sql.keep, [JSON.stringify(messages)]);
}

/** The messages that a projection keeps in its `messageTable`. */
export class KeptMessages implements MessageSource {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly projection: string,
  ) {}

  after(study: string, position: number, { filter, scope }: Selection, limit: number): Promise<MessagePage> {
    return this.read(study, limit, (tx) =>
      tx.query(sql.after, [study, position, JSON.stringify([filter]), sitesOf(scope), limit]),
    );
  }

  seen(study: string): Promise<Seen> {
    return this.reader.seen(this.projection, study);
  }

  async latest(study: string, limit: number): Promise<MessagePage> {
    const page = await this.read(study, Infinity, (tx) => tx.query(sql.latest, [study, limit]));
    return { ...page, messages: page.messages.toReversed() };
  }

  async at(study: string, positions: readonly number[]): Promise<readonly Message[]> {
    const page = await this.read(study, Infinity, (tx) => tx.query(sql.at, [study, positions]));
    return page.messages;
  }

  waitFor(study: string, position: number, timeoutMs: number): Promise<number> {
    return this.reader.waitFor(this.projection, study, position, timeoutMs);
  }

  private read(study: string, limit: number, query: (tx: ProjectionTx) => Promise<Row[]>): Promise<MessagePage> {
    return this.reader.read(this.projection, async (tx) => {
      const seen = await this.reader.seen(this.projection, study, tx);
      const messages = (await query(tx)).map((row) => ({ ...row, study, position: Number(row.position) }));
      return { messages, through: messages.length < limit ? seen : (messages.at(-1) ?? seen) };
    });
  }
}

interface Row extends Pick<Message, 'hash' | 'type' | 'subject' | 'attributes' | 'data'> {
  readonly position: string;
}

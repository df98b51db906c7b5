import { readFileSync } from 'node:fs';
import { sitesOf } from '@caseledger/domain';
import type { Seen } from '@caseledger/kernel';
import type { ProjectionReader, ProjectionTx } from '@caseledger/projections';
import type { Message } from './message.js';
import type { MessagePage, MessageSource, Selection } from './message-source.js';

const columns = 'position, hash, type, subject, attributes, data';

/** The table of messages, for the projection of a service that publishes. */
export const messageTable = readFileSync(new URL('./messages.sql', import.meta.url), 'utf8');

/** Keeps messages in a projection's `messageTable`. */
export async function keepMessages(tx: ProjectionTx, messages: readonly Message[]): Promise<void> {
  await tx.query(
    `INSERT INTO message (study, ${columns}) SELECT study, ${columns} FROM jsonb_to_recordset($1)
       AS row (study text, position bigint, hash text, type text, subject text, attributes jsonb, data text)`,
    [JSON.stringify(messages)],
  );
}

/** The messages that a projection keeps in its `messageTable`. */
export class KeptMessages implements MessageSource {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly projection: string,
  ) {}

  after(study: string, position: number, { filter, scope }: Selection, limit: number): Promise<MessagePage> {
    return this.read(study, limit, (tx) =>
      tx.query(
        `SELECT ${columns} FROM message
          WHERE study = $1 AND position > $2 AND attributes @> $3
            AND ($4::text[] IS NULL OR attributes -> -1 ->> 'site' = ANY ($4))
          ORDER BY position LIMIT $5`,
        [study, position, JSON.stringify([filter]), sitesOf(scope), limit],
      ),
    );
  }

  seen(study: string): Promise<Seen> {
    return this.reader.seen(this.projection, study);
  }

  async latest(study: string, limit: number): Promise<MessagePage> {
    const page = await this.read(study, Infinity, (tx) =>
      tx.query(`SELECT ${columns} FROM message WHERE study = $1 ORDER BY position DESC LIMIT $2`, [study, limit]),
    );
    return { ...page, messages: page.messages.toReversed() };
  }

  async at(study: string, positions: readonly number[]): Promise<readonly Message[]> {
    const page = await this.read(study, Infinity, (tx) =>
      tx.query(`SELECT ${columns} FROM message WHERE study = $1 AND position = ANY ($2)`, [study, positions]),
    );
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

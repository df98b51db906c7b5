import type { ProjectionReader, ProjectionTx } from '@caseledger/projections';
import type { Filter, Message } from './message.js';
import { streamProjection } from './stream.projection.js';

const projection = streamProjection.name;

/** Messages of one study, in order. */
export interface MessagePage {
  readonly messages: readonly Message[];
  /** The position up to which there are no others. */
  readonly through: number;
}

/** The messages that the projection keeps, for everything that delivers them. */
export class MessageSource {
  constructor(private readonly reader: ProjectionReader) {}

  /** Messages after a position that the filter lets through, at most `limit`. @throws Unavailable */
  after(study: string, position: number, filter: Filter, limit: number): Promise<MessagePage> {
    return this.read(study, limit, (tx) =>
      tx.query(
        `SELECT position, type, attributes, data FROM message
          WHERE study = $1 AND position > $2 AND attributes @> $3 ORDER BY position LIMIT $4`,
        [study, position, JSON.stringify([filter]), limit],
      ),
    );
  }

  /** The last messages of a study, at most `limit`. @throws Unavailable */
  async latest(study: string, limit: number): Promise<MessagePage> {
    const page = await this.read(study, Infinity, (tx) =>
      tx.query(
        `SELECT position, type, attributes, data FROM message WHERE study = $1 ORDER BY position DESC LIMIT $2`,
        [study, limit],
      ),
    );
    return { ...page, messages: page.messages.toReversed() };
  }

  /** The messages at these positions: those that are there. @throws Unavailable */
  async at(study: string, positions: readonly number[]): Promise<readonly Message[]> {
    const page = await this.read(study, Infinity, (tx) =>
      tx.query(`SELECT position, type, attributes, data FROM message WHERE study = $1 AND position = ANY ($2)`, [
        study,
        positions,
      ]),
    );
    return page.messages;
  }

  /** Waits until the messages up to a position are there. Resolves to by how much they are behind. @throws Unavailable */
  waitFor(study: string, position: number, timeoutMs: number): Promise<number> {
    return this.reader.waitFor(projection, study, position, timeoutMs);
  }

  private read(study: string, limit: number, query: (tx: ProjectionTx) => Promise<Row[]>): Promise<MessagePage> {
    return this.reader.read(projection, async (tx) => {
      const position = await this.reader.position(projection, study, tx);
      const messages = (await query(tx)).map((row) => ({ ...row, study, position: Number(row.position) }));
      return { messages, through: messages.length < limit ? position : (messages.at(-1)?.position ?? position) };
    });
  }
}

interface Row extends Pick<Message, 'type' | 'attributes' | 'data'> {
  readonly position: string;
}

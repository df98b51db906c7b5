import { LedgerAltered } from '@caseledger/kernel';
import { Logger } from '@nestjs/common';
import type { Endpoint, Endpoints } from './endpoints.js';

/** An endpoint whose ledger is not what was seen of it stands still; those of other studies go on. */
export class Standstill {
  /** Whether some endpoint stands still as far as this process knows: it is looked at again soon, whoever met it. */
  some = false;
  private readonly logger = new Logger('Webhooks');

  constructor(private readonly endpoints: Pick<Endpoints, 'differ'>) {}

  /** Says how the ledger differs from what an endpoint has seen, or that it does not. */
  async note({ id, differs }: Endpoint, how: string | undefined): Promise<void> {
    if (how !== undefined) this.some = true;
    if (how === differs) return;
    if (how !== undefined) this.logger.error(`the webhook endpoint ${id} stands still: ledger-differs, ${how}`);
    await this.endpoints.differ(id, how);
  }

  /** Does something for endpoints of one study. They stand still when the ledger turns out to be altered. */
  async guard(endpoints: readonly Endpoint[], act: () => Promise<void>): Promise<void> {
    const how = await alterationIn(act);
    if (how === undefined) return;
    for (const endpoint of endpoints) await this.note(endpoint, how);
  }
}

/** How the ledger turns out to be altered when something is done. Nothing when it does not. */
export async function alterationIn(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof LedgerAltered) return error.message;
    throw error;
  }
}

import type { Logger } from 'pino';

const quietMs = 60_000;

/**
 * Tells failures of what is tried again and again: the first at once, and the same again as a number, once a minute. Two
 * are the same when message and error agree, whatever else the line says.
 */
export class RepeatedFailures {
  private readonly again = new Map<string, number>();

  constructor(
    private readonly logger: Logger,
    private readonly everyMs = quietMs,
  ) {}

  error(fields: { readonly err: unknown } & Readonly<Record<string, unknown>>, message: string): void {
    const { name, code, message: said } = fields.err as { name?: string; code?: string; message?: string };
    const key = [message, name, code, said].join('\n');
    const times = this.again.get(key);
    if (times !== undefined) {
      this.again.set(key, times + 1);
      return;
    }
    this.again.set(key, 0);
    this.logger.error(fields, message);
    setTimeout(() => {
      this.count(key, fields, message);
    }, this.everyMs).unref();
  }

  private count(key: string, { err }: { readonly err: unknown }, message: string): void {
    const times = this.again.get(key) ?? 0;
    this.again.delete(key);
    if (times === 0) return;
    // Without the stack, which stands in the first line.
    const error = err instanceof Error ? err.message : undefined;
    this.logger.error({ error, times }, `${message}: the same again ${times} times`);
    this.again.set(key, 0);
    setTimeout(() => {
      this.count(key, { err }, message);
    }, this.everyMs).unref();
  }
}

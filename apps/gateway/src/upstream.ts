import { Pool, type Dispatcher } from 'undici';

const connectTimeoutMs = 2_000;
/** Commands may wait for the database this long. */
const answerTimeoutMs = 60_000;
const probeTimeoutMs = 1_500;
/** A service makes its document when it is first asked for it. */
const documentTimeoutMs = 10_000;
/** So many probes in a row without an answer, and the process is taken for hung. */
const patience = 2;

/** The upstream was given up while a request waited for it. */
class UpstreamHung extends Error {
  constructor(origin: string) {
    super(`${origin} does not answer`);
  }
}

export type UpstreamRequest = Pick<Dispatcher.RequestOptions, 'method' | 'path' | 'headers' | 'body'>;

const notThere = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const reset = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** Whether nobody listens there. */
export function refused(error: unknown): boolean {
  return notThere.has(codeOf(error));
}

/** Whether the upstream failed before it answered: another one may be asked the same. */
export function failedBeforeAnswer(error: unknown): boolean {
  return error instanceof UpstreamHung || refused(error) || reset.has(codeOf(error));
}

/** One process of a service. It is up until it refuses, resets or no longer answers, and again when it does answer. */
export class Upstream {
  up = true;
  private readonly pool: Pool;
  private readonly underWay = new Set<AbortController>();
  private misses = 0;

  /** @param origin such as `http://10.0.0.7:3000` */
  constructor(readonly origin: string) {
    this.pool = new Pool(origin, {
      connect: { timeout: connectTimeoutMs },
      headersTimeout: answerTimeoutMs,
      // Streams are silent for as long as nothing happens.
      bodyTimeout: 0,
    });
  }

  /** Resolves with the head of the answer; its body follows. @throws what `failedBeforeAnswer` tells apart */
  async send(request: UpstreamRequest, attempt: AbortController): Promise<Dispatcher.ResponseData> {
    this.underWay.add(attempt);
    const ended = (): void => {
      this.underWay.delete(attempt);
    };
    try {
      const response = await this.pool.request({ ...request, signal: attempt.signal });
      response.body.once('close', ended);
      return response;
    } catch (error) {
      ended();
      if (failedBeforeAnswer(error)) this.up = false;
      throw error;
    }
  }

  /**
   * Finds out whether the process lives. One that is hung is given up together with what waits for it. One that refuses
   * may be ending: what is under way there goes on.
   */
  async probe(): Promise<void> {
    try {
      const signal = AbortSignal.timeout(probeTimeoutMs);
      const { statusCode, body } = await this.pool.request({ method: 'GET', path: '/health/live', signal });
      await body.dump();
      this.misses = 0;
      this.up = statusCode === 200;
    } catch (error) {
      if (failedBeforeAnswer(error)) {
        this.up = false;
        return;
      }
      this.misses += 1;
      if (this.misses < patience) return this.probe();
      this.up = false;
      for (const attempt of this.underWay) attempt.abort(new UpstreamHung(this.origin));
    }
  }

  /** What the service says of itself, such as `/openapi.json`. */
  async document(path: string): Promise<unknown> {
    const signal = AbortSignal.timeout(documentTimeoutMs);
    const { statusCode, body } = await this.pool.request({ method: 'GET', path, signal });
    if (statusCode === 200) return body.json();
    await body.dump();
    throw new Error(`${this.origin} has no ${path}: ${statusCode}`);
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

import { setTimeout as pause } from 'node:timers/promises';

/** Whose token a request carries: a name in the tokens file. */
export type Persona = 'sponsor' | 'coordinator' | 'investigator' | 'safety-monitor' | 'inspector';

export interface Answer {
  readonly status: number;
  /** `Caseledger-Position`. */
  readonly position: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly persona: Persona;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that no repetition will change. */
class Refused extends Error {
  constructor({ method, path }: Request, { status, body }: Answer) {
    super(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  }
}

const patienceMs = 3_000;
const betweenAttemptsMs = 50;

/** Talks to a product that may be in trouble, through whichever of its entrances answers. */
export class Client {
  /** Answers of 500: the product failed where it should have said what is wrong. */
  failures = 0;
  private entrance: number;

  constructor(
    private readonly urls: readonly string[],
    private readonly tokens: Readonly<Record<string, string>>,
    /** So that clients do not all begin at the same entrance. */
    first = 0,
  ) {
    this.entrance = first % urls.length;
  }

  /**
   * One attempt. The answer is undefined when there was none, or none that says what came of it; the next attempt then
   * goes to the next entrance.
   * @throws Refused
   */
  async attempt(request: Request): Promise<Answer | undefined> {
    const answer = await this.send(request).catch(() => undefined);
    if (answer?.status === 500) this.failures += 1;
    if (answer === undefined || answer.status >= 500) {
      this.entrance = (this.entrance + 1) % this.urls.length;
      return undefined;
    }
    // What is contended may be sent again as it is.
    if (answer.status === 429 || JSON.stringify(answer.body).includes('too-much-contention')) return undefined;
    if (answer.status >= 400) throw new Refused(request, answer);
    return answer;
  }

  /** Sends a request until it is answered. @throws Refused */
  async insist(request: Request): Promise<Answer> {
    for (;;) {
      const answer = await this.attempt(request);
      if (answer !== undefined) return answer;
      await pause(betweenAttemptsMs);
    }
  }

  private async send({ persona, method, path, body, headers }: Request): Promise<Answer> {
    const response = await fetch(`${this.urls[this.entrance] ?? ''}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.tokens[persona] ?? ''}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      position: Number(response.headers.get('caseledger-position')),
      body: text === '' ? {} : (JSON.parse(text) as Answer['body']),
    };
  }
}

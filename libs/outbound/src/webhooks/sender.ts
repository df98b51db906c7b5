import { software } from '@caseledger/platform';
import { Logger } from '@nestjs/common';
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, request } from 'undici';
import { AddressRefused, isAddress, type AddressRules, type Target } from './addresses.js';
import { retryAfter } from './backoff.js';
import { signedHeaders, type SignedMessage } from './signature.js';

/** Most bytes of an answer that are read. */
const answerBytes = 16_384;

/** What an attempt came to. */
export interface Sent {
  readonly at: Date;
  /** @asType integer */
  readonly milliseconds: number;
  /**
   * Of the answer, when there was one.
   * @asType integer
   */
  readonly status?: number;
  /** Why it was no success. */
  readonly error?: string;
  /** What the receiver asks for, in milliseconds. */
  readonly retryAfter?: number;
  /** The answer's body, up to 16 KiB. */
  readonly answer?: string;
}

export interface SenderOptions {
  readonly addresses: AddressRules;
  readonly timeoutSeconds: number;
  /** The present instant. */
  readonly now: () => Date;
  /** Resolves all addresses of a name; the system's resolver when not given. */
  readonly resolve?: Resolve;
}

type Resolve = (name: string, callback: (error: Error | null, addresses: LookupAddress[]) => void) => void;

const systemResolve: Resolve = (name, callback) => {
  systemLookup(name, { all: true }, callback);
};

/**
 * Sends signed messages to addresses that others chose. The rules hold at the moment of the connection, for the address
 * that it is made to, so a name cannot lead elsewhere after it was judged. Redirects are not followed.
 */
export class WebhookSender {
  private readonly logger = new Logger('WebhookSender');
  private readonly agent: Agent;

  constructor(private readonly options: SenderOptions) {
    this.agent = new Agent({ connect: this.connect, maxHeaderSize: answerBytes });
  }

  /**
   * Makes one attempt. It does not throw. Of every attempt without an answer it says the same; the log of the process says
   * why. @param given aborts it
   */
  async send(url: string, message: SignedMessage, secrets: readonly string[], given?: AbortSignal): Promise<Sent> {
    const { timeoutSeconds, now } = this.options;
    const at = now();
    const started = performance.now();
    const timeout = AbortSignal.timeout(timeoutSeconds * 1_000);
    const end = (result: Pick<Sent, 'status' | 'error' | 'retryAfter' | 'answer'>): Sent => ({
      at,
      milliseconds: Math.round(performance.now() - started),
      ...result,
    });
    try {
      this.options.addresses.parse(url);
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      return end({ error: error.message });
    }
    try {
      const { statusCode, headers, body } = await request(url, {
        dispatcher: this.agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': software,
          ...signedHeaders(message, at, secrets),
        },
        body: message.body,
        signal: given === undefined ? timeout : AbortSignal.any([timeout, given]),
      });
      const answer = await beginningOf(body);
      if (statusCode >= 200 && statusCode < 300) return end({ status: statusCode, answer });
      const asked = retryAfter(headers['retry-after']?.toString(), at.getTime());
      return end({
        status: statusCode,
        error: statusCode < 400 ? 'redirects are not followed' : `answered ${statusCode}`,
        ...(asked !== undefined && { retryAfter: asked }),
      });
    } catch (error) {
      // What a name leads to, and what listens where, is not for whoever chose the address.
      if (given?.aborted !== true) this.logger.warn(`no answer from ${new URL(url).origin}: ${particularsOf(error)}`);
      return end({ error: `no connection, or no answer within ${timeoutSeconds} s` });
    }
  }

  /** Ends the connections. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private readonly connect: buildConnector.connector = (options, callback) => {
    const { protocol, port } = options;
    const host = options.hostname;
    const target: Target = { protocol, host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
    try {
      // Addresses are not looked up.
      if (isAddress(host)) this.options.addresses.require(target, host);
    } catch (error) {
      callback(error as Error, null);
      return;
    }
    const timeout = this.options.timeoutSeconds * 1_000;
    buildConnector({ timeout, lookup: this.lookupFor(target) })(options, callback);
  };

  private lookupFor(target: Target): LookupFunction {
    const { addresses, resolve = systemResolve } = this.options;
    return (name, { all }, callback) => {
      resolve(name, (error, found) => {
        try {
          if (error !== null) throw error;
          for (const { address } of found) addresses.require(target, address);
        } catch (refused) {
          callback(refused as Error, '');
          return;
        }
        const [first] = found;
        if (all === true) callback(null, found);
        else callback(null, first?.address ?? '', first?.family);
      });
    };
  }
}

/** Reads a body as far as it counts, and drops the rest with its connection. */
async function beginningOf(body: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= answerBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, answerBytes).toString();
}

/** Words for the log of the process; never what the other side sent. */
function particularsOf(error: unknown): string {
  if (error instanceof AddressRefused) return error.message;
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}

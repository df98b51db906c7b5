import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { DocumentedAnswers } from './documented-answers.js';

/**
 * Stands before the product for clients in other processes: an answer that the API description does not have becomes a
 * 502, and is kept for the spec to see.
 */
export class CheckingProxy {
  readonly faults: string[] = [];
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(url: string, documented: DocumentedAnswers): Promise<CheckingProxy> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const proxy = new CheckingProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      const { method, headers, url: path = '' } = incoming;
      const onward = request(new URL(path, url), { method, headers }, (answer) => {
        void pass(answer, outgoing, (text) => {
          const received = new Headers(entriesOf(answer));
          const fault = documented.faultOf(method ?? '', path, {
            status: answer.statusCode ?? 0,
            headers: received,
            ...(text !== undefined && { text }),
          });
          if (fault !== undefined) proxy.faults.push(fault);
          return fault;
        });
      });
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
    });
    return proxy;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** Passes an answer on: a stream as it comes, everything else once it is whole and right. */
async function pass(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  faultOf: (text: string | undefined) => string | undefined,
): Promise<void> {
  const streams = answer.headers['content-type']?.startsWith('text/event-stream') === true;
  const body = streams ? undefined : await buffer(answer);
  const fault = faultOf(body?.toString());
  if (fault !== undefined) {
    const problem = { status: 502, rule: 'undocumented-answer', detail: fault, unmet: [] };
    outgoing.writeHead(502, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
    return;
  }
  const { 'transfer-encoding': _, ...headers } = answer.headers;
  outgoing.writeHead(answer.statusCode ?? 0, headers);
  if (body === undefined) answer.pipe(outgoing);
  else outgoing.end(body);
}

const entriesOf = ({ headersDistinct }: IncomingMessage) =>
  Object.entries(headersDistinct).map(([name, values]): [string, string] => [name, String(values)]);

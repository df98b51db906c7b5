import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a receiver does with a message. */
export type Behaviour = 'take' | 'slow' | 'error' | 'cut' | 'cut-after' | 'hang' | 'gone';

/** A message as it came. */
export interface ReceivedMessage {
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A receiver of webhooks on this machine, which answers challenges and may treat its messages badly. */
export class WebhookReceiver {
  /** Everything that arrived whole and was kept, in order; also what was not acknowledged in the end. */
  readonly log: ReceivedMessage[] = [];
  /** Everything that came, challenges and tests, too. */
  readonly requests: ReceivedMessage[] = [];
  /** What is done with the next message. */
  behave: (message: ReceivedMessage) => Behaviour = () => 'take';
  /** What is answered to a challenge. */
  answer: (challenge: string) => string = (challenge) => JSON.stringify({ challenge });
  url = '';
  private readonly server: Server = createServer((request, response) => {
    void this.serve(request, response).catch(() => request.destroy());
  });

  async start(): Promise<this> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
    return this;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The log without repetitions: the first of each id. */
  get distinct(): readonly ReceivedMessage[] {
    return [...new Map(this.log.toReversed().map((message) => [message.id, message])).values()].toReversed();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = request.headers as Record<string, string>;
    const message = {
      id: headers['webhook-id'] ?? '',
      timestamp: headers['webhook-timestamp'] ?? '',
      signatures: headers['webhook-signature'] ?? '',
      body: Buffer.concat(chunks).toString(),
      headers,
    };
    this.requests.push(message);
    const { type, data } = JSON.parse(message.body) as { type: string; data: { challenge: string } };
    if (type === 'WebhookVerification') {
      response.end(this.answer(data.challenge));
      return;
    }
    const behaviour = this.behave(message);
    if (['take', 'slow', 'cut-after'].includes(behaviour) && type !== 'WebhookTest') this.log.push(message);
    if (behaviour === 'cut' || behaviour === 'cut-after') request.socket.destroy();
    else if (behaviour === 'slow') setTimeout(() => response.end(), 300);
    else if (behaviour !== 'hang') response.writeHead({ take: 204, error: 500, gone: 410 }[behaviour]).end();
  }
}

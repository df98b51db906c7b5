import { connect, type Socket } from 'node:net';

/** An event as it came. */
export interface StreamedEvent {
  readonly id: string;
  readonly type: string;
  /** The line after `data: `. */
  readonly data: string;
}

/**
 * A reader of the safety stream on a bare socket, which can stop reading and be cut at any byte. What was cut off before
 * its empty line does not count, as the standard wants; a reader that connects again goes on after its last id.
 */
export class StreamClient {
  readonly events: StreamedEvent[] = [];
  readonly comments: string[] = [];
  /** Status line and headers of the last answer, and its body when it is no stream. */
  head = '';
  body = '';
  /** Bytes that came over the present connection. */
  received = 0;
  private socket: Socket | undefined;
  private pending = Buffer.alloc(0);
  private lines: string[] = [];
  private chunkLeft = 0;
  /** Where the connection is cut: after so many bytes. */
  private cutAt = Infinity;

  /** @param path with its query */
  constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  get lastId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** Connects, and resolves when the connection has ended, by whomever. */
  async read(url: string, { cutAt = Infinity, lastId = this.lastId }: { cutAt?: number; lastId?: string } = {}) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    this.socket = socket;
    [this.head, this.body, this.lines, this.received, this.chunkLeft, this.cutAt] = ['', '', [], 0, 0, cutAt];
    this.pending = Buffer.alloc(0);
    socket.write(
      [
        `GET ${this.path} HTTP/1.1`,
        `Host: ${hostname}`,
        `Authorization: Bearer ${this.token}`,
        ...(lastId === undefined ? [] : [`Last-Event-ID: ${lastId}`]),
        '\r\n',
      ].join('\r\n'),
    );
    socket.on('data', (chunk: Buffer) => {
      const kept = chunk.subarray(0, Math.max(0, this.cutAt - this.received));
      this.received += kept.length;
      this.take(kept);
      if (this.received >= this.cutAt) socket.destroy();
    });
    await new Promise<void>((resolve) => {
      socket
        .on('error', () => undefined)
        .on('close', () => {
          resolve();
        });
    });
  }

  /** Stops to take anything from the socket, or goes on. */
  pause(): void {
    this.socket?.pause();
  }

  resume(): void {
    this.socket?.resume();
  }

  cut(): void {
    this.socket?.destroy();
  }

  private take(bytes: Buffer): void {
    this.pending = Buffer.concat([this.pending, bytes]);
    if (this.head === '') {
      const end = this.pending.indexOf('\r\n\r\n');
      if (end === -1) return;
      this.head = this.pending.subarray(0, end).toString();
      this.pending = this.pending.subarray(end + 4);
    }
    if (!/^transfer-encoding: chunked$/im.test(this.head)) {
      this.body += this.pending.toString();
      this.pending = Buffer.alloc(0);
      return;
    }
    this.takeChunks();
  }

  /** Chunks may be cut anywhere, also in the middle of a character. */
  private takeChunks(): void {
    for (;;) {
      if (this.chunkLeft === 0) {
        const end = this.pending.indexOf('\r\n');
        if (end === -1) return;
        this.chunkLeft = parseInt(this.pending.subarray(0, end).toString(), 16) + 2;
        this.pending = this.pending.subarray(end + 2);
      }
      if (this.pending.length < this.chunkLeft) return;
      const chunk = this.pending.subarray(0, this.chunkLeft - 2).toString();
      this.pending = this.pending.subarray(this.chunkLeft);
      this.chunkLeft = 0;
      // The last chunk is empty; the connection could serve another request.
      if (chunk === '') this.cut();
      this.takeText(chunk);
    }
  }

  private takeText(text: string): void {
    this.body += text;
    for (let end = this.body.indexOf('\n'); end !== -1; end = this.body.indexOf('\n')) {
      const line = this.body.slice(0, end);
      this.body = this.body.slice(end + 1);
      if (line === '') this.dispatch();
      else if (line.startsWith(': ')) this.comments.push(line.slice(2));
      else this.lines.push(line);
    }
  }

  private dispatch(): void {
    const field = (name: string): string | undefined =>
      this.lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const data = field('data');
    if (data !== undefined) this.events.push({ id: field('id') ?? '', type: field('event') ?? '', data });
    this.lines = [];
  }
}

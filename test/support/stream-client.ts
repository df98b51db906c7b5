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
  /** Status line and headers of the last answer. */
  head = '';
  /** Bytes that came over the present connection. */
  received = 0;
  private socket: Socket | undefined;
  private pending = Buffer.alloc(0);
  private lines: string[] = [];
  private chunkLeft = 0;
  private atStart = true;
  private content = Buffer.alloc(0);
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
    [this.head, this.lines, this.received, this.chunkLeft, this.cutAt] = ['', [], 0, 0, cutAt];
    [this.pending, this.content, this.atStart] = [Buffer.alloc(0), Buffer.alloc(0), true];
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
    if (/^transfer-encoding: chunked$/im.test(this.head)) while (this.takeOfChunk());
    else {
      this.content = Buffer.concat([this.content, this.pending]);
      this.pending = Buffer.alloc(0);
    }
    this.takeLines();
  }

  /** Moves what has come of a chunk to the content: it may be cut anywhere, also in the middle of a character. */
  private takeOfChunk(): boolean {
    if (this.chunkLeft === 0) {
      const end = this.pending.indexOf('\r\n', this.atStart ? 0 : 2);
      if (end === -1) return false;
      this.chunkLeft = parseInt(this.pending.subarray(this.atStart ? 0 : 2, end).toString(), 16);
      this.atStart = false;
      this.pending = this.pending.subarray(end + 2);
      // The last chunk is empty; the connection could serve another request.
      if (this.chunkLeft === 0) this.cut();
    }
    const part = this.pending.subarray(0, this.chunkLeft);
    this.content = Buffer.concat([this.content, part]);
    this.pending = this.pending.subarray(part.length);
    this.chunkLeft -= part.length;
    return this.chunkLeft === 0 && this.pending.length > 0;
  }

  private takeLines(): void {
    for (let end = this.content.indexOf('\n'); end !== -1; end = this.content.indexOf('\n')) {
      const line = this.content.subarray(0, end).toString();
      this.content = this.content.subarray(end + 1);
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

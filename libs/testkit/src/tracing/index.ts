import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A value of OTLP in JSON, such as `{"stringValue": "a"}`. */
interface Value {
  readonly arrayValue?: { readonly values: readonly Value[] };
}

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface Exported {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface Request {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Exported[] }[];
  }[];
}

/** A span as it was exported, attributes as a plain object. */
export interface CollectedSpan {
  readonly service: string;
  readonly trace: string;
  readonly id: string;
  /** Id of the span above it; empty for the first of a trace. */
  readonly parent: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Traces and spans that it is linked to. */
  readonly links: readonly { readonly trace: string; readonly id: string }[];
}

const plain = (value: Value): unknown => value.arrayValue?.values.map(plain) ?? Object.values(value)[0];

/** A collector of traces: OTLP/HTTP in JSON, on loopback. */
export class Collector {
  readonly spans: CollectedSpan[] = [];
  requests = 0;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Collector> {
    const server = createServer((request, response) => {
      collector.requests += 1;
      void json(request).then((body) => {
        collector.take(body as Request);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const collector = new Collector(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return collector;
  }

  /** Whatever is in one trace. */
  of(trace: string): readonly CollectedSpan[] {
    return this.spans.filter((span) => span.trace === trace);
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take({ resourceSpans }: Request): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name');
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({
          service: service === undefined ? '' : String(plain(service.value)),
          trace: span.traceId,
          id: span.spanId,
          parent: span.parentSpanId ?? '',
          name: span.name,
          attributes: Object.fromEntries(span.attributes.map((one) => [one.key, plain(one.value)])),
          links: (span.links ?? []).map(({ traceId, spanId }) => ({ trace: traceId, id: spanId })),
        });
      }
    }
  }
}

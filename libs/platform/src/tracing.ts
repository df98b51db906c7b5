import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { setting } from './configuration.js';
import { problemOf } from './http/problem.js';
import type { TracingSettings } from './span-export.js';
import { softwareVersion } from './version.js';

export { SpanKind } from '@opentelemetry/api';
export type { TracingSettings } from './span-export.js';

/** Reads `OTEL_EXPORTER_OTLP_ENDPOINT`; without it nothing is traced. @throws ConfigurationError */
export function tracingSettings(environment: NodeJS.ProcessEnv): TracingSettings | undefined {
  const endpoint = setting('OTEL_EXPORTER_OTLP_ENDPOINT', environment).url(['http:', 'https:'], '');
  if (endpoint === '') return undefined;
  return { endpoint, share: setting('OTEL_TRACES_SAMPLER_ARG', environment).share(1) };
}

/** Set while traces are exported; without it nothing here does anything. */
let tracer: Tracer | undefined;

/**
 * Begins to trace when there are settings for it. Only then the exporter is loaded.
 * @param service of the process, for the name `caseledger-<service>`.
 * @returns what exports the spans that are left, and ends.
 */
export async function startTracing(
  service: string,
  settings: TracingSettings | undefined,
  logger: Logger,
): Promise<() => Promise<void>> {
  if (settings === undefined) return () => Promise.resolve();
  const { exportSpans } = await import('./span-export.js');
  const stop = exportSpans(`caseledger-${service}`, settings, logger);
  tracer = trace.getTracer('caseledger', softwareVersion);
  return async () => {
    tracer = undefined;
    await stop();
  };
}

/** What a log line says of the span that it belongs to: names as in OpenTelemetry's "Trace Context in non-OTLP Log Formats". */
export function traceFields(): Readonly<Record<string, string>> {
  const span = tracer && trace.getActiveSpan()?.spanContext();
  return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId };
}

type Tell = (attributes: Attributes) => void;

/**
 * Does work in a span. The work tells what came of it; an error is told by the rule of its problem and nothing else of
 * it, because messages may hold values.
 */
export function inSpan<T>(name: string, attributes: Attributes, work: (tell: Tell) => Promise<T>): Promise<T> {
  if (tracer === undefined) return work(() => undefined);
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work((more) => span.setAttributes(more));
    } catch (error) {
      const { rule, status } = problemOf(error);
      span.setAttribute('error.type', rule);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Probes and documents are asked for all the time, and lead nowhere. */
const untraced = /^\/(health|metrics|docs|openapi\.json|asyncapi\.json)\b/;

const requests = new WeakMap<IncomingMessage, Context>();

/** The context of a request's span. The span begins when it is first asked for. */
function contextOf(request: IncomingMessage): Context | undefined {
  if (tracer === undefined || untraced.test(request.url ?? '')) return undefined;
  let known = requests.get(request);
  if (known === undefined) {
    const method = request.method ?? '';
    const caller = propagation.extract(ROOT_CONTEXT, request.headers);
    const attributes = { 'http.request.method': method };
    known = trace.setSpan(caller, tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, caller));
    requests.set(request, known);
  }
  return known;
}

/** Does work as a part of a request: logs and spans in it belong to the request's span. */
export function inRequest(request: IncomingMessage, work: () => void): void {
  const known = contextOf(request);
  if (known === undefined) work();
  else context.with(known, work);
}

/** The request's span in the form of W3C Trace Context; `undefined` when there is none. */
export function traceparentOf(request: IncomingMessage): string | undefined {
  const known = contextOf(request);
  const span = known && trace.getSpanContext(known);
  return span && `00-${span.traceId}-${span.spanId}-0${span.traceFlags & TraceFlags.SAMPLED}`;
}

/** Adds the headers that make what is asked of another process a part of the request's trace. */
export function passTrace(request: IncomingMessage, headers: Record<string, unknown>): void {
  const known = contextOf(request);
  if (known !== undefined) propagation.inject(known, headers);
}

/** Ends the span of a request. Its name has the template of the route, never the address. */
export function endRequest(
  request: IncomingMessage,
  answer: { readonly route: string; readonly status: number; readonly correlation: string },
): void {
  const known = requests.get(request);
  const span = known && trace.getSpan(known);
  if (span === undefined) return;
  span.updateName(`${request.method ?? ''} ${answer.route}`);
  span.setAttributes({
    'http.route': answer.route,
    'http.response.status_code': answer.status,
    'caseledger.correlation': answer.correlation,
  });
  if (answer.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

const recorded = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/;

/**
 * The span that an event's `correlation` names: of the request that led to it, when that was traced and its caller gave
 * no correlation id. This is how a trace gets past the ledger.
 */
export function originOf(correlation: string): SpanContext | undefined {
  const [, traceId = '', spanId = ''] = recorded.exec(correlation) ?? [];
  const origin = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(origin) ? origin : undefined;
}

/** Something that was done with events of many requests at once. */
export interface TracedBatch {
  readonly name: string;
  readonly kind: SpanKind;
  /** When it began, as `performance.now()` told it. */
  readonly since: number;
  readonly attributes: Attributes;
  /** Of its events. */
  readonly correlations: readonly string[];
}

/** Most requests that one batch names: to record them must cost less than the batch itself. */
const mostRequests = 100;

/**
 * Records what has just been done with a batch of events: a span of its own, linked to the requests that led to the
 * events, and one in the trace of each of these requests. Where a caller gave a correlation id of its own there is no
 * trace to appear in: the batch's span has that id as an attribute. Requests beyond the hundredth are left out.
 */
export function traceBatch(describe: () => TracedBatch): void {
  if (tracer === undefined) return;
  const { name, kind, since, attributes, correlations } = describe();
  const named = Array.from(new Set(correlations), (correlation) => ({ correlation, origin: originOf(correlation) }));
  const origins = named.flatMap(({ origin }) => origin ?? []).slice(0, mostRequests);
  const others = named.flatMap(({ correlation, origin }) => (origin ? [] : correlation)).slice(0, mostRequests);
  const about = { kind, startTime: since, attributes };
  const batch = tracer.startSpan(name, { ...about, root: true, links: origins.map((origin) => ({ context: origin })) });
  if (others.length > 0) batch.setAttribute('caseledger.correlations', others);
  const links = [{ context: batch.spanContext() }];
  for (const origin of origins) {
    tracer.startSpan(name, { ...about, links }, trace.setSpanContext(ROOT_CONTEXT, origin)).end();
  }
  batch.end();
}

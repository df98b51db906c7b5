import { context, diag, DiagLogLevel, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { softwareVersion } from './version.js';

/** Where traces go, and how many there are. */
export interface TracingSettings {
  /** Base address of an OTLP/HTTP collector that takes JSON; `/v1/traces` is appended. */
  readonly endpoint: string;
  /** Share of the traces begun here that are recorded, 0 to 1. What a caller's `traceparent` says is kept. */
  readonly share: number;
}

/** Longest wait for the collector at the end. */
const lastExportMs = 2_000;

/**
 * Makes the spans of this process go to the collector, in batches and never in the way of the work: at most 2048 wait,
 * more are dropped, and a collector that is away is told to the log only.
 * @returns what exports those that wait, and ends.
 */
export function exportSpans(service: string, { endpoint, share }: TracingSettings, logger: Logger) {
  const warn = (message: string, ...details: unknown[]): void => {
    logger.warn({ details }, `traces: ${message}`);
  };
  const silent = (): void => undefined;
  diag.setLogger(
    { error: warn, warn, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const resource = defaultResource()
    .merge(
      resourceFromAttributes({
        'service.name': service,
        'service.version': softwareVersion,
        'service.instance.id': randomUUID(),
      }),
    )
    .merge(detectResources({ detectors: [envDetector] }));
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return async (): Promise<void> => {
    const late = pause(lastExportMs, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${lastExportMs} ms`);
    });
    await Promise.race([provider.shutdown(), late]).catch((error: unknown) => {
      logger.warn({ err: error }, 'the last traces could not be exported');
    });
    for (const api of [trace, context, propagation, diag]) api.disable();
  };
}

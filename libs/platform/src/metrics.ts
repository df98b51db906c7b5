import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** The process's metrics. The metrics library is named in this file only. */
const registry = new Registry();

/** Content type of the exposition. */
export const metricsContentType: string = registry.contentType;

/** All metrics, in the Prometheus text format. */
export function expose(): Promise<string> {
  return registry.metrics();
}

/** Starts to collect the process's own metrics (CPU, memory, event loop); a second call changes nothing. */
export function collectProcessMetrics(): void {
  if (registry.getSingleMetric('process_cpu_user_seconds_total') === undefined) {
    collectDefaultMetrics({ register: registry });
  }
}

/** One metric a name: apps that share a process share it. */
function known<M>(name: string, create: () => M): M {
  return (registry.getSingleMetric(name) as M | undefined) ?? create();
}

/** A number that only grows. Names end in `_total`; label values must come from a small fixed set. */
export function counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
  return known(name, () => new Counter({ name, help, labelNames, registers: [registry] }));
}

/** A number that goes up and down. */
export function gauge<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> {
  return known(name, () => new Gauge({ name, help, labelNames, registers: [registry] }));
}

/** For every reader of the ledger that compares what it has seen. */
export const ledgerAltered = counter(
  'caseledger_ledger_altered_total',
  'Times that a reader met a ledger other than the one that it had seen. It stands still in that study.',
  ['reader'],
);

/** A distribution, in seconds unless the name says another unit. */
export function histogram<L extends string>(
  name: string,
  help: string,
  labelNames: readonly L[] = [],
  buckets: readonly number[] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
): Histogram<L> {
  return known(name, () => new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [registry] }));
}

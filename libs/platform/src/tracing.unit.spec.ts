import { Refusal } from '@caseledger/kernel';
import { Collector } from '@caseledger/testkit/tracing';
import { randomBytes } from 'node:crypto';
import { RefusedError } from './http/problem.js';
import { createLogger } from './logging.js';
import { inSpan, originOf, SpanKind, startTracing, traceBatch, tracingSettings } from './tracing.js';

const lines: string[] = [];
const logger = createLogger({ destination: { write: (line: string) => void lines.push(line) } });
const traceparent = () => `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
const batch = (correlations: readonly string[]) => ({
  name: 'apply',
  kind: SpanKind.CONSUMER,
  since: performance.now(),
  attributes: {},
  correlations,
});

describe('traces', () => {
  let collector: Collector;
  beforeEach(async () => {
    collector = await Collector.start();
    lines.length = 0;
  });
  afterEach(() => {
    collector.stop();
    delete process.env.OTEL_SERVICE_NAME;
    delete process.env.OTEL_EXPORTER_OTLP_TIMEOUT;
  });
  const within = async (work: () => unknown, environment: NodeJS.ProcessEnv = {}) => {
    const settings = tracingSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...environment });
    const stop = await startTracing('spec', settings, logger);
    await work();
    await stop();
  };

  it('tell of an error by its rule, and repeat none of its words', async () => {
    const failing = (name: string, error: Error) =>
      inSpan(name, {}, () => Promise.reject(error)).catch(() => undefined);
    await within(async () => {
      await failing(
        'refused',
        new RefusedError(
          new Refusal('conflict', [{ rule: 'product-expired', message: 'secret product', remedy: 'secret remedy' }]),
        ),
      );
      await failing('broken', new Error('secret of the house'));
    });
    expect(collector.spans.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['refused', { 'error.type': 'product-expired' }],
      ['broken', { 'error.type': 'internal-error' }],
    ]);
    expect(JSON.stringify(collector.spans)).not.toContain('secret');
  });

  it('stand in the log lines of the work, and in no others', async () => {
    await within(async () => {
      await inSpan('work', {}, () => {
        logger.info('inside');
        return Promise.resolve();
      });
      logger.info('outside');
    });
    const [{ trace, id }] = collector.spans as [Collector['spans'][0]];
    const said = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(said.map(({ msg, trace_id, span_id }) => [msg, trace_id, span_id])).toEqual([
      ['inside', trace, id],
      ['outside', undefined, undefined],
    ]);
  });

  it('are joined once for each request of a batch, and by a hundred requests at most', async () => {
    const [one, two] = [traceparent(), traceparent()];
    const many = Array.from({ length: 300 }, traceparent);
    await within(() => {
      traceBatch(() => batch([one, one, two, 'visit-7', 'visit-7']));
    });
    expect(collector.spans.map(({ trace }) => trace)).toEqual(
      expect.arrayContaining([one, two].map((correlation) => originOf(correlation)!.traceId)),
    );
    expect(collector.spans).toHaveLength(3);
    await within(() => {
      traceBatch(() => batch(many));
    });
    expect(collector.spans).toHaveLength(3 + 101);
    expect(collector.spans.find(({ parent }, index) => index >= 3 && parent === '')?.links).toHaveLength(100);
  });

  it.each([
    ['one of ours', traceparent(), true],
    ['an id of the caller', 'visit-7', false],
    ['a trace that is not recorded', traceparent().replace(/1$/, '0'), false],
    ['no trace', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, false],
    ['no span', `00-${'1'.repeat(32)}-${'0'.repeat(16)}-01`, false],
  ])('are found in a correlation id that is %s: %#', (_, correlation, found) => {
    expect(originOf(correlation) !== undefined).toBe(found);
  });

  it('do no harm when the collector is away', async () => {
    collector.stop();
    process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '500';
    await within(() => inSpan('work', {}, () => Promise.resolve()));
    expect(lines.join('')).toContain('the last traces could not be exported');
  });

  it('are labelled as OpenTelemetry’s own settings say', async () => {
    process.env.OTEL_SERVICE_NAME = 'coordination-eu';
    await within(() => inSpan('work', {}, () => Promise.resolve()));
    expect(collector.spans.map(({ service }) => service)).toEqual(['coordination-eu']);
  });
});

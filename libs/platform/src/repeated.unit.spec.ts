import { pino } from 'pino';
import { RepeatedFailures } from './repeated.js';

describe('failures that are repeated', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are told once, then counted; another one is told at once', () => {
    const lines: Record<string, unknown>[] = [];
    const logger = pino({}, { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) });
    const failures = new RepeatedFailures(logger, 60_000);
    const fail = (message: string) => {
      failures.error({ err: new Error(message) }, 'a delivery failed');
    };
    for (let i = 0; i < 1_000; i += 1) fail('no connection');
    fail('no space');
    expect(lines.map(({ msg }) => msg)).toEqual(['a delivery failed', 'a delivery failed']);
    jest.advanceTimersByTime(60_000);
    expect(lines.slice(2)).toMatchObject([
      { msg: 'a delivery failed: the same again 999 times', error: 'no connection', times: 999 },
    ]);
    jest.advanceTimersByTime(180_000);
    expect(lines).toHaveLength(3);
    fail('no connection');
    expect(lines).toHaveLength(4);
  });
});

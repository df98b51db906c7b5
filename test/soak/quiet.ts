import { until } from '@caseledger/testkit';
import type { Cluster } from '../../tools/cluster/index.js';

/** Waits until everything that is recorded is in the topic and in the read models, save what stands still for good. */
export async function quiet({ processes }: Cluster): Promise<void> {
  let lagging: readonly [process: string, lag: number | undefined] | undefined;
  const isQuiet = async (): Promise<boolean> => {
    // One that lags is enough: asking all of them again and again would keep them from catching up.
    for (const process of processes) {
      if (process.kind === 'gateway') continue;
      const lag = await process.metric(
        process.kind === 'relay' ? 'caseledger_relay_lag_events' : 'caseledger_projection_lag_events',
      );
      lagging = lag === 0 ? undefined : [process.name, lag];
      if (lagging !== undefined) return false;
    }
    return true;
  };
  // A consumer that does not answer is missed by the brokers only after a while.
  await until(isQuiet, { progress: () => lagging, seconds: 90 });
}

import { until } from '@caseledger/testkit';
import type { Cluster } from '../../tools/cluster/index.js';

/** Waits until everything that is recorded is in the topic and in the read models, save what stands still for good. */
export async function quiet({ processes }: Cluster): Promise<void> {
  let lags: readonly (number | undefined)[] = [];
  const isQuiet = async (): Promise<boolean> => {
    lags = await Promise.all(
      processes.map(async (process) => {
        if (process.kind === 'gateway') return 0;
        return process.metric(
          process.kind === 'relay' ? 'caseledger_relay_lag_events' : 'caseledger_projection_lag_events',
        );
      }),
    );
    return lags.every((lag) => lag === 0);
  };
  // A consumer that does not answer is missed by the brokers only after a while.
  await until(isQuiet, { progress: () => lags, seconds: 90 });
}

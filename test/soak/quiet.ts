import type { Cluster } from '../../libs/testkit/src/cluster/index.js';
import { until } from '../support/until.js';

const patienceSeconds = 90;

/** Waits until everything that is recorded is in the topic and in the read models, save what stands still for good. */
export async function quiet({ processes }: Cluster): Promise<void> {
  await until(async () => {
    const lags = await Promise.all(
      processes.map(async (process) => {
        if (process.kind === 'gateway') return 0;
        return process.metric(
          process.kind === 'relay' ? 'caseledger_relay_lag_events' : 'caseledger_projection_lag_events',
        );
      }),
    );
    return lags.every((lag) => lag === 0);
  }, patienceSeconds);
}

import {
  achillesStudy,
  first,
  manufacture,
  screening,
  step,
  type Step,
  until,
  variationsOf,
} from '@caseledger/testkit/domain';
import type { CommandName, DataOf } from '../src/commands.js';

/** Until the participant is ready for the harvest. */
export const screened = [...achillesStudy, ...screening(first)];
/** Until the batch is released conditionally. */
export const all = [...screened, ...manufacture(first)];
/** Until every test that is due before the release has its result. */
export const beforeReview = until(all, 'ReviewBatchRecord')[0];
export const { at, rules } = variationsOf(all);

/** The rules of the deviations that a step with other data leads to. */
export const deviations = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, steps: readonly Step[] = all) => {
  const { driver, next } = at(name, data, steps);
  driver.run([next]);
  return driver.events.flatMap((event) => (event.type === 'DeviationRecorded' ? [event.data.rule] : []));
};

export const test = (name: string, result: number | string, time = '2019-03-26T08:40:00.000Z') =>
  step('technician', 'RecordQualityTest', { product: 'B1', occurredAt: time, test: name, result, laboratory: 'QC' });
export const review = (time: string) =>
  step('qp', 'ReviewBatchRecord', { product: 'B1', occurredAt: time, findings: 'none' });
export const release = (time: string) =>
  step('qp', 'ReleaseBatch', { product: 'B1', occurredAt: time, meaning: 'certification' });

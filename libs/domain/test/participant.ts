import { achillesStudy, CaseDriver, first, screening, untilTreated, variationsOf } from '@caseledger/testkit/domain';

/** Until the participant is ready for the harvest. */
export const steps = [...achillesStudy, ...screening(first)];
export const { at, rules } = variationsOf(steps);

/** A study whose participant was given the cells. */
export const treated = () => new CaseDriver().run([...achillesStudy, ...untilTreated(first)]);

/** What every command about the participant says. */
export const on = (occurredAt: string) => ({ participant: 'P1', occurredAt });

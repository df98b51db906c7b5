import { addToDate } from '@caseledger/kernel';

/** A date some days later, or earlier. */
export const daysAfter = (date: string, days: number): string => addToDate(date, { days });

/** A date some calendar months later. */
export const monthsAfter = (date: string, months: number): string => addToDate(date, { months });

/** An instant of a date, the time in UTC. */
export const at = (date: string, time: string): string => `${date}T${time}:00.000Z`;

import fc from 'fast-check';

/** Remission of leukaemia in weeks under 6-mercaptopurine and placebo: E. J. Freireich and others, Blood 21 (1963). */
const row = (group: string, times: readonly number[], event: boolean) => times.map((time) => ({ time, event, group }));
export const leukaemia = [
  ...row('6-MP', [6, 6, 6, 7, 10, 13, 16, 22, 23], true),
  ...row('6-MP', [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35], false),
  ...row('placebo', [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], true),
];

/** Subjects with many ties, in two or three groups. */
export const subjects = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 12 }),
    event: fc.boolean(),
    group: fc.constantFrom('a', 'b', 'c'),
    covariate: fc.integer({ min: -2, max: 2 }),
  }),
  { minLength: 1, maxLength: 30 },
);

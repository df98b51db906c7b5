/**
 * What a two-sided interval leaves in each tail, such as 0.025 at the level 0.95.
 *
 * @throws RangeError unless the level lies between 0 and 1
 */
export const tailOf = (level: number): number => {
  if (!(level > 0 && level < 1)) throw new RangeError('A confidence level lies between 0 and 1.');
  return (1 - level) / 2;
};

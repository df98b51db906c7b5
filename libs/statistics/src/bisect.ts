/**
 * Smallest double above `low` of which `reached` is true, by halving down to neighbouring doubles: no tolerance decides
 * a digit.
 *
 * @param reached false at `low`, true at `high`, and once true it stays so
 */
export const bisect = (reached: (x: number) => boolean, low: number, high: number): number => {
  let [below, above] = [low, high];
  // Halving alone would take a thousand steps to end at zero.
  if (below < 0 && above >= 0 && !reached(-Number.MIN_VALUE)) {
    if (reached(0)) return 0;
    below = 0;
  }
  for (let middle = below + (above - below) / 2; middle > below && middle < above;) {
    if (reached(middle)) above = middle;
    else below = middle;
    middle = below + (above - below) / 2;
  }
  return above;
};

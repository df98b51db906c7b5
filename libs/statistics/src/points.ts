/** Points of a curve in order, each made when it is read: a million of them cost little before. */
export interface Points<Point> extends Iterable<Point> {
  readonly length: number;
  /** From 0, or from -1 for the last; undefined beyond the ends. */
  readonly at: (index: number) => Point | undefined;
}

export const pointsOf = <Point>(length: number, pointAt: (index: number) => Point): Points<Point> => ({
  length,
  at: (index) => {
    const place = index < 0 ? length + index : index;
    return place >= 0 && place < length ? pointAt(place) : undefined;
  },
  *[Symbol.iterator]() {
    for (let index = 0; index < length; index += 1) yield pointAt(index);
  },
});

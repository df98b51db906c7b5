import { earliestInstant, parsePointInTime, precisionOf, precisions } from '../model/point-in-time.js';
import { refusedCharacter } from '../xml/characters.js';
import { finding, missing, type Finding } from './finding.js';
import { formats, ichElements, type IchElement } from './ich-elements.js';
import type { Occurrence } from './occurrences.js';

/**
 * What the element table of ICH finds in these occurrences: presence, null flavors, lengths, codes, formats, precision,
 * and dates after `asOf` (milliseconds since 1970).
 */
export function elementFindings(places: readonly Occurrence[], asOf: number): readonly Finding[] {
  return places.flatMap((place) => {
    const row = ichElements.get(place.element);
    if (row === undefined) return [];
    if (place.nullFlavor !== undefined) return nullFlavorFindings(place, row);
    if (place.content === undefined) return absence(place, row, places);
    return contentFindings(place, row, asOf);
  });
}

export const isGiven = ({ content, nullFlavor }: Occurrence): boolean =>
  content !== undefined || nullFlavor !== undefined;

function absence(place: Occurrence, row: IchElement, places: readonly Occurrence[]): readonly Finding[] {
  if (row.conformance === 'required') return [missing('required', place, 'R-ICS-02', 'every report must have it.')];
  const { requiredWith } = row;
  const cause = places.find((each) => each.element === requiredWith && each.entry === place.entry && isGiven(each));
  if (cause === undefined) return [];
  return [missing('required-with', place, 'R-ICS-03', `it goes with ${cause.element}.`)];
}

function nullFlavorFindings(place: Occurrence, row: IchElement): readonly Finding[] {
  const { nullFlavor = '' } = place;
  if (row.nullFlavors.some((allowed) => allowed === nullFlavor)) return [];
  const allowed = row.nullFlavors.length === 0 ? 'none' : row.nullFlavors.join(', ');
  return [finding('null-flavor', place, 'R-ICS-03', `does not allow the null flavor ${nullFlavor} (${allowed}).`)];
}

function contentFindings(place: Occurrence, row: IchElement, asOf: number): readonly Finding[] {
  const { content } = place;
  if (content === undefined || typeof content === 'boolean') return [];
  const said = String(content);
  return [
    ...lengthFindings(place, row, said),
    ...characterFindings(place, said),
    ...vocabularyFindings(place, row, said),
    ...(row.leastPrecision === undefined ? [] : dateFindings(place, row.leastPrecision, said, asOf)),
  ];
}

function lengthFindings(place: Occurrence, { maxLength }: IchElement, said: string): readonly Finding[] {
  // UTF-16 units are never fewer than characters, so most texts need no counting.
  if (maxLength === undefined || said.length <= maxLength) return [];
  const length = Array.from(said).length;
  if (length <= maxLength) return [];
  return [finding('length', place, 'R-ICS-11', `has ${length} characters, and may have ${maxLength}.`)];
}

function characterFindings(place: Occurrence, said: string): readonly Finding[] {
  const refused = refusedCharacter(said);
  if (refused === undefined) return [];
  const { code, position } = refused;
  return [finding('character', place, 'R-ICS-11', `has ${code} at ${position}, which cannot be sent.`)];
}

function vocabularyFindings(place: Occurrence, { codes, format }: IchElement, said: string): readonly Finding[] {
  if (codes !== undefined && !codes.includes(said)) {
    return [finding('code', place, 'R-ICS-03', `is "${said}", which is not one of ${codes.join(', ')}.`)];
  }
  if (format !== undefined && !formats[format].test(said)) {
    return [finding('format', place, 'R-ICS-03', `is "${said}", which is not a ${format.replace('-', ' ')}.`)];
  }
  return [];
}

function dateFindings(
  place: Occurrence,
  least: (typeof precisions)[number],
  said: string,
  asOf: number,
): readonly Finding[] {
  const point = parsePointInTime(said);
  if (point === undefined) return [finding('date', place, 'R-ICS-06', `is "${said}", which is not a point in time.`)];
  if (precisions.indexOf(precisionOf(point)) < precisions.indexOf(least)) {
    return [finding('precision', place, 'R-ICS-06', `is ${said}; it must be known to the ${least}.`)];
  }
  if (earliestInstant(point) > asOf) return [finding('future', place, 'R-ICS-06', `is ${said}, which is yet to come.`)];
  return [];
}

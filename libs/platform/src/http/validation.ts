import { endsBefore, own } from '@caseledger/kernel';
import type { ArgumentMetadata, PipeTransform, Type as Class } from '@nestjs/common';
import type { Unmet } from '@caseledger/kernel';
import { membersOf, type Member } from './field.js';
import { pointerOf } from './pointer.js';
import { malformed, maximumFaults } from './problem.js';
import { unmet, type platformRefusals } from './refusals.js';

type Path = readonly (string | number)[];

/** Faults of a request: the first ones, and how many there are. Their number is the sender's, so only some are kept. */
class Faults {
  readonly kept: Unmet[] = [];
  count = 0;

  constructor(private readonly most: number) {}

  add(rule: keyof typeof platformRefusals, message: string, path: Path): void {
    this.count += 1;
    if (this.kept.length < this.most) this.kept.push(unmet(rule, message, pointerOf(path)));
  }
}

const membersByClass = new WeakMap<Class<object>, ReadonlyMap<string, Member>>();

function cachedMembersOf(type: Class<object>): ReadonlyMap<string, Member> {
  const members = membersByClass.get(type) ?? membersOf(type);
  membersByClass.set(type, members);
  return members;
}

function read(type: Class<object>, sent: object, path: Path, faults: Faults): object {
  const members = cachedMembersOf(type);
  const values: [string, unknown][] = [];
  for (const [name, member] of members) {
    const given = own(sent as Record<string, unknown>, name);
    if (given === undefined) {
      if (!member.optional) faults.add('missing-member', 'This member is required.', [...path, name]);
      continue;
    }
    const value = member.convert === undefined ? given : member.convert(given);
    if (!member.test(value)) refuse(member, value, [...path, name], faults);
    else values.push([name, readParts(member, value, [...path, name], faults)]);
  }
  refuseReversed(members, new Map(values), path, faults);
  for (const name of Object.keys(sent)) {
    if (!members.has(name)) faults.add('unknown-member', 'There is no such member.', [...path, name]);
  }
  return Object.fromEntries(values);
}

/** Refuses what ends before it begins: the answer to it would look like nothing had happened. */
function refuseReversed(
  members: ReadonlyMap<string, Member>,
  values: ReadonlyMap<string, unknown>,
  path: Path,
  faults: Faults,
): void {
  for (const [name, { notBefore }] of members) {
    const [begin, end] = [values.get(notBefore ?? name), values.get(name)];
    if (isReversed(begin, end)) faults.add('range-reversed', `It ends before \`${notBefore}\`.`, [...path, name]);
  }
}

/** Of two numbers, or of two moments, whose dates are days in UTC. */
function isReversed(begin: unknown, end: unknown): boolean {
  if (typeof begin === 'number' && typeof end === 'number') return end < begin;
  return typeof begin === 'string' && typeof end === 'string' && endsBefore(begin, end, 'UTC');
}

function refuse({ expected, explain }: Member, value: unknown, path: Path, faults: Faults): void {
  const explanation = explain?.(value);
  if (explanation === undefined) faults.add('malformed-member', `Must be ${expected}.`, path);
  else faults.add(explanation.rule, explanation.message, [...path, ...(explanation.within ?? [])]);
}

function readParts({ part }: Member, value: unknown, path: Path, faults: Faults): unknown {
  if (part === undefined) return value;
  const type = part();
  if (!Array.isArray(value)) return read(type, value as object, path, faults);
  return value.map((item, index) => read(type, item as object, [...path, index], faults));
}

/**
 * Reads a plain object as its class declares it: declared members only, checked, and converted as their fields say.
 * What is no member of the object itself counts as absent. The work is in proportion to what the class allows: a list
 * that is too long is refused before its items are looked at.
 * @param most how many faults are kept
 * @throws ProblemError 400 with the first faults and the number of all.
 */
export function readDeclared<T extends object>(type: Class<T>, sent: object, most = maximumFaults): T {
  const faults = new Faults(most);
  const value = read(type, sent, [], faults);
  if (faults.count > 0) throw malformed('The request has members that are not as declared.', faults.kept, faults.count);
  return value as T;
}

/** Parameters with these types are no declared objects: their decorators read them. */
const plain: ReadonlySet<unknown> = new Set([undefined, String, Number, Boolean, Array, Object]);

/** Refuses what a class does not declare, for every body, query and address that a route takes as a whole. */
export class DeclaredFieldsPipe implements PipeTransform<unknown> {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || plain.has(metatype)) return value;
    // A request without a body lacks every member.
    return readDeclared(metatype as Class<object>, value ?? {});
  }
}

import { own } from '@caseledger/kernel';
import { extensionOf, type ExtensionName } from './extensions.js';
import { unstated } from './write-values.js';

/** Something of a document that was not taken. */
export interface Untaken {
  /** JSON pointer in the document. */
  readonly pointer: string;
  readonly what: string;
  readonly why: string;
}

export type Report = (pointer: string, what: string, why: string) => void;

/** More than anybody reads. */
const mostReported = 2_000;

/** What was not taken of a document: the first of it, and how much more there is. */
export class Reported {
  readonly #first: Untaken[] = [];
  #more = 0;

  readonly report: Report = (pointer, what, why) => {
    if (this.#first.length < mostReported) this.#first.push({ pointer, what, why });
    else this.#more += 1;
  };

  get all(): readonly Untaken[] {
    const why = `Not more than ${mostReported} are listed.`;
    return this.#more === 0 ? this.#first : [...this.#first, { pointer: '', what: `${this.#more} more`, why }];
  }
}

/** More than any study has; what is longer is not read. */
const longest = 5_000;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON pointer of a member. @param pointer of its owner */
export const pointerTo = (pointer: string, name: string) =>
  `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** An object of a document, which may be anything: what is asked of it and is not there, or is something else, is reported. */
export class Part {
  constructor(
    readonly value: Readonly<Record<string, unknown>>,
    readonly pointer: string,
    readonly report: Report,
  ) {}

  /** JSON pointer of a member. */
  at(name: string): string {
    return pointerTo(this.pointer, name);
  }

  /** A text that need not be there. */
  text(name: string): string | undefined {
    const value = own(this.value, name) ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    this.report(this.at(name), name, 'It is no text.');
    return undefined;
  }

  /** A text that must be there. */
  needed(name: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined && value !== '') return value;
    if (typeof (own(this.value, name) ?? '') === 'string') this.report(this.at(name), name, 'It is missing.');
    return undefined;
  }

  part(name: string): Part | undefined {
    const value = own(this.value, name) ?? undefined;
    if (value === undefined) return undefined;
    if (isRecord(value)) return new Part(value, this.at(name), this.report);
    this.report(this.at(name), name, 'It is no object.');
    return undefined;
  }

  /** The objects of a list; none where there is none. */
  parts(name: string): readonly Part[] {
    return this.#list(name).flatMap((value, index) => {
      if (isRecord(value)) return [new Part(value, `${this.at(name)}/${index}`, this.report)];
      this.report(`${this.at(name)}/${index}`, name, 'It is no object.');
      return [];
    });
  }

  /** What the ids of a list lead to; those that lead nowhere are reported. */
  references(name: string, known: ReadonlyMap<string, string>): readonly string[] {
    return this.#list(name).flatMap((id, index) => this.#lead(id, `${this.at(name)}/${index}`, name, known) ?? []);
  }

  /** What an id leads to; `undefined` where there is none, or it leads nowhere, which is reported. */
  reference(name: string, known: ReadonlyMap<string, string>): string | undefined {
    const id = own(this.value, name) ?? undefined;
    return id === undefined ? undefined : this.#lead(id, this.at(name), name, known);
  }

  /** The code of a Code, or of an AliasCode. */
  code(name: string): Part | undefined {
    const part = this.part(name);
    return part && 'standardCode' in part.value ? part.part('standardCode') : part;
  }

  /** What an extension attribute says. */
  extension(name: ExtensionName): unknown {
    const found = extensionOf(own(this.value, 'extensionAttributes'), name);
    if (found === undefined || 'value' in found) return found?.value;
    this.report(`${this.at('extensionAttributes')}/${found.index}`, name, found.why);
    return undefined;
  }

  /** Reports what is said by other members than these, which Caseledger has no place for. */
  leave(...taken: readonly string[]): void {
    for (const [name, value] of Object.entries(this.value)) {
      if (name === 'extensionAttributes') this.#leaveExtensions();
      else if (name !== 'id' && name !== 'instanceType' && !taken.includes(name) && says(value)) {
        this.report(this.at(name), described(name, value), 'Caseledger has no place for it.');
      }
    }
  }

  #list(name: string): readonly unknown[] {
    const value = own(this.value, name) ?? [];
    if (!Array.isArray(value)) this.report(this.at(name), name, 'It is no list.');
    else if (value.length > longest) {
      this.report(this.at(name), name, `${value.length} are too many: not more than ${longest} are read.`);
    } else return value;
    return [];
  }

  #lead(id: unknown, pointer: string, name: string, known: ReadonlyMap<string, string>): string | undefined {
    const code = typeof id === 'string' ? known.get(id) : undefined;
    if (code === undefined) this.report(pointer, name, 'It leads to nothing that was taken.');
    return code;
  }

  #leaveExtensions(): void {
    for (const part of this.parts('extensionAttributes')) {
      const url = part.needed('url');
      if (url === undefined || url.startsWith('https://caseledger.org/usdm/')) continue;
      this.report(part.pointer, url, 'It is an extension of another system.');
    }
  }
}

/** What a member is, for people: its name, how many there are, or what its code stands for. */
function described(name: string, value: unknown): string {
  if (Array.isArray(value)) return `${value.length} ${name}`;
  if (!isRecord(value)) return name;
  const { decode } = isRecord(value.standardCode) ? value.standardCode : value;
  return typeof decode === 'string' ? `${name} (${decode})` : name;
}

/** Whether a member says something that is not only there because USDM demands it. */
function says(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => Array.isArray(one) || says(one));
  if (!isRecord(value)) return value !== null && value !== '' && value !== false && value !== unstated;
  const extension = extensionOf(value.extensionAttributes, 'required');
  return !(extension !== undefined && 'value' in extension && extension.value === true);
}

/** An object that has an id and a name: the name is its code, and its label the title. */
export interface Named {
  readonly part: Part;
  readonly id: string;
  readonly code: string;
  readonly title: string;
}

/** The objects of a list that have an id and a name. */
export const named = (owner: Part, list: string): readonly Named[] =>
  owner.parts(list).flatMap((part) => {
    const [id, code] = [part.needed('id'), part.needed('name')];
    if (id === undefined || code === undefined) return [];
    return [{ part, id, code, title: part.text('label') || code }];
  });

/** Their codes by their ids. */
export const codesOf = (list: readonly Named[]): ReadonlyMap<string, string> =>
  new Map(list.map(({ id, code }) => [id, code]));

import { own } from '@caseledger/kernel';
import type { Term } from './codes.js';
import type { Part } from './part.js';

/**
 * The word that a code stands for; `undefined` where it stands for none, which is reported. One that is only near is taken,
 * and reported.
 * @param near what codes outside of the terms are taken as
 */
export function wordOf<Word extends string>(
  owner: Part,
  member: string,
  terms: Readonly<Partial<Record<Word, Term>>>,
  near: Readonly<Record<string, Word>> = {},
): Word | undefined {
  const code = owner.code(member);
  if (code === undefined) {
    if ((own(owner.value, member) ?? undefined) === undefined) owner.report(owner.at(member), member, 'It is missing.');
    return undefined;
  }
  return wordOfCode(code, member, terms, near);
}

/** The word that a Code stands for. */
export function wordOfCode<Word extends string>(
  code: Part,
  what: string,
  terms: Readonly<Partial<Record<Word, Term>>>,
  near: Readonly<Record<string, Word>> = {},
): Word | undefined {
  const concept = code.needed('code');
  if (concept === undefined) return undefined;
  const said = `${code.text('decode') ?? ''} (${concept})`;
  const exact = (Object.keys(terms) as Word[]).find((word) => terms[word]?.code === concept);
  if (exact !== undefined) return exact;
  const word = own(near, concept);
  code.report(code.pointer, what, `${said} is ${word === undefined ? 'no word of Caseledger' : `taken as ${word}`}.`);
  return word;
}

/** Reports a code that is none of those which the rest of a protocol says anyway. */
export function leaveUnless(owner: Part, member: string, said: readonly Term[]): void {
  const code = owner.code(member);
  const concept = code?.text('code');
  if (concept === undefined || said.some((term) => term.code === concept)) return;
  owner.report(owner.at(member), `${member} (${code?.text('decode') ?? concept})`, 'Caseledger has no place for it.');
}

/** The text of a syntax template. A parameter or a reference in it stays as its name in brackets, and is reported. */
export function plainText(part: Part): string | undefined {
  const text = part.needed('text');
  if (text === undefined) return undefined;
  const [, simple] = /^<p>([^<>]*)<\/p>$/u.exec(text) ?? [];
  if (simple !== undefined) return unescaped(simple);
  const named = text.replaceAll(/<usdm:(?:tag|ref)[^<>]*?(?:name|attribute)="([^"<>]*)"[^<>]*>/gu, '[$1]');
  if (named !== text) {
    part.report(part.at('text'), 'parameters of a text', 'Nobody resolves them: each stands as its name in brackets.');
  }
  return unescaped(named.replaceAll(/<[^<>]*>/gu, ' '))
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const unescaped = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/gu, (_, name: string) => own(entities, name) ?? '');

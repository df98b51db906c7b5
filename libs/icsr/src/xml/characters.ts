const outsideXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** The first character that XML 1.0 has no place for, such as `U+0007`, and its position from 1 in UTF-16 units. */
export function refusedCharacter(text: string): { readonly code: string; readonly position: number } | undefined {
  return describe(outsideXml.exec(text));
}

/** The first tab or line end: in an attribute, readers turn it into a space. */
export function firstLineBreak(text: string): { readonly code: string; readonly position: number } | undefined {
  return describe(/[\t\n\r]/.exec(text));
}

function describe(match: RegExpExecArray | null) {
  const code = match?.[0].codePointAt(0);
  if (match === null || code === undefined) return undefined;
  return { code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, position: match.index + 1 };
}

import { create } from 'xmlbuilder2';
import { firstLineBreak, refusedCharacter } from './characters.js';
import { IcsrValueError } from './errors.js';
import { hl7Namespace, xsiNamespace } from './names.js';

/**
 * An element to be written: attributes begin with `@`, text is `#`, other members are elements in the order of the
 * schema. What is undefined is left out.
 */
export interface Xml {
  readonly [name: string]: XmlContent;
}
export type XmlContent = string | Xml | readonly (Xml | undefined)[] | undefined;

/** The document as text. Throws an IcsrValueError for a character that XML 1.0 has no place for (R-ICS-11). */
export function serialise(rootName: string, content: Xml): string {
  const document = {
    [rootName]: { '@xmlns': hl7Namespace, '@xmlns:xsi': xsiNamespace, '@ITSVersion': 'XML_1.0', ...content },
  };
  check(document, '');
  // A reader turns a bare carriage return into a line feed, and the builder writes it bare.
  return create({ version: '1.0', encoding: 'UTF-8' }, document).end({ prettyPrint: true }).replaceAll('\r', '&#xD;');
}

function check(content: XmlContent, path: string): void {
  if (content === undefined) return;
  if (typeof content === 'string') {
    const refused = refusedCharacter(content) ?? (path.includes('@') ? firstLineBreak(content) : undefined);
    if (refused === undefined) return;
    throw new IcsrValueError(`The character ${refused.code} at ${refused.position} cannot be sent.`, path);
  } else if (isList(content)) {
    content.forEach((item, index) => {
      check(item, content.length > 1 ? `${path}[${index + 1}]` : path);
    });
  } else {
    for (const [name, child] of Object.entries(content)) check(child, name === '#' ? path : `${path}/${name}`);
  }
}

const isList = (content: XmlContent): content is readonly (Xml | undefined)[] => Array.isArray(content);

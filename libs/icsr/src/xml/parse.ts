import { SaxesParser } from 'saxes';
import { IcsrSyntaxError } from './errors.js';
import { hl7Namespace, xsiNamespace } from './names.js';
import { XmlElement } from './xml-element.js';

/** Far deeper than any message of the standard. */
const deepest = 100;

/**
 * The HL7 v3 document with this root. Document type declarations are refused, so no entity is ever expanded;
 * comments and processing instructions are passed over.
 */
export function parseHl7(xml: string, rootName: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  let document: XmlElement | undefined;
  let current: XmlElement | undefined;
  const ancestors: XmlElement[] = [];
  const fail = (problem: string): never => {
    throw new IcsrSyntaxError(`${problem} (line ${parser.line}, column ${parser.column})`, current?.path ?? '/');
  };

  parser.on('error', ({ message }) => fail(message));
  parser.on('doctype', () => fail('A document type declaration is not accepted.'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== hl7Namespace) fail(`<${local}> is not in the namespace ${hl7Namespace}.`);
    if (document === undefined && local !== rootName) fail(`<${rootName}> was expected, not <${local}>.`);
    if (ancestors.length >= deepest) fail('The elements are nested too deeply.');
    const named = new Map<string, string>();
    for (const attribute of Object.values(attributes)) {
      if (attribute.uri === '') named.set(attribute.local, attribute.value);
      if (attribute.uri === xsiNamespace) named.set(`xsi:${attribute.local}`, attribute.value);
    }
    const element = new XmlElement(local, named, current);
    document ??= element;
    current?.children.push(element);
    if (current !== undefined) ancestors.push(current);
    current = element;
  });
  parser.on('closetag', () => {
    current = ancestors.pop();
  });
  const addText = (text: string) => {
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return document ?? fail('There is no element.');
}

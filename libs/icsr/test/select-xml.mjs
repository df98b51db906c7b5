/**
 * Evaluates XPaths in an HL7 v3 document: JSON `{ xml, paths }` on standard input, where `paths` are by name and without
 * prefixes for HL7's elements; prints JSON with the texts that each selects. A process of its own, because libxml2-wasm
 * awaits at its top level, which jest cannot load.
 */
import { readFileSync } from 'node:fs';
import { XmlDocument } from 'libxml2-wasm';

const { xml, paths } = JSON.parse(readFileSync(0, 'utf8'));
// XPath 1.0 knows no default namespace.
const document = XmlDocument.fromString(xml.replace(' xmlns="urn:hl7-org:v3"', ''));
const prefixes = { xsi: 'http://www.w3.org/2001/XMLSchema-instance' };
const selected = Object.entries(paths).map(([name, path]) => [
  name,
  document.find(path, prefixes).map((node) => node.content ?? node.value),
]);
console.log(JSON.stringify(Object.fromEntries(selected)));

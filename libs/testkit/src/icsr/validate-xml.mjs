/**
 * Checks XML files against an XML Schema: `node validate-xml.mjs schema.xsd file.xml …`. Prints one JSON object with the
 * problems of each file. A process of its own, because libxml2-wasm awaits at its top level, which jest cannot load.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const load = (path) => XmlDocument.fromBuffer(readFileSync(path), { url: resolve(path) });
const [schema, ...files] = process.argv.slice(2);
const validator = XsdValidator.fromDoc(load(schema));

const problems = (file) => {
  try {
    const document = load(file);
    validator.validate(document);
    document.dispose();
    return [];
  } catch (error) {
    return error.details?.map(({ line, message }) => `line ${line}: ${message.trim()}`) ?? [String(error)];
  }
};
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [file, problems(file)]))));

import { coordination } from '../apps/coordination/src/index.js';
import { oversight } from '../apps/oversight/src/index.js';
import { safety } from '../apps/safety/src/index.js';
import { platformRefusals } from '@caseledger/platform';
import { refusalsOf } from '@caseledger/service';
import { readdirSync, readFileSync } from 'node:fs';

const declared = { ...platformRefusals, ...refusalsOf([coordination, safety, oversight]) };

/** Sources of the product, without the declarations themselves. */
const sources = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`),
);
const declarations = sources.filter((path) => path.endsWith('/refusals.ts'));
const code = sources
  .filter((path) => !declarations.includes(path) && !/^[^/]+\/[^/]+\/test\/|^libs\/testkit\//.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const quoted = new Set(Array.from(code.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g), ([, id]) => id));
const beginnings = Array.from(code.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g), ([, beginning]) => beginning ?? '');

describe('the catalogue of refusals', () => {
  it('holds no rule that nothing is refused by', () => {
    const unused = Object.keys(declared).filter(
      (id) => !quoted.has(id) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });

  it('holds each rule once', () => {
    const ids = declarations.flatMap((path) =>
      Array.from(readFileSync(path, 'utf8').matchAll(/^ {2}'?([a-z0-9-]+\*?)'?: (?!\{)/gm), ([, id]) => id),
    );
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.toSorted()).toEqual(Object.keys(declared).toSorted());
  });

  it.each(Object.entries(declared))('tells what %s means and what to do', (id, { means, remedy, requirement }) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(-\*)?$/);
    for (const sentence of [means, remedy]) expect(sentence).toMatch(/^[A-Z].*\.$/);
    if (requirement !== undefined) expect(requirement).toMatch(/^R-[A-Z]{3}-\d\d(, R-[A-Z]{3}-\d\d)*$/);
  });
});

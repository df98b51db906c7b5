import { LastWords } from './last-words.js';

describe('the last words of PostgreSQL', () => {
  it('are the last failure and its hint, as one sentence', () => {
    const words = new LastWords();
    words.add('2026-11-26 10:00:00.000 UTC [7] FATAL:  an earlier failure\n');
    words.add('2026-11-26 10:00:01.000 UTC [7] LOG:  listening\n2026-11-26 10:00:01.000 UTC [7] FATAL:  lock file is ');
    words.add('empty\n2026-11-26 10:00:01.000 UTC [7] HINT:  Another server is starting.\n');
    expect(words.failure()).toBe('lock file is empty; Another server is starting');
  });

  it('are those of its other programs, too', () => {
    const words = new LastWords();
    words.add('initdb: error: could not access directory "/closed": Permission denied\ninitdb: removing contents\n');
    expect(words.failure()).toBe('could not access directory "/closed": Permission denied');
  });
});

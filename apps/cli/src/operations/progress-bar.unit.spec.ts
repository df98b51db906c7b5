import { ProgressBar } from './progress-bar.js';

describe('a progress bar', () => {
  let now = 0;
  let written: string[] = [];
  const write = (text: string) => written.push(text);
  beforeEach(() => {
    now = 0;
    written = [];
  });

  it('writes plain lines now and then where there is no terminal', () => {
    const bar = new ProgressBar('work-list build 2', { write }, () => now);
    for (const done of [500, 1_000, 1_500, 2_000]) {
      now += 2_000;
      bar.show(done, 2_000);
    }
    bar.end();
    expect(written).toEqual([
      'work-list build 2  25 %  500 of 2,000 events  250 events/s  6 s left\n',
      'work-list build 2  100 %  2,000 of 2,000 events  250 events/s\n',
    ]);
  });

  it('rewrites one line on a terminal, and leaves it', () => {
    const bar = new ProgressBar('work-list build 2', { isTTY: true, write }, () => now);
    now = 1_000;
    bar.show(1_000, 2_000);
    bar.show(1_001, 2_000);
    bar.end();
    bar.end();
    expect(written).toEqual([
      '\r\u001b[2Kwork-list build 2  ████████████░░░░░░░░░░░░  50 %  1,000 of 2,000 events  1,000 events/s  1 s left',
      '\n',
    ]);
  });

  it('has nothing to do where there is nothing', () => {
    new ProgressBar('empty', { write }, () => now).show(0, 0);
    expect(written).toEqual(['empty  100 %  0 of 0 events  0 events/s\n']);
  });
});

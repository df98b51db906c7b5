import { formatEventId, formatPositions, parsePositions } from './positions.js';

const read = (text: string, ...studies: string[]) => parsePositions(text, studies, 'The header Last-Event-ID');

describe('the id of an event', () => {
  it('is the position, or the position in each of several studies', () => {
    expect(formatEventId(new Map([['S1', 12]]))).toBe('12');
    expect(formatPositions(new Map([['S1', 12]]))).toBe('S1=12');
    const both = new Map([
      ['S1', 12],
      ['S2', 0],
    ]);
    expect(formatEventId(both)).toBe('S1=12&S2=0');
    expect(read('S2=0&S1=12', 'S1', 'S2')).toEqual(both);
    expect(read('12', 'S1')).toEqual(read('S1=12', 'S1'));
  });

  it.each([
    ['', 'S1'],
    ['-1', 'S1'],
    ['1.0', 'S1'],
    ['0x1', 'S1'],
    ['1e3', 'S1'],
    ['9'.repeat(16), 'S1'],
    ['S2=1', 'S1'],
    ['S1=1=2', 'S1'],
    ['S1=1&S1=2', 'S1'],
    ['S1=1&', 'S1'],
    ['12', 'S1', 'S2'],
    ['S1=12', 'S1', 'S2'],
    ['S1=12&S2=', 'S1', 'S2'],
    ['S1=1&S2=2&S3=3', 'S1', 'S2'],
  ])('is refused when it is none of the stream: %j of %s %s', (text, ...studies) => {
    expect(() => read(text, ...studies)).toThrow('The header Last-Event-ID must be an id');
  });
});

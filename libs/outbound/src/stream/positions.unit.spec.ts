import { formatEventId, formatPositions, parsePositions } from './positions.js';

const read = (text: string, ...studies: string[]) => parsePositions(text, studies, 'The header Last-Event-ID');
const hash = 'ab'.repeat(32);
const begins = 'ab'.repeat(16);

describe('the id of an event', () => {
  it('is the position and the beginning of its leaf hash, or those in each of several studies', () => {
    const one = { position: 12, hash };
    expect(formatEventId(new Map([['S1', one]]))).toBe(`12.${begins}`);
    expect(formatPositions(new Map([['S1', one]]))).toBe(`S1=12.${begins}`);
    const none = { position: 0, hash: '' };
    const both = [
      ['S1', one],
      ['S2', none],
    ] as const;
    expect(formatEventId(new Map(both))).toBe(`S1=12.${begins}&S2=0`);
    expect(read(`S2=0&S1=12.${begins}`, 'S1', 'S2')).toEqual(new Map([['S1', { ...one, hash: begins }], both[1]]));
    expect(read('12', 'S1')).toEqual(read('S1=12', 'S1'));
    expect(read(`12.${begins}`, 'S1')).toEqual(read(`S1=12.${begins}`, 'S1'));
  });

  it.each([
    ['', 'S1'],
    ['-1', 'S1'],
    ['1.0', 'S1'],
    [`12.${begins.toUpperCase()}`, 'S1'],
    [`12.${hash}`, 'S1'],
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

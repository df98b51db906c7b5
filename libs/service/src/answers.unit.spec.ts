import { answersOf } from './answers.js';

describe('answers of several services', () => {
  it('may share a name only when they share the shape', () => {
    const [text, number] = [{ type: 'string' }, { type: 'number' }];
    expect(answersOf([{ A: text }, { A: { ...text }, B: number }])).toEqual({ A: text, B: number });
    expect(() => answersOf([{ A: text }, { A: number }])).toThrow('two answers are named A');
  });
});

/** The end of what a program of PostgreSQL says, for the sentence that an operator gets when it fails. */
export class LastWords {
  private text = '';

  add(chunk: Buffer | string): void {
    this.text = `${this.text}${chunk.toString()}`.slice(-8_192);
  }

  includes(words: string): boolean {
    return this.text.includes(words);
  }

  /** The last failure with its hint, without the time and process before each line; `undefined` when there is none. */
  failure(): string | undefined {
    const lines = this.text.split('\n').map((line) => line.replace(/^[-\d:. ]+ [A-Z]+ \[\d+\] /, '').trim());
    const failure = lines.findLastIndex((line) => /^(\w+: )?(FATAL|PANIC|error|ERROR): /i.test(line));
    if (failure < 0) return undefined;
    const [said = '', ...after] = lines.slice(failure);
    const hint = after.find((line) => /^HINT: /i.test(line));
    return [said, ...(hint === undefined ? [] : [hint])]
      .map((line) => line.replace(/^(\w+: )?\w+: +/, '').replace(/\.$/, ''))
      .join('; ');
  }
}

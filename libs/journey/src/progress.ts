/** Shows how far a journey has come: one line that is rewritten on a terminal, else one line for each case. */
export class Progress {
  constructor(private readonly output: { readonly isTTY?: boolean; write(text: string): unknown }) {}

  step(name: string, step: string): void {
    if (this.output.isTTY === true) this.output.write(`\r\u001b[2K${name}  ${step} …`);
  }

  done(name: string, summary: string): void {
    this.output.write(`${this.output.isTTY === true ? '\r\u001b[2K' : ''}${name}  done  ${summary}\n`);
  }
}

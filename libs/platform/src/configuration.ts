import { NotText, textOf, own } from '@caseledger/kernel';
import { readFileSync } from 'node:fs';

/**
 * What only an operator can put right. The message is one sentence that says what is wrong, with its place, and what to
 * do.
 */
export class OperatorError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OperatorError';
  }
}

/** Of a process that an operator's mistake keeps from its work: EX_CONFIG of sysexits.h, so that a supervisor can tell it from a crash. */
export const operatorExitCode = 78;

/** A setting that is missing or cannot be used. The message names the setting, never its value. */
export class ConfigurationError extends OperatorError {
  constructor(
    readonly setting: string,
    expectation: string,
  ) {
    super(`Setting ${setting}: ${expectation}`);
    this.name = 'ConfigurationError';
  }
}

/** Reads one setting. Each method takes the default; without one, a missing setting is an error. */
class Setting {
  constructor(
    private readonly name: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Any text that is not blank. */
  text(fallback?: string): string {
    return this.#read('a text', fallback, (text) => text);
  }

  /** A whole number in a range, both ends included. */
  whole(range: { min: number; max: number }, fallback?: number): number {
    return this.#read(`a whole number from ${range.min} to ${range.max}`, fallback, (text) => {
      const value = Number(text);
      return /^-?\d+$/.test(text) && value >= range.min && value <= range.max ? value : undefined;
    });
  }

  /** A part of a whole: 0 to 1, decimal, such as `0.05`. */
  share(fallback?: number): number {
    return this.#read('a number from 0 to 1', fallback, (text) =>
      /^\d(\.\d+)?$/.test(text) && Number(text) <= 1 ? Number(text) : undefined,
    );
  }

  /** A TCP port; 0 lets the system choose one. */
  port(fallback?: number): number {
    return this.whole({ min: 0, max: 65_535 }, fallback);
  }

  /** `true` or `false`. */
  flag(fallback?: boolean): boolean {
    return this.#read('true or false', fallback, (text) =>
      text === 'true' || text === 'false' ? text === 'true' : undefined,
    );
  }

  /** An absolute URL with one of the schemes, such as `['https:', 'http:']`. */
  url(schemes: readonly string[], fallback?: string): string {
    const expected = `an absolute URL with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`;
    return this.#read(expected, fallback, (text) =>
      URL.canParse(text) && schemes.includes(new URL(text).protocol) ? text : undefined,
    );
  }

  /** One of the given words. */
  oneOf<const T extends string>(words: readonly T[], fallback?: T): T {
    return this.#read(`one of ${words.join(', ')}`, fallback, (text) => words.find((word) => word === text));
  }

  /** A secret: its value, or the content of the file that `<NAME>_FILE` names (without the final line break). */
  secret(fallback?: string): string {
    const file = this.environment[`${this.name}_FILE`];
    if (file === undefined || file === '') return this.text(fallback);
    return this.#content(`${this.name}_FILE`, file).replace(/\r?\n$/, '');
  }

  /** The content of the file that the setting names; `undefined` when it is not set. */
  file(): string | undefined {
    const path = own(this.environment, this.name)?.trim() ?? '';
    return path === '' ? undefined : this.#content(this.name, path);
  }

  #content(name: string, path: string): string {
    try {
      return textOf(readFileSync(path));
    } catch (error) {
      throw new ConfigurationError(
        name,
        `names a file that ${error instanceof NotText ? 'is not UTF-8' : 'cannot be read'}`,
      );
    }
  }

  #read<T>(expected: string, fallback: T | undefined, parse: (text: string) => T | undefined): T {
    const text = own(this.environment, this.name)?.trim() ?? '';
    if (text === '') {
      if (fallback === undefined) throw new ConfigurationError(this.name, `is missing; it must be ${expected}`);
      return fallback;
    }
    const value = parse(text);
    if (value === undefined) throw new ConfigurationError(this.name, `must be ${expected}`);
    return value;
  }
}

/** One setting of the environment: `setting('PORT').port(3000)`. @throws ConfigurationError from the reading method. */
export function setting(name: string, environment: NodeJS.ProcessEnv = process.env): Setting {
  return new Setting(name, environment);
}

/** Reads the configuration at start; a wrong setting is named on standard error and the process exits with 78. */
export function configurationOrExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(operatorExitCode);
  }
}

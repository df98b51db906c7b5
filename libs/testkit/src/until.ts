import { setTimeout as pause } from 'node:timers/promises';

/** How long a spec waits for something. */
export interface Patience {
  /** What moves while there is progress, such as a count or the positions so far. */
  readonly progress?: () => unknown;
  /** How long nothing may move, in seconds; a minute when not given. */
  readonly seconds?: number;
  /** What is said in the end, instead of what did not come to hold. */
  readonly complaint?: () => string | Promise<string>;
}

type Attempt<Result> = { readonly result: Result } | { readonly error: unknown };

async function repeated<Result>(
  attempt: () => Promise<Attempt<Result>>,
  { progress, seconds = 60, complaint }: Patience,
): Promise<Result> {
  let seen: string | undefined;
  let since = performance.now();
  for (;;) {
    const made = await attempt();
    if ('result' in made) return made.result;
    // Also what an attempt fails with may show that something moves.
    const now = JSON.stringify([String(made.error), await progress?.()]);
    if (now !== seen) {
      seen = now;
      since = performance.now();
    } else if (performance.now() - since > seconds * 1_000) {
      if (complaint === undefined) throw made.error;
      throw new Error(await complaint(), { cause: made.error });
    }
    await pause(20);
  }
}

/** Waits until the condition holds. @throws what it throws, or when nothing moves any more although it does not hold. */
export function until(condition: () => boolean | Promise<boolean>, patience: Patience = {}): Promise<void> {
  const never = new Error(`never came to hold: ${condition.toString()}`);
  return repeated(async () => ((await condition()) ? { result: undefined } : { error: never }), patience);
}

/** Tries until it works. @throws what it failed with last, when nothing moves any more. */
export function eventually<Result>(attempt: () => Result | Promise<Result>, patience: Patience = {}): Promise<Result> {
  return repeated<Result>(async () => {
    try {
      return { result: await attempt() };
    } catch (error) {
      return { error };
    }
  }, patience);
}

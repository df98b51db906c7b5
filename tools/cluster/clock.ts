/**
 * Loaded before a process of the cluster: at SIGUSR2 it sets the wall clock of that process by as many milliseconds as
 * the file `clock` in its folder says. Monotonic time goes on, as on a machine whose clock is corrected.
 */
import { readFileSync } from 'node:fs';

const RealDate = Date;
let offset = 0;

process.on('SIGUSR2', () => {
  offset = Number(readFileSync('clock', 'utf8'));
});

const now = (): number => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: readonly unknown[], newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : [...given], newTarget) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
});

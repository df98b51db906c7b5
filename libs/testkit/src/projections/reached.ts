import { until } from '../until.js';

/** What tells by how much a read model is behind a position, at the latest after a time. */
interface Reader {
  waitFor(name: string, study: string, position: number, timeoutMs: number): Promise<number>;
}

/** Waits until a read model has reached a position of a study. */
export async function reached(reader: Reader, name: string, study: string, position: number): Promise<void> {
  let behind: number | undefined;
  await until(async () => (behind = await reader.waitFor(name, study, position, 1_000)) === 0, {
    progress: () => behind,
    complaint: () => `${name} stays ${behind ?? position} behind position ${position} of ${study}`,
  });
}

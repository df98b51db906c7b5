import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Within Jest its environment has the list: it removes the folders when everything of a spec's file has ended. */
const scope = globalThis as { temporaryFolders?: string[] };

/** A new, empty folder that is removed when the spec's file ends, or else the process. @param name what it is for */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `caseledger-${name}-`));
  (scope.temporaryFolders ?? untilTheProcessEnds()).push(folder);
  return folder;
}

function untilTheProcessEnds(): string[] {
  const folders: string[] = (scope.temporaryFolders = []);
  process.once('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return folders;
}

import { TestEnvironment } from 'jest-environment-node';
import { rmSync } from 'node:fs';

/** An environment that removes the temporary folders of a spec's file after its last hook. */
export const removingFolders = (Environment) =>
  class extends Environment {
    folders = [];

    async setup() {
      await super.setup();
      this.global.temporaryFolders = this.folders;
    }

    async teardown() {
      for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
      await super.teardown();
    }
  };

/** Node's environment of that kind. */
export default removingFolders(TestEnvironment);

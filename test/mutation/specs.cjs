const { readdirSync } = require('node:fs');
const { join } = require('node:path');

// The sequencing spec draws its journeys anew each time: what it kills would change from run to run.
const suffix = /(?<!sequencing)\.unit\.spec\.ts$/;

for (const room of ['libs/kernel', 'libs/domain']) {
  for (const path of readdirSync(room, { recursive: true })) {
    if (suffix.test(path)) require(join(process.cwd(), room, path));
  }
}

import { nothingIsMissed, streamSeed } from './support/nothing-missed.js';
import { Standalone } from './support/standalone.js';

process.env.CASELEDGER_STREAM_HEARTBEAT_SECONDS = '1';

describe('the safety stream of the standalone', () => {
  const product = new Standalone();
  beforeAll(() => product.start());
  afterAll(() => product.remove());

  it('R-INT-06 R-INT-05 misses, doubles and reorders nothing, cut at any byte, while the product is ended and killed', async () => {
    // They stay good; the file is written anew at every start.
    const tokens = new Map(
      ['coordinator', 'investigator', 'safety-monitor', 'inspector'].map((one) => [one, product.token(one)]),
    );
    const again = (signal: 'SIGTERM' | 'SIGKILL') => async () => {
      await product.end(signal);
      await product.start();
    };
    await nothingIsMissed(
      {
        get url() {
          return product.url;
        },
        get databaseUrl() {
          return product.databaseUrl;
        },
        token: (persona) => tokens.get(persona) ?? '',
        disturbances: [again('SIGTERM'), again('SIGKILL'), again('SIGKILL'), again('SIGTERM')],
      },
      streamSeed,
    );
  });
});

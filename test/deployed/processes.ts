import { until } from '@caseledger/testkit';
import { runApp, type Cluster, type ClusterProcess } from '../../tools/cluster/index.js';
import { request } from '../support/cluster-client.js';
import { nothingIsMissed, streamSeed } from '../support/nothing-missed.js';
import { participants, screening } from '../support/standalone.js';

const study = '/v1/studies/ACHILLES-CS';
const services = ['coordination', 'safety', 'oversight'] as const;

/** What two processes of each service and two gateways do together, and each alone. */
export function declareProcesses(started: () => Cluster): void {
  let cluster: Cluster;
  beforeAll(() => {
    cluster = started();
  });

  const screen = (key: string) =>
    request(cluster, 'coordinator', 'POST', participants, screening, { 'idempotency-key': key });
  const outcomes = (headers = {}) => request(cluster, 'inspector', 'GET', `${study}/outcomes`, undefined, headers);
  const each = (kind: (typeof services)[number], what: (one: ClusterProcess) => Promise<void>) =>
    Promise.all(cluster.of(kind).map(what));
  /** Ends all processes of a service in order. */
  const end = (kind: (typeof services)[number]) =>
    each(kind, async (one) => {
      await one.stop();
      expect(one.exitCode).toBe(0);
    });

  /** Screens without a pause until told to stop. Resolves to the codes, by the key of the command. */
  function load(): () => Promise<readonly { readonly failure: unknown; readonly participant: string }[]> {
    let going = true;
    const clients = Array.from({ length: 4 }, async (_, client) => {
      const answers: { failure: unknown; participant: string }[] = [];
      for (let i = 0; going; i += 1) {
        const { status, body } = await screen(`load-${client}-${i}`);
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
    for (let i = 0; i < count; i += 1) await screen(`count-${Math.random()}`);
  };

  it('tell their state and their metrics, and log every line with the correlation id of the request', async () => {
    for (const one of services.flatMap((kind) => cluster.of(kind))) {
      await until(async () => (await one.metric('caseledger_projection_lag_events')) === 0);
      const ready = (await (await fetch(`${one.url}/health/ready`)).json()) as { projections: object[] };
      expect(ready).toMatchObject({ status: 'ready' });
      for (const state of ready.projections) expect(state).toMatchObject({ lagEvents: 0, parked: 0, upgrading: false });
      const metrics = await (await fetch(`${one.url}/metrics`)).text();
      expect(metrics).toMatch(/caseledger_projection_lag_seconds\{projection="[\w-]+"\} 0\n/);
    }
    await outcomes({ 'x-correlation-id': 'visit-7' });
    const lines = () =>
      [...cluster.of('gateway').slice(0, 1), ...cluster.of('oversight')]
        .flatMap((one) => one.logged())
        .filter(({ correlationId }) => correlationId === 'visit-7');
    await until(() => lines().length === 2);
    expect(lines()).toMatchObject([
      { service: 'gateway', route: '/v1/studies/{study}/outcomes', status: 200 },
      { service: 'oversight', route: '/v1/studies/:study/outcomes', status: 200 },
    ]);
  });

  it('have one description', async () => {
    const { paths } = (await (await fetch(`${cluster.urls[0]!}/openapi.json`)).json()) as { paths: object };
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
    await cluster.prepareDemo();
    expect((await outcomes()).status).toBe(200);
  });

  it('R-INT-05 R-INT-08 lose and double no command when one is killed, hangs, or is ended', async () => {
    const [first, second] = cluster.of('coordination') as [ClusterProcess, ClusterProcess];
    const stop = load();
    await answered(5);
    await first.kill();
    await answered(5);
    await first.start();
    await second.pause();
    await answered(20);
    await second.resume();
    await second.stop();
    expect(second.exitCode).toBe(0);
    await answered(5);
    const answers = await stop();
    await second.start();
    expect(answers.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    const codes = answers.map(({ participant }) => participant);
    expect(new Set(codes).size).toBe(codes.length);
    const { body } = await request(cluster, 'coordinator', 'GET', `${participants}?limit=1`);
    expect(body.items).toHaveLength(1);
  });

  it('R-INT-06 R-INT-05 miss, double and reorder nothing in the safety stream, while services and relays are killed', async () => {
    const killed = (kind: 'safety' | 'relay', replica: number) => async () => {
      const one = cluster.of(kind)[replica]!;
      await one.kill();
      await one.start();
    };
    await nothingIsMissed(
      {
        url: cluster.urls[0]!,
        databaseUrl: cluster.postgres.url,
        token: (persona) => cluster.tokens[persona] ?? '',
        disturbances: [killed('relay', 0), killed('safety', 0), killed('relay', 1), killed('safety', 1)],
      },
      streamSeed,
    );
  });

  it('end cleanly at SIGTERM, each on its own, and the others go on', async () => {
    await end('oversight');
    expect((await outcomes()).status).toBe(503);
    expect((await screen('without-oversight')).status).toBe(201);
    await end('safety');
    expect((await screen('alone')).status).toBe(201);
    await end('coordination');
  });

  it('boot alone, and catch up with what happened meanwhile', async () => {
    await each('oversight', (one) => one.start());
    expect((await outcomes()).status).toBe(200);
    expect((await screen('nobody-there')).status).toBe(503);
    await each('safety', (one) => one.start());
    expect((await request(cluster, 'inspector', 'GET', `${study}/safety-summary`)).status).toBe(200);
    await each('coordination', (one) => one.start());
    const repeated = await screen('alone');
    expect(repeated.status).toBe(201);
    const wait = { 'caseledger-wait-for': String(repeated.body.position) };
    await until(
      async () => (await request(cluster, 'inspector', 'GET', `${study}/audit-trail`, undefined, wait)).status === 200,
    );
  });

  it('name the setting that is wrong and end with 78, and say what to do without a ledger', async () => {
    const settings = cluster.settingsOf('safety');
    const wrong = await runApp('safety', [], { ...settings, CASELEDGER_OIDC_AUDIENCE: '' });
    expect(wrong).toMatchObject({
      code: 78,
      output: expect.stringContaining('Setting CASELEDGER_OIDC_AUDIENCE') as string,
    });
    const elsewhere = process.env.CASELEDGER_TEST_POSTGRES ?? '';
    const empty = await runApp('safety', [], { ...settings, CASELEDGER_DATABASE_URL: elsewhere });
    expect(empty).toMatchObject({ code: 1, output: expect.stringContaining('run caseledger migrate') as string });
  });
}

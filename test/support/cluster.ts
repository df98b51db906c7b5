import { until } from '@caseledger/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { AppProcess, runApp } from './process.js';

const services = ['coordination', 'safety', 'oversight'] as const;
type ServiceName = (typeof services)[number];

/** The same as other specs on the same server have: roles belong to the server. */
const password = 'service';

/** Three services and a gateway as processes on one PostgreSQL, set up by the command line as an operator does. */
export class Cluster {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'caseledger-cluster-'));
  readonly processes: Readonly<Record<ServiceName, readonly AppProcess[]>>;
  gateway = new AppProcess('gateway', {});
  private readonly database = `cluster_${randomUUID().replaceAll('-', '')}`;
  private readonly server = process.env.CASELEDGER_TEST_POSTGRES ?? '';

  constructor(replicas: number) {
    chmodSync(this.dataDir, 0o755);
    this.write('master', randomBytes(32).toString('hex'));
    this.write('password', password);
    this.processes = Object.fromEntries(
      services.map((service) => [
        service,
        Array.from({ length: replicas }, () => new AppProcess(service, this.environment)),
      ]),
    ) as unknown as Record<ServiceName, readonly AppProcess[]>;
  }

  get url(): string {
    return this.gateway.url;
  }

  /** What every service needs to start. */
  get environment(): NodeJS.ProcessEnv {
    const { host } = new URL(this.server);
    return {
      CASELEDGER_DATABASE_URL: `postgres://${host}/${this.database}`,
      CASELEDGER_DATABASE_PASSWORD_FILE: join(this.dataDir, 'password'),
      CASELEDGER_MASTER_KEY_FILE: join(this.dataDir, 'master'),
      CASELEDGER_OIDC_ISSUER: 'caseledger-demo',
      CASELEDGER_OIDC_AUDIENCE: 'caseledger',
      CASELEDGER_OIDC_JWKS_FILE: join(this.dataDir, 'jwks.json'),
      CASELEDGER_STOP_SECONDS: '10',
    };
  }

  get tokens(): Readonly<Record<string, string>> {
    return JSON.parse(readFileSync(join(this.dataDir, 'tokens.json'), 'utf8')) as Record<string, string>;
  }

  /** Migrates, prepares the demonstration and starts every process. */
  async start(): Promise<void> {
    await this.asAdmin(`CREATE DATABASE ${this.database}`);
    await this.migrate();
    await this.run('prepare-demo', '--data', this.dataDir);
    await Promise.all(this.all().map((one) => one.start()));
    const upstreams = services.map(
      (service) => `${service}=${this.processes[service].map(({ url }) => url).join(',')}`,
    );
    this.gateway = new AppProcess('gateway', { CASELEDGER_UPSTREAMS: upstreams.join(';') });
    await this.gateway.start();
    await until(async () => (await fetch(`${this.url}/health/ready`)).ok);
  }

  /** As the administrator. @throws with the output when it fails */
  async migrate(): Promise<void> {
    const url = new URL(this.server);
    url.pathname = `/${this.database}`;
    const passwords = [...services, 'relay'].map((service) => [
      `CASELEDGER_${service.toUpperCase()}_PASSWORD`,
      password,
    ]);
    const environment = Object.fromEntries(passwords) as Record<string, string>;
    await this.expectSuccess(['migrate'], { ...environment, CASELEDGER_DATABASE_URL: url.href });
  }

  /** Runs a command of the command line with the services' settings. Resolves to what it printed. */
  run(...args: readonly string[]): Promise<string> {
    return this.expectSuccess(args, this.environment);
  }

  async request(persona: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.tokens[persona] ?? persona}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  async remove(): Promise<void> {
    await Promise.all([this.gateway, ...this.all()].map((one) => one.end('SIGKILL')));
    await this.asAdmin(`DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`);
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private all(): readonly AppProcess[] {
    return Object.values(this.processes).flat();
  }

  private async expectSuccess(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
    const { code, output } = await runApp('cli', args, environment);
    if (code !== 0) throw new Error(`caseledger ${args.join(' ')} ended with ${String(code)}: ${output}`);
    return output;
  }

  private write(name: string, content: string): void {
    writeFileSync(join(this.dataDir, name), `${content}\n`, { mode: 0o600 });
  }

  private async asAdmin(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.server });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}

import { temporaryFolder } from '@caseledger/testkit/folders';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { participants, screening, Standalone } from './support/standalone.js';
import { StreamClient } from './support/stream-client.js';
import { runApp } from '../tools/cluster/index.js';
import { until } from '@caseledger/testkit';

const dist = resolve(__dirname, '../dist');
function newFolder(): string {
  const folder = temporaryFolder('start');
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts the product to its end, as it must come to one. */
const start = (dataDir: string, settings: NodeJS.ProcessEnv = {}) =>
  runApp('standalone', [], { PORT: '0', CASELEDGER_DATA_DIR: dataDir, ...settings });
/** One sentence: no stack, no second line. */
const sentence = (said: string): RegExp => new RegExp(`^[^\\n]*${said}[^\\n]*\\n$`);

describe('a data folder', () => {
  const product = new Standalone();
  const screen = async () => (await product.request('coordinator', 'POST', participants, screening)).status;
  beforeAll(() => product.start());
  afterAll(() => product.remove());

  it('has one owner: who comes second is told who that is, and the first goes on', async () => {
    const { port } = new URL(product.url);
    for (const second of ['0', port]) {
      expect(await start(product.dataDir, { PORT: second })).toEqual({
        code: 78,
        output: expect.stringMatching(sentence('in use by process \\d+ \\(npm start, since')) as string,
      });
    }
    expect(await screen()).toBe(201);
  });

  it('is not lost when its database is killed: the server is started again and everything recovers', async () => {
    process.kill(product.databasePid, 'SIGKILL');
    await until(async () => (await screen().catch(() => 0)) === 201);
    await until(async () => (await fetch(`${product.url}/health/ready`)).ok);
    // What fails for every subscriber, over and over, is told once.
    expect(product.output.match(/a delivery failed/g)?.length ?? 0).toBeLessThan(10);
  });

  it('lets a stop end in time, whatever callers leave half done, and says so in one line', async () => {
    const { hostname, port } = new URL(product.url);
    const head = [
      `POST ${participants} HTTP/1.1`,
      'Host: caseledger',
      'Content-Type: application/json',
      'Content-Length: 99',
      '',
      '{',
    ];
    const halves = [head.join('\r\n'), 'GET /health', ''].map((text) => {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.write(text);
      return socket;
    });
    const stream = new StreamClient('/v1/safety/stream?study=ACHILLES-CS', product.token('safety-monitor'));
    const streamed = stream.read(product.url);
    await until(() => stream.received > 0);
    const before = product.output;
    expect(await product.end('SIGTERM')).toBe(0);
    expect(product.output.slice(before.length)).toBe('Caseledger has stopped.\n');
    for (const socket of halves) socket.destroy();
    await streamed;
  });

  it.each(['keys/postgres', 'keys/master', 'keys/issuer.json'])(
    'refuses a %s that is not whole, and leaves it as it is',
    async (file) => {
      const path = join(product.dataDir, file);
      const whole = readFileSync(path, 'utf8');
      for (const length of [0, 1, Math.floor(whole.length / 2), whole.length - 1]) {
        writeFileSync(path, whole.slice(0, length));
        const ended = await start(product.dataDir);
        expect(ended).toEqual({ code: 78, output: expect.stringMatching(sentence(path)) as string });
        expect(readFileSync(path, 'utf8')).toBe(whole.slice(0, length));
      }
      writeFileSync(path, whole);
    },
  );

  it.each(['keys/postgres', 'keys/master'])('refuses to go on without %s, and makes no other', async (file) => {
    const path = join(product.dataDir, file);
    const whole = readFileSync(path, 'utf8');
    rmSync(path);
    expect(await start(product.dataDir)).toEqual({
      code: 78,
      output: expect.stringMatching(sentence(`${path} is missing`)) as string,
    });
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, whole, { mode: 0o600 });
  });

  it('says what to do about a server file that names another program', async () => {
    const path = join(product.dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(path, `${process.pid}\n${product.dataDir}/postgres\n1\n1\n\n127.0.0.1\n`);
    expect(await start(product.dataDir)).toEqual({
      code: 78,
      output: expect.stringMatching(sentence(`names process ${process.pid}, which is another program`)) as string,
    });
    rmSync(path);
  });

  it('starts again after all of that', async () => {
    await product.start();
    expect(await screen()).toBe(201);
  });
});

describe('a first start', () => {
  it('asks for another address before it makes anything, when its own is taken', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const folder = newFolder();
    expect(await start(folder, { PORT: String(port) })).toEqual({
      code: 78,
      output: expect.stringMatching(sentence(`127.0.0.1:${port} is in use`)) as string,
    });
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
    other.close();
  });

  it('refuses a key of a database that is not there yet, when it is empty', async () => {
    const folder = newFolder();
    await start(folder, { PORT: '1', HOST: '203.0.113.1' });
    writeFileSync(join(folder, 'keys', 'postgres'), '');
    expect(await start(folder)).toEqual({
      code: 78,
      output: expect.stringMatching(sentence('remove the file and start again')) as string,
    });
  });
});

describe('the lock of a folder', () => {
  const rounds = 8;
  const racing = 4;
  const program = `
    const { DataFolder } = await import(${JSON.stringify(join(dist, 'libs/embedded/src/data-folder.js'))});
    console.log('ready');
    for await (const _ of process.stdin) {
      try { await DataFolder.claim(process.argv[1], 'spec'); console.log('owner'); }
      catch (error) { console.log(error.name); }
    }`;
  const startRacer = (folder: string) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const said = async () => String((await once(child.stdout, 'data'))[0]).trim();
    return { child, said, ready: said() };
  };

  it('goes to exactly one of those who race for it, and from a killed owner to the next', async () => {
    const folder = newFolder();
    const racers = Array.from({ length: racing - 1 + rounds }, () => startRacer(folder));
    await Promise.all(racers.map(({ ready }) => ready));
    for (let round = 0; round < rounds; round += 1) {
      const four = racers.slice(0, racing);
      const saying = Promise.all(four.map(({ said }) => said()));
      for (const { child } of four) child.stdin.write('claim');
      const said = await saying;
      expect([...said].sort()).toEqual(['FolderInUse', 'FolderInUse', 'FolderInUse', 'owner']);
      const [owner] = racers.splice(said.indexOf('owner'), 1);
      const ended = once(owner!.child, 'exit');
      owner!.child.kill('SIGKILL');
      await ended;
    }
    for (const { child } of racers) child.stdin.end();
  });
});

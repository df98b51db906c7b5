import { temporaryFolder } from '@caseledger/testkit/folders';
import { statSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApplication, createLogger, declareRoute, OperationsModule } from '@caseledger/platform';
import { systemClock } from '@caseledger/kernel';
import { UnsecuredJWT } from 'jose';
import { Caller, AccessModule, LocalIssuer, Public, TokenVerifier, writeTokens, type Identity } from './index.js';

@Controller()
@declareRoute({ kind: 'reference', name: 'who' })
class WhoController {
  @Get('who')
  who(@Caller() caller: Identity): Identity {
    return caller;
  }

  @Public()
  @Get('open')
  open(): object {
    return { open: true };
  }
}

const issuerName = 'https://issuer.example';
const audience = 'caseledger';
const persona = { sub: 'u-1', name: 'Ada Example', organisation: 'Clinic' };
const newDirectory = () => temporaryFolder('issuer');
const openIssuer = (issuer = issuerName, aud = audience, dataDir = newDirectory()) =>
  LocalIssuer.open({ dataDir, issuer, audience: aud });

describe('access', () => {
  let app: NestFastifyApplication;
  let local: LocalIssuer;
  const dataDir = newDirectory();
  const ask = (authorization?: string, url = '/who') =>
    app.inject({ url, headers: authorization === undefined ? {} : { authorization } });

  beforeAll(async () => {
    local = await openIssuer(issuerName, audience, dataDir);
    @Module({
      imports: [
        AccessModule.forRoot({ issuer: issuerName, audience, keys: local.keys }, systemClock),
        OperationsModule.forRoot(),
      ],
      controllers: [WhoController],
    })
    class WhoModule {}
    const logger = createLogger({ level: 'silent' });
    app = await createHttpApplication(WhoModule, { logger, title: 'Who', version: '1' });
    await app.init();
  });
  afterAll(() => app.close());

  const expectRefused = async (authorization?: string) => {
    const answer = await ask(authorization);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(answer.json()).toMatchObject({ rule: 'unauthenticated' });
  };

  it('tells who a valid token stands for', async () => {
    const token = `Bearer ${await local.issue(persona, 60)}`;
    for (const answer of [await ask(token), await ask(token)]) {
      expect(answer.json()).toMatchObject({ id: 'u-1', name: 'Ada Example', organisation: 'Clinic' });
      expect(answer.json()).toHaveProperty('authenticatedAt');
    }
  });

  it('leaves open what is public, the document and the operations', async () => {
    for (const url of ['/open', '/health/live', '/health/ready', '/metrics', '/docs', '/openapi.json']) {
      expect([url, (await ask(undefined, url)).statusCode]).toEqual([url, 200]);
    }
  });

  const tampered = (token: string) => {
    const [head, body = '', signature] = token.split('.');
    const claims = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: 'u-2' };
    return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  };
  const unsigned = () =>
    new UnsecuredJWT({ ...persona }).setIssuer(issuerName).setAudience(audience).setExpirationTime('1h').encode();

  it.each<[string, () => Promise<string | undefined>]>([
    ['no token', () => Promise.resolve(undefined)],
    ['another scheme', () => Promise.resolve('Basic eDp5')],
    ['an empty token', () => Promise.resolve('Bearer ')],
    ['nonsense', () => Promise.resolve('Bearer a.b.c')],
    ['a huge token', () => Promise.resolve(`Bearer ${'a'.repeat(9_000)}`)],
    ['an expired token', async () => `Bearer ${await local.issue(persona, -1)}`],
    ['an unsigned token', () => Promise.resolve(`Bearer ${unsigned()}`)],
    ['a tampered token', async () => `Bearer ${tampered(await local.issue(persona, 60))}`],
    ['a token without a name', async () => `Bearer ${await local.issue({ ...persona, name: ' ' }, 60)}`],
    [
      'a token with a name that nobody sees',
      async () => `Bearer ${await local.issue({ ...persona, name: '\u3164' }, 60)}`,
    ],
    ['a token that ends after the year 9999', async () => `Bearer ${await local.issue(persona, 8.64e12)}`],
    ['a token of another key', async () => `Bearer ${await (await openIssuer()).issue(persona, 60)}`],
    [
      'a token of another issuer',
      async () => `Bearer ${await (await openIssuer('https://other.example', audience, dataDir)).issue(persona, 60)}`,
    ],
    [
      'a token for another audience',
      async () => `Bearer ${await (await openIssuer(issuerName, 'other', dataDir)).issue(persona, 60)}`,
    ],
  ])('refuses %s', async (_, authorization) => {
    await expectRefused(await authorization());
  });

  it('forgets a token that it knows when it expires (R-SEC-08)', async () => {
    let travelled = 0;
    const clock = { now: () => new Date(Date.now() + travelled).toISOString() };
    const verifier = new TokenVerifier({ issuer: issuerName, audience, keys: local.keys }, clock);
    const token = await local.issue(persona, 60);
    await expect(verifier.verify(token)).resolves.toMatchObject({ id: 'u-1' });
    travelled = 61_000;
    await expect(verifier.verify(token)).rejects.toThrow('does not verify');
  });

  it('does not blame the token when the keys cannot be read', async () => {
    const keys = new URL('http://127.0.0.1:1/keys');
    const verifier = new TokenVerifier({ issuer: issuerName, audience, keys }, systemClock);
    await expect(verifier.verify(await local.issue(persona, 60))).rejects.toThrow('key set');
  });

  it('keeps its key, for its owner only', async () => {
    const file = join(dataDir, 'keys', 'issuer.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await openIssuer(issuerName, audience, dataDir)).keys).toEqual(local.keys);
    expect(local.keys.keys[0]).not.toHaveProperty('d');
    const other = newDirectory();
    const [one, two] = await Promise.all([openIssuer('a', 'b', other), openIssuer('a', 'b', other)]);
    expect(one.keys).toEqual(two.keys);
    chmodSync(join(other, 'keys', 'issuer.json'), 0o644);
    await expect(openIssuer('a', 'b', other)).rejects.toThrow('0600');
    const tokens = join(other, 'tokens.json');
    await writeTokens(tokens, { ada: 'x' });
    expect(statSync(tokens).mode & 0o777).toBe(0o600);
  });
});

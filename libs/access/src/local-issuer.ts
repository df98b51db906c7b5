import { systemClock, type Clock } from '@caseledger/kernel';
import { randomUUID } from 'node:crypto';
import { OperatorError, writeWhole } from '@caseledger/platform';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { textOf } from '@caseledger/kernel';

/** Whom a token is for. */
export interface Persona {
  readonly sub: string;
  readonly name: string;
  readonly organisation: string;
}

const ownerOnly = 0o600;

async function createKey(path: string): Promise<void> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  const key = { ...jwk, alg: 'EdDSA', use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Of two processes that start together, one makes the key of both.
  await writeWhole(path, JSON.stringify(key), { mode: ownerOnly, replace: false });
}

/** An Ed25519 private key, whole. */
function isKey(value: unknown): value is JWK {
  const { kty, crv, x, d, kid } = (value ?? {}) as JWK;
  return kty === 'OKP' && crv === 'Ed25519' && [x, d, kid].every((part) => typeof part === 'string');
}

async function readKey(path: string): Promise<JWK | undefined> {
  let text: string;
  try {
    text = textOf(await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    throw new OperatorError(`${path} must be readable by its owner only (mode 0600).`);
  }
  try {
    const key: unknown = JSON.parse(text);
    if (isKey(key)) return key;
  } catch {
    // Told below, without the content.
  }
  throw new OperatorError(
    `${path} does not hold an Ed25519 key: restore it from its backup, or remove it, and all tokens signed by it end.`,
  );
}

/** The issuer of an installation that stands alone: a demonstration, not an identity provider. */
export class LocalIssuer {
  private constructor(
    readonly issuer: string,
    readonly audience: string,
    private readonly jwk: JWK,
    private readonly key: CryptoKey | Uint8Array,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the issuer; its Ed25519 key is made at the first start, in `<dataDir>/keys/issuer.json` (mode 0600).
   * @throws OperatorError when the key is not whole, or others than the owner can read it.
   */
  static async open(options: {
    dataDir: string;
    issuer: string;
    audience: string;
    clock?: Clock;
  }): Promise<LocalIssuer> {
    const { issuer, audience, clock = systemClock } = options;
    const path = join(options.dataDir, 'keys', 'issuer.json');
    if ((await readKey(path)) === undefined) await createKey(path);
    const jwk = await readKey(path);
    if (jwk === undefined) throw new Error(`${path} disappeared`);
    return new LocalIssuer(issuer, audience, jwk, await importJWK(jwk, 'EdDSA'), clock);
  }

  /** The public keys, for those who verify. */
  get keys(): JSONWebKeySet {
    const { kty, crv, x, alg, use, kid } = this.jwk;
    return { keys: [{ kty, crv, x, alg, use, kid }] };
  }

  /** A token for a persona. @param ttl time to live in seconds. */
  async issue(persona: Persona, ttl: number): Promise<string> {
    const now = Math.floor(Date.parse(this.clock.now()) / 1000);
    const { sub, name, organisation } = persona;
    return await new SignJWT({ name, organisation, auth_time: now })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', ...(this.jwk.kid !== undefined && { kid: this.jwk.kid }) })
      .setSubject(sub)
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + ttl)
      .setJti(randomUUID())
      .sign(this.key);
  }
}

/** Writes tokens by persona as JSON, for the owner only (mode 0600), also when the file was there before. */
export async function writeTokens(path: string, tokens: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, `${JSON.stringify(tokens, null, 2)}\n`, { mode: ownerOnly });
}

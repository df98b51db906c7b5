import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { Unavailable } from '@caseledger/platform';

/** A person as the issuer knows them. Roles are not part of it: they are delegations in the study's ledger. */
export interface Identity {
  /** The issuer's subject. The issuer must never give it to another person (R-SEC-03). */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** When the person last proved who they are (`auth_time`), UTC, if the issuer says it. */
  readonly authenticatedAt?: string;
  /** When the token ends (`exp`), UTC. */
  readonly expiresAt: string;
}

/** Whose tokens are good here. */
export interface AccessOptions {
  /** The exact `iss` of the tokens. */
  readonly issuer: string;
  /** Our name in their `aud`. */
  readonly audience: string;
  /** Where the issuer publishes its key set, or the key set itself. */
  readonly keys: URL | JSONWebKeySet;
}

/** A token that proves nothing. The message is for the log only. */
export class InvalidToken extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InvalidToken';
  }
}

const algorithms = ['EdDSA', 'ES256', 'RS256'];

/** Anything longer is no token of ours, and not worth hashing. */
const maximumTokenLength = 8_192;

const claimForm = /^[^\p{Cc}]{1,255}$/u;

function claim(payload: JWTPayload, name: string): string {
  const value = payload[name];
  if (typeof value === 'string' && claimForm.test(value) && value.trim() !== '') return value;
  throw new InvalidToken(`the claim ${name} is missing or malformed`);
}

function identityOf(payload: JWTPayload, expires: number): Identity {
  const authenticated = payload['auth_time'];
  return {
    id: claim(payload, 'sub'),
    name: claim(payload, 'name'),
    organisation: claim(payload, 'organisation'),
    ...(Number.isSafeInteger(authenticated) && {
      authenticatedAt: new Date((authenticated as number) * 1000).toISOString(),
    }),
    expiresAt: new Date(expires).toISOString(),
  };
}

/** Whether the failure is the key set's, not the token's. */
function keySetFailed(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return true;
  // When the key set's address gives a bad answer jose throws its base class; when it gives none, fetch throws.
  return !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC';
}

/** Tells who a bearer token stands for. */
export class TokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  // By the token's hash: a memory dump should not hold working tokens.
  readonly #known = new LRUCache<string, { identity: Identity; expires: number }>({ max: 10_000 });

  constructor(private readonly options: AccessOptions) {
    this.#keys = options.keys instanceof URL ? createRemoteJWKSet(options.keys) : createLocalJWKSet(options.keys);
  }

  /**
   * The token's identity: signature (EdDSA, ES256 or RS256), issuer, audience and expiry are checked.
   * @throws InvalidToken when any of them fails, Unavailable when the issuer's keys cannot be read.
   */
  async verify(token: string): Promise<Identity> {
    if (token.length > maximumTokenLength) throw new InvalidToken('the token is too long');
    const hash = createHash('sha256').update(token).digest('base64');
    const known = this.#known.get(hash);
    if (known !== undefined && known.expires > Date.now()) return known.identity;
    this.#known.delete(hash);
    const payload = await this.#check(token);
    const expires = (payload.exp ?? 0) * 1000;
    const identity = identityOf(payload, expires);
    this.#known.set(hash, { identity, expires });
    return identity;
  }

  async #check(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.options;
    try {
      const requiredClaims = ['exp', 'sub'];
      return (await jwtVerify(token, this.#keys, { issuer, audience, algorithms, requiredClaims })).payload;
    } catch (error) {
      if (keySetFailed(error)) throw new Unavailable('the key set of the issuer cannot be read', 5, { cause: error });
      throw new InvalidToken('the token does not verify', { cause: error });
    }
  }
}

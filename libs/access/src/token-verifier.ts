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
import { isSoftware, isWords, type Clock, own } from '@caseledger/kernel';
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

/** Claims are recorded: they must be words that a person can read. */
function words(payload: JWTPayload, name: string): string {
  const value = own(payload, name);
  if (isWords(value, { min: 1, max: 255 })) return value as string;
  throw new InvalidToken(`the claim ${name} is missing or malformed`);
}

/** The end of 9999 in seconds of Unix time: later instants have no ISO 8601 form of four digits. */
const lastSecond = 253_402_300_799;

/** A NumericDate (RFC 7519, section 2), in UTC. */
function instant(payload: JWTPayload, name: string): string {
  const value = own(payload, name);
  if (typeof value === 'number' && value >= 0 && value <= lastSecond) return new Date(value * 1000).toISOString();
  throw new InvalidToken(`the claim ${name} is missing or malformed`);
}

/** The person whom the token is for. */
function subject(payload: JWTPayload): string {
  const id = words(payload, 'sub');
  if (isSoftware(id)) throw new InvalidToken('the subject is the software itself');
  return id;
}

function identityOf(payload: JWTPayload): Identity {
  return {
    id: subject(payload),
    name: words(payload, 'name'),
    organisation: words(payload, 'organisation'),
    ...(payload['auth_time'] !== undefined && { authenticatedAt: instant(payload, 'auth_time') }),
    expiresAt: instant(payload, 'exp'),
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

  constructor(
    private readonly options: AccessOptions,
    private readonly clock: Clock,
  ) {
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
    if (known !== undefined && known.expires > Date.parse(this.clock.now())) return known.identity;
    this.#known.delete(hash);
    const payload = await this.#check(token);
    const identity = identityOf(payload);
    this.#known.set(hash, { identity, expires: Date.parse(identity.expiresAt) });
    return identity;
  }

  async #check(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.options;
    try {
      const requiredClaims = ['exp', 'sub'];
      const currentDate = new Date(this.clock.now());
      const wanted = { issuer, audience, algorithms, requiredClaims, currentDate };
      return (await jwtVerify(token, this.#keys, wanted)).payload;
    } catch (error) {
      if (keySetFailed(error)) throw new Unavailable('the key set of the issuer cannot be read', 5, { cause: error });
      throw new InvalidToken('the token does not verify', { cause: error });
    }
  }
}

import { canonicalJson, type Personal, type PersonalDataVault } from '@caseledger/kernel';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { rowsOf } from './connection.js';
import { SealedAltered, SubjectErased } from './errors.js';
import { boundTo, decrypt, encrypt, ivBytes, keyName, sealedBytes } from './cipher.js';

/** Keys of subjects, wrapped under the master key, and what they seal (R-PRV-03). */
export class SubjectVault implements PersonalDataVault {
  private readonly keys = new LRUCache<string, { key: number; secret: Buffer }>({ max: 10_000, ttl: 60_000 });

  /** @param masterKey 32 bytes; whoever has it and the database can read everything. */
  constructor(
    private readonly pool: Pool,
    private readonly masterKey: Buffer,
  ) {
    if (masterKey.length !== 32) throw new TypeError('the master key must have 32 bytes');
  }

  /**
   * Replaces every `$personal` value in an event's data by its `$sealed` form, bound to study, subject and event.
   * @throws SubjectErased
   */
  async seal(study: string, eventId: string, data: object): Promise<object> {
    return (await this.sealValue(study, eventId, data)) as object;
  }

  /** The value of a sealed member; nothing when the subject's key was destroyed. @throws SealedAltered */
  async open<T>(study: string, event: { readonly id: string }, personal: Personal<T>): Promise<T | undefined> {
    if ('$personal' in personal) return personal.$personal.value;
    const { subject } = personal.$sealed;
    const found = await this.keyOf(study, subject, null);
    if (found === undefined) return undefined;
    const sealed = sealedBytes(personal.$sealed);
    const opened = opening(study, subject, () => decrypt(found.secret, sealed, boundTo(study, subject, event.id)));
    return JSON.parse(opened.toString()) as T;
  }

  /**
   * Erases a subject: what was sealed can never be opened again, and every hash stays valid. No service's role may: it
   * takes an administrator's.
   */
  async destroy(study: string, subject: string): Promise<void> {
    await rowsOf(this.pool, 'destroy-subject-key', [study, subject]);
    this.keys.delete(keyName(study, subject));
  }

  private async sealValue(study: string, eventId: string, value: unknown): Promise<unknown> {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.sealValue(study, eventId, item)));
    // What is not plain stays as it is, for canonical JSON to refuse: its members would be a silent conversion.
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return value;
    const personal = (value as { $personal?: { subject: string; value: unknown } }).$personal;
    if (personal !== undefined) {
      const { subject } = personal;
      const found = await this.keyOf(study, subject, randomBytes(32));
      if (found === undefined) throw new SubjectErased(subject);
      const text = Buffer.from(canonicalJson(personal.value));
      const sealed = encrypt(found.secret, text, boundTo(study, subject, eventId));
      return {
        $sealed: {
          subject,
          key: found.key,
          iv: sealed.subarray(0, ivBytes).toString('base64url'),
          text: sealed.subarray(ivBytes).toString('base64url'),
        },
      };
    }
    const members = Object.entries(value).map(
      async ([name, member]) => [name, await this.sealValue(study, eventId, member)] as const,
    );
    return Object.fromEntries(await Promise.all(members));
  }

  private async keyOf(study: string, subject: string, proposed: Buffer | null) {
    const name = keyName(study, subject);
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const [row] = await rowsOf<{ key: number; wrapped: Buffer | null }>(
      this.pool,
      proposed === null ? 'wrapped-key' : 'subject-key',
      proposed === null ? [study, subject] : [study, subject, encrypt(this.masterKey, proposed, name)],
    );
    if (row?.wrapped == null) return undefined;
    const { key, wrapped } = row;
    const found = { key, secret: opening(study, subject, () => decrypt(this.masterKey, wrapped, name)) };
    this.keys.set(name, found);
    return found;
  }
}

function opening(study: string, subject: string, open: () => Buffer): Buffer {
  try {
    return open();
  } catch (error) {
    throw new SealedAltered(study, subject, error);
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { signedMessage, testMessage, verification } from './messages.js';
import { newSecret, secretForm, signedHeaders } from './signature.js';

interface Vector {
  readonly secret: string;
  readonly id: string;
  readonly timestamp: number;
  readonly payload: string;
  readonly signature: string;
}

const file = resolve(__dirname, '../../../../test/fixtures/standard-webhooks/vectors.json');
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] };

describe('the signature of a webhook', () => {
  it.each(vectors)('R-INT-03 is the one of the reference: $id', ({ secret, id, timestamp, payload, signature }) => {
    expect(signedHeaders({ id, body: payload }, new Date(timestamp * 1_000), [secret])).toEqual({
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    });
  });

  it('R-INT-03 is verified by each of the secrets, not by another one, and not when a space was added', () => {
    const secrets = [newSecret(), newSecret()];
    const message = signedMessage({
      study: 'S1',
      position: 12,
      hash: '',
      type: 'CaseNullified',
      subject: 'AE-1',
      attributes: [],
      data: '{"a":"ñ"}',
    });
    const headers = signedHeaders(message, new Date(), secrets);
    for (const secret of secrets) expect(new Webhook(secret).verify(message.body, headers)).toEqual({ a: 'ñ' });
    expect(() => new Webhook(newSecret()).verify(message.body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(secrets[0]!).verify('{"a": "ñ"}', headers)).toThrow('No matching signature');
  });

  it('R-INT-03 has an id without a full stop', () => {
    const at = new Date();
    const message = {
      study: 'ACHILLES-CS',
      position: 7,
      hash: '',
      type: 'CaseNullified',
      subject: 'AE-1',
      attributes: [],
      data: '{}',
    } as const;
    expect(signedMessage(message).id).toBe('ACHILLES-CS_7');
    for (const { id } of [testMessage('S1', at), verification('S1', 'c', at)]) expect(id).toMatch(/^[\w-]+$/);
  });

  it('R-INT-03 is made with a secret of 24 to 64 bytes', () => {
    const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 255).toString('base64')}`;
    for (let bytes = 1; bytes <= 90; bytes += 1) {
      expect([bytes, secretForm.test(secretOf(bytes))]).toEqual([bytes, bytes >= 24 && bytes <= 64]);
    }
    expect(newSecret()).toMatch(secretForm);
    expect(newSecret()).not.toBe(newSecret());
  });
});

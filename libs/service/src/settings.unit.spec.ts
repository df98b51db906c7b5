import { temporaryFolder } from '@caseledger/testkit/folders';
import { ConfigurationError } from '@caseledger/platform';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceSettings } from './settings.js';

const folder = temporaryFolder('settings');
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const sound = {
  CASELEDGER_DATABASE_URL: 'postgres://db.example:5432/caseledger',
  CASELEDGER_MASTER_KEY: 'ab'.repeat(32),
  CASELEDGER_OIDC_ISSUER: 'https://issuer.example',
  CASELEDGER_OIDC_AUDIENCE: 'caseledger',
  CASELEDGER_OIDC_JWKS_URL: 'https://issuer.example/jwks',
};
const ca = file('ca.pem', 'PEM');
const kafka = { CASELEDGER_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };
const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
const read = (changes: NodeJS.ProcessEnv = {}) => serviceSettings('safety', { ...sound, ...changes });

describe('the settings of a service', () => {
  it('have defaults for everything that has a sensible one', () => {
    expect(read()).toMatchObject({
      port: 3000,
      logLevel: 'info',
      databaseUrl: 'postgres://caseledger_safety@db.example:5432/caseledger',
      kafka: undefined,
      readyLagSeconds: 60,
      tracing: undefined,
    });
  });

  it('take secrets from files, and the password apart from the address', () => {
    const { databaseUrl, masterKey } = read({
      CASELEDGER_DATABASE_PASSWORD_FILE: file('password', 'p@ss/word\n'),
      CASELEDGER_MASTER_KEY: '',
      CASELEDGER_MASTER_KEY_FILE: file('master', `${'cd'.repeat(32)}\n`),
    });
    expect(databaseUrl).toBe('postgres://caseledger_safety:p%40ss%2Fword@db.example:5432/caseledger');
    expect(masterKey.toString('hex')).toBe('cd'.repeat(32));
  });

  it('R-SEC-08 verify the certificate of the database whenever TLS is on', () => {
    const url = new URL(read({ CASELEDGER_DATABASE_CA_FILE: ca }).databaseUrl);
    expect(Object.fromEntries(url.searchParams)).toEqual({ sslmode: 'verify-full', sslrootcert: ca });
  });

  it('give kafkajs its brokers, TLS and SASL', () => {
    expect(read(kafka).kafka).toEqual({ brokers: ['kafka-1:9092', 'kafka-2:9092'], ssl: false });
    const secured = {
      ...kafka,
      CASELEDGER_KAFKA_CA_FILE: ca,
      CASELEDGER_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      CASELEDGER_KAFKA_SASL_USER: 'safety',
      CASELEDGER_KAFKA_SASL_PASSWORD: 'secret',
    };
    expect(read(secured).kafka).toEqual({
      brokers: ['kafka-1:9092', 'kafka-2:9092'],
      ssl: { ca: ['PEM'] },
      sasl: { mechanism: 'scram-sha-512', username: 'safety', password: 'secret' },
    });
  });

  it('trace everything when a collector is named, or the share that is given', () => {
    expect(read(traces).tracing).toEqual({ endpoint: 'http://collector:4318', share: 1 });
    expect(read({ ...traces, OTEL_TRACES_SAMPLER_ARG: '0.01' }).tracing).toMatchObject({ share: 0.01 });
  });

  it.each<[setting: string, changes: NodeJS.ProcessEnv]>([
    ['PORT', { PORT: 'http' }],
    ['CASELEDGER_LOG_LEVEL', { CASELEDGER_LOG_LEVEL: 'loud' }],
    ['CASELEDGER_DATABASE_URL', { CASELEDGER_DATABASE_URL: '' }],
    ['CASELEDGER_DATABASE_URL', { CASELEDGER_DATABASE_URL: 'mysql://x' }],
    ['CASELEDGER_DATABASE_URL', { CASELEDGER_DATABASE_URL: 'postgres://db.example/x?sslmode=require' }],
    ['CASELEDGER_DATABASE_URL_FILE', { CASELEDGER_DATABASE_URL_FILE: '/does/not/exist' }],
    ['CASELEDGER_DATABASE_CA_FILE', { CASELEDGER_DATABASE_CA_FILE: '/does/not/exist' }],
    [
      'CASELEDGER_DATABASE_CA_FILE',
      { CASELEDGER_DATABASE_CA_FILE: ca, CASELEDGER_DATABASE_URL: 'postgres://db.example/x?sslmode=disable' },
    ],
    ['CASELEDGER_MASTER_KEY', { CASELEDGER_MASTER_KEY: 'abcd' }],
    ['CASELEDGER_OIDC_ISSUER', { CASELEDGER_OIDC_ISSUER: '' }],
    ['CASELEDGER_OIDC_AUDIENCE', { CASELEDGER_OIDC_AUDIENCE: ' ' }],
    ['CASELEDGER_OIDC_JWKS_URL', { CASELEDGER_OIDC_JWKS_URL: 'issuer.example' }],
    ['CASELEDGER_OIDC_JWKS_FILE', { CASELEDGER_OIDC_JWKS_FILE: file('jwks.json', '{"keys":1}') }],
    ['CASELEDGER_KAFKA_BROKERS', { CASELEDGER_KAFKA_BROKERS: 'kafka-1' }],
    ['CASELEDGER_KAFKA_SSL', { ...kafka, CASELEDGER_KAFKA_SSL: 'yes' }],
    ['CASELEDGER_KAFKA_SASL_MECHANISM', { ...kafka, CASELEDGER_KAFKA_SASL_MECHANISM: 'plain' }],
    ['CASELEDGER_KAFKA_SASL_USER', { ...kafka, CASELEDGER_KAFKA_SASL_MECHANISM: 'scram-sha-256' }],
    ['CASELEDGER_READY_LAG_SECONDS', { CASELEDGER_READY_LAG_SECONDS: '0' }],
    ['CASELEDGER_STOP_SECONDS', { CASELEDGER_STOP_SECONDS: 'soon' }],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }],
    ['OTEL_TRACES_SAMPLER_ARG', { ...traces, OTEL_TRACES_SAMPLER_ARG: '1.5' }],
  ])('name %s when it is wrong', (setting, changes) => {
    expect(() => read(changes)).toThrow(ConfigurationError);
    expect(() => read(changes)).toThrow(`Setting ${setting}: `);
  });
});

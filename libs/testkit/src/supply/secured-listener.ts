import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalServer } from './local-server.js';
import type { SecuredAccess } from './server.js';

const keytool = process.env.JAVA_HOME === undefined ? 'keytool' : join(process.env.JAVA_HOME, 'bin', 'keytool');
const modules = 'org.apache.kafka.common.security';

/** A listener beside the plain one that demands TLS and a password (PLAIN or SCRAM). */
export interface SecuredListener {
  readonly access: SecuredAccess;
  readonly settings: Readonly<Record<string, string>>;
  /** What the tool that formats the data must know. */
  readonly formatting: readonly string[];
}

/** Makes a certificate of its own for the server and a user with a password. */
export async function securedListener(server: LocalServer, address: string): Promise<SecuredListener> {
  const username = 'caseledger';
  const [password, storePassword] = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
  const store = join(server.folder, 'keys.p12');
  const certificate = join(server.folder, 'certificate.pem');
  const common = ['-alias', 'kafka', '-keystore', store, '-storetype', 'PKCS12', '-storepass', storePassword];
  const pair = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-dname', 'CN=kafka', '-ext', 'san=ip:127.0.0.1'];
  await server.run(keytool, ['-genkeypair', ...common, ...pair]);
  await server.run(keytool, ['-exportcert', '-rfc', ...common, '-file', certificate]);
  const own = (name: string) => `listener.name.secured.${name}`;
  return {
    access: { brokers: [address], ca: readFileSync(certificate, 'utf8'), username, password },
    settings: {
      [own('sasl.enabled.mechanisms')]: 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
      [own('plain.sasl.jaas.config')]: `${modules}.plain.PlainLoginModule required user_${username}="${password}";`,
      [own('scram-sha-256.sasl.jaas.config')]: `${modules}.scram.ScramLoginModule required;`,
      [own('scram-sha-512.sasl.jaas.config')]: `${modules}.scram.ScramLoginModule required;`,
      [own('ssl.keystore.location')]: store,
      [own('ssl.keystore.type')]: 'PKCS12',
      [own('ssl.keystore.password')]: storePassword,
    },
    formatting: ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${username},password=${password}]`,
    ]),
  };
}

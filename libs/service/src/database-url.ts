import { roleOf, type ServiceName } from '@caseledger/ledger';
import { ConfigurationError, setting } from '@caseledger/platform';

const name = 'CASELEDGER_DATABASE_URL';
const authority = 'CASELEDGER_DATABASE_CA_FILE';

/**
 * The address of the database from `CASELEDGER_DATABASE_URL` or its `_FILE`, with
 * - the user and `CASELEDGER_DATABASE_PASSWORD` (or its `_FILE`) filled in where the address leaves them out;
 * - TLS when the address says `sslmode=verify-full` or `CASELEDGER_DATABASE_CA_FILE` names a certificate authority. The
 *   server's certificate is always verified: modes that only encrypt are refused.
 * @throws ConfigurationError
 */
export function databaseUrl(user: string | undefined, environment: NodeJS.ProcessEnv): string {
  const text = setting(name, environment).secret();
  if (!URL.canParse(text) || !/^postgres(ql)?:$/.test(new URL(text).protocol)) {
    throw new ConfigurationError(name, 'must be an address such as postgres://host:5432/caseledger');
  }
  const url = new URL(text);
  if (url.username === '' && user !== undefined) url.username = user;
  if (url.password === '') {
    url.password = encodeURIComponent(setting('CASELEDGER_DATABASE_PASSWORD', environment).secret(''));
  }
  useTls(url, environment);
  return url.href;
}

/** As the role of a service. */
export function serviceDatabaseUrl(service: ServiceName, environment: NodeJS.ProcessEnv): string {
  return databaseUrl(roleOf(service), environment);
}

function useTls(url: URL, environment: NodeJS.ProcessEnv): void {
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && mode !== 'disable' && mode !== 'verify-full') {
    throw new ConfigurationError(name, 'must have the sslmode verify-full or disable: others verify no certificate');
  }
  if (setting(authority, environment).file() === undefined) return;
  if (mode === 'disable') throw new ConfigurationError(authority, 'has no use with sslmode=disable');
  url.searchParams.set('sslmode', 'verify-full');
  url.searchParams.set('sslrootcert', setting(authority, environment).text());
}

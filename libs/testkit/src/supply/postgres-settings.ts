export const postgresUser = 'postgres';
export const postgresPassword = 'postgres';

/** Those of the product, whatever the language of the system. */
export const initdbFlags = ['--encoding=UTF8', '--locale=C', '--no-sync'] as const;

export function postgresFlags(settings: Readonly<Record<string, string>>): string[] {
  const all = { fsync: 'off', max_connections: '200', timezone: 'UTC', ...settings };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

export function postgresUrl(host: string, port: number): string {
  return `postgres://${postgresUser}:${postgresPassword}@${host}:${port}/postgres`;
}

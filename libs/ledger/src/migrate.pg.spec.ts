import { OperatorError } from '@caseledger/platform';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { Client } from 'pg';
import { migrateLedger } from './migrate.js';

describe('the schema', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });

  afterAll(() => database.drop());

  async function rows(query: string): Promise<unknown[]> {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  }

  it('can be brought up to date by several processes at once, and again', async () => {
    await rows('DROP SCHEMA ledger, vault CASCADE');
    await rows('DROP TABLE public.ledger_migrations');
    await Promise.all([1, 2, 3, 4].map(() => migrateLedger(database.adminUrl)));
    await migrateLedger(database.adminUrl);
    expect(await rows('SELECT * FROM ledger.heads()')).toEqual([]);
  });

  it('is not touched by an older version than the one that brought it up to date', async () => {
    await rows(`INSERT INTO public.ledger_migrations (name, run_on) VALUES ('9999_of_tomorrow', now())`);
    const refused = migrateLedger(database.adminUrl);
    await expect(refused).rejects.toThrow(OperatorError);
    await expect(refused).rejects.toThrow(
      /newer version .*9999_of_tomorrow of public\.ledger_migrations.* start that version/,
    );
    await rows(`DELETE FROM public.ledger_migrations WHERE name = '9999_of_tomorrow'`);
    await migrateLedger(database.adminUrl);
  });

  it('can be set up in several databases of one cluster at once, with the roles', async () => {
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map(() => testDatabase()));
    await Promise.all(others.map((other) => other.drop()));
  });

  it('R-AUD-01 gives the services functions only, and everybody else nothing', async () => {
    const tables = await rows(
      `SELECT c.oid::regclass::text AS relation FROM pg_class c
        WHERE c.relnamespace IN ('ledger'::regnamespace, 'vault'::regnamespace) AND c.relkind IN ('r', 'v', 'S')
          AND (c.relacl::text LIKE ANY ('{%caseledger_service%,%caseledger_reader%}') OR c.relowner <> 'caseledger_owner'::regrole)`,
    );
    expect(tables).toEqual([]);
    const functions = await rows(
      `SELECT p.oid::regprocedure::text AS function FROM pg_proc p
        WHERE p.pronamespace IN ('ledger'::regnamespace, 'vault'::regnamespace)
          AND (has_function_privilege('public', p.oid, 'EXECUTE') OR p.proowner <> 'caseledger_owner'::regrole
            OR p.prorettype <> 'trigger'::regtype
              AND NOT (p.prosecdef AND coalesce(p.proconfig::text, '') LIKE '%search_path=%'))`,
    );
    expect(functions).toEqual([]);
  });
});

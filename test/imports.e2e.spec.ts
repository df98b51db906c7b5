import { LocalIssuer } from '@caseledger/access';
import type { Command } from '@caseledger/domain';
import { achilles, barcelona, first, screening, studySteps, visitOn, withMore } from '@caseledger/testkit/domain';
import { createHash } from 'node:crypto';
import { PlayedSteps } from './support/played-steps.js';
import { Standalone } from './support/standalone.js';

const study = 'RETROSPECTIVE';
const address = `/v1/studies/${study}`;
const file = 'row,what,when\n1,screened,2012\n';
const begin = {
  occurredAt: '2026-03-01',
  source: 'Theatre register 2009 to 2014',
  description: 'every row of the register',
  extractor: 'student-7',
  extractedAt: '2026-02-20',
  rows: 100,
  digest: createHash('sha256').update(file).digest('hex'),
};
const [screened, signed] = screening(first).map(({ command }) => command) as [Command, Command];
const said = ({ data }: { readonly data: object }, change: object = {}) => {
  const { participant: _, visit: __, ...rest } = data as Record<string, unknown>;
  return { ...rest, ...change };
};

interface Verdict {
  readonly row: number;
  readonly outcome: string;
  readonly position?: number;
  readonly notShown?: readonly string[];
  readonly unmet?: readonly { readonly rule: string; readonly pointer?: string }[];
}

/** A participant of the past: screened, without a consent that anybody kept, treated, seen once, lost. */
const course = (from: number) => [
  { row: from, command: 'ScreenParticipant', dateQuality: 'YEAR', data: said(screened, { occurredAt: '2012-01-01' }) },
  {
    ...{ row: from + 1, screenedIn: from, command: 'AdministerIntervention', dateQuality: 'EXACT' },
    data: { occurredAt: '2012-05-07', administration: 'SHAM', side: 'LEFT', deposits: [] },
  },
  {
    ...{ row: from + 2, screenedIn: from, command: 'RecordVisit', dateQuality: 'MONTH' },
    data: said(visitOn('2012-06-07T10:00:00.000Z', 'V1').command, { occurredAt: '2012-06-07' }),
  },
];
const later = {
  ...{ row: 4, screenedIn: 1, command: 'EndParticipation', dateQuality: 'ESTIMATED' },
  data: { occurredAt: '2013-01-01', kind: 'LostToFollowUp', explanation: 'no later entry' },
};

describe('the past', () => {
  const product = new Standalone();
  const tokens = new Map<string, string>();
  let code = '';
  let head = 0;

  const post = async (person: string, path: string, body: object) => {
    const answer = await product.request(tokens.get(person)!, 'POST', path, body);
    head = Math.max(head, Number(answer.body.position ?? 0));
    return answer;
  };
  const get = async (path: string) => {
    const wait = { 'caseledger-wait-for': String(head) };
    return (await product.request(tokens.get('coordinator')!, 'GET', `${address}/${path}`, undefined, wait)).body;
  };
  const rows = async (sent: readonly object[], dryRun = false, person = 'coordinator') => {
    const { status, body } = await post(person, `${address}/imports/${code}/rows?dryRun=${dryRun}`, { rows: sent });
    return { status, counts: body.counts, rule: body.rule, verdicts: (body.rows ?? []) as readonly Verdict[] };
  };
  const outcomesOf = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) =>
    verdicts.map(({ outcome, notShown, unmet }) => [outcome, ...(notShown ?? unmet?.map(({ rule }) => rule) ?? [])]);

  beforeAll(async () => {
    await product.start();
    const { document } = await product.answers();
    const issuer = await LocalIssuer.open({
      dataDir: product.dataDir,
      issuer: 'caseledger-standalone',
      audience: 'caseledger',
    });
    for (const sub of ['sponsor', 'investigator', 'coordinator', 'monitor']) {
      tokens.set(sub, await issuer.issue({ sub, name: sub, organisation: 'site' }, 3600));
    }
    const played = new PlayedSteps(document, study, post);
    await played.play(studySteps({ ...withMore(achilles), code: study }, [barcelona], 'COMPASSIONATE_INDIVIDUAL'));
    code = String((await post('coordinator', `${address}/imports`, begin)).body.import);
  });
  afterAll(() => product.remove());

  it('is tried first, row by row, and nothing is recorded', async () => {
    const tried = await rows([...course(1), { ...later, data: { ...later.data, occurredAt: '2999-01-01' } }], true);
    expect(outcomesOf(tried)).toEqual([
      ['WOULD_BE_RECORDED'],
      [
        'WOULD_BE_RECORDED',
        ...['time-needed', 'consent-missing', 'eligibility-missing', 'authorisation-missing'],
        ...['wristband-mismatch', 'second-check-missing'],
      ],
      ['WOULD_BE_RECORDED', 'consent-missing'],
      ['REFUSED', 'in-the-future'],
    ]);
    const { items } = await get('audit-trail?order=newest&limit=1');
    expect(items).toMatchObject([{ position: head, type: 'HistoricalImportBegun' }]);
    expect((await get('participants')).items).toEqual([]);
  });

  it('R-AUD-05 (part): is taken over once, however often it is sent, and goes on where it broke off', async () => {
    const broken = course(1).slice(0, 2);
    expect(outcomesOf(await rows(broken))).toEqual([['RECORDED'], ['RECORDED']]);
    const all = await rows([...course(1), later]);
    expect(outcomesOf(all)).toEqual([['ALREADY_RECORDED'], ['ALREADY_RECORDED'], ['RECORDED'], ['RECORDED']]);
    const again = await rows([...course(1), later]);
    expect(again.counts).toEqual({ RECORDED: 0, ALREADY_RECORDED: 4, WOULD_BE_RECORDED: 0, REFUSED: 0 });
    expect(again.verdicts.map(({ position }) => position)).toEqual(all.verdicts.map(({ position }) => position));
    expect(outcomesOf(await rows(course(1), true))).toEqual(course(1).map(() => ['ALREADY_RECORDED']));
    // The same row with something else in it is another one.
    expect(outcomesOf(await rows([{ ...course(1)[2]!, dateQuality: 'EXACT' }]))).toEqual([
      ['REFUSED', 'idempotency-key-reused'],
    ]);
  });

  it('is refused where it cannot be true, or is nothing that is taken over, and says where', async () => {
    const refused = await rows([
      { ...later, row: 10, screenedIn: 9 },
      { ...later, row: 101 },
      { ...later, row: 11, participant: 'P-7K3Q9XZ' },
      { ...course(12)[0], data: { ...course(12)[0]!.data, site: 'nowhere', colour: 'blue' } },
      { row: 13, screenedIn: 1, command: 'SignConsent', dateQuality: 'EXACT', data: said(signed, { side: 'RIGHT' }) },
    ]);
    expect(outcomesOf(refused)).toEqual([
      ['REFUSED', 'unknown-participant'],
      ['REFUSED', 'row-beyond-import', 'follow-up-ended'],
      ['REFUSED', 'whose-row'],
      ['REFUSED', 'malformed-member', 'unknown-member'],
      ['REFUSED', 'follow-up-ended', 'side-mismatch'],
    ]);
    expect(refused.verdicts[3]!.unmet!.map(({ pointer }) => pointer)).toEqual(['/data/site', '/data/colour']);
    const adverse = { row: 14, screenedIn: 1, command: 'ReportAdverseEvent', dateQuality: 'EXACT', data: {} };
    expect((await rows([adverse])).status).toBe(400);
    expect((await rows(course(20), false, 'investigator')).rule).toBe('not-delegated');
  });

  it('R-AUD-02 (part): stands in the audit trail with who recorded it now', async () => {
    const { items } = await get('audit-trail?limit=50&type=VisitRecorded');
    expect(items).toMatchObject([{ occurredAt: '2012-06-07', who: { id: 'coordinator', role: 'coordinator' } }]);
  });
});

import { Refusal, type RuleCatalogue } from '@caseledger/kernel';
import {
  achilles,
  CaseDriver,
  first,
  screening,
  studySteps,
  step,
  type Step,
  visitOn,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import { domainRefusals } from '../refusals.js';
import type { ImportedRow } from './imported-row.js';
import { importableCommands } from './imported-rows.js';

const now = '2026-03-02T09:00:00.000Z';
const begun = (data: Partial<DataOf<'BeginImport'>> = {}): Step =>
  step(
    'coordinator',
    'BeginImport',
    {
      occurredAt: '2026-03-01',
      ...{ import: 'I1', source: 'theatre register', description: 'every row', extractor: 'student-7' },
      ...{ extractedAt: '2026-02-20', rows: 100, digest: 'a0'.repeat(32) },
      ...data,
    },
    now,
  );
const study = [...studySteps(achilles, [first.site], first.legalBasis), begun()];
const [screen, sign] = screening(first) as [Step, Step];

/** A step as a row of the import. */
const row = (next: Step, number: number, data: object = {}, imported: Partial<ImportedRow> = {}): Step => ({
  command: { ...next.command, data: { ...next.command.data, ...data } } as Step['command'],
  person: 'coordinator',
  now,
  imported: { import: 'I1', row: number, dateQuality: 'EXACT', ...imported },
});
const visit = visitOn('2019-06-01T10:00:00.000Z', 'V1');

describe('what is prevented, and what is true', () => {
  const catalogue: RuleCatalogue = domainRefusals;
  const preventing = Object.keys(catalogue).filter((id) => catalogue[id]?.prevents === true);

  it('says of every rule of the domain which it is', () => {
    expect(preventing.sort()).toEqual(
      `authorisation-missing cohort-not-evaluated cohort-waits consent-missing criterion-unanswered
      criterion-unmet donor-serology eligibility-missing incompatible-roles isolation-needed
      label-mismatch legal-basis-not-in-protocol missing-authority-decision missing-clinical-report
      missing-hospital-approval missing-no-alternative missing-reason-no-trial missing-sponsor-agreement
      no-authorisation-in-force not-independent not-thawed participation-ended product-expired
      product-recalled reader-treats release-missing review-missing same-person second-check-missing
      serology-expired serology-incomplete serology-missing serology-needs-risk-assessment
      serology-needs-test study-halted temperature-excursion test-failed test-pending time-needed
      too-many-toxicities wristband-mismatch`.split(/\s+/),
    );
    // Nobody is kept from telling what was done long ago; that something does not exist is no protection.
    const kinds = preventing.map((id) => catalogue[id]?.kind);
    expect(kinds.filter((kind) => kind === 'not-found' || kind === 'forbidden')).toEqual([]);
  });
});

describe('an import', () => {
  it('says where its rows come from', () => {
    const driver = new CaseDriver().run(study);
    expect(driver.last('HistoricalImportBegun').data).toEqual({
      ...{ import: 'I1', source: 'theatre register', description: 'every row', extractor: 'student-7' },
      ...{ extractedAt: '2026-02-20', rows: 100, digest: 'a0'.repeat(32) },
    });
    expect(driver.rules(begun())).toEqual(['import-exists']);
    expect(driver.rules(begun({ import: 'I2', extractedAt: '2026-03-03' }))).toEqual(['in-the-future']);
    expect(driver.rules(begun({ import: 'I2', extractor: 'caseledger' }))).toEqual(['not-a-person']);
    expect(driver.rules({ ...begun({ import: 'I2' }), person: 'investigator' })).toEqual(['not-delegated']);
  });
});

describe('a row', () => {
  it('is recorded by who takes the past over, with where it comes from', () => {
    const driver = new CaseDriver().run([...study, row(screen, 1), row(sign, 2, {}, { dateQuality: 'YEAR' })]);
    const from = { import: 'I1', source: 'theatre register', extractor: 'student-7', extractedAt: '2026-02-20' };
    expect(driver.last('ParticipantScreened')).toMatchObject({
      actor: { id: 'coordinator', role: 'coordinator' },
      recordedAt: now,
      imported: { ...from, row: 1, dateQuality: 'EXACT' },
    });
    expect(driver.last('ConsentSigned').imported).toEqual({ ...from, row: 2, dateQuality: 'YEAR' });
    expect(driver.stateOf('participant', 'participant/P1').imports).toEqual(['I1']);
  });

  it('is told by nobody who may not take the past over', () => {
    const driver = new CaseDriver().run(study);
    expect(driver.rules({ ...row(screen, 1), person: 'investigator' })).toEqual(['not-delegated']);
  });

  it('names the protections that the source does not show, and is recorded', () => {
    const driver = new CaseDriver().run([...study, row(screen, 1), row(visit, 2, {}, { dateQuality: 'MONTH' })]);
    expect(driver.last('VisitRecorded').imported?.notShown).toEqual(['consent-missing']);
    expect(driver.stateOf('participant', 'participant/P1').visits['V1']?.dateQuality).toBe('MONTH');
    driver.run([row(sign, 3, { occurredAt: '2019-03-02' })]);
    expect(driver.last('ConsentSigned').imported?.notShown).toEqual(['time-needed']);
  });

  it('is refused where it cannot be true', () => {
    const driver = new CaseDriver().run([...study, row(screen, 1)]);
    expect(driver.rules(row(screen, 2))).toContain('participant-exists');
    expect(driver.rules(row(visit, 2, { participant: 'P9' }))).toContain('unknown-participant');
    expect(driver.rules(row(visit, 2, { occurredAt: '2026-03-03' }))).toContain('in-the-future');
    expect(driver.rules(row(sign, 2, { side: 'RIGHT' }))).toContain('side-mismatch');
    expect(driver.rules(row(visit, 2, {}, { import: 'I9' }))).toContain('unknown-import');
    expect(driver.rules(row(visit, 101))).toContain('row-beyond-import');
  });

  it('is none of what is decided or known today', () => {
    const report = step('coordinator', 'BeginImport', begun().command.data as DataOf<'BeginImport'>);
    expect(new CaseDriver().run(study).rules(row(report, 1))).toContain('not-importable');
    for (const name of ['ReportAdverseEvent', 'ReleaseBatch', 'ConfirmEligibility', 'AllocateParticipant'] as const) {
      expect(importableCommands).not.toContain(name);
    }
  });

  it('leaves no near miss when it is refused: nothing nearly happened', () => {
    const given = step('investigator', 'AdministerIntervention', {
      ...{ participant: 'P1', occurredAt: '2019-03-26', labels: [], deposits: [], administration: 'NONE' },
    });
    const driver = new CaseDriver().run([...study, row(screen, 1)]);
    const verdict = driver.perform(row(given, 2));
    expect(verdict.decision).toBeInstanceOf(Refusal);
    expect(verdict.nearMisses).toEqual([]);
  });
});

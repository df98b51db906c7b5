import { Refusal } from '@caseledger/kernel';
import {
  achillesReadings,
  achillesStudy,
  CaseDriver,
  femoralHead,
  first,
  passing,
  type Person,
  step,
  studySteps,
  untilTreated,
  vas,
  visitOn,
} from '@caseledger/testkit/domain';
import type { ReadingEntry } from './participant/readings.js';
import type { Site } from './study/study.model.js';

const types = (driver: CaseDriver, stream: string) =>
  driver.events.filter((event) => event.stream === stream).map(({ type }) => type);

describe('the journey of one Achilles participant', () => {
  it('R-AUD-14: goes from screening to the last visit, each step after the one it needs', () => {
    const baseline = visitOn('2019-03-20T10:00:00.000Z', 'baseline');
    const imaging = step('reader', 'ScoreImaging', {
      participant: 'P1',
      occurredAt: '2020-03-26',
      visit: 'month-12',
      reading: {
        instrument: 'MRI-TENDON',
        form: 'mid-substance',
        answers: ['edema', 'granulation', 'collagen'].map((item) => ({ item, value: 100 })),
      },
    });
    const end = { participant: 'P1', occurredAt: '2021-03-26T12:00:00.000Z' };
    const driver = new CaseDriver().run([
      ...achillesStudy,
      ...untilTreated(first).slice(0, -1),
      baseline,
      ...untilTreated(first).slice(-1),
      ...passing(first.protocol, 'AFTER_RELEASE').map((result) =>
        step('technician', 'RecordQualityTest', {
          product: 'B1',
          occurredAt: '2019-04-09T09:00:00.000Z',
          laboratory: 'QC',
          ...result,
        }),
      ),
      step('qp', 'ReviewBatchRecord', { product: 'B1', occurredAt: '2019-04-09T10:00:00.000Z', findings: 'none' }),
      step('qp', 'ReleaseBatch', { product: 'B1', occurredAt: '2019-04-09T11:00:00.000Z', meaning: 'certification' }),
      step('technician', 'CryopreserveSurplus', {
        product: 'B1',
        participant: 'P1',
        occurredAt: '2019-03-26T11:00:00.000Z',
        cells: 300,
        location: 'tank 1',
        isolated: false,
      }),
      visitOn('2019-06-26T10:00:00.000Z', 'month-3'),
      step('coordinator', 'RecordReturnToSport', {
        participant: 'P1',
        occurredAt: '2019-06-26',
        activity: 'triathlon',
        months: 3,
      }),
      step('coordinator', 'RecordConcomitantCare', {
        participant: 'P1',
        occurredAt: '2019-06-26',
        kind: 'rehabilitation',
        description: 'eccentric training',
        from: '2019-04-10',
      }),
      visitOn('2020-03-26T10:00:00.000Z', 'month-12'),
      imaging,
      visitOn('2021-03-26T10:00:00.000Z', 'month-24'),
      step('investigator', 'EndParticipation', { ...end, kind: 'FollowUpCompleted', explanation: '' }),
    ]);
    expect(types(driver, 'participant/P1')).toEqual([
      'ParticipantScreened',
      'ConsentSigned',
      'EligibilityConfirmed',
      'TreatmentAuthorised',
      'SerologyRecorded',
      'SerologyCleared',
      'VisitRecorded',
      'CellsInjected',
      'VisitRecorded',
      'ReturnedToSport',
      'ConcomitantCareRecorded',
      'VisitRecorded',
      'ImagingScored',
      'VisitRecorded',
      'FollowUpCompleted',
    ]);
    expect(types(driver, 'product/B1').filter((type) => type !== 'QualityTested')).toEqual([
      'MarrowHarvested',
      'StartingMaterialReceived',
      'CulturePassaged',
      'CulturePassaged',
      'CellsHarvested',
      'ProductFormulated',
      'BatchRecordReviewed',
      'BatchConditionallyReleased',
      'ContainerAdministered',
      'ContainerAdministered',
      'BatchRecordReviewed',
      'BatchReleased',
      'SurplusCryopreserved',
    ]);
    expect(driver.last('CellsInjected').data).toMatchObject({ cells: 20, legalBasis: 'COMPASSIONATE_INDIVIDUAL' });
    expect(driver.last('ImagingScored').data.scheduled).toBe('M12');
    expect(driver.rules(visitOn('2021-04-01T10:00:00.000Z', 'late'))).toEqual(['follow-up-ended']);
  });

  it('R-AUD-14: after re-rupture the follow-up goes on, because the protocol says so', () => {
    const driver = new CaseDriver().run([...achillesStudy, ...untilTreated(first)]);
    driver.run([
      step('investigator', 'RecordTerminalEvent', {
        participant: 'P1',
        occurredAt: '2019-05-01',
        code: 'RE_RUPTURE',
        side: 'LEFT',
      }),
      visitOn('2019-05-26T10:00:00.000Z', 'month-2', achillesReadings),
    ]);
    expect(driver.last('VisitRecorded').data.scheduled).toBe('M2');
  });
});

const sites: readonly Site[] = [
  { code: 'CRE', name: 'Créteil', country: 'FR', zone: 'Europe/Paris' },
  { code: 'ULM', name: 'Ulm', country: 'DE', zone: 'Europe/Berlin' },
  { code: 'BOL', name: 'Bologna', country: 'IT', zone: 'Europe/Rome' },
  { code: 'MAD', name: 'Madrid', country: 'ES', zone: 'Europe/Madrid' },
];

const hips = (site: Site, i: number): Person => ({
  protocol: femoralHead,
  site,
  legalBasis: 'CLINICAL_TRIAL',
  participant: `H${i}`,
  product: `C${i}`,
  characteristics: [
    { item: 'age', value: 40 },
    { item: 'sex', value: 'female' },
    { item: 'arco-stage', value: 'IIA' },
  ],
});

const harris: ReadingEntry = {
  instrument: 'HHS',
  answers: [
    ['pain', 44],
    ['limp', 11],
    ['support', 11],
    ['stairs', 4],
    ['shoes', 4],
    ['sitting', 5],
    ['distance', 11],
    ['transport', 1],
    ['deformity', 4],
    ['motion', 5],
  ].map(([item, value]) => ({ item: item as string, value: value as number })),
};

describe('the femoral-head programme, which has no code of its own', () => {
  const driver = () =>
    new CaseDriver().run([
      ...studySteps(femoralHead, sites, 'CLINICAL_TRIAL'),
      ...sites.flatMap((site, i) => untilTreated(hips(site, i))),
    ]);
  const visit = (participant: string, occurredAt: string) =>
    visitOn(occurredAt, 'month-60', [harris, vas('VAS-HIP', 0)], participant);

  it('R-AUT-01: treats at four sites in four countries, each under its own authorisation', () => {
    const events = driver().events;
    expect(events.filter(({ type }) => type === 'CellsInjected')).toHaveLength(4);
    expect(events.flatMap((event) => (event.type === 'TreatmentAuthorised' ? [event.data.reference] : []))).toEqual([
      'AUTH-FR',
      'AUTH-DE',
      'AUTH-IT',
      'AUTH-ES',
    ]);
  });

  it('R-AUT-02: an authorisation of one country does not serve the site of another', () => {
    const onlyFrance = studySteps(femoralHead, sites, 'CLINICAL_TRIAL').filter(
      ({ command }) => command.name !== 'GrantAuthorisation' || command.data.sites.includes('CRE'),
    );
    const started = new CaseDriver().run([...onlyFrance, ...untilTreated(hips(sites[0]!, 0))]);
    const refused = untilTreated(hips(sites[1]!, 1)).find(({ command }) => command.name === 'AuthoriseTreatment');
    started.run(untilTreated(hips(sites[1]!, 1)).slice(0, 3));
    expect(started.rules(refused!)).toEqual(['no-authorisation-in-force']);
  });

  it('R-INS-09: Harris Hip Score has a maximum of 100, and 3 of 4 deformity conditions give 0', () => {
    const treated = driver().run([visit('H0', '2024-03-26T10:00:00.000Z')]);
    const { readings, scheduled } = treated.last('VisitRecorded').data;
    expect(scheduled).toBe('M60');
    expect(readings[0]?.derived).toEqual([{ item: 'total', value: 100 }]);
    const partial = {
      ...harris,
      answers: harris.answers.map((item) => (item.item === 'deformity' ? { ...item, value: 3 } : item)),
    };
    expect(treated.rules(visitOn('2024-03-26T10:00:00.000Z', 'x', [partial, vas('VAS-HIP', 0)], 'H1'))).toEqual([
      'value-out-of-range',
    ]);
  });

  it('R-INS-10: conversion to hip replacement ends the follow-up, safety information is still accepted', () => {
    const treated = driver().run([
      step('investigator', 'RecordTerminalEvent', {
        participant: 'H0',
        occurredAt: '2020-01-10',
        code: 'HIP_REPLACEMENT',
        side: 'LEFT',
      }),
    ]);
    expect(treated.rules(visit('H0', '2024-03-26T10:00:00.000Z'))).toEqual(['follow-up-ended']);
    expect(treated.perform(visit('H1', '2024-03-26T10:00:00.000Z')).decision).not.toBeInstanceOf(Refusal);
  });

  it('R-INS-10 (part): a stage of another edition of the scheme than the stated one is refused', () => {
    const study = new CaseDriver().run(studySteps(femoralHead, sites, 'CLINICAL_TRIAL'));
    const [screen] = untilTreated({
      ...hips(sites[0]!, 0),
      characteristics: [
        { item: 'age', value: 40 },
        { item: 'sex', value: 'female' },
        { item: 'arco-stage', value: 'II' },
      ],
    });
    expect(study.rules(screen!)).toEqual(['characteristic-invalid']);
  });
});

import {
  achilles,
  achillesStudy,
  alsoGiving,
  banked,
  bankedInfusion,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  serologyResults,
  step,
  withMore,
  type Step,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Administration } from '../protocol/design.js';
import type { AdministrableProduct, Manufacture } from '../protocol/products.js';
import type { Protocol } from '../protocol/protocol.js';

const materials = [{ name: 'kit', lot: 'L1' }];
const day = (time: string) => `2019-04-01T${time}:00.000Z`;
const batch = (time: string, product = 'B7') => ({ product, occurredAt: day(time) });
const study = (protocol: Protocol) => changed(achillesStudy, 'ApproveProtocol', { protocol });
const form = achilles.consentForms[0]!;

/** Somebody who gives for others. */
const donor = (participant: string, result: 'NEGATIVE' | 'POSITIVE' = 'NEGATIVE'): readonly Step[] => {
  const at = (time: string) => ({ participant, occurredAt: `2019-03-20T${time}:00.000Z` });
  const results = serologyResults(achilles.serology.markers).map((one, i) => (i === 0 ? { ...one, result } : one));
  return [
    step('coordinator', 'ScreenParticipant', {
      ...at('08:00'),
      ...{ site: 'BCN', donor: true, diagnosis: 'healthy', indication: 'ESTABLISHED_INJURY' },
      ...{ characteristics: [], treatingPhysician: 'investigator' },
    }),
    step('investigator', 'SignConsent', {
      ...at('08:10'),
      ...{ form: form.code, formVersion: form.version, language: 'es', scopes: ['DONATION'] },
      ...{ signedBy: 'PARTICIPANT', informedBy: 'investigator' },
    }),
    step('investigator', 'ConfirmEligibility', { ...at('08:20'), criteria: [] }),
    step('coordinator', 'RecordSerology', {
      ...at('08:30'),
      ...{ sampledAt: '2019-03-19T09:00:00.000Z', laboratory: 'LAB', results },
    }),
    step('investigator', 'AssessSerology', { ...at('08:40'), riskAssessment: 'looked at' }),
  ];
};

const collect = (participant: string, data: Partial<DataOf<'CollectStartingMaterial'>> = {}): Step =>
  step('investigator', 'CollectStartingMaterial', {
    ...batch('08:00'),
    ...{ participant, material: 'whole blood', volume: 36, startedAt: day('07:50'), materials, ...data },
  });

const give = (participant: string, time: string, data: Partial<DataOf<'AdministerIntervention'>>): Step =>
  step('investigator', 'AdministerIntervention', {
    ...{ participant, product: 'B7', occurredAt: day(time), wristband: participant },
    ...{ secondCheckBy: 'coordinator', labels: [], deposits: [], ...data },
  });

describe('what is made at the bedside', () => {
  const plasma: AdministrableProduct = {
    code: 'PLASMA',
    title: 'Platelet-rich plasma',
    origin: 'AUTOLOGOUS',
    manufacture: {
      process: [
        { kind: 'COLLECTION' },
        { kind: 'CONCENTRATION', within: { least: 0, most: 1, unit: 'HOURS', since: 'COLLECTION' } },
      ],
      containers: [{ code: 'SYRINGE', volume: 6 }],
      shelfLifeHours: 1,
    },
  };
  const injection: Administration = {
    ...{ code: 'PLASMA-INJECTION', title: 'Injection of plasma', product: plasma.code },
    ...{ dose: { least: 5, most: 7, unit: 'mL' }, deposits: [] },
  };
  const protocol = alsoGiving(achilles, injection, { product: plasma, role: 'COMPARATOR' });
  const concentrate = (time: string) =>
    step('technician', 'ConcentrateMaterial', { ...batch(time), volume: 6, materials });
  const fill = (time: string) =>
    step('technician', 'FormulateProduct', { ...batch(time), containers: [{ code: 'SYRINGE', volume: 6 }], materials });
  const collected = () =>
    new CaseDriver().run([
      ...study(protocol),
      ...screening(first),
      collect('P1', { administrableProduct: plasma.code }),
    ]);
  const inject = (time: string) => give('P1', time, { side: 'LEFT', labels: ['B7/SYRINGE'] });

  it('R-CEL-20 (part): is concentrated, filled and given without a culture, a specification or a release', () => {
    const driver = collected().run([concentrate('08:20'), fill('08:30'), inject('08:40')]);
    expect(driver.last('InterventionAdministered').data).toMatchObject({
      administration: 'PLASMA-INJECTION',
      product: 'B7',
      dose: { value: 6, unit: 'mL' },
    });
    expect(driver.last('ContainerAdministered').data).toMatchObject({ container: 'SYRINGE', participant: 'P1' });
  });

  it('R-AUD-14 (part): keeps the order of its process, and its time', () => {
    const driver = collected();
    expect(driver.unmet(fill('08:30')).map(({ message }) => message)).toEqual([
      'the concentration is not recorded yet.',
    ]);
    expect(driver.unmet(concentrate('07:59')).map(({ rule }) => rule)).toEqual(['impossible-order']);
    driver.run([concentrate('09:01')]);
    expect(driver.last('DeviationRecorded').data.rule).toBe('concentration-time');
    expect(driver.run([fill('09:05')]).rules(inject('10:06'))).toEqual(['product-expired']);
  });

  it('a step that the process does not have is recorded, as a deviation', () => {
    const thaw = step('technician', 'Thaw', { ...batch('08:25'), containers: [], cells: 3, materials });
    const driver = collected().run([concentrate('08:20'), thaw]);
    expect(driver.last('DeviationRecorded').data).toEqual({ rule: 'process', description: 'The process has no THAW.' });
  });

  it('R-CEL-17 (part): has a donation number where it travels', () => {
    const travelling = (manufacture: Partial<Manufacture>): Protocol => ({
      ...protocol,
      products: protocol.products.map((product) =>
        product.code === plasma.code ? { ...plasma, manufacture: { ...plasma.manufacture!, ...manufacture } } : product,
      ),
    });
    const away = travelling({ process: [{ kind: 'COLLECTION' }, { kind: 'RECEIPT' }] });
    const driver = new CaseDriver().run([...study(away), ...screening(first)]);
    expect(driver.rules(collect('P1', { administrableProduct: plasma.code }))).toEqual(['donation-number']);
  });
});

describe('what a donor gives for others', () => {
  const protocol = withMore(achilles);
  const others = ['P1', 'P2'];
  const made = (containers: readonly string[], given: readonly Step[] = donor('D1')) => [
    ...study(protocol),
    ...given,
    ...others.flatMap((participant) => screening({ ...first, participant })),
    collect('D1'),
    step('technician', 'ConcentrateMaterial', { ...batch('08:20'), volume: 40, cells: 60, materials }),
    step('technician', 'CryopreserveCells', { ...batch('08:30'), cells: 55, location: 'tank', materials }),
    step('technician', 'Thaw', { ...batch('08:40'), containers: [], cells: 50, materials }),
    step('technician', 'FormulateProduct', {
      ...batch('09:00'),
      containers: containers.map((code) => ({ code, plan: 'BAG', cells: 10, volume: 10 })),
      materials,
    }),
  ];
  const infuse = (participant: string, bag: string) => give(participant, '10:00', { labels: [`B7/${bag}`] });

  it('R-CEL-01 (part): is taken with consent to the donation and with cleared serology, and never from who is treated', () => {
    const rules = (steps: readonly Step[], next = collect('D1')) =>
      new CaseDriver().run([...study(protocol), ...steps]).rules(next);
    expect(rules(donor('D1', 'POSITIVE'))).toEqual(['donor-serology']);
    expect(rules(donor('D1').filter(({ command }) => command.name !== 'SignConsent'))).toEqual(['consent-missing']);
    expect(rules(screening(first), collect('P1', { administrableProduct: banked.code }))).toEqual([
      'administrable-product',
    ]);
    expect(rules(donor('D1'), give('D1', '10:00', { product: undefined, administration: 'SHAM' }))).toContain(
      'already-treated',
    );
  });

  it('R-CEL-18 (part): goes to several people, a bag each, which is the one that was read', () => {
    const driver = new CaseDriver().run([...made(['BAG-1', 'BAG-2']), infuse('P1', 'BAG-2')]);
    expect(driver.last('CellsInjected').data).toMatchObject({ administration: bankedInfusion.code, cells: 10 });
    expect(driver.last('ContainerAdministered').data).toMatchObject({ container: 'BAG-2', participant: 'P1' });
    expect(driver.rules(infuse('P2', 'BAG-2'))).toEqual(['container-not-available']);
    driver.run([infuse('P2', 'BAG-1')]);
    expect(driver.last('ContainerAdministered').data).toMatchObject({ container: 'BAG-1', participant: 'P2' });
  });

  it('R-CEL-11, R-CEL-14 (part): a recall opens a case for everybody who got of it', () => {
    const driver = new CaseDriver().run([...made(['BAG-1', 'BAG-2']), infuse('P1', 'BAG-1'), infuse('P2', 'BAG-2')]);
    const release = [
      step('qp', 'ReviewBatchRecord', { ...batch('11:00'), findings: 'none' }),
      step('qp', 'ReleaseBatch', { ...batch('11:10'), meaning: 'certification' }),
      step('qp', 'RecallProduct', { ...batch('12:00'), explanation: 'donor ill' }),
    ];
    driver.run(release);
    const cases = driver.events.flatMap((event) =>
      event.type === 'AdverseEventReported' ? [[event.data.participant, event.stream]] : [],
    );
    expect(cases.map(([participant]) => participant)).toEqual(others);
    expect(new Set(cases.map(([, stream]) => stream)).size).toBe(2);
  });

  it('R-CEL-09 (part): no more bags are filled than the protocol allows, each with a code of its own', () => {
    const fill = (codes: readonly string[]) => {
      const steps = made(codes);
      return new CaseDriver().run(steps.slice(0, -1)).rules(steps.at(-1)!);
    };
    new CaseDriver().run(made(['BAG-1', 'BAG-2', 'BAG-3', 'BAG-4']));
    expect(fill(['BAG-1', 'BAG-1'])).toEqual(['container-missing']);
    expect(fill(['BAG-1', 'BAG-2', 'BAG-3', 'BAG-4', 'BAG-5'])).toEqual(['container-missing']);
  });
});

describe('what is given after it was kept frozen', () => {
  const protocol = {
    ...withMore(achilles),
    products: withMore(achilles).products.map((product) =>
      product.code === banked.code
        ? { ...banked, manufacture: { ...banked.manufacture!, shelfLifeHours: 9_000, thawedShelfLifeHours: 2 } }
        : product,
    ),
  };
  const filled = () =>
    new CaseDriver().run([
      ...study(protocol),
      ...donor('D1'),
      ...screening(first),
      collect('D1'),
      step('technician', 'ConcentrateMaterial', { ...batch('08:20'), volume: 40, cells: 60, materials }),
      step('technician', 'CryopreserveCells', { ...batch('08:30'), cells: 55, location: 'tank', materials }),
      step('technician', 'Thaw', { ...batch('08:40'), containers: [], cells: 50, materials }),
      step('technician', 'FormulateProduct', {
        ...batch('09:00'),
        containers: [{ code: 'BAG-1', plan: 'BAG', cells: 10, volume: 10 }],
        materials,
      }),
    ]);
  const infuse = (time: string) => give('P1', time, { labels: ['B7/BAG-1'] });
  const thaw = step('technician', 'Thaw', { ...batch('10:00'), containers: ['BAG-1'], materials });

  it('R-CEL-10 (part): is given within its hours after the thaw, and not before it', () => {
    const driver = filled();
    expect(driver.rules(infuse('09:30'))).toEqual(['not-thawed']);
    driver.run([thaw]);
    expect(driver.rules(thaw)).toEqual(['container-not-available']);
    expect(driver.rules(infuse('12:01'))).toEqual(['product-expired']);
    driver.run([infuse('12:00')]);
  });

  it('a container that is not kept frozen is not thawed', () => {
    const driver = new CaseDriver().run([...achillesStudy, ...screening(first), ...manufacture(first)]);
    const warm = step('technician', 'Thaw', {
      ...{ product: 'B1', occurredAt: '2019-03-26T10:00:00.000Z', containers: ['A'], materials },
    });
    expect(driver.rules(warm)).toEqual(['not-kept-frozen']);
  });
});

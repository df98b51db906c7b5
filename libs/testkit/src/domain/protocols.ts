import type {
  AdministrableProduct,
  Administration,
  InterventionRole,
  Manufacture,
  Protocol,
  ScheduledInstance,
} from '@caseledger/domain';
import { readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Protocol;

/** The reference programme, and one that shares no code with it. */
export const achilles = read('programmes/achilles/protocol.json');
export const femoralHead = read('programmes/femoral-head/protocol.json');

/** How the first product of a protocol that is made is made. */
export function made({ products }: Protocol): Manufacture {
  const [first] = products.flatMap(({ manufacture }) => manufacture ?? []);
  if (first === undefined) throw new Error('the protocol makes no product');
  return first;
}

/** How something is given first by a protocol. */
export function given({ interventions }: Protocol): Administration {
  const [first] = interventions.flatMap(({ administrations }) => administrations);
  if (first === undefined) throw new Error('the protocol gives nothing');
  return first;
}

/** A protocol whose products are made otherwise. */
export const madeWith = (protocol: Protocol, change: Partial<Manufacture>): Protocol => ({
  ...protocol,
  products: protocol.products.map((product) => ({
    ...product,
    ...(product.manufacture && { manufacture: { ...product.manufacture, ...change } }),
  })),
});

/** A protocol in which everything is given otherwise. */
export const givenWith = (protocol: Protocol, change: Partial<Administration>): Protocol => ({
  ...protocol,
  interventions: protocol.interventions.map((intervention) => ({
    ...intervention,
    administrations: intervention.administrations.map((one) => ({ ...one, ...change })),
  })),
});

/** An act of a protocol that gives something, at any time. */
const giving = (administration: Administration, role: InterventionRole) => {
  const named = { code: administration.code, title: administration.title };
  return {
    intervention: { ...named, role, administrations: [administration] },
    activity: {
      ...{ ...named, instruments: [] },
      act: { kind: 'ADMINISTRATION' as const, administrations: [administration.code] },
    },
    instance: {
      ...named,
      timing: { type: 'FIXED_REFERENCE' as const, value: 'P1D' },
      activities: [administration.code],
    },
  };
};

/** A protocol that gives something more, at any time. */
export function alsoGiving(
  protocol: Protocol,
  administration: Administration,
  { role = 'INVESTIGATIONAL', product, change = {} }: GivenBeside = {},
): Protocol {
  const { intervention, activity, instance } = giving(administration, role);
  return {
    ...protocol,
    products: [...protocol.products, ...(product === undefined ? [] : [product])],
    interventions: [...protocol.interventions, intervention],
    elements: protocol.elements.map((element) =>
      element.interventions.length === 0
        ? element
        : { ...element, interventions: [...element.interventions, intervention.code] },
    ),
    activities: [...protocol.activities, activity],
    timelines: protocol.timelines.map((timeline) =>
      timeline.main ? { ...timeline, instances: [...timeline.instances, { ...instance, ...change }] } : timeline,
    ),
  };
}

interface GivenBeside {
  readonly role?: InterventionRole;
  readonly product?: AdministrableProduct;
  /** Of the instance at which it is given. */
  readonly change?: Partial<ScheduledInstance>;
}

/** A protocol that says when material is collected: a day after the first sample, within a month. */
export function collecting(protocol: Protocol, change: Partial<ScheduledInstance> = {}): Protocol {
  const act = (code: string, kind: 'SEROLOGY' | 'COLLECTION') => ({
    code,
    title: code,
    instruments: [],
    act: { kind },
  });
  const sampled: ScheduledInstance = {
    ...{ code: 'SAMPLED', title: 'First sample', activities: ['SAMPLED'] },
    timing: { type: 'FIXED_REFERENCE', value: 'P1D' },
  };
  const collected: ScheduledInstance = {
    ...{ code: 'COLLECTED', title: 'Collection', activities: ['COLLECTED'] },
    timing: { type: 'AFTER', value: 'P1D', relativeTo: 'SAMPLED', window: { lower: 'P1D', upper: 'P30D' } },
    ...change,
  };
  return {
    ...protocol,
    activities: [...protocol.activities, act('SAMPLED', 'SEROLOGY'), act('COLLECTED', 'COLLECTION')],
    timelines: protocol.timelines.map((timeline) =>
      timeline.main ? { ...timeline, instances: [sampled, collected, ...timeline.instances] } : timeline,
    ),
  };
}

/** A procedure with nothing in it. */
export const sham: Administration = { code: 'SHAM', title: 'Sham procedure', deposits: [] };

/** What donors give, frozen and thawed in the process, and given to others bag by bag. */
export const banked: AdministrableProduct = {
  code: 'BANKED',
  title: 'Banked cells',
  origin: 'ALLOGENEIC',
  manufacture: {
    process: [{ kind: 'COLLECTION' }, { kind: 'CONCENTRATION' }, { kind: 'CRYOPRESERVATION' }, { kind: 'THAW' }],
    containers: [{ code: 'BAG', cells: { least: 5, most: 15 }, volume: 10, most: 4 }],
    shelfLifeHours: 24,
  },
};
export const bankedInfusion: Administration = {
  code: 'INFUSION',
  title: 'Infusion of a bag',
  product: banked.code,
  dose: { least: 5, most: 15, unit: '10*6{cells}' },
  treatedSites: [],
  deposits: [],
};

/** A protocol with a procedure that has nothing in it, and cells of donors. */
export const withMore = (protocol: Protocol): Protocol => {
  const more = alsoGiving(protocol, sham, { role: 'SHAM' });
  const forms = more.consentForms.map((form) => ({ ...form, scopes: [...form.scopes, 'DONATION' as const] }));
  return { ...alsoGiving(more, bankedInfusion, { product: banked }), consentForms: forms };
};

import {
  interventionRoles,
  productOrigins,
  type AdministrableProduct,
  type Administration,
  type InterventionRole,
  type StudyIntervention,
} from '@caseledger/domain';
import { interventionRoleTerms, nearest, terms, unitTerms } from './codes.js';
import { codesOf, named, type Named, type Part } from './part.js';
import { leaveUnless, wordOf } from './read-values.js';

/** Interventions and products of a version of a study, and the ids of the interventions. */
export function readTreatment(version: Part) {
  const products = named(version, 'administrableProducts').flatMap((one) => {
    const product = readProduct(one);
    return product === undefined ? [] : [{ ...one, product }];
  });
  const interventions = named(version, 'studyInterventions').flatMap((one) => {
    const intervention = readIntervention(one, codesOf(products));
    return intervention === undefined ? [] : [{ ...one, intervention }];
  });
  return {
    products: products.map(({ product }) => product),
    interventions: interventions.map(({ intervention }) => intervention),
    interventionIds: codesOf(interventions),
  };
}

function readProduct({ part, code, title }: Named): AdministrableProduct | undefined {
  part.leave('name', 'label', 'productDesignation');
  const said = part.extension('origin');
  const origin = productOrigins.find((one) => one === said);
  if (origin === undefined) {
    part.report(part.pointer, `product ${code}`, 'Whom it comes from is not said.');
    return undefined;
  }
  const manufacture = part.extension('manufacture') as AdministrableProduct['manufacture'];
  return { code, title, origin, ...(manufacture !== undefined && { manufacture }) };
}

function readIntervention(
  { part, code, title }: Named,
  products: ReadonlyMap<string, string>,
): StudyIntervention | undefined {
  part.leave('name', 'label', 'role', 'type', 'administrations');
  leaveUnless(part, 'type', [terms.biologic, terms.drug, terms.procedure]);
  const said = part.extension('role');
  const role: InterventionRole | undefined =
    interventionRoles.find((one) => one === said) ??
    wordOf<InterventionRole>(part, 'role', interventionRoleTerms, nearest.interventionRole);
  if (role === undefined) return undefined;
  const administrations = named(part, 'administrations').map((one) => readAdministration(one, products));
  return { code, title, role, administrations };
}

function readAdministration({ part, code, title }: Named, products: ReadonlyMap<string, string>): Administration {
  part.leave('name', 'label', 'dose', 'route', 'frequency', 'administrableProductId');
  const frequency = part.code('frequency');
  if (frequency !== undefined && frequency.text('code') !== terms.once.code) {
    part.report(part.at('frequency'), 'frequency', 'How often it is done is said by a schedule.');
  }
  const product = part.extension('product') ?? part.reference('administrableProductId', products);
  const dose = readDose(part);
  const route = part.extension('route') ?? routeOf(part);
  const sites = part.extension('treated-sites');
  return {
    code,
    title,
    ...(typeof product === 'string' && { product }),
    ...(dose !== undefined && { dose }),
    ...(typeof route === 'string' && { route }),
    ...(Array.isArray(sites) && { treatedSites: sites as NonNullable<Administration['treatedSites']> }),
    deposits: (part.extension('deposits') ?? []) as Administration['deposits'],
  };
}

const routeOf = (part: Part) =>
  part.part('route')?.extension('required') === true ? undefined : part.code('route')?.text('decode');

/** The bounds of the extension, as long as the dose of USDM is within them; else this dose alone. */
function readDose(part: Part): Administration['dose'] {
  const bounds = part.extension('dose') as Administration['dose'];
  const quantity = part.part('dose');
  if (quantity === undefined) return bounds;
  const { value } = quantity.value;
  if (typeof value !== 'number') {
    part.report(quantity.at('value'), 'dose', 'It is no number.');
    return undefined;
  }
  if (bounds !== undefined && bounds.least <= value && value <= bounds.most) return bounds;
  if (bounds !== undefined) part.report(quantity.pointer, 'bounds of the dose', `The dose is ${value}, beyond them.`);
  const unit = wordOf(quantity, 'unit', unitTerms);
  return unit === undefined ? undefined : { least: value, most: value, unit };
}

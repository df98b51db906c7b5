import type { AdministrableProduct, Administration, Protocol, StudyIntervention } from '@caseledger/domain';
import { own } from '@caseledger/kernel';
import { interventionRoleTerms, nearestRoleTerms, terms, unitTerms } from './codes.js';
import { extensionAttributes, required } from './extensions.js';
import { idOf } from './identify.js';
import { aliasCode, code, quantity, unknownDuration, unstated } from './write-values.js';

/** Interventions and products as USDM has them in a version of a study. */
export const writeTreatment = (protocol: Protocol) => ({
  studyInterventions: protocol.interventions.map((intervention) => writeIntervention(intervention, protocol)),
  administrableProducts: protocol.products.map((product) => writeProduct(product, protocol)),
});

function writeIntervention(intervention: StudyIntervention, { products }: Protocol) {
  const { role, administrations } = intervention;
  const given = products.filter((product) => administrations.some((one) => one.product === product.code));
  const hasNoWord = role === 'SHAM' || role === 'PROCEDURE';
  const drug = given.some(({ manufacture }) => manufacture !== undefined) ? terms.biologic : terms.drug;
  return {
    id: idOf('StudyIntervention', intervention.code),
    name: intervention.code,
    label: intervention.title,
    role: code(hasNoWord ? nearestRoleTerms[role] : interventionRoleTerms[role]),
    type: code(given.length === 0 ? terms.procedure : drug),
    administrations: administrations.map(writeAdministration),
    extensionAttributes: extensionAttributes({ role: hasNoWord ? role : undefined }),
    instanceType: 'StudyIntervention',
  };
}

/**
 * USDM has one dose, always of a product: it is written as the middle of what is allowed. Its list of routes has no free
 * words: these stand beside.
 */
function writeAdministration(administration: Administration) {
  const { code: name, title, product, dose, route, deposits, treatedSites } = administration;
  const whole = product !== undefined && dose !== undefined;
  return {
    id: idOf('Administration', name),
    name,
    label: title,
    duration: unknownDuration(unstated, 'The protocol does not say it.'),
    dose: whole ? quantity((dose.least + dose.most) / 2, own(unitTerms, dose.unit)) : null,
    route: whole ? { ...aliasCode(terms.routeUnknown), extensionAttributes: required } : null,
    frequency: whole ? aliasCode(terms.once) : null,
    administrableProductId: whole ? idOf('AdministrableProduct', product) : null,
    medicalDeviceId: null,
    extensionAttributes: extensionAttributes({
      ...{ deposits, dose, product: whole ? undefined : product, route },
      'treated-sites': treatedSites,
    }),
    instanceType: 'Administration',
  };
}

function writeProduct({ code: name, title, origin, manufacture }: AdministrableProduct, { interventions }: Protocol) {
  const investigated = interventions.some(
    ({ role, administrations }) =>
      role === 'INVESTIGATIONAL' && administrations.some(({ product }) => product === name),
  );
  return {
    id: idOf('AdministrableProduct', name),
    name,
    label: title,
    administrableDoseForm: { ...aliasCode(terms.doseFormUnknown), extensionAttributes: required },
    productDesignation: code(investigated ? terms.investigationalProduct : terms.otherProduct),
    sourcing: null,
    extensionAttributes: extensionAttributes({ origin, manufacture }),
    instanceType: 'AdministrableProduct',
  };
}

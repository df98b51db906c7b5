import type { Protocol } from '@caseledger/domain';
import { terms } from './codes.js';
import { extensionAttributes, required } from './extensions.js';
import { idOf, identify, type UsdmObject } from './identify.js';
import { writeCriterionItems, writeDesign } from './write-design.js';
import { writeTreatment } from './write-treatment.js';
import { code, unstated } from './write-values.js';

/** A study in the Unified Study Definitions Model 4.0 (CDISC), as its API exchanges it. */
interface UsdmDocument {
  readonly study: UsdmObject;
  readonly usdmVersion: '4.0.0';
  readonly systemName: 'Caseledger';
  readonly systemVersion: string;
}

/** What a document says beside the protocol. */
interface UsdmContext {
  readonly studyName: string;
  /** The organisation that answers for the study. */
  readonly sponsor: string;
  /** Version of the product that writes it. */
  readonly systemVersion: string;
}

/**
 * A protocol as a study of USDM 4.0. What USDM has no place for stands in extension attributes (`extensions.ts`). The same
 * protocol has the same bytes, ids among them.
 */
export function writeUsdm(protocol: Protocol, { studyName, sponsor, systemVersion }: UsdmContext): UsdmDocument {
  const study = {
    id: null,
    name: studyName,
    label: protocol.title,
    versions: [writeVersion(protocol, sponsor)],
    documentedBy: [],
    instanceType: 'Study',
  };
  return {
    study: identify(study, 'Study') as UsdmObject,
    usdmVersion: '4.0.0',
    systemName: 'Caseledger',
    systemVersion,
  };
}

function writeVersion(protocol: Protocol, sponsor: string) {
  const id = idOf('StudyVersion', protocol.code, protocol.version);
  return {
    id,
    versionIdentifier: protocol.version,
    rationale: unstated,
    titles: [{ text: protocol.title, type: code(terms.officialTitle), instanceType: 'StudyTitle' }],
    ...writeSponsor(protocol, sponsor, id),
    studyDesigns: [writeDesign(protocol)],
    eligibilityCriterionItems: writeCriterionItems(protocol),
    ...writeTreatment(protocol),
    bcSurrogates: protocol.instruments.map(({ code: name, title, ...instrument }) => ({
      id: idOf('BiomedicalConceptSurrogate', name),
      name,
      label: title,
      extensionAttributes: extensionAttributes({ instrument }),
      instanceType: 'BiomedicalConceptSurrogate',
    })),
    extensionAttributes: extensionAttributes({
      'legal-bases': protocol.legalBases,
      'consent-forms': protocol.consentForms,
      'adverse-event-templates': protocol.adverseEventTemplates,
      'special-interest': protocol.specialInterest,
      'notification-rules': protocol.notificationRules,
      'stopping-rules': protocol.stoppingRules,
      'request-rules': protocol.requestRules,
      'exempt-from-immediate-reporting': protocol.exemptFromImmediateReporting,
    }),
    instanceType: 'StudyVersion',
  };
}

function writeSponsor(protocol: Protocol, sponsor: string, version: string) {
  const organization = idOf('Organization', sponsor);
  return {
    studyIdentifiers: [{ text: protocol.code, scopeId: organization, instanceType: 'StudyIdentifier' }],
    organizations: [
      {
        id: organization,
        name: sponsor,
        type: { ...code(terms.healthcareFacility), extensionAttributes: required },
        identifierScheme: 'Name',
        identifier: sponsor,
        instanceType: 'Organization',
      },
    ],
    roles: [
      {
        id: idOf('StudyRole', 'Sponsor'),
        name: 'Sponsor',
        code: code(terms.sponsor),
        appliesToIds: [version],
        organizationIds: [organization],
        instanceType: 'StudyRole',
      },
    ],
  };
}

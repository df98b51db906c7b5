import type { Instrument, Protocol } from '@caseledger/domain';
import { terms } from './codes.js';
import type { ExtensionName } from './extensions.js';
import { codesOf, isRecord, named, Part, Reported, type Report, type Untaken } from './part.js';
import { readConclusions, readObjectives } from './read-conclusions.js';
import { readArms, readCriteria, readOutcomes, readPurpose } from './read-design.js';
import { readSchedule } from './read-schedule.js';
import { readTreatment } from './read-treatment.js';
import { leaveUnless } from './read-values.js';

/** What a study of another system may leave unsaid. */
type Unsaid = 'code' | 'version' | 'title' | 'purpose' | 'serology';

/** A protocol that is to be completed, and judged before it is approved: the form of what extensions say is checked then. */
export type ProtocolDraft = Omit<Protocol, Unsaid> & Partial<Pick<Protocol, Unsaid>>;

const nothing: ProtocolDraft = {
  legalBases: [],
  consentForms: [],
  characteristics: [],
  eligibility: [],
  treatedSites: [],
  arms: [],
  epochs: [],
  elements: [],
  cells: [],
  interventions: [],
  products: [],
  encounters: [],
  activities: [],
  timelines: [],
  instruments: [],
  outcomes: [],
  terminalEvents: [],
  adverseEventTemplates: [],
};

/**
 * What a document of USDM 4.0 says, as a draft of a protocol, and all that was not taken of it, with the reason. It takes the
 * first design of the first version. Whatever is sent, it answers: nothing of it needs to have the form of USDM.
 * @param document parsed JSON
 */
export function readUsdm(document: unknown): {
  readonly protocol: ProtocolDraft;
  readonly untaken: readonly Untaken[];
} {
  const reported = new Reported();
  const protocol = readWrapper(document, reported.report);
  return { protocol, untaken: reported.all };
}

function readWrapper(document: unknown, report: Report): ProtocolDraft {
  if (!isRecord(document)) {
    report('', 'document', 'It is no object.');
    return nothing;
  }
  const wrapper = new Part(document, '', report);
  const usdm = wrapper.needed('usdmVersion');
  if (usdm === undefined) return nothing;
  if (!usdm.startsWith('4.')) {
    report('/usdmVersion', 'document', `It is of version ${usdm.slice(0, 20)} of USDM, and 4 is read.`);
    return nothing;
  }
  const study = wrapper.part('study');
  study?.leave('name', 'label', 'versions');
  wrapper.leave('study', 'usdmVersion', 'systemName', 'systemVersion');
  const [version, ...versions] = study?.parts('versions') ?? [];
  for (const other of versions) other.report(other.pointer, 'version', 'Only the first version is read.');
  const [design, ...designs] = version?.parts('studyDesigns') ?? [];
  for (const other of designs) other.report(other.pointer, 'design', 'Only the first design is read.');
  if (study !== undefined && version !== undefined && design !== undefined) return readVersion(version, design);
  if (study === undefined) report('/study', 'study', 'There is none.');
  else if (version === undefined) report('/study/versions', 'version', 'There is none.');
  else report(version.at('studyDesigns'), 'design', 'There is none.');
  return nothing;
}

function readVersion(version: Part, design: Part): ProtocolDraft {
  const { taken, ...conclusions } = readConclusions(design);
  const objectives = readObjectives(design);
  version.leave(
    ...['versionIdentifier', 'titles', 'studyIdentifiers', 'studyDesigns', 'eligibilityCriterionItems'],
    ...['studyInterventions', 'administrableProducts', 'bcSurrogates', 'organizations', 'roles'],
  );
  design.leave(
    ...['name', 'label', 'studyType', 'model', 'intentTypes', 'arms', 'epochs', 'elements', 'studyCells'],
    ...['studyInterventionIds', 'eligibilityCriteria', 'population', 'objectives', ...taken],
    ...['encounters', 'activities', 'scheduleTimelines'],
  );
  leaveUnless(design, 'studyType', [terms.interventional, terms.expandedAccess]);
  leaveUnless(design, 'model', [design.parts('arms').length > 1 ? terms.parallel : terms.singleGroup]);
  leaveOrganizations(version);
  const population = design.part('population');
  population?.leave('name', 'label', 'criterionIds');
  const surrogates = readInstruments(version);
  const { interventionIds, ...treatment } = readTreatment(version);
  const { epochsById, ...arms } = readArms(design, interventionIds);
  const purpose = readPurpose(design);
  const { code, title } = readNames(version);
  const versionIdentifier = version.needed('versionIdentifier');
  const serology = ours(design, 'serology', 'serology');
  return {
    ...(code !== undefined && { code }),
    ...(versionIdentifier !== undefined && { version: versionIdentifier }),
    ...(title !== undefined && { title }),
    ...(purpose !== undefined && { purpose }),
    legalBases: ours(version, 'legalBases', 'legal-bases') ?? [],
    consentForms: ours(version, 'consentForms', 'consent-forms') ?? [],
    characteristics: ours(population, 'characteristics', 'characteristics') ?? [],
    eligibility: readCriteria(version, design),
    treatedSites: ours(design, 'treatedSites', 'treated-sites') ?? [],
    ...optional(design, 'allocation', 'allocation'),
    ...optional(design, 'blinding', 'blinding'),
    ...(serology !== undefined && { serology }),
    ...arms,
    ...treatment,
    ...readSchedule(design, epochsById, codesOf(surrogates)),
    instruments: surrogates.map(({ instrument }) => instrument),
    ...optional(design, 'derivations', 'derivations'),
    outcomes: readOutcomes(design),
    ...((objectives.length > 0 || design.extension('outcomes') !== undefined) && { objectives }),
    ...conclusions,
    ...optional(design, 'analyses', 'analyses'),
    terminalEvents: ours(design, 'terminalEvents', 'terminal-events') ?? [],
    adverseEventTemplates: ours(version, 'adverseEventTemplates', 'adverse-event-templates') ?? [],
    ...optional(version, 'specialInterest', 'special-interest'),
    ...optional(version, 'notificationRules', 'notification-rules'),
    ...optional(version, 'stoppingRules', 'stopping-rules'),
    ...optional(version, 'requestRules', 'request-rules'),
    ...optional(version, 'exemptFromImmediateReporting', 'exempt-from-immediate-reporting'),
  };
}

/** What only an extension says; its absence is reported. */
function ours<Member extends keyof Protocol>(part: Part | undefined, member: Member, name: ExtensionName) {
  const value = part?.extension(name) as Protocol[Member] | undefined;
  if (value === undefined)
    part?.report(part.pointer, member, 'USDM has no place for it, and no extension of ours says it.');
  return value;
}

/** What an extension may say, and a protocol need not. */
function optional<Member extends keyof Protocol>(part: Part, member: Member, name: ExtensionName) {
  const value = part.extension(name) as Protocol[Member] | undefined;
  return (value === undefined ? {} : { [member]: value }) as Partial<Pick<Protocol, Member>>;
}

/** The sponsor's identifier, and the official title. Where there is no sponsor or no such title, the first there is. */
function readNames(version: Part) {
  const sponsor = version.parts('roles').find((role) => role.code('code')?.text('code') === terms.sponsor.code);
  const organizations = sponsor?.value.organizationIds;
  const identifiers = version.parts('studyIdentifiers');
  const own = identifiers.find(({ value }) => Array.isArray(organizations) && organizations.includes(value.scopeId));
  const titles = version.parts('titles');
  const official = titles.find((title) => {
    const type = title.code('type');
    return type?.text('code') === terms.officialTitle.code || type?.text('decode') === terms.officialTitle.decode;
  });
  const [identifier, title] = [own ?? identifiers[0], official ?? titles[0]];
  for (const other of [...identifiers, ...titles]) {
    if (other !== identifier && other !== title) {
      other.report(other.pointer, other.text('text') ?? '', 'A protocol has one code and one title.');
    }
  }
  if (identifier === undefined) version.report(version.at('studyIdentifiers'), 'code', 'It is missing.');
  if (title === undefined) version.report(version.at('titles'), 'title', 'It is missing.');
  return { code: identifier?.needed('text'), title: title?.needed('text') };
}

/** Who is behind a study is said where it is registered: of organisations and roles only what a sponsor needs is passed over. */
function leaveOrganizations(version: Part): void {
  for (const organization of version.parts('organizations')) {
    organization.leave('name', 'type', 'identifierScheme', 'identifier');
  }
  for (const role of version.parts('roles')) {
    role.leave('name', 'code', 'appliesToIds', 'organizationIds');
    leaveUnless(role, 'code', [terms.sponsor]);
  }
}

/** Surrogates of biomedical concepts that are instruments of ours. */
const readInstruments = (version: Part) =>
  named(version, 'bcSurrogates').flatMap((one) => {
    const said = one.part.extension('instrument') as Instrument | undefined;
    if (said === undefined) {
      one.part.report(one.part.pointer, `surrogate ${one.code}`, 'What is answered in it is not said.');
      return [];
    }
    return [{ ...one, instrument: { ...said, code: one.code, title: one.title } }];
  });

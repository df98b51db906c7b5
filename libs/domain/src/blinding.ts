import { own } from '@caseledger/kernel';
import type { CaseEvent } from './catalogue.js';
import { protocolFor } from './participant/own-protocol.js';
import type { Administered, ParticipantState } from './participant/participant.state.js';
import type { ActKind } from './protocol/design.js';
import { scheduleOf, type MainSchedule } from './protocol/instances.js';
import { dutiesOf } from './study/duties.js';
import type { StudyState } from './study/study.state.js';
import { keptArm } from './vocabulary/catalogue.js';
import type { Blind } from './vocabulary/event.js';

/**
 * Whether the arms are kept from a person: the protocol blinds one of the roles that they hold, wherever and beside whatever
 * else, and a seed is not disclosed with which everybody could tell the arms.
 */
export function isBlinded(study: StudyState, person: string, at: string): boolean {
  const roles = study.protocol?.blinding?.roles ?? [];
  if (roles.length === 0) return false;
  const { lists } = study.allocation;
  const disclosed = lists.length > 0 && lists.every((list) => list.disclosed !== undefined);
  return !disclosed && (dutiesOf(study, person, at, roles)?.held.length ?? 0) > 0;
}

/** Whether a person was told the arm of a participant in an emergency. */
export const wasTold = ({ unblinded = [] }: ParticipantState, person: string): boolean => unblinded.includes(person);

/** What the arms of a participant's protocol have in common. */
function commonSchedule(study: StudyState, participant: ParticipantState): MainSchedule | undefined {
  const protocol = protocolFor(study, participant);
  return protocol && scheduleOf(protocol);
}

const hasAct = ({ contents }: MainSchedule, kind: ActKind): boolean =>
  [...contents.values()].some(({ acts }) => acts.some((act) => act.kind === kind));

/** Whether the plans of all arms have an act, or none has it: that it is recorded then tells no arm. */
function isOfEveryArm(study: StudyState, participant: ParticipantState, kind: ActKind): boolean {
  const protocol = protocolFor(study, participant);
  if (protocol === undefined || hasAct(scheduleOf(protocol), kind)) return true;
  return !protocol.arms.some(({ code }) => hasAct(scheduleOf(protocol, code), kind));
}

/** What a participant is to somebody from whom the arm is kept: the same in every arm whose plan was followed. */
export function blindedParticipant(participant: ParticipantState, study: StudyState): ParticipantState {
  const schedule = commonSchedule(study, participant);
  const isCommon = (scheduled: string | null): boolean =>
    scheduled === null || schedule?.contents.has(scheduled) === true;
  const { arm, allocation, toxicity: _, returnToSport, treatment, serology, serologyVerdict, ...shown } = participant;
  const given = isOfEveryArm(study, participant, 'ADMINISTRATION');
  const drawn = isOfEveryArm(study, participant, 'SEROLOGY');
  return {
    ...shown,
    ...(arm !== undefined && { arm: keptArm }),
    ...(allocation && { allocation: { at: allocation.at, method: allocation.method } }),
    ...(given && returnToSport && { returnToSport }),
    ...(given && treatment && { treatment }),
    ...(drawn && serology && { serology }),
    ...(drawn && serologyVerdict && { serologyVerdict }),
    administrations: blindedAdministrations(participant.administrations, schedule),
    visits: Object.fromEntries(Object.entries(participant.visits).filter(([, { scheduled }]) => isCommon(scheduled))),
    imageReadings: participant.imageReadings.filter(({ scheduled }) => isCommon(scheduled)),
    missedVisits: participant.missedVisits.filter(({ scheduled }) => isCommon(scheduled)),
  };
}

/** That something was given where something is given in every arm: once for each place and time of the plan, and not what. */
function blindedAdministrations(
  administrations: readonly Administered[],
  schedule: MainSchedule | undefined,
): readonly Administered[] {
  const seen = new Map<string, Administered>();
  for (const { at, scheduled, occurrence, treatedSite, legalBasis } of administrations) {
    const acts = schedule?.contents.get(scheduled)?.acts ?? [];
    const key = [scheduled, occurrence, treatedSite?.code, treatedSite?.side].join(' ');
    if (seen.has(key) || !acts.some(({ kind }) => kind === 'ADMINISTRATION')) continue;
    const place = treatedSite && { treatedSite };
    seen.set(key, { at, administration: keptArm, scheduled, occurrence, ...place, legalBasis });
  }
  return [...seen.values()];
}

/** The instance of the plan that an event is about; of a correction the one of the visit. */
function scheduledOf({ type, data }: CaseEvent, { visits }: ParticipantState): string | null {
  if (type === 'VisitCorrected') return own(visits, data.visit)?.scheduled ?? null;
  return 'scheduled' in data ? data.scheduled : null;
}

/**
 * Whether somebody from whom the arm is kept may know that an event was recorded. Whatever does not say what of it they
 * see is kept from them.
 */
export function isShownBlind(
  event: CaseEvent,
  blind: Blind<never> | undefined,
  participant: ParticipantState,
  study: StudyState,
): boolean {
  if (blind === undefined) return false;
  if (blind.act !== undefined && !isOfEveryArm(study, participant, blind.act)) return false;
  if (blind.planned !== true) return true;
  const scheduled = scheduledOf(event, participant);
  return scheduled === null || commonSchedule(study, participant)?.contents.has(scheduled) === true;
}

/** Whether events that were decided on what somebody sees write over what they do not see: a visit that has the label already. */
export function writesOverKept(events: readonly CaseEvent[], { visits }: ParticipantState): boolean {
  return events.some(({ type, data }) => type === 'VisitRecorded' && own(visits, data.visit) !== undefined);
}

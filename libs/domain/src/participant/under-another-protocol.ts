import type { Protocol } from '../protocol/protocol.js';
import type { StudyState } from '../study/study.state.js';
import { endsFollowUp } from '../vocabulary/event.js';
import { faultOf } from './answers.js';
import type { ParticipantState } from './participant.state.js';
import { followedVisits, scheduledVisit, timingOf, type FollowedVisit, type VisitWindow } from './schedule.js';

/** What would become of a visit of a participant under another version of the protocol. */
export interface VisitEffect {
  /**
   * Of one that was recorded: it would leave its window or come into one, or the version has no such visit. Of one that was
   * not: the version has it no more, or has it only now, or at another time.
   */
  readonly effect: 'LEAVES_WINDOW' | 'ENTERS_WINDOW' | 'DISAPPEARS' | 'IS_NEW' | 'MOVES';
  /** Code of the scheduled visit, of the other version where that has it. */
  readonly code: string;
  /**
   * 1 for the first, and for one that does not repeat.
   * @asType integer
   */
  readonly occurrence: number;
  readonly title: string;
  /** Of one that was recorded: its code and its date. */
  readonly recorded?: { readonly visit: string; readonly date: string };
  /** Its window by the version in force. */
  readonly before?: VisitWindow;
  /** Its window by the other version. */
  readonly after?: VisitWindow;
}

/** What a participant is judged by: the version in force, if any, and the one that is tried. */
export interface TwoProtocols extends Pick<StudyState, 'sites'> {
  readonly present?: Protocol | undefined;
  readonly tried: Protocol;
}

const keyOf = ({ code, occurrence }: Pick<FollowedVisit, 'code' | 'occurrence'>): string => `${code} ${occurrence}`;

const isWithin = (date: string, window: VisitWindow | undefined): boolean =>
  window !== undefined && timingOf(date, window) === 'IN_WINDOW';

const isSame = (one: VisitWindow | undefined, other: VisitWindow | undefined): boolean =>
  one?.opens === other?.opens && one?.closes === other?.closes && one?.target === other?.target;

/** Whether something is still planned and asked of a participant. */
export const isFollowed = ({ ended, screenFailed }: ParticipantState): boolean =>
  !screenFailed && !ended.some((end) => endsFollowUp[end]);

const effectOn = (
  effect: VisitEffect['effect'],
  visit: FollowedVisit,
  before: VisitWindow | undefined,
  after: VisitWindow | undefined,
  recorded?: VisitEffect['recorded'],
): VisitEffect => ({
  effect,
  code: visit.code,
  occurrence: visit.occurrence,
  title: visit.title,
  ...(recorded && { recorded }),
  ...(before && { before }),
  ...(after && { after }),
});

/** What a study would be that has this protocol alone. */
const under = (protocol: Protocol | undefined, sites: StudyState['sites']) => ({
  protocol,
  protocols: protocol === undefined ? [] : [protocol],
  sites,
});

/** A participant as if no act bound them to a version. */
const unbound = (participant: ParticipantState): ParticipantState => ({ ...participant, protocolVersion: undefined });

/** What would become of the visits of a participant: nothing of those for which nothing changes. */
export function visitEffects(protocols: TwoProtocols, participant: ParticipantState): readonly VisitEffect[] {
  const { sites, present, tried } = protocols;
  const [before, after] = [present, tried].map(
    (protocol) =>
      new Map(followedVisits(under(protocol, sites), unbound(participant)).map((visit) => [keyOf(visit), visit])),
  ) as [Map<string, FollowedVisit>, Map<string, FollowedVisit>];
  return [
    ...recordedEffects(protocols, participant, before, after),
    ...(isFollowed(participant) ? plannedEffects(before, after) : []),
  ];
}

type Visits = ReadonlyMap<string, FollowedVisit>;

function recordedEffects(
  { sites, tried }: TwoProtocols,
  participant: ParticipantState,
  before: Visits,
  after: Visits,
): readonly VisitEffect[] {
  return Object.values(participant.visits).flatMap(({ visit, scheduled, occurrence, date }): readonly VisitEffect[] => {
    const recorded = { visit, date };
    if (scheduled === null) {
      const found = scheduledVisit(under(tried, sites), unbound(participant), date);
      const isFree = found !== undefined && found.recorded === undefined && !found.missed;
      return isFree ? [effectOn('ENTERS_WINDOW', found, undefined, found.window, recorded)] : [];
    }
    const [old, now] = [before, after].map((visits) => visits.get(keyOf({ code: scheduled, occurrence })));
    if (old === undefined) return [];
    if (now === undefined) return [effectOn('DISAPPEARS', old, old.window, undefined, recorded)];
    const [was, is] = [isWithin(date, old.window), isWithin(date, now.window)];
    return was === is ? [] : [effectOn(was ? 'LEAVES_WINDOW' : 'ENTERS_WINDOW', now, old.window, now.window, recorded)];
  });
}

function plannedEffects(before: Visits, after: Visits): readonly VisitEffect[] {
  const isOpen = ({ recorded, missed }: FollowedVisit): boolean => recorded === undefined && !missed;
  return [
    ...[...before].flatMap(([key, visit]) =>
      after.has(key) || !isOpen(visit) ? [] : [effectOn('DISAPPEARS', visit, visit.window, undefined)],
    ),
    ...[...after].flatMap(([key, visit]) => {
      const old = before.get(key);
      if (!isOpen(visit) || isSame(old?.window, visit.window)) {
        return old === undefined ? [effectOn('IS_NEW', visit, undefined, visit.window)] : [];
      }
      return [effectOn(old === undefined ? 'IS_NEW' : 'MOVES', visit, old?.window, visit.window)];
    }),
  ];
}

/** Why a participant would not be eligible by another version of the protocol, as far as answers go. */
export interface EligibilityGap {
  readonly gap: 'CRITERION_UNANSWERED' | 'CRITERION_REWORDED' | 'CHARACTERISTIC_UNANSWERED' | 'CHARACTERISTIC_INVALID';
  /** Code of the criterion or of the characteristic. */
  readonly code: string;
  readonly message: string;
}

/** What eligibility was confirmed by: the codes that were answered, and the protocol that said them. */
export interface ConfirmedBy {
  readonly codes: readonly string[];
  readonly protocol: Protocol | undefined;
}

/** @param confirmed nothing while eligibility is not confirmed: then every criterion will be asked */
export function eligibilityGaps(
  tried: Protocol,
  { characteristics, donor }: ParticipantState,
  confirmed: ConfirmedBy | undefined,
): readonly EligibilityGap[] {
  const isAsked = ({ of }: { readonly of?: 'DONOR' }): boolean => (of === 'DONOR') === donor;
  const answers = new Map(characteristics.map((answer) => [answer.item, answer]));
  const asked = new Map(confirmed?.protocol?.eligibility.map((criterion) => [criterion.code, criterion]));
  return [
    ...tried.characteristics.filter(isAsked).flatMap((characteristic): readonly EligibilityGap[] => {
      const { code, title, required } = characteristic;
      const answer = answers.get(code);
      if (answer === undefined) {
        const message = `${title} (${code}) was not asked.`;
        return required ? [{ gap: 'CHARACTERISTIC_UNANSWERED', code, message }] : [];
      }
      const wrong = faultOf(characteristic, answer);
      return wrong === undefined
        ? []
        : [
            {
              gap: 'CHARACTERISTIC_INVALID',
              code,
              message: `${title} (${code}) is ${String(answer.value)} and ${wrong}.`,
            },
          ];
    }),
    ...(confirmed === undefined ? [] : tried.eligibility.filter(isAsked)).flatMap(
      ({ code, kind, text }): readonly EligibilityGap[] => {
        if (confirmed?.codes.includes(code) !== true) {
          return [{ gap: 'CRITERION_UNANSWERED', code, message: `${code} was not answered: ${text}` }];
        }
        const was = asked.get(code);
        return was === undefined || (was.text === text && was.kind === kind)
          ? []
          : [
              {
                gap: 'CRITERION_REWORDED',
                code,
                message: `${code} was answered when it said something else: ${was.text}`,
              },
            ];
      },
    ),
  ];
}

/** A consent that is in force by a version of its form that another version of the protocol does not have. */
export interface ConsentGap {
  readonly form: string;
  /** What was signed. */
  readonly signed: string;
  /** The versions of the form by which consent would be asked for; none where the form is gone. */
  readonly versions: readonly string[];
}

export function consentGaps({ consentForms }: Protocol, { consents }: ParticipantState): readonly ConsentGap[] {
  const inForce = consents.filter(({ scopes }) => scopes.length > 0);
  const known = (form: string, version: string) =>
    consentForms.some((one) => one.code === form && one.version === version);
  const gaps = new Map<string, ConsentGap>();
  for (const { form, formVersion } of inForce) {
    const isAsked = inForce.some((one) => one.form === form && known(form, one.formVersion));
    const versions = consentForms.filter(({ code }) => code === form).map(({ version }) => version);
    if (!isAsked) gaps.set(form, { form, signed: formVersion, versions });
  }
  return [...gaps.values()];
}

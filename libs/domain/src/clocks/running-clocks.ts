import { daysFrom, earliest, hourMs, latest } from '@caseledger/kernel';
import { legalBases, type LegalBasis } from '../protocol/protocol.js';
import { zoneOfSite, type StudyState } from '../study/study.state.js';
import { isSo } from '../adverse-event/verdicts.js';
import { submissionsOf, knownToSite, knownToSponsor, type Submission, type Turn } from './case-course.js';
import { originOf, type Origin, type ReportingRule, type ReportingRules } from '../protocol/reporting-rules.js';

/** A duty that a case brings with it, as its events have it; whether it is late is a question of the time. */
export interface RunningClock {
  /** Id within the case: the rule, and the version of the event that the duty came with. */
  readonly id: string;
  readonly rule: ReportingRule;
  /** The law, and which day 0 and why. */
  readonly why: string;
  /** Instant from which the period runs, UTC. */
  readonly startedAt: string;
  /** Date of the start in the zone of the rule. */
  readonly dayZero: string;
  /** Last instant at which it is met in time, UTC. */
  readonly due: string;
  readonly dueSoonAt: string;
  readonly metAt?: string;
  readonly metLate?: boolean;
  /** What the case does not say, and was assumed to the stricter side. */
  readonly unknowns: readonly string[];
}

interface Draft extends Omit<RunningClock, 'metAt' | 'metLate'> {
  /** Position of the event that it came with. */
  readonly began: number;
  readonly met?: { readonly at: string; readonly position: number };
}

interface Beginning {
  readonly turn: Turn;
  /** Instant or date. */
  readonly moment: string;
  readonly because: string;
  readonly unknowns: readonly string[];
}

/** The clocks that run for a case after the last of its turns, met ones among them. */
export function runningClocks(
  turns: readonly Turn[],
  study: StudyState,
  rules: ReportingRules,
): readonly RunningClock[] {
  const last = turns.at(-1);
  if (last === undefined || last.state.nullified) return [];
  const { legalBasis } = last.state.report;
  const drafts = draftsOf(turns, last, study, rules, legalBasis);
  const all = legalBasis === undefined ? [...drafts, ...undecided(turns, last, study, rules)] : drafts;
  return all.map(({ began, met, ...clock }) => ({
    ...clock,
    ...(met && {
      metAt: met.at,
      metLate: latest(met.at, zoneOfRule(clock.rule, last, study)) > Date.parse(clock.due),
    }),
  }));
}

function draftsOf(
  turns: readonly Turn[],
  last: Turn,
  study: StudyState,
  { rules }: ReportingRules,
  legalBasis: LegalBasis | undefined,
): readonly Draft[] {
  const concerned = rules.filter((rule) => concerns(rule, last, study, legalBasis));
  if (concerned.length === 0) return [];
  const submissions = submissionsOf(turns);
  const drafts = new Map<string, Draft>();
  const add = (rule: ReportingRule, beginning: Beginning, after = 0, number = 1) => {
    const draft = draftOf(rule, beginning, number, last, study);
    const met = stopOf(rule, beginning.turn, after, submissions, turns);
    drafts.set(draft.id, { ...draft, ...(met && { met }) });
  };
  for (const rule of concerned) {
    const origin = originOf(rule);
    if (origin.from === 'NEWS') {
      for (const beginning of followUps(rule, turns, submissions)) {
        add(rule, beginning, beginning.turn.fact.position, beginning.turn.fact.version);
      }
    } else if (origin.from === 'CASE') {
      const beginning = beginningOf(rule, origin, turns, last, zoneOfTurn(last, study));
      if (beginning !== undefined) add(rule, beginning);
    }
  }
  for (const rule of concerned) supersede(rule, drafts, submissions, turns);
  for (const rule of concerned) {
    const origin = originOf(rule);
    const first = origin.from === 'REPORT' ? drafts.get(`${String(rule.of)}:1`) : undefined;
    const beginning = origin.from === 'REPORT' && first ? completionOf(origin, first, turns, last) : undefined;
    if (beginning !== undefined) add(rule, beginning, first?.met?.position ?? Infinity);
  }
  return [...drafts.values()];
}

const zoneOfTurn = ({ state }: Turn, study: StudyState): string => zoneOfSite(study, state.report.site);

const zoneOfRule = ({ zone }: ReportingRule, last: Turn, study: StudyState): string =>
  zone === 'SITE' ? zoneOfTurn(last, study) : zone;

function concerns(rule: ReportingRule, last: Turn, study: StudyState, legalBasis: LegalBasis | undefined): boolean {
  const { template } = last.state.report;
  const exempt = template !== undefined && study.protocol?.exemptFromImmediateReporting?.includes(template) === true;
  return (
    (rule.legalBases.length === 0 || (legalBasis !== undefined && rule.legalBases.includes(legalBasis))) &&
    (rule.countries === undefined ||
      Object.values(study.sites).some(({ country }) => rule.countries?.includes(country))) &&
    !(rule.exceptExempt === true && exempt) &&
    rule.appliesTo.some((circumstance) => isSo(circumstance, last.state))
  );
}

/** The turn from which on a case is so without a break; `undefined` when it is not so at the end. */
function since(turns: readonly Turn[], holds: (turn: Turn) => boolean): Turn | undefined {
  let first = turns.length;
  while (first > 0 && holds(turns[first - 1] as Turn)) first -= 1;
  return turns[first];
}

/** What began a rule's period: the receipt of the last thing that the rule asks for. */
function beginningOf(
  rule: ReportingRule,
  { knownTo, complete: needsAll }: Extract<Origin, { from: 'CASE' }>,
  turns: readonly Turn[],
  last: Turn,
  siteZone: string,
): Beginning | undefined {
  const found = rule.appliesTo
    .filter((circumstance) => isSo(circumstance, last.state))
    .flatMap((circumstance) => {
      // That the sponsor found it unexpected only later gives no later day 0: the facts were known.
      const { unexpected, ...facts } = circumstance;
      const complete = needsAll
        ? since(turns, (turn) => isSo(facts, turn.state, true) && turn.state.report.participantUnknown !== true)
        : undefined;
      const turn = complete ?? since(turns, (each) => isSo(facts, each.state));
      return turn === undefined ? [] : [{ turn, provisional: needsAll && complete === undefined }];
    });
  const first = found.sort((one, other) => one.turn.fact.position - other.turn.fact.position)[0];
  if (first === undefined) return undefined;
  const { turn, provisional } = first;
  const { state } = last;
  const unassessed = rule.appliesTo.some(({ suspected }) => suspected?.unassessed) && state.causality.length === 0;
  const unknowns = [
    ...(unassessed ? ['causality-not-assessed'] : []),
    ...(state.report.participantUnknown === true ? ['unknown-participant'] : []),
    ...(rule.zone === 'SITE' && state.report.site === undefined ? ['unknown-site'] : []),
    ...(rule.appliesTo.some(({ unexpected }) => unexpected) && state.expectedness === undefined
      ? ['expectedness-not-assessed']
      : []),
  ];
  const atReport = turn === turns[0];
  const ofSite = knownTo === 'SITE';
  const who = ofSite ? 'the site became aware' : 'the sponsor was informed';
  const later = `${turn.fact.type} (position ${turn.fact.position}) made it so`;
  const moment = ofSite ? knownToSite(turn, last) : laterOf(turns[0] as Turn, turn, siteZone);
  return {
    turn,
    moment,
    because: `${atReport ? who : later}${provisional ? '; provisional until the minimum criteria are there' : ''}`,
    unknowns,
  };
}

/** The sponsor cannot have known more of a case before knowing of the case. */
function laterOf(report: Turn, turn: Turn, zone: string): string {
  const [informed, known] = [knownToSponsor(report), knownToSponsor(turn)];
  return earliest(known, zone) > earliest(informed, zone) ? known : informed;
}

const counts = ({ recipient, form }: ReportingRule, submission: Submission): boolean =>
  submission.recipient === recipient && (form === undefined || submission.form === form) && !submission.rejected;

/** Significant information on a case that was reported before; without a report it goes into the first one (R-SAF-04). */
function followUps(
  rule: ReportingRule,
  turns: readonly Turn[],
  submissions: readonly Submission[],
): readonly Beginning[] {
  return turns.flatMap((turn) => {
    const { fact } = turn;
    if (fact.type !== 'FollowUpReceived' || fact.data.significance?.significant !== true) return [];
    if (!submissions.some((submission) => counts(rule, submission) && submission.position < fact.position)) return [];
    const because = `significant information was received (position ${fact.position}): ${fact.data.significance.why}`;
    return [{ turn, moment: fact.occurredAt, because, unknowns: [] }];
  });
}

/** What has to follow a first report, until the case is closed: then nothing is left to complete. */
function completionOf(
  { moment }: Extract<Origin, { from: 'REPORT' }>,
  first: Draft,
  turns: readonly Turn[],
  last: Turn,
): Beginning | undefined {
  if (last.state.closed && first.met !== undefined) return undefined;
  const turn = turns[0] as Turn;
  if (moment === 'DUE') {
    return { turn, moment: first.due, because: `${first.id} is due then`, unknowns: first.unknowns };
  }
  if (first.met === undefined) return undefined;
  return { turn, moment: first.met.at, because: `${first.id} was reported then`, unknowns: first.unknowns };
}

/** A graver rule and the one that it takes the place of (R-SAF-03). */
function supersede(
  rule: ReportingRule,
  drafts: Map<string, Draft>,
  submissions: readonly Submission[],
  turns: readonly Turn[],
): void {
  const graver = drafts.get(`${rule.id}:1`);
  const milder = rule.supersedes === undefined ? undefined : drafts.get(`${rule.supersedes}:1`);
  if (graver === undefined || milder === undefined) return;
  const sentBefore = milder.met !== undefined && milder.met.position < graver.began;
  if (milder.dayZero >= graver.dayZero && !sentBefore) {
    drafts.delete(milder.id);
    return;
  }
  const { met, ...unmet } = graver;
  const turn = turns.find(({ fact }) => fact.position === graver.began) as Turn;
  const anew = stopOf(rule, turn, graver.began, submissions, turns);
  const capped = !sentBefore && milder.due < graver.due;
  drafts.set(graver.id, {
    ...unmet,
    ...(capped && dueAt(Date.parse(milder.due), rule)),
    ...(capped && { why: `${graver.why}; and not after ${milder.id}, which ran already` }),
    ...(anew && { met: anew }),
  });
}

function draftOf(
  rule: ReportingRule,
  { turn, moment, because, unknowns }: Beginning,
  number: number,
  last: Turn,
  study: StudyState,
): Draft {
  const zone = zoneOfRule(rule, last, study);
  const start = earliest(moment, zoneOfTurn(last, study));
  const { days = 0, hours } = rule.period;
  const { date: dayZero, end } = daysFrom(moment, days, zone);
  const due = hours === undefined ? end : start + hours * hourMs;
  return {
    id: `${rule.id}:${number}`,
    rule,
    why: `${rule.source}. Day 0 is ${dayZero} (${zone}): ${because}`,
    startedAt: new Date(start).toISOString(),
    dayZero,
    ...dueAt(due, rule),
    unknowns,
    began: turn.fact.position,
  };
}

const dueAt = (due: number, { dueSoonHours }: ReportingRule) => ({
  due: new Date(due).toISOString(),
  dueSoonAt: new Date(due - dueSoonHours * hourMs).toISOString(),
});

/** What met a duty: the entry, or the first report after a position that counts. */
function stopOf(
  rule: ReportingRule,
  turn: Turn,
  after: number,
  submissions: readonly Submission[],
  turns: readonly Turn[],
): Draft['met'] {
  if (rule.metBy === 'RECORDING') {
    const at = turn === turns[0] ? knownToSponsor(turn) : turn.fact.recordedAt;
    return { at, position: turn.fact.position };
  }
  for (const submission of submissions) {
    if (submission.position <= after || !counts(rule, submission)) continue;
    const at = rule.metBy === 'TRANSMISSION' ? submission.sentAt : submission.acknowledgedAt;
    if (at !== undefined) return { at, position: submission.position };
  }
  return undefined;
}

/**
 * Without a legal basis nobody knows whom to tell: to be found out by when the strictest of those that the protocol
 * provides for would be due (R-AUT-01).
 */
function undecided(turns: readonly Turn[], last: Turn, study: StudyState, rules: ReportingRules): readonly Draft[] {
  const possible = (study.protocol?.legalBases ?? legalBases)
    .flatMap((legalBasis) => draftsOf(turns, last, study, rules, legalBasis))
    .filter(({ rule }) => rule.legalBases.length > 0 && rule.metBy !== 'RECORDING')
    .sort((one, other) => (one.due < other.due ? -1 : 1));
  const [strictest] = possible;
  if (strictest === undefined) return [];
  const { met, rule, ...draft } = strictest;
  const id = 'legal-basis-unknown';
  const requirement = 'R-AUT-01';
  return [
    {
      ...draft,
      id,
      rule: { ...rule, id, recipient: 'SPONSOR', requirement, source: 'Every treatment has one legal basis' },
      why: `The legal basis of the treatment is not known. Under the strictest one: ${draft.why}`,
      unknowns: [...draft.unknowns, id],
    },
  ];
}

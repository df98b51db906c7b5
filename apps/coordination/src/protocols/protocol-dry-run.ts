import { scopeOver, type StudyBook, type Subject, type ParticipantStatus } from '@caseledger/casebook';
import {
  consentGaps,
  eligibilityGaps,
  idOf,
  isFollowed,
  protocolFaults,
  refuse,
  stoppingVerdicts,
  typesWith,
  visitEffects,
  type ConfirmedBy,
  type ConsentGap,
  type EligibilityGap,
  type Protocol,
  type VisitEffect,
} from '@caseledger/domain';
import { canonicalJson, dateOf, type Unmet } from '@caseledger/kernel';
import { dryRunSummary } from './dry-run-summary.js';
import type { ProtocolFault } from './protocol-import.js';

/** What would change for one participant. */
export interface ParticipantEffects {
  readonly participant: string;
  readonly site: string | null;
  readonly status: ParticipantStatus;
  readonly visits: readonly VisitEffect[];
  readonly eligibility: readonly EligibilityGap[];
  /** Consents that would have to be asked for again. */
  readonly consents: readonly ConsentGap[];
}

/** A stopping rule that would have been reached. */
export interface StoppingEffect {
  readonly rule: string;
  readonly title: string;
  /** The day on which it would have been reached, in UTC. */
  readonly day: string;
  /**
   * Position of the event after which it would have been reached.
   * @asType integer
   */
  readonly position: number;
  /** @asType integer */
  readonly treated: number;
  /** @asType integer */
  readonly count: number;
  /** Whether it still would be. */
  readonly reached: boolean;
  /** The day on which the rule of this code was reached as the version in force has it. */
  readonly reachedInForce?: string;
}

/** What a draft would change, if it were approved. Nothing is recorded. */
export interface ProtocolDryRun {
  /** The version of the draft. */
  readonly version: string;
  /** The version that it is compared with: the one in force; null before the first one. */
  readonly inForce: string | null;
  /**
   * Position of the study that the answer is from.
   * @asType integer
   */
  readonly position: number;
  /** At which sites the participants and cases were looked at; those of other sites are left out, also of every count. */
  readonly sites: 'ALL' | readonly string[];
  /** The whole in sentences. */
  readonly summary: readonly string[];
  /** What approving it would be refused for. When it contradicts itself, nothing else is looked at. */
  readonly faults: readonly ProtocolFault[];
  /**
   * How many participants were looked at.
   * @asType integer
   */
  readonly lookedAt: number;
  /** Those for whom something would change, by code: the first thousand. */
  readonly participants: readonly ParticipantEffects[];
  /**
   * How many more there are.
   * @asType integer
   */
  readonly omitted?: number;
  readonly stoppingRules: readonly StoppingEffect[];
}

const mostParticipants = 1_000;

/** What a draft would change for what a reader may see of a study. */
export async function protocolDryRun(book: StudyBook, tried: Protocol): Promise<ProtocolDryRun> {
  const { state, reach } = book;
  const faults = faultsOf(tried, state.protocols);
  const isSound = faults.every(({ rule }) => rule !== 'protocol-inconsistent');
  const people = isSound ? await book.every('participant') : [];
  const affected = people.length === 0 ? [] : await effectsOn(book, tried, people);
  const stoppingRules = isSound ? await stoppingEffects(book, tried) : [];
  const { sites } = scopeOver(reach.reader, ['participant', 'product']);
  const found = {
    version: tried.version,
    inForce: state.protocol?.version ?? null,
    position: reach.position,
    sites,
    faults,
    lookedAt: people.length,
    stoppingRules,
  };
  const omitted = affected.length - mostParticipants;
  return {
    ...found,
    summary: dryRunSummary({ ...found, participants: affected }),
    participants: affected.slice(0, mostParticipants),
    ...(omitted > 0 && { omitted }),
  };
}

function faultsOf(tried: Protocol, approved: readonly Protocol[]): readonly Unmet[] {
  const isApproved = approved.some(({ version }) => version === tried.version);
  const again = refuse('protocol-version-exists', `Version ${tried.version} is approved already.`, '/protocol/version');
  return [...protocolFaults(tried, '/protocol'), ...(isApproved ? again.unmet : [])];
}

async function effectsOn(
  book: StudyBook,
  tried: Protocol,
  people: readonly Subject<'participant'>[],
): Promise<readonly ParticipantEffects[]> {
  const { protocol: present, protocols, sites } = book.state;
  const confirmed = await confirmedBy(book, protocols);
  return people.flatMap(({ id, site, status, state }) => {
    const asked = isFollowed(state);
    const by = state.eligible ? confirmed.get(id) : undefined;
    const effects = {
      visits: visitEffects({ sites, present, tried }, state),
      eligibility: asked ? newIn(tried, present, (protocol) => eligibilityGaps(protocol, state, by)) : [],
      consents: asked ? newIn(tried, present, (protocol) => consentGaps(protocol, state)) : [],
    };
    const isTouched = Object.values(effects).some((list) => list.length > 0);
    return isTouched ? [{ participant: id, site: site ?? null, status: status as ParticipantStatus, ...effects }] : [];
  });
}

/** The gaps that there are by one version and not by the other: what is open already does not come of the draft. */
function newIn<Gap extends object>(
  tried: Protocol,
  present: Protocol | undefined,
  gapsBy: (protocol: Protocol) => readonly Gap[],
): readonly Gap[] {
  const known = new Set(present === undefined ? [] : gapsBy(present).map(canonicalJson));
  return gapsBy(tried).filter((gap) => !known.has(canonicalJson(gap)));
}

/** By participant, what eligibility was confirmed by last. */
async function confirmedBy(book: StudyBook, protocols: readonly Protocol[]): Promise<ReadonlyMap<string, ConfirmedBy>> {
  const facts = await book.facts({ types: ['EligibilityConfirmed'] });
  return new Map(
    facts.flatMap((fact) => {
      if (fact.type !== 'EligibilityConfirmed') return [];
      const { criteria, protocolVersion } = fact.data;
      const protocol = protocols.find(({ version }) => version === protocolVersion);
      return [[idOf(fact.stream), { codes: criteria.map(({ code }) => code), protocol }]] as const;
    }),
  );
}

async function stoppingEffects(book: StudyBook, tried: Protocol): Promise<readonly StoppingEffect[]> {
  if ((tried.stoppingRules ?? []).length === 0) return [];
  const exposures = await book.facts({ types: typesWith('exposes') });
  const cases = await book.histories(await book.every('adverse-event'));
  const facts = [...exposures, ...cases].sort((one, other) => one.position - other.position);
  const inForce = new Map(stoppingVerdicts(facts, book.state.protocol).map((verdict) => [verdict.rule, verdict]));
  return stoppingVerdicts(facts, tried).flatMap(({ rule, title, reached, firstReached }) => {
    if (firstReached === undefined) return [];
    const { position, recordedAt, treated, count } = firstReached;
    const before = inForce.get(rule)?.firstReached;
    return [
      {
        rule,
        title,
        day: dayOf(recordedAt),
        position,
        treated,
        count,
        reached,
        ...(before && { reachedInForce: dayOf(before.recordedAt) }),
      },
    ];
  });
}

const dayOf = (instant: string): string => dateOf(instant, 'UTC');

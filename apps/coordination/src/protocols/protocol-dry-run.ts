import { scopeOver, type StudyBook, type Subject, type ParticipantStatus } from '@caseledger/casebook';
import {
  consentGaps,
  eligibilityGaps,
  idOf,
  isFollowed,
  protocolFor,
  protocolFaults,
  refuse,
  stoppingVerdicts,
  typesWith,
  visitEffects,
  type ConfirmedBy,
  type Protocol,
} from '@caseledger/domain';
import { canonicalJson, dateOf, type Unmet } from '@caseledger/kernel';
import type { ParticipantEffects, ProtocolDryRun, StoppingEffect } from './dry-run-answer.js';
import { dryRunSummary } from './dry-run-summary.js';

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
  const { protocols, sites } = book.state;
  const confirmed = await confirmedBy(book, protocols);
  return people.flatMap(({ id, site, status, state }) => {
    const present = protocolFor(book.state, state);
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

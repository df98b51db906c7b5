import { latest, type Reason } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { delegationInForce, scopeAt } from '../study/duties.js';
import { referenceSafetyInformationAt } from '../study/study.state.js';
import type { World } from '../world.js';
import type { Coding, Death } from './adverse-event.events.js';
import type { Attribution, SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import {
  contradictions,
  open,
  streams,
  toldInOrder,
  zoneOfCase,
  type ForCase,
  type ToldToSponsor,
} from './for-case.js';
import { condition, refusalOf, refuse } from '../refusals.js';

const told = ({ sponsorInformedAt }: ToldToSponsor) => (sponsorInformedAt === undefined ? {} : { sponsorInformedAt });

export interface AssessSeriousness extends ForCase, ToldToSponsor {
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly death?: Death;
  readonly reason: Reason;
}

/** Seriousness is not severity; the two meet only where CTCAE says so (R-SAF-09, R-SAF-10). */
export const assessSeriousness = define<AssessSeriousness>({
  roles: ['investigator', 'safety-monitor'],
  blind: 'WHOLE',
  streams,
  conditions: open,
  decide: ({ seriousness, death, reason, ...data }, world, { now }) => {
    const { report, awareAt = '' } = world['adverse-event'];
    if (report === undefined) return [];
    const { death: before, ...rest } = report;
    const details = death ?? (seriousness.includes('DEATH') ? before : undefined);
    const course = { ...rest, awareAt, seriousness, ...(details && { death: details }), zone: zoneOfCase(world) };
    return (
      refusalOf(toldInOrder(data, now, course.zone)) ??
      contradictions(course) ?? [
        {
          type: 'SeriousnessAssessed',
          data: {
            from: report.seriousness,
            seriousness,
            serious: seriousness.length > 0,
            ...(death && { death }),
            ...told(data),
          },
          reason,
        },
      ]
    );
  },
});

export interface AssessCausality extends ForCase, ToldToSponsor {
  readonly by: 'INVESTIGATOR' | 'SPONSOR';
  readonly to: Attribution;
  readonly related: boolean;
  readonly method: string;
}

/** Each side gives its own opinion; neither overwrites the other's (R-SAF-06). */
export const assessCausality = define<AssessCausality>({
  roles: ['investigator', 'safety-monitor'],
  blind: 'WHOLE',
  streams,
  conditions: open,
  decide: ({ by, to, related, method, ...data }, world, { person, now }) => {
    const role = by === 'INVESTIGATOR' ? 'investigator' : 'safety-monitor';
    const mayJudge = delegationInForce(world.study, person, [role], scopeAt(world['adverse-event'].report?.site), now);
    const opinion = { by, to, related, method, ...told(data) };
    return mayJudge !== undefined
      ? (refusalOf(toldInOrder(data, now, zoneOfCase(world))) ?? [{ type: 'CausalityAssessed', data: opinion }])
      : refuse('not-your-opinion', `The ${by.toLowerCase()}'s causality is given by the ${role}.`);
  },
});

export interface AssessExpectedness extends ForCase {
  readonly expected: boolean;
  /** Which listed term covers it. Needed when expected. */
  readonly term?: string;
}

/**
 * The sponsor's comparison with the reference safety information in force when the event began: nothing that was not
 * observed before and listed there is expected (R-SAF-07).
 */
export const assessExpectedness = define<AssessExpectedness>({
  roles: ['safety-monitor'],
  streams,
  conditions: (data, world) => [
    ...open(data, world),
    ...condition(world['adverse-event'].report?.onset !== undefined, 'onset-unknown'),
    ...condition(versionInForce(world) !== undefined, 'no-reference-safety-information'),
  ],
  decide: ({ expected, term }, world) => {
    const reference = versionInForce(world);
    if (reference === undefined) return [];
    if (expected && (term === undefined || !reference.expectedTerms.includes(term))) {
      const listed = reference.expectedTerms.join(', ') || 'nothing';
      const message = `Version ${reference.version} does not list ${term ?? 'a term that was named'}; it lists ${listed}.`;
      return refuse('not-listed', message, '/term');
    }
    const covered = expected && term !== undefined && { term };
    return [
      {
        type: 'ExpectednessAssessed',
        data: { expected, referenceSafetyInformation: reference.version, ...covered },
      },
    ];
  },
});

function versionInForce(world: World) {
  const { report } = world['adverse-event'];
  if (report?.onset === undefined) return undefined;
  return referenceSafetyInformationAt(world.study, latest(report.onset, zoneOfCase(world)));
}

export interface CodeAdverseEvent extends ForCase {
  readonly coding: Coding;
}

/** Records a code of the sponsor's dictionary; the words of the reporter stay. */
export const codeAdverseEvent = define<CodeAdverseEvent>({
  roles: ['safety-monitor'],
  streams,
  conditions: open,
  decide: ({ coding }) => [{ type: 'Coded', data: coding }],
});

import { earliest, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { protocolOf, zoneOf } from '../world.js';
import { inFollowUp, streams, type ForParticipant } from './for-participant.js';
import type { SerologyResult } from './participant.model.js';
import { condition, refusalOf, refuse, unmet } from '../refusals.js';

export interface RecordSerology extends ForParticipant {
  readonly sampledAt: string;
  readonly laboratory: string;
  readonly results: readonly SerologyResult[];
}

export const recordSerology = define<RecordSerology>({
  roles: ['investigator', 'coordinator'],
  blind: 'AS_SEEN',
  streams,
  conditions: inFollowUp,
  decide: ({ sampledAt, laboratory, results, occurredAt }, world) => {
    const zone = zoneOf(world);
    const refusal = refusalOf([
      ...condition(
        earliest(sampledAt, zone) <= earliest(occurredAt, zone),
        'sampled-after-result',
        undefined,
        '/sampledAt',
      ),
      ...condition(
        new Set(results.map((result) => result.marker)).size === results.length,
        'marker-twice',
        undefined,
        '/results',
      ),
    ]);
    return refusal ?? [{ type: 'SerologyRecorded', data: { sampledAt, laboratory, results } }];
  },
});

/** Tests that cultured or stored autologous cells need by law, whatever the protocol says (R-CEL-01). */
export const statutoryMarkers = ['HIV-1/2', 'HBsAg', 'anti-HBc', 'HCV', 'syphilis'] as const;

export interface AssessSerology extends ForParticipant {
  /** Risk assessment by a physician, when a result is positive (R-CEL-03). */
  readonly riskAssessment?: string;
}

/** Clears complete negative serology; restricts a positive one to isolated storage (R-CEL-01, R-CEL-02, R-CEL-03). */
export const assessSerology = define<AssessSerology>({
  roles: ['investigator'],
  blind: 'AS_SEEN',
  streams,
  conditions: inFollowUp,
  decide: ({ riskAssessment }, world) => {
    const serology = world.participant.serology;
    if (serology === undefined) {
      return refuse('no-serology');
    }
    const result = (marker: string) => serology.results.find((item) => item.marker === marker)?.result;
    const required = [...new Set([...statutoryMarkers, ...protocolOf(world).serology.markers])];
    const open: Unmet[] = required.flatMap((marker) => {
      if (result(marker) === undefined) {
        return [unmet('serology-incomplete', `serology-incomplete: ${marker}`)];
      }
      return condition(
        result(marker) !== 'INDETERMINATE',
        'serology-needs-test',
        `${marker} is indeterminate: a further test is needed.`,
      );
    });
    const positive = required.filter((marker) => result(marker) === 'POSITIVE');
    if (positive.length > 0 && riskAssessment === undefined) {
      open.push(
        unmet('serology-needs-risk-assessment', `${positive.join(', ')} positive: a risk assessment is needed.`),
      );
    }
    const refusal = refusalOf(open);
    if (refusal !== undefined) return refusal;
    const { sampledAt } = serology;
    return positive.length === 0
      ? [
          {
            type: 'SerologyCleared',
            data: { sampledAt, markers: required, ...(riskAssessment !== undefined && { riskAssessment }) },
          },
        ]
      : [{ type: 'SerologyRestricted', data: { sampledAt, positive, riskAssessment: riskAssessment ?? '' } }];
  },
});

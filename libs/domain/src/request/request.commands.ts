import { earliest, endsBefore, own, personal, type Unmet } from '@caseledger/kernel';
import { define, type CommandData } from '../command-definition.js';
import { condition, unmet } from '../refusals.js';
import { streamOf } from '../vocabulary/streams.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import { levelsOf } from './evidence-scales.js';
import type { EvidenceAppraisal, KnownAnswer, RequestContent, RequestImaging } from './request.events.js';
import type { RequestState } from './request.state.js';

/** What every command about one request says. */
interface ForRequest extends CommandData {
  readonly request: string;
}

const streams = ({ request }: ForRequest) => ({ request: streamOf('request', request) });

/** What comes second does not lie before what comes first. */
const inOrder = (earlier: string, later: string, zone: string, pointer: string): readonly Unmet[] =>
  condition(
    !endsBefore(earlier, later, zone),
    'impossible-order',
    `${later} lies before ${earlier}, which has to come first.`,
    pointer,
  );

export interface RequestTreatment extends ForRequest, RequestContent {
  /** In the requester's words. */
  readonly aim: string;
  readonly identity?: Readonly<Record<string, string>>;
  readonly inducement: { readonly offered: KnownAnswer; readonly words?: string };
}

const isWhole = ({ date, kind, reader, finding, missing, reason }: RequestImaging): boolean => {
  const seen = [date, kind, reader, finding];
  return missing === undefined
    ? reason === undefined && !seen.includes(undefined)
    : reason !== undefined && seen.every((member) => member === undefined);
};

/** The request that another one follows was refused, at the same site. */
function asksAnew({ follows, site, occurredAt }: RequestTreatment, world: World): readonly Unmet[] {
  if (follows === undefined) return [];
  const earlier = world['earlier-request'];
  if (earlier.site === undefined) return unknown(follows, '/follows');
  return [
    ...condition(earlier.site === site, 'request-of-another-site', undefined, '/follows'),
    ...(earlier.refusal === undefined
      ? [unmet('request-not-refused', `${follows} was not refused.`, '/follows')]
      : inOrder(earlier.refusal.at, occurredAt, zoneOf(world, site), '/occurredAt')),
  ];
}

const unknown = (request: string, pointer?: string): readonly Unmet[] => [
  unmet('unknown-request', `There is no request ${request} in this study.`, pointer),
];

/** Records that somebody asks for a treatment. It starts nothing: no participant, no product. */
export const requestTreatment = define<RequestTreatment>({
  roles: ['investigator', 'coordinator'],
  blind: 'WHOLE',
  streams: (data) => ({
    ...streams(data),
    ...(data.follows !== undefined && { 'earlier-request': streamOf('request', data.follows) }),
  }),
  site: ({ site }) => site,
  conditions: (data, world) => [
    ...condition(world.request.site === undefined, 'request-exists', `Request ${data.request} is recorded already.`),
    ...condition(
      own(world.study.sites, data.site) !== undefined && !world.study.closedSites.includes(data.site),
      'unknown-site',
      `Site ${data.site} is not an active site of this study.`,
      '/site',
    ),
    ...condition(isWhole(data.imaging), 'imaging-incomplete', undefined, '/imaging'),
    ...(data.imaging.date === undefined
      ? []
      : inOrder(data.imaging.date, data.occurredAt, zoneOf(world, data.site), '/imaging/date')),
    ...asksAnew(data, world),
  ],
  decide: ({ request, occurredAt: _, aim, identity, inducement: { offered, words }, ...content }) => [
    {
      type: 'TreatmentRequested',
      data: {
        ...content,
        aim: personal(request, aim),
        ...(identity && { identity: personal(request, identity) }),
        inducement: { offered, ...(words !== undefined && { words: personal(request, words) }) },
      },
    },
  ],
});

/** The request is there and not decided yet, and the step comes after it. */
function open({ request, occurredAt }: ForRequest, world: World): readonly Unmet[] {
  const { site, asked, refusal, acceptedAt } = world.request;
  if (site === undefined || asked === undefined) return unknown(request);
  return [
    ...condition(refusal === undefined && acceptedAt === undefined, 'request-decided'),
    ...inOrder(asked.at, occurredAt, zoneOf(world), '/occurredAt'),
  ];
}

export interface AppraiseEvidence extends ForRequest, EvidenceAppraisal {}

/** Judges a claim by the evidence there is, before the decision that it bears. */
export const appraiseEvidence = define<AppraiseEvidence>({
  roles: ['investigator'],
  blind: 'WHOLE',
  streams,
  conditions: (data, world) => {
    const levels = levelsOf(data.scale, data.edition);
    return [
      ...open(data, world),
      ...condition(
        levels?.includes(data.level) ?? true,
        'unknown-evidence-level',
        `${data.scale} ${data.edition} has the levels ${levels?.join(', ')}.`,
        '/level',
      ),
    ];
  },
  decide: ({ request: _request, occurredAt: _occurredAt, ...data }) => [{ type: 'EvidenceAppraised', data }],
});

export interface RefuseRequest extends ForRequest {
  /** Codes of rules of the protocol. */
  readonly rules: readonly string[];
  readonly explanation: string;
  readonly alternatives: readonly string[];
  readonly wouldChange: string;
  readonly toldAt: string;
  readonly accepts: KnownAnswer;
}

/** Refuses a request by rules of the protocol. Nothing else begins with it. */
export const refuseRequest = define<RefuseRequest>({
  roles: ['investigator'],
  blind: 'WHOLE',
  streams,
  conditions: (data, world, { now }) => {
    const known = new Set(world.study.protocol?.requestRules?.map(({ code }) => code));
    const zone = zoneOf(world);
    return [
      ...open(data, world),
      ...data.rules
        .filter((code) => !known.has(code))
        .map((code) => unmet('unknown-request-rule', `The protocol has no rule ${code} for requests.`, '/rules')),
      ...inOrder(data.occurredAt, data.toldAt, zone, '/toldAt'),
      ...condition(
        earliest(data.toldAt, zone) <= Date.parse(now),
        'in-the-future',
        `${data.toldAt} lies in the future.`,
        '/toldAt',
      ),
    ];
  },
  decide: ({ rules, explanation, alternatives, wouldChange, toldAt, accepts }, world) => {
    const { version, requestRules = [] } = protocolOf(world);
    return [
      {
        type: 'RequestRefused',
        data: {
          rules: requestRules.filter(({ code }) => rules.includes(code)),
          protocolVersion: version,
          explanation,
          alternatives,
          wouldChange,
          toldAt,
          accepts,
        },
      },
    ];
  },
});

export interface AcceptRequest extends ForRequest {
  readonly explanation: string;
}

/** Accepts a request for screening, which decides about everything else. */
export const acceptRequest = define<AcceptRequest>({
  roles: ['investigator'],
  blind: 'WHOLE',
  streams,
  conditions: open,
  decide: ({ explanation }) => [{ type: 'RequestAccepted', data: { explanation } }],
});

/** The request on which somebody is screened at a site was accepted there, and nobody was screened on it yet. */
export function screenable(
  request: string,
  { site, refusal, acceptedAt, participant }: RequestState,
  at: { readonly site: string; readonly occurredAt: string; readonly zone: string },
): readonly Unmet[] {
  const pointer = '/request';
  if (site === undefined) return unknown(request, pointer);
  return [
    ...condition(site === at.site, 'request-of-another-site', undefined, pointer),
    ...condition(refusal === undefined, 'refused-request', `The request ${request} was refused.`, pointer),
    ...condition(
      refusal !== undefined || acceptedAt !== undefined,
      'request-open',
      `The request ${request} is not decided yet.`,
      pointer,
    ),
    ...condition(participant === undefined, 'request-used', undefined, pointer),
    ...(acceptedAt === undefined ? [] : inOrder(acceptedAt, at.occurredAt, at.zone, '/occurredAt')),
  ];
}

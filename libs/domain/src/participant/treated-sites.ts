import type { Unmet } from '@caseledger/kernel';
import type { Protocol } from '../protocol/protocol.js';
import { condition, unmet } from '../refusals.js';
import type { Side, TreatedSite } from './participant.model.js';

/** Where somebody is treated, as a command says it: sites by name, or the side of the only one that the protocol has. */
export interface SaidSites {
  readonly side?: Side;
  readonly treatedSites?: readonly TreatedSite[];
}

/** Where something is done, as a command says it. */
export interface SaidSite {
  readonly side?: Side;
  readonly treatedSite?: TreatedSite;
}

type Plan = Pick<Protocol, 'treatedSites'>;

/** What a donor is consented for: they are treated nowhere. */
export const nowhereTreated: Plan = { treatedSites: [] };

/** The treated sites that a command means; none where the whole body is treated. */
export function meantSites({ treatedSites }: Plan, { side, treatedSites: said }: SaidSites): readonly TreatedSite[] {
  if (said !== undefined) return said;
  const [only, ...others] = treatedSites;
  if (only === undefined || others.length > 0 || side === undefined) return [];
  return [{ code: only.code, side }];
}

/** The treated site that a command means. */
export const meantSite = (plan: Plan, { side, treatedSite }: SaidSite): TreatedSite | undefined =>
  meantSites(plan, { ...(side && { side }), ...(treatedSite && { treatedSites: [treatedSite] }) })[0];

/** What is wrong with the treated sites that a command says (R-CEL-19). */
export function siteFaults(plan: Plan, said: SaidSites): readonly Unmet[] {
  const { treatedSites } = plan;
  const meant = meantSites(plan, said);
  const at = said.treatedSites === undefined ? () => '/side' : (i: number) => `/treatedSites/${i}`;
  if (meant.length === 0 && treatedSites.length > 0) {
    return [unmet('treated-site-needed', undefined, said.side === undefined ? '/treatedSites' : '/side')];
  }
  return [
    ...condition(
      meant.length > 0 || said.side === undefined || said.side === 'NOT_APPLICABLE',
      'unknown-treated-site',
      'No site is treated here.',
      '/side',
    ),
    ...meant.flatMap((site, i) => {
      const planned = treatedSites.find(({ code }) => code === site.code);
      if (planned === undefined) {
        return [unmet('unknown-treated-site', `The protocol does not treat ${site.code}.`, at(i))];
      }
      return [
        ...condition(!planned.lateral || site.side !== 'NOT_APPLICABLE', 'side-required', undefined, at(i)),
        ...condition(
          meant.findIndex((other) => isSameSite(site, other)) === i,
          'treated-site-twice',
          `${shownSite(site)} stands twice.`,
          at(i),
        ),
      ];
    }),
  ];
}

export const isSameSite = (one: TreatedSite, other: TreatedSite): boolean =>
  one.code === other.code && one.side === other.side;

/** Whether a site is among others. */
export const isAmong = (sites: readonly TreatedSite[], site: TreatedSite): boolean =>
  sites.some((other) => isSameSite(site, other));

/** A treated site in a sentence. */
export const shownSite = ({ code, side }: TreatedSite): string =>
  side === 'NOT_APPLICABLE' ? code : `${code} ${side}`;

/** Treated sites in a sentence. */
export const shownSites = (sites: readonly TreatedSite[]): string => sites.map(shownSite).join(', ') || 'nothing';

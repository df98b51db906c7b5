import { sides, type Side, type TreatedSite } from '@caseledger/domain';
import { ListOf, OneOf, Part } from '@caseledger/platform';
import { ProtocolCode } from '@caseledger/study';

/** A structure of the body that is treated. */
export class TreatedSitePart implements TreatedSite {
  @ProtocolCode({ description: 'Code of the treated site, as the protocol names it.', example: 'TREATED-SITE' })
  readonly code!: string;

  @OneOf(sides, { description: 'Side of the body.' })
  readonly side!: Side;
}

/** One treated site of the protocol: `side` is enough where it has one only. */
export const OneTreatedSite = (description: string) => Part(() => TreatedSitePart, { description, optional: true });

/** Treated sites of the protocol: `side` is enough where it has one only. */
export const TreatedSites = (description: string) =>
  ListOf(() => TreatedSitePart, { description, maxItems: 20, optional: true });

/** The side of the only treated site of the protocol. */
export const SideAlone = (description: string) => OneOf(sides, { description, optional: true });

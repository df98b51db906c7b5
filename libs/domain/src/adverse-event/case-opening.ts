import type { LegalBasis } from '../protocol/protocol.js';
import type { AdverseEventReport } from './adverse-event.events.js';

/** The treatment of the person whom a case is about. Whoever opens a case has to say all of it: routes and clocks follow from it. */
export interface TreatmentOfCase {
  /** The event came after the first administration. */
  readonly treatmentEmergent: boolean;
  readonly product: string | undefined;
  readonly legalBasis: LegalBasis | undefined;
}

/** A treatment as events tell it: what is not known is absent. */
export const toldTreatment = ({ treatmentEmergent, product, legalBasis }: TreatmentOfCase) => ({
  treatmentEmergent,
  ...(product !== undefined && { product }),
  ...(legalBasis && { legalBasis }),
});

/** The event that opens a case. */
export const caseOpened = (report: Omit<AdverseEventReport, keyof TreatmentOfCase>, treatment: TreatmentOfCase) => ({
  type: 'AdverseEventReported' as const,
  data: { ...report, ...toldTreatment(treatment) },
});

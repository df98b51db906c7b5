import type { Reason } from '@caseledger/kernel';
import type { Unmet } from '@caseledger/kernel';

interface Event<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly reason?: Reason;
}

export interface Container {
  readonly code: string;
  /** 10⁶ cells. */
  readonly cells: number;
  /** mL. */
  readonly volume: number;
}

/** A material that touched the cells, with its lot (R-CEL-14). */
export interface Material {
  readonly name: string;
  readonly lot: string;
}

export type ProductEvent =
  | Event<
      'MarrowHarvested',
      {
        readonly participant: string;
        readonly site: string;
        /** ISBT 128 donation identification number, 13 characters (R-CEL-17). */
        readonly donationNumber: string;
        readonly sites: string;
        readonly volume: number;
        readonly sedation: string;
        readonly startedAt: string;
        readonly materials: readonly Material[];
      }
    >
  | Event<'StartingMaterialReceived', { readonly donationNumber: string; readonly hoursInTransit: number }>
  | Event<
      'CulturePassaged',
      {
        readonly passage: number;
        readonly confluence: number;
        readonly flasks: number;
        readonly materials: readonly Material[];
      }
    >
  | Event<'CellsHarvested', { readonly cells: number; readonly daysInCulture: number }>
  | Event<'DeviationRecorded', { readonly rule: string; readonly description: string }>
  | Event<
      'QualityTested',
      {
        readonly test: string;
        readonly result: number | string;
        readonly method: string;
        readonly verdict: 'PASS' | 'FAIL';
        readonly specificationVersion: string;
        readonly laboratory: string;
      }
    >
  | Event<
      'ProductFormulated',
      { readonly containers: readonly Container[]; readonly expiresAt: string; readonly materials: readonly Material[] }
    >
  | Event<'BatchRecordReviewed', { readonly findings: string }>
  | Event<
      'BatchReleased' | 'BatchConditionallyReleased',
      { readonly meaning: string; readonly specificationVersion: string; readonly pending: readonly string[] }
    >
  | Event<'BatchRejected', { readonly explanation: string }>
  | Event<'SurplusCryopreserved', { readonly cells: number; readonly location: string; readonly isolated: boolean }>
  | Event<
      'CustodyTransferred',
      { readonly from: string; readonly to: string; readonly place: string; readonly temperature: number }
    >
  | Event<'TemperatureExcursionRecorded', { readonly temperature: number; readonly place: string }>
  | Event<'ProductRecalled', { readonly explanation: string; readonly afterUse: boolean; readonly test?: string }>
  | Event<'ContainerAdministered', { readonly container: string; readonly participant: string }>
  | Event<'ContainerDestroyed', { readonly container: string; readonly explanation: string }>;

/** A gate's verdict on one line of the release specification. */
export interface LineVerdict {
  readonly test: string;
  readonly verdict: 'PASS' | 'FAIL' | 'PENDING';
  readonly unmet?: Unmet;
}

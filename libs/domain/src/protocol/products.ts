/** Bounds of an amount, both within it. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Whom a product comes from: the participant, somebody else, or a manufacturer (extension). */
export const productOrigins = ['AUTOLOGOUS', 'ALLOGENEIC', 'LICENSED'] as const;
export type ProductOrigin = (typeof productOrigins)[number];

/** What a step of a process is, by the event that records it (extension). */
export const processStepKinds = [
  'COLLECTION',
  'RECEIPT',
  'CONCENTRATION',
  'PASSAGE',
  'HARVEST',
  'CRYOPRESERVATION',
  'THAW',
] as const;
export type ProcessStepKind = (typeof processStepKinds)[number];

/** How long after an earlier step of the process another one is to be done, in whole days at the site or in hours. */
export const spanUnits = ['HOURS', 'DAYS'] as const;

/** A step of a process, and what it is to keep within: beyond it, the step is a deviation (extension). */
export interface ProcessStep {
  readonly kind: ProcessStepKind;
  /** How often it is done; absent: once. */
  readonly times?: number;
  readonly within?: Bounds & { readonly unit: (typeof spanUnits)[number]; readonly since: ProcessStepKind };
}

/** How a result is compared with the limit of its line. */
export const operators = ['>', '>=', '<', '<=', 'IS'] as const;

export interface SpecificationLine {
  readonly test: string;
  readonly title: string;
  readonly method: string;
  readonly unit?: string;
  readonly operator: (typeof operators)[number];
  readonly limit: number | string;
  /** `BEFORE_RELEASE` blocks release; `AFTER_RELEASE` may still be pending at a conditional release (R-CEL-11). */
  readonly due: 'BEFORE_RELEASE' | 'AFTER_RELEASE';
}

/** What a batch must meet to be released. */
export interface ReleaseSpecification {
  readonly version: string;
  readonly lines: readonly SpecificationLine[];
}

/** A vessel in which a product is given. */
export interface ContainerPlan {
  readonly code: string;
  /** 10⁶ cells; absent where nobody counts them. */
  readonly cells?: Bounds;
  /** mL. */
  readonly volume: number;
  /** How many of it a batch may fill, each given by itself; absent: one. */
  readonly most?: number;
}

/** How a product is made, tested and kept (extension). */
export interface Manufacture {
  /** In the order in which they are done. */
  readonly process: readonly ProcessStep[];
  /** Absent: nothing is tested and nobody releases it before it is given, such as what is made at the bedside. */
  readonly specification?: ReleaseSpecification;
  readonly containers: readonly ContainerPlan[];
  /** Hours after formulation. */
  readonly shelfLifeHours: number;
  /** Hours after a container was thawed; absent: it is not given frozen, and not thawed after it was filled. */
  readonly thawedShelfLifeHours?: number;
  /** °C; absent: it is given where it is made. */
  readonly storage?: Bounds;
}

/** What participants get (USDM 4.0, AdministrableProduct; the rest is an extension for cell therapy). */
export interface AdministrableProduct {
  readonly code: string;
  /** As reports name it. */
  readonly title: string;
  readonly origin: ProductOrigin;
  /** Absent: it is bought. */
  readonly manufacture?: Manufacture;
}

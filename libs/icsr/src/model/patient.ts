import type { AgeGroup, Sex } from './codes.js';
import type { PointInTime } from './point-in-time.js';
import type { CodedTerm, MeddraTerm, Quantity, Value } from './values.js';

/** D: patient characteristics, without D.10 (parent of a child or foetus). */
export interface Patient {
  /** D.1 Name or initials: masked (MSK) in a trial, where D.1.1.4 identifies the patient (R-ICS-08). */
  readonly name: Value<string>;
  /** D.1.1.1 */
  readonly generalPractitionerRecord?: Value<string>;
  /** D.1.1.2 */
  readonly specialistRecord?: Value<string>;
  /** D.1.1.3 */
  readonly hospitalRecord?: Value<string>;
  /** D.1.1.4 Investigation number: the patient's code in the study. */
  readonly investigationNumber?: Value<string>;
  /** D.2.1 */
  readonly birthDate?: Value<PointInTime>;
  /** D.2.2 Age at the onset of the reaction. */
  readonly age?: Quantity;
  /** D.2.2.1 Gestation period when the reaction was observed in the foetus. */
  readonly gestation?: Quantity;
  /** D.2.3 */
  readonly ageGroup?: Value<AgeGroup>;
  /** D.3 kg */
  readonly weight?: number;
  /** D.4 cm */
  readonly height?: number;
  /** D.5 */
  readonly sex?: Value<Sex>;
  /** D.6 */
  readonly lastMenstrualPeriod?: Value<PointInTime>;
  /** D.7.1.r */
  readonly medicalHistory?: readonly MedicalHistory[];
  /** D.7.2, required when D.7.1 is empty; `None` says that there is no history. */
  readonly medicalHistoryText?: Value<string>;
  /** D.7.3 Concomitant therapies. */
  readonly concomitantTherapies?: true;
  /** D.8.r */
  readonly pastDrugs?: readonly PastDrug[];
  /** D.9 */
  readonly death?: Death;
}

/** D.7.1.r: a disease or procedure. */
export interface MedicalHistory {
  /** D.7.1.r.1 */
  readonly term: MeddraTerm;
  /** D.7.1.r.2 */
  readonly start?: Value<PointInTime>;
  /** D.7.1.r.3 */
  readonly continuing?: Value<boolean>;
  /** D.7.1.r.4 */
  readonly end?: Value<PointInTime>;
  /** D.7.1.r.5 */
  readonly comments?: string;
  /** D.7.1.r.6 */
  readonly familyHistory?: true;
}

/** D.8.r: a drug taken before. */
export interface PastDrug {
  /** D.8.r.1 */
  readonly name: Value<string>;
  /** D.8.r.2 Product identifier. */
  readonly identifier?: CodedTerm;
  /** D.8.r.4 */
  readonly start?: Value<PointInTime>;
  /** D.8.r.5 */
  readonly end?: Value<PointInTime>;
  /** D.8.r.6 */
  readonly indication?: MeddraTerm;
  /** D.8.r.7 */
  readonly reaction?: MeddraTerm;
}

/** D.9 */
export interface Death {
  /** D.9.1 */
  readonly date?: Value<PointInTime>;
  /** D.9.2.r */
  readonly reportedCauses?: readonly CauseOfDeath[];
  /** D.9.3 Was an autopsy done? Required when there is a date of death. */
  readonly autopsy?: Value<boolean>;
  /** D.9.4.r */
  readonly autopsyCauses?: readonly CauseOfDeath[];
}

/** D.9.2.r, D.9.4.r */
export interface CauseOfDeath {
  readonly term?: MeddraTerm;
  readonly text?: string;
}

import type {
  ArmType,
  ContactMode,
  EpochType,
  InterventionRole,
  ObjectiveLevel,
  Protocol,
  TimingEnd,
  TimingType,
} from '@caseledger/domain';

/** A term of a code list of the CDISC controlled terminology: its NCI code, and the words for it. */
export interface Term {
  readonly code: string;
  readonly decode: string;
}

const term = (code: string, decode: string): Term => ({ code, decode });

export const cdisc = { codeSystem: 'http://www.cdisc.org', codeSystemVersion: '2026-03-27' } as const;

type Terms<Word extends string> = Readonly<Record<Word, Term>>;

/** Study Arm Type, C174222. */
export const armTypeTerms: Terms<ArmType> = {
  INVESTIGATIONAL: term('C174266', 'Investigational Arm'),
  ACTIVE_COMPARATOR: term('C174267', 'Active Comparator Arm'),
  PLACEBO: term('C174268', 'Placebo Control Arm'),
  SHAM: term('C174269', 'Sham Comparator Arm'),
  NO_INTERVENTION: term('C174270', 'No Intervention Arm'),
};

/** Epoch, C99079. */
export const epochTypeTerms: Terms<EpochType> = {
  SCREENING: term('C202487', 'Screening Epoch'),
  RUN_IN: term('C98779', 'Run-in Period'),
  TREATMENT: term('C101526', 'Treatment Epoch'),
  WASHOUT: term('C42872', 'Washout Period'),
  FOLLOW_UP: term('C202578', 'Follow-Up Epoch'),
  OBSERVATION: term('C165873', 'Observation Study Epoch'),
};

/** Study Intervention Role, C207417. */
export const interventionRoleTerms = {
  INVESTIGATIONAL: term('C41161', 'Protocol Agent'),
  COMPARATOR: term('C68609', 'Active Comparator'),
  BACKGROUND: term('C165822', 'Background Treatment'),
} as const satisfies Partial<Terms<InterventionRole>>;

/** The same list has neither shams nor procedures: these are written as the nearest, and an extension says what they are. */
export const nearestRoleTerms: Terms<Exclude<InterventionRole, keyof typeof interventionRoleTerms>> = {
  SHAM: term('C753', 'Placebo'),
  PROCEDURE: term('C207614', 'Additional Required Medicinal Product'),
};

/** Mode of Subject Contact, C171445. */
export const contactModeTerms: Terms<ContactMode> = {
  IN_PERSON: term('C175574', 'In Person'),
  TELEPHONE: term('C171537', 'Telephone Call'),
  REMOTE: term('C171525', 'Audio-Videoconferencing'),
};

/** Timing Type, C201264. */
export const timingTypeTerms: Terms<TimingType> = {
  FIXED_REFERENCE: term('C201358', 'Fixed Reference'),
  AFTER: term('C201356', 'After'),
  BEFORE: term('C201357', 'Before'),
};

/** Timing Relative To From, C201265. */
export const timingEndTerms: Terms<TimingEnd> = {
  START_TO_START: term('C201355', 'Start to Start'),
  END_TO_START: term('C201353', 'End to Start'),
};

/** Category of Inclusion/Exclusion, C66797. */
export const criterionTerms: Terms<Protocol['eligibility'][number]['kind']> = {
  INCLUSION: term('C25532', 'Inclusion Criteria'),
  EXCLUSION: term('C25370', 'Exclusion Criteria'),
};

/** Trial Intent Type Response, C66736. */
export const purposeTerms: Terms<Protocol['purpose']> = {
  TREATMENT: term('C49656', 'Treatment Study'),
  PREVENTION: term('C49657', 'Prevention Study'),
};

/** Objective Level, C188725. */
export const objectiveLevelTerms: Terms<ObjectiveLevel> = {
  PRIMARY: term('C85826', 'Trial Primary Objective'),
  SECONDARY: term('C85827', 'Trial Secondary Objective'),
  EXPLORATORY: term('C163559', 'Trial Exploratory Objective'),
};

/** Endpoint Level, C188726. */
export const endpointLevelTerms: Terms<ObjectiveLevel> = {
  PRIMARY: term('C94496', 'Primary Endpoint'),
  SECONDARY: term('C139173', 'Secondary Endpoint'),
  EXPLORATORY: term('C170559', 'Exploratory Endpoint'),
};

/** Unit, C71620, by UCUM. */
export const unitTerms: Readonly<Record<string, Term>> = {
  '{cells}': term('C187669', 'Therapeutic Cells Dosing Unit'),
  '10*3{cells}': term('C187975', 'Thousand Therapeutic Cells Dosing Unit'),
  '10*5{cells}': term('C187971', 'Hundred Thousand Therapeutic Cells Dosing Unit'),
  '10*6{cells}': term('C187973', 'Million Therapeutic Cells Dosing Unit'),
  '10*9{cells}': term('C187998', 'Billion Therapeutic Cells Dosing Unit'),
  '10*6{cells}/kg': term('C198380', 'Million per Kilogram'),
  ug: term('C48152', 'Microgram'),
  mg: term('C28253', 'Milligram'),
  g: term('C48155', 'Gram'),
  mL: term('C28254', 'Milliliter'),
  '[IU]': term('C48579', 'International Unit'),
  'ug/kg': term('C67396', 'Microgram per Kilogram'),
  'mg/kg': term('C67401', 'Milligram per Kilogram'),
  'g/kg': term('C69104', 'Gram per Kilogram'),
  'mL/kg': term('C67411', 'Milliliter per Kilogram'),
  '[IU]/kg': term('C67379', 'International Unit per Kilogram'),
};

/** Terms that no word of a protocol stands for. */
export const terms = {
  ageYears: term('C29848', 'Year'),
  biologic: term('C307', 'Biological Agent'),
  doseFormUnknown: term('C150001', 'Unknown Dosage Form Category'),
  drug: term('C1909', 'Pharmacologic Substance'),
  expandedAccess: term('C98722', 'Expanded Access Study'),
  female: term('C16576', 'Female'),
  healthcareFacility: term('C21541', 'Healthcare Facility'),
  interventional: term('C98388', 'Interventional Study'),
  investigationalProduct: term('C202579', 'Investigational Medicinal Product'),
  male: term('C20197', 'Male'),
  officialTitle: term('C207616', 'Official Study Title'),
  once: term('C64576', 'Once'),
  otherProduct: term('C156473', 'Auxiliary Medicinal Product'),
  parallel: term('C82639', 'Parallel Study'),
  procedure: term('C98769', 'Physical Medical Procedure'),
  routeUnknown: term('C38311', 'Unknown Route of Administration'),
  singleGroup: term('C82640', 'Single Group Study'),
  sponsor: term('C70793', 'Clinical Study Sponsor'),
  visit: term('C25716', 'Visit'),
  withinStudy: term('C188866', 'Data Generated Within Study'),
} as const;

/** Terms of other studies that are wider or narrower than a word of ours: they are taken as it, which the report says. */
export const nearest = {
  armType: { C15538: 'INVESTIGATIONAL' } as Readonly<Record<string, ArmType>>,
  epochType: {
    C102255: 'TREATMENT',
    C102256: 'TREATMENT',
    C209541: 'TREATMENT',
    C202577: 'FOLLOW_UP',
  } as Readonly<Record<string, EpochType>>,
  interventionRole: { C753: 'COMPARATOR', C207614: 'BACKGROUND' } as Readonly<Record<string, InterventionRole>>,
  contactMode: { C171524: 'REMOTE' } as Readonly<Record<string, ContactMode>>,
};

// Written by npm run schemas from the API description: not to be edited.
export interface paths {
  readonly '/v1/studies': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Registers a study
     * @description Whoever registers it acts for the sponsor, and delegates from then on.
     */
    readonly post: operations['registerStudy'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/sites': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Activates a site */
    readonly post: operations['activateSite'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/authorisations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the authorisation of an authority */
    readonly post: operations['grantAuthorisation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/reference-safety-information': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Approves a version of the reference safety information
     * @description What is expected is what the version in force at onset lists (R-SAF-07).
     */
    readonly post: operations['approveReferenceSafetyInformation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/reporting-rules': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Approves reporting rules
     * @description They take the place of the built-in ones for cases known from `validFrom` on (R-SAF-14).
     */
    readonly post: operations['approveReportingRules'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/delegations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Delegates a role to a person */
    readonly post: operations['grantDelegation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/delegations/end': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ends the delegation of a role */
    readonly post: operations['endDelegation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/halt': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Halts the study
     * @description No new treatment from then on; follow-up and safety go on.
     */
    readonly post: operations['haltStudy'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/resume': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Resumes a halted study */
    readonly post: operations['resumeStudy'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/protocols': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The approved versions of the protocol */
    readonly get: operations['protocols'];
    readonly put?: never;
    /**
     * Approves a protocol
     * @description The first one opens the study for participants; a later version amends it.
     */
    readonly post: operations['approveProtocol'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/protocols/{protocolVersion}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A version of the protocol, with all that it says */
    readonly get: operations['protocol'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/protocols/{protocolVersion}/usdm': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A version of the protocol as a study of USDM 4.0 */
    readonly get: operations['protocolUsdm'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/protocols/{protocolVersion}/changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What another version of the protocol says otherwise than this one */
    readonly get: operations['protocolChanges'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/protocol-dry-runs': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tries a draft of the protocol on everything that is recorded and says what would change; nothing is recorded */
    readonly post: operations['protocolDryRun'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Requests for treatment, by where they stand */
    readonly get: operations['requests'];
    readonly put?: never;
    /** Records a request for treatment, or a referral */
    readonly post: operations['requestTreatment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests/{request}/appraisals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Appraises the evidence for a claim, before the decision */
    readonly post: operations['appraiseEvidence'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests/{request}/refusal': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Refuses a request by rules of the protocol */
    readonly post: operations['refuseRequest'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests/{request}/acceptance': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Accepts a request for screening */
    readonly post: operations['acceptRequest'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Participants with their status */
    readonly get: operations['participants'];
    readonly put?: never;
    /** Screens a participant */
    readonly post: operations['screenParticipant'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/protocol-version': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Moves a participant to another version of the protocol
     * @description Until then they are planned, shown and judged by the version of before.
     */
    readonly post: operations['changeProtocolVersion'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/screen-failure': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a screen failure */
    readonly post: operations['failScreening'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/consents': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a signed consent */
    readonly post: operations['signConsent'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/consent-withdrawals': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records the withdrawal of consent
     * @description What was done before stays; safety follow-up goes on.
     */
    readonly post: operations['withdrawConsent'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/eligibility': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Confirms eligibility, criterion by criterion */
    readonly post: operations['confirmEligibility'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/allocation-lists': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Allocation lists, with the commitment to each */
    readonly get: operations['allocationLists'];
    readonly put?: never;
    /**
     * Makes the allocation list
     * @description Its seed is drawn and sealed; the commitment to it is published.
     */
    readonly post: operations['makeAllocationList'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/allocation-lists/{list}/closure': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Closes an allocation list */
    readonly post: operations['closeAllocationList'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/allocation-lists/{list}/disclosure': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Discloses the seed of a closed allocation list
     * @description Everybody can make the list again from then on, so that it ends the blinding.
     */
    readonly post: operations['discloseAllocationList'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/dose-levels/{level}/openings': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Opens a dose level, or opens it again for more participants */
    readonly post: operations['openCohort'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/dose-levels/{level}/closures': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Closes a dose level by a decision */
    readonly post: operations['closeCohort'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/allocation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Allocates a participant to an arm */
    readonly post: operations['allocateParticipant'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/toxicity-assessment': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Assesses whether a participant of a cohort had a dose-limiting toxicity */
    readonly post: operations['assessDoseLimitingToxicity'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/unblindings': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Asks for the arm of a participant in an emergency
     * @description Nobody is told it before another person confirms it.
     */
    readonly post: operations['requestUnblinding'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/unblindings/confirmation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Confirms that the arm of a participant is told to both, in an emergency
     * @description By another person than the one who asked for it.
     */
    readonly post: operations['confirmUnblinding'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/treatment-authorisations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Authorises the treatment on its legal basis */
    readonly post: operations['authoriseTreatment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/serology': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records serology results */
    readonly post: operations['recordSerology'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/serology-assessments': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Clears or restricts the serology */
    readonly post: operations['assessSerology'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/visits': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records a visit
     * @description The date decides which scheduled visit it is.
     */
    readonly post: operations['recordVisit'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/visits/{visit}/corrections': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Corrects a visit, with a reason */
    readonly post: operations['correctVisit'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/missed-visits': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records that a scheduled visit did not take place */
    readonly post: operations['missVisit'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/imaging-scores': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records an imaging score */
    readonly post: operations['scoreImaging'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/return-to-sport': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the return to an activity */
    readonly post: operations['recordReturnToSport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/terminal-events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records an event that the protocol waits for */
    readonly post: operations['recordTerminalEvent'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/concomitant-care': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records other care */
    readonly post: operations['recordConcomitantCare'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/end-of-participation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ends the participation */
    readonly post: operations['endParticipation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/injections': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records the injection of the cells
     * @description Refused, with every unmet condition, unless all that protects the participant holds; the refusal is recorded too.
     */
    readonly post: operations['injectCells'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/administrations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records that what the protocol plans was given
     * @description A batch, a medicine that is bought, or a procedure with nothing in it: the next one that is open for the participant. Refused, with every unmet condition, unless all that protects the participant holds; the refusal is recorded too.
     */
    readonly post: operations['administerIntervention'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a marrow harvest, which begins a product */
    readonly post: operations['harvestMarrow'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/receipt': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the receipt of the starting material */
    readonly post: operations['receiveStartingMaterial'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/starting-materials': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a collection of anything but marrow, which begins a product */
    readonly post: operations['collectStartingMaterial'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/passages': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a passage of the culture */
    readonly post: operations['passageCulture'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/cell-harvest': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the harvest of the cells */
    readonly post: operations['harvestCells'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/concentration': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records that what was collected was concentrated, without culture */
    readonly post: operations['concentrateMaterial'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/cryopreservation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records that the cells of a batch were frozen, which goes on later */
    readonly post: operations['cryopreserveCells'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/thaws': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a thaw, of cells in the process or of containers that are given soon */
    readonly post: operations['thaw'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/deviations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records a deviation */
    readonly post: operations['recordDeviation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/formulation': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the formulation of the product */
    readonly post: operations['formulateProduct'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/surplus': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records cryopreserved surplus cells */
    readonly post: operations['cryopreserveSurplus'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/quality-tests': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the result of a quality test */
    readonly post: operations['recordQualityTest'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/reviews': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the review of the batch record */
    readonly post: operations['reviewBatchRecord'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/releases': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Releases the batch
     * @description Conditionally while late results are pending; a second release makes it final.
     */
    readonly post: operations['releaseBatch'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/rejection': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Rejects the batch */
    readonly post: operations['rejectBatch'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/recall': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Recalls the product */
    readonly post: operations['recallProduct'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/custody-transfers': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records a hand-over
     * @description A temperature outside of the storage range opens an excursion.
     */
    readonly post: operations['transferCustody'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/container-destructions': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the destruction of a container */
    readonly post: operations['destroyContainer'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/imports': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Begins an import: says where its rows come from */
    readonly post: operations['beginImport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/imports/{import}/rows': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Takes rows of an import over, or says what would come of them
     * @description Each row has a verdict of its own. A row is recorded once, however often it is sent, so that an import that broke off is sent again. A row that shows no consent, authorisation or other protection is recorded, and says so; one that cannot be true is refused. Nothing is kept of refused rows.
     */
    readonly post: operations['importRows'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/protocols/imports': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Reads a study of USDM 4.0 as a draft of a protocol
     * @description It answers with the draft, with all of the study that the draft does not have and why, and with what approving it would be refused for.
     */
    readonly post: operations['protocolImport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests/summary': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Requests counted by status, and by the rules that refused them */
    readonly get: operations['requestsSummary'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/requests/{request}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A request: what was asked, the evidence, the decision */
    readonly get: operations['request'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A participant: consent, product, visits with their windows, missing answers */
    readonly get: operations['participant'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/timeline': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every event about a participant, in the order of the ledger */
    readonly get: operations['timeline'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/allocation-lists/{list}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An allocation list: who was allocated by it, and its seed once it is disclosed */
    readonly get: operations['allocationList'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/dose-levels': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Dose levels: which one is open, and how many are evaluated */
    readonly get: operations['doseLevels'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/work-list': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Visits, tests, expiries and missing steps, earliest due first */
    readonly get: operations['workList'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A batch record: steps, tests with verdicts, containers, release */
    readonly get: operations['batchRecord'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/products/{product}/genealogy': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** From the donation to the deposits, with materials and lots */
    readonly get: operations['genealogy'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/participants/{participant}/genealogy': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every product that a participant gave or got, with its chain */
    readonly get: operations['participantGenealogy'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/materials/{lot}/participants': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Everyone whose cells a lot of a material touched (recall) */
    readonly get: operations['lotReach'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Adverse events with seriousness, severity and both opinions on causality */
    readonly get: operations['adverseEvents'];
    readonly put?: never;
    /** Reports an adverse event */
    readonly post: operations['reportAdverseEvent'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/follow-ups': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records follow-up information */
    readonly post: operations['receiveFollowUp'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/seriousness': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Assesses the seriousness anew, with a reason */
    readonly post: operations['assessSeriousness'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/causality': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Gives an opinion on causality
     * @description Investigator and sponsor each give their own.
     */
    readonly post: operations['assessCausality'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/identification': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Says whom a case in triage is about */
    readonly post: operations['identifyParticipant'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/awareness': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Corrects when the site became aware, with a reason */
    readonly post: operations['correctAwareness'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/expectedness': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Compares with the reference safety information in force at onset */
    readonly post: operations['assessExpectedness'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/coding': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Records a code of the dictionary
     * @description Of a dictionary that is loaded the code of a current lowest level term is enough: the rest is filled in, and refused when it differs.
     */
    readonly post: operations['codeAdverseEvent'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/closure': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Closes the case; follow-up information opens it again */
    readonly post: operations['closeCase'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/nullification': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Nullifies the case, with a reason */
    readonly post: operations['nullifyCase'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** An adverse event: report, follow-ups, assessments */
    readonly get: operations['adverseEvent'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/near-misses': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Administrations and releases that were refused */
    readonly get: operations['nearMisses'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety-summary': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Counts by phase, severity and seriousness, and the answers that there was none */
    readonly get: operations['safetySummary'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/aggregate': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Line listing, tables, exposure-adjusted rates and stopping rules as of a data-lock point */
    readonly get: operations['safetyAggregate'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/update-report': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Data set of a development safety update report (ICH E2F) */
    readonly get: operations['safetyUpdate'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/hospital-exemption-report': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Data set of a hospital exemption's annual report: units, batches, incidents */
    readonly get: operations['hospitalExemption'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/clocks': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who must be told by when, by which law, and whether that was done */
    readonly get: operations['clocks'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/clock-reevaluations': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Judges every case anew under other rules and says what differs; nothing is recorded */
    readonly post: operations['clockReevaluation'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/lateness': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Explains why a duty is late; the verdict stays */
    readonly post: operations['explainLateness'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/safety/ctcae-grades': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Grades a laboratory value by CTCAE 5.0
     * @description Without `grade` the number does not decide it: `possible` are the grades it leaves open, `why` says why.
     */
    readonly post: operations['ctcaeGrade'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/safety/dictionaries': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Which dictionaries are loaded */
    readonly get: operations['dictionaries'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/safety/dictionaries/{name}/{version}/terms': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Searches the current lowest level terms */
    readonly get: operations['terms'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/safety/notifications': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Notifications by the rules of the protocol: waiting, escalated, acknowledged */
    readonly get: operations['notifications'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/notification-acknowledgements': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Acknowledges a notification: one whom its rule names knows of the case */
    readonly post: operations['acknowledgeNotification'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/icsr': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The message about the case as of a position; refused with every rule that it breaks */
    readonly get: operations['icsr'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/icsr.pdf': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The same for people to read */
    readonly get: operations['icsrPdf'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/reports': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Prepares a report: fixes what the message says, by its digest
     * @description Refused while the message breaks a rule; each one is listed with its element.
     */
    readonly post: operations['prepareReport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/reports/{report}/message': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The message that was prepared, made again and compared with its digest */
    readonly get: operations['preparedMessage'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/notifications': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records that somebody was told by form, letter or call */
    readonly post: operations['notifyRecipient'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/reports/{report}/submission': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records that a prepared report was sent */
    readonly post: operations['submitReport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/reports/{report}/acknowledgement': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Records the recipient's answer to a report */
    readonly post: operations['acknowledgeReport'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/adverse-events/{adverseEvent}/reports/{report}/acknowledgement-file': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Reads the recipient's acknowledgement file (MCCI_IN200101UV01)
     * @description Refused when it is about another report.
     */
    readonly post: operations['acknowledgeReportByFile'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/safety/stream': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Follows adverse events and everything that is recorded of them
     * @description Server-sent events (WHATWG HTML): one for each event of an adverse event in the ledger, in its order, from the report to
     *     the last acknowledgement. `event` is the type, `data` one line of canonical JSON (RFC 8785): the event and the case after
     *     it, without personal data. A filter lets an event through when the case met it before the event or meets it after: a
     *     reader of serious cases also learns that one no longer is.
     *
     *     `id` is the position in the study's ledger and the beginning of the event's leaf hash, such as `12.3f2a…`, or
     *     `S1=12.3f2a…&S2=7.90b1…` for several studies; a bare position is taken, too. Whoever comes back with it as
     *     `Last-Event-ID` (a browser's EventSource does that by itself) or as `from` goes on right after it: nothing is missing and
     *     nothing comes twice. An event that was cut off before its empty line has not been received. Comments such as
     *     `: through S1=120.5c0e…` say up to which position everything is there, also when no event matched; they come when the reader has
     *     caught up, and with every heartbeat. The role in each study is checked again all the time; the last comment,
     *     `: ended: …`, says why the server ended a stream. A reader that does not take what it is sent is disconnected. When the ledger is not
     *     what the reader has seen of it, the stream ends with `: ended: ledger-differs`, and coming back with that id is refused (409
     *     `ledger-not-as-seen`).
     */
    readonly get: operations['safetyStream'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/safety/stream/proof': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Proves what a stream must have delivered
     * @description Count and digest of what a stream with these filters must have delivered up to a position, computed from the ledger and not
     *     from what the stream reads. The digest is the SHA-256 of the `data` lines, each with its line feed. So for a log of whole
     *     events, `grep '^data: ' log | cut -c7- | sha256sum` prints the same when nothing is missing, doubled, altered or out of order.
     *     `through` is the last id of the log, or the position of a later `: through` comment.
     */
    readonly get: operations['safetyStreamProof'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The webhooks of a study */
    readonly get: operations['webhookList'];
    readonly put?: never;
    /**
     * Registers a webhook
     * @description Standard Webhooks 1.0.0: each message is a POST with `webhook-id`, `webhook-timestamp` and `webhook-signature` (v1,
     *     HMAC-SHA256, one for each valid secret). The body is, byte for byte, the `data` line that the stream has for the event, so
     *     the bodies of a log, in the order of their positions and each with a line feed, have the digest that `/v1/safety/stream/proof`
     *     gives. The id is the same for every attempt and every replay: messages come at least once, so drop those that you
     *     have. Those of one case come in order, the next one only after a 2xx answer to the one before.
     *
     *     The address gets a message of type `WebhookVerification` first and has to answer 200 with `{"challenge": "…"}`, from its
     *     `data.challenge`; otherwise nothing is stored. It must be https and public, without redirects. The answer holds the secret;
     *     it is not shown again, but to whoever repeats the request with its `Idempotency-Key`.
     *
     *     It gets messages of the sites of whoever registers it. That it was registered, changed, disabled or deleted is in the study's
     *     ledger, with the origin of its address, and without secrets.
     */
    readonly post: operations['webhookRegister'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A webhook */
    readonly get: operations['webhookOne'];
    readonly put?: never;
    readonly post?: never;
    /**
     * Deletes a webhook
     * @description Its secrets are forgotten; the log of its deliveries stays.
     */
    readonly delete: operations['webhookRemove'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/secrets': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Gives a webhook a new secret
     * @description Until those before expire, messages are signed with all of them.
     */
    readonly post: operations['webhookRotate'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/test': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Sends a message of type `WebhookTest`
     * @description Once, at once, also when the webhook is disabled.
     */
    readonly post: operations['webhookTest'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/enabling': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Enables a webhook that was disabled
     * @description Its receiver has to answer a challenge. It goes on where it stopped, by the delegation of whoever enables it.
     */
    readonly post: operations['webhookEnable'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/replays': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Delivers messages again, by their positions
     * @description Under the same ids. Those from before the webhook was registered, too; those that are to come anyway are left alone.
     */
    readonly post: operations['webhookReplay'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/deliveries': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Messages of a webhook, and how far their delivery is */
    readonly get: operations['webhookDeliveriesOf'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/webhooks/{webhook}/deliveries/{position}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A message of a webhook, with every attempt to deliver it */
    readonly get: operations['webhookDelivery'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/audit-trail': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who changed which field from what to what, when and why */
    readonly get: operations['auditTrail'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/v1/studies/{study}/outcomes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Outcomes by visit, change from baseline, Friedman test, baseline, return to sport */
    readonly get: operations['outcomes'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly StudyBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the study: it names the study from now on.
       * @example ACHILLES-CS
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Cultured cells in chronic rupture: case series
       */
      readonly title: string;
      /**
       * Format: words
       * @description Sponsor, or holder of the authorisation.
       * @example Institute of Regenerative Medicine
       */
      readonly sponsor: string;
      /**
       * @description Numbers in public registries.
       * @example [
       *       "NCT01234567"
       *     ]
       */
      readonly registrations: readonly string[];
    };
    readonly SiteBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the site within the study.
       * @example BCN
       */
      readonly code: string;
      /**
       * Format: words
       * @description Name of the site.
       * @example Hospital of Barcelona
       */
      readonly name: string;
      /**
       * @description Country, ISO 3166-1 alpha-2.
       * @example ES
       */
      readonly country: string;
      /**
       * @description IANA time zone.
       * @example Europe/Madrid
       */
      readonly zone: string;
    };
    readonly AuthorisationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Reference that the authority gave.
       * @example AUTH-2019-0042
       */
      readonly reference: string;
      /**
       * @description Legal basis that the authorisation opens (R-AUT-01).
       * @enum {string}
       */
      readonly legalBasis:
        | 'CLINICAL_TRIAL'
        | 'COMPASSIONATE_INDIVIDUAL'
        | 'COMPASSIONATE_TEMPORARY_AUTH'
        | 'HOSPITAL_EXEMPTION'
        | 'RD477_ART14_EXCEPTIONAL';
      /**
       * Format: words
       * @description The authority.
       * @example National agency of medicines
       */
      readonly authority: string;
      /**
       * @description Codes of the sites; empty: every site.
       * @example [
       *       "BCN"
       *     ]
       */
      readonly sites: readonly string[];
      /**
       * Format: date-time
       * @description From when on it is in force.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly validFrom: string;
      /**
       * Format: date-time
       * @description From when on it is no longer in force; absent: open.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly validUntil?: string;
    };
    readonly ReferenceSafetyInformationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Version of the document.
       * @example IB 3.0
       */
      readonly version: string;
      /**
       * Format: date-time
       * @description From when on it is in force.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly validFrom: string;
      /**
       * @description Reactions that it lists as expected.
       * @example [
       *       "Injection site pain"
       *     ]
       */
      readonly expectedTerms: readonly string[];
    };
    readonly SuspicionPart: {
      /**
       * @description At least one of these.
       * @example [
       *       "PRODUCT"
       *     ]
       */
      readonly of: readonly ('PRODUCT' | 'PROCUREMENT' | 'ADMINISTRATION' | 'CONCOMITANT' | 'DISEASE')[];
      /**
       * @description Also while nobody has given any opinion (R-SAF-06).
       * @example true
       */
      readonly unassessed?: boolean;
    };
    readonly CircumstancePart: {
      /**
       * @description Serious, in the opinion of either side.
       * @example true
       */
      readonly serious?: boolean;
      /**
       * @description At least one of these criteria.
       * @example [
       *       "DEATH",
       *       "LIFE_THREATENING"
       *     ]
       */
      readonly criteria?: readonly (
        'DEATH' | 'LIFE_THREATENING' | 'HOSPITALISATION' | 'DISABILITY' | 'CONGENITAL_ANOMALY' | 'MEDICALLY_IMPORTANT'
      )[];
      /** @description What it is attributed to, by either side. */
      readonly suspected?: components['schemas']['SuspicionPart'];
      /**
       * @description Not assessed as expected (R-SAF-07).
       * @example true
       */
      readonly unexpected?: boolean;
      /**
       * @description In one of these phases.
       * @example [
       *       "PROCUREMENT"
       *     ]
       */
      readonly phases?: readonly ('PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP')[];
      /**
       * @description Of one of these categories.
       * @example [
       *       "PRODUCT_QUALITY"
       *     ]
       */
      readonly categories?: readonly (
        | 'ADVERSE_EVENT'
        | 'PREGNANCY'
        | 'MEDICATION_ERROR'
        | 'USE_OUTSIDE_PROTOCOL'
        | 'MISUSE'
        | 'ABUSE'
        | 'PRODUCT_QUALITY'
      )[];
    };
    readonly PeriodPart: {
      /**
       * @description Calendar days.
       * @example 15
       */
      readonly days?: number;
      /**
       * @description Hours.
       * @example 24
       */
      readonly hours?: number;
    };
    readonly ReportingRulePart: {
      /**
       * @description Id of the rule: the same duty has the same one in every version.
       * @example eu-susar-15
       */
      readonly id: string;
      /**
       * @description Of which legal bases; empty: every one.
       * @example [
       *       "CLINICAL_TRIAL"
       *     ]
       */
      readonly legalBases: readonly (
        | 'CLINICAL_TRIAL'
        | 'COMPASSIONATE_INDIVIDUAL'
        | 'COMPASSIONATE_TEMPORARY_AUTH'
        | 'HOSPITAL_EXEMPTION'
        | 'RD477_ART14_EXCEPTIONAL'
      )[];
      /**
       * @description Only for studies with a site in one of these countries, ISO 3166-1 alpha-2.
       * @example [
       *       "ES"
       *     ]
       */
      readonly countries?: readonly string[];
      /** @description It applies when one of these holds. */
      readonly appliesTo: readonly components['schemas']['CircumstancePart'][];
      /**
       * @description Not to what the protocol exempts (R-SAF-01).
       * @example true
       */
      readonly exceptExempt?: boolean;
      /**
       * @description What begins the period.
       * @enum {string}
       */
      readonly start:
        | 'SITE_AWARENESS'
        | 'SPONSOR_AWARENESS'
        | 'MINIMUM_CRITERIA'
        | 'SIGNIFICANT_FOLLOW_UP'
        | 'FIRST_REPORT_DUE'
        | 'FIRST_REPORT_SENT';
      /**
       * @description The rule whose first report it follows.
       * @example eu-susar-15
       */
      readonly of?: string;
      /**
       * @description The rule for less grave cases that it takes the place of (R-SAF-03).
       * @example eu-susar-15
       */
      readonly supersedes?: string;
      /** @description How long there is time. */
      readonly period: components['schemas']['PeriodPart'];
      /**
       * @description `SITE`, or the IANA zone of the recipient, in which days end.
       * @example Europe/Amsterdam
       */
      readonly zone: string;
      /**
       * @description Whom to tell.
       * @example EVCTM
       */
      readonly recipient: string;
      /**
       * @description What meets it (R-SAF-21).
       * @enum {string}
       */
      readonly metBy: 'RECORDING' | 'TRANSMISSION' | 'ACKNOWLEDGEMENT';
      /**
       * @description Only reports of this form count.
       * @enum {string}
       */
      readonly form?: 'E2B_R3' | 'NOTIFICATION';
      /**
       * @description Hours before the end from which on it is due soon.
       * @example 72
       */
      readonly dueSoonHours: number;
      /**
       * Format: words
       * @description The law.
       * @example Regulation (EU) 536/2014, article 42(2)(b)
       */
      readonly source: string;
      /**
       * @description Number of the requirement.
       * @example R-SAF-02
       */
      readonly requirement: string;
    };
    readonly ReportingRulesBody: {
      /**
       * Format: words
       * @description Version.
       * @example 2027-1
       */
      readonly version: string;
      /**
       * Format: date-time
       * @description They are for cases that the sponsor came to know from this instant on.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly validFrom: string;
      /** @description The rules. */
      readonly rules: readonly components['schemas']['ReportingRulePart'][];
      /**
       * @description When they were approved: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
    };
    readonly DelegationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description The person, by the subject of their tokens.
       * @example inv-garcia
       */
      readonly person: string;
      /**
       * Format: words
       * @description Printed name; kept sealed.
       * @example Dr Ana García
       */
      readonly name: string;
      /**
       * @description What the person may do.
       * @enum {string}
       */
      readonly role:
        | 'sponsor'
        | 'coordinator'
        | 'investigator'
        | 'manufacturing'
        | 'qualified-person'
        | 'imaging-reader'
        | 'safety-monitor'
        | 'inspector';
      /**
       * Format: words
       * @description Organisation that the person acts for.
       * @example Hospital of Barcelona
       */
      readonly organisation: string;
      /**
       * @description Codes of the sites; empty: every site.
       * @example [
       *       "BCN"
       *     ]
       */
      readonly sites: readonly string[];
      /**
       * Format: date-time
       * @description When the delegation begins.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly from: string;
      /**
       * Format: date-time
       * @description When the delegation ends; absent: open.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly until?: string;
    };
    readonly ReasonPart: {
      /**
       * @description Code of the reason.
       * @example DATA_ENTRY_ERROR
       */
      readonly code: string;
      /**
       * Format: words
       * @description The reason in words.
       * @example Two digits were swapped.
       */
      readonly text: string;
    };
    readonly DelegationEndBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description The person, by the subject of their tokens.
       * @example inv-garcia
       */
      readonly person: string;
      /**
       * @description The role that ends.
       * @enum {string}
       */
      readonly role:
        | 'sponsor'
        | 'coordinator'
        | 'investigator'
        | 'manufacturing'
        | 'qualified-person'
        | 'imaging-reader'
        | 'safety-monitor'
        | 'inspector';
      /** @description Why it ends. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly HaltBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Why. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly ConsentFormPart: {
      /**
       * @description Code of the form.
       * @example ICF-ACH
       */
      readonly code: string;
      /**
       * Format: words
       * @description Version of the form.
       * @example 1.0
       */
      readonly version: string;
      /**
       * @description Languages, BCP 47.
       * @example [
       *       "es",
       *       "ca"
       *     ]
       */
      readonly languages: readonly string[];
      /**
       * @description What it asks consent for.
       * @example [
       *       "TREATMENT",
       *       "FOLLOW_UP"
       *     ]
       */
      readonly scopes: readonly ('TREATMENT' | 'FOLLOW_UP' | 'DATA_REUSE' | 'SURPLUS_CELLS' | 'DONATION')[];
    };
    readonly CharacteristicRangePart: {
      /**
       * @description Least value, in the unit of the characteristic.
       * @example 18
       */
      readonly low: number;
      /**
       * @description Greatest value, in the unit of the characteristic.
       * @example 110
       */
      readonly high: number;
    };
    readonly CharacteristicPart: {
      /**
       * @description Code of the characteristic.
       * @example age
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Age
       */
      readonly title: string;
      /**
       * Format: words
       * @description UCUM unit.
       * @example a
       */
      readonly unit?: string;
      /**
       * @description Decimals that a value may have.
       * @example 0
       */
      readonly decimals?: number;
      /** @description The range of a number. */
      readonly range?: components['schemas']['CharacteristicRangePart'];
      /**
       * @description The only values there are.
       * @example [
       *       "partial",
       *       "complete"
       *     ]
       */
      readonly values?: readonly string[];
      /**
       * Format: words
       * @description Versioned scheme of the values (R-INS-10).
       * @example Stages, 2019
       */
      readonly scheme?: string;
      /**
       * @description Whether a value, or the reason why it is missing, is needed.
       * @example true
       */
      readonly required: boolean;
      /**
       * @description Who answers it; absent: participants.
       * @enum {string}
       */
      readonly of?: 'DONOR';
    };
    readonly CriterionPart: {
      /**
       * @description Code of the criterion.
       * @example I1
       */
      readonly code: string;
      /**
       * @description Whether it has to be met or not to be met.
       * @enum {string}
       */
      readonly kind: 'INCLUSION' | 'EXCLUSION';
      /**
       * Format: words
       * @description The criterion.
       * @example Adult who consents in writing.
       */
      readonly text: string;
      /**
       * @description Who has to meet it; absent: participants.
       * @enum {string}
       */
      readonly of?: 'DONOR';
    };
    readonly TreatedSitePart: {
      /**
       * @description Code of the structure.
       * @example ELBOW
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Elbow
       */
      readonly title: string;
      /**
       * @description Whether there is one on each side, so that the side is checked (R-CEL-19).
       * @example true
       */
      readonly lateral: boolean;
    };
    readonly ArmPart: {
      /**
       * @description Code of the arm.
       * @example TREATMENT
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Cells
       */
      readonly title: string;
      /**
       * @description What kind of group it is.
       * @enum {string}
       */
      readonly type: 'INVESTIGATIONAL' | 'ACTIVE_COMPARATOR' | 'PLACEBO' | 'SHAM' | 'NO_INTERVENTION';
    };
    readonly EpochPart: {
      /**
       * @description Code of the epoch.
       * @example FOLLOW-UP
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Follow-up
       */
      readonly title: string;
      /**
       * @description What it is for.
       * @enum {string}
       */
      readonly type: 'SCREENING' | 'RUN_IN' | 'TREATMENT' | 'WASHOUT' | 'FOLLOW_UP' | 'OBSERVATION';
    };
    readonly ElementPart: {
      /**
       * @description Code of the element.
       * @example TREATMENT
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Treatment
       */
      readonly title: string;
      /**
       * @description Codes of its interventions; none: nobody is treated.
       * @example [
       *       "CELLS"
       *     ]
       */
      readonly interventions: readonly string[];
    };
    readonly CellPart: {
      /**
       * @description Code of the arm.
       * @example TREATMENT
       */
      readonly arm: string;
      /**
       * @description Code of the epoch.
       * @example TREATMENT
       */
      readonly epoch: string;
      /**
       * @description Codes of the elements.
       * @example [
       *       "TREATMENT"
       *     ]
       */
      readonly elements: readonly string[];
    };
    readonly SharePart: {
      /**
       * @description Code of the arm.
       * @example TREATMENT
       */
      readonly arm: string;
      /**
       * @description How many get it for how many of the others.
       * @example 1
       */
      readonly ratio: number;
    };
    readonly BlocksPart: {
      /**
       * @description Sizes that a block may have.
       * @example [
       *       2,
       *       4,
       *       6
       *     ]
       */
      readonly sizes: readonly number[];
      /**
       * @description Factors whose combinations have a list each: SITE, or codes of characteristics with values.
       * @example [
       *       "SITE"
       *     ]
       */
      readonly strata: readonly string[];
      /**
       * @description Places in the list of each stratum.
       * @example 40
       */
      readonly places: number;
    };
    readonly MinimisationFactorPart: {
      /**
       * @description SITE, or the code of a characteristic with values.
       * @example SITE
       */
      readonly factor: string;
      /**
       * @description How much it counts.
       * @example 1
       */
      readonly weight: number;
    };
    readonly MinimisationPart: {
      /** @description Factors. */
      readonly factors: readonly components['schemas']['MinimisationFactorPart'][];
      /**
       * @description Per cent in which the arm is taken that keeps them alike.
       * @example 80
       */
      readonly percent: number;
    };
    readonly RandomisationPart: {
      /** @description Arms with their ratio. */
      readonly shares: readonly components['schemas']['SharePart'][];
      /**
       * @description Participants that are to be allocated.
       * @example 20
       */
      readonly participants: number;
      /** @description By permuted blocks. */
      readonly blocks?: components['schemas']['BlocksPart'];
      /** @description By minimisation. */
      readonly minimisation?: components['schemas']['MinimisationPart'];
    };
    readonly EscalationStepPart: {
      /**
       * @description Participants of the cohort by then.
       * @example 3
       */
      readonly participants: number;
      /**
       * @description So many limiting toxicities at most, and the next level may open.
       * @example 0
       */
      readonly goOn: number;
      /**
       * @description So many at most, and it may be expanded.
       * @example 1
       */
      readonly expand?: number;
    };
    readonly EscalationPart: {
      /**
       * @description Codes of arms, from the first level.
       * @example [
       *       "LOW"
       *     ]
       */
      readonly levels: readonly string[];
      /**
       * @description Days after the administration that count.
       * @example 28
       */
      readonly windowDays: number;
      /**
       * @description So many of the first participants of a cohort are evaluated before the next one is allocated.
       * @example 1
       */
      readonly staggered?: number;
      /** @description By rising number of participants. */
      readonly steps: readonly components['schemas']['EscalationStepPart'][];
    };
    readonly AllocationPart: {
      /**
       * @description Who or what decides.
       * @enum {string}
       */
      readonly method: 'BY_CLINICIAN' | 'RANDOMISED' | 'COHORTS';
      /** @description Of RANDOMISED: how chance decides. */
      readonly randomisation?: components['schemas']['RandomisationPart'];
      /** @description Of COHORTS: how they follow each other. */
      readonly escalation?: components['schemas']['EscalationPart'];
    };
    readonly BlindingPart: {
      /**
       * @description SINGLE: the participant; DOUBLE: also these roles.
       * @enum {string}
       */
      readonly schema: 'NONE' | 'SINGLE' | 'DOUBLE';
      /**
       * @description Roles from which the arm is kept.
       * @example [
       *       "investigator"
       *     ]
       */
      readonly roles: readonly (
        | 'sponsor'
        | 'coordinator'
        | 'investigator'
        | 'manufacturing'
        | 'qualified-person'
        | 'imaging-reader'
        | 'safety-monitor'
        | 'inspector'
      )[];
    };
    readonly DosePart: {
      /**
       * @description Least value.
       * @example 9
       */
      readonly least: number;
      /**
       * @description Greatest value.
       * @example 11
       */
      readonly most: number;
      /**
       * Format: words
       * @description UCUM unit.
       * @example 10*6{cells}
       */
      readonly unit: string;
    };
    readonly DepositPlanPart: {
      /**
       * @description Code of the deposit.
       * @example CENTRAL
       */
      readonly code: string;
      /**
       * @description Container it comes from.
       * @example A
       */
      readonly container: string;
      /**
       * @description Volume in mL.
       * @example 2
       */
      readonly volume: number;
    };
    readonly AdministrationPart: {
      /**
       * @description Code of the administration.
       * @example INJECTION
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Injection
       */
      readonly title: string;
      /**
       * @description Product; absent: a procedure without one.
       * @example CELLS
       */
      readonly product?: string;
      /** @description Dose over all deposits; absent: nothing is measured. */
      readonly dose?: components['schemas']['DosePart'];
      /**
       * Format: words
       * @description Route.
       * @example intramuscular
       */
      readonly route?: string;
      /**
       * @description Treated sites that it goes to; none: the whole body; absent: any that is treated.
       * @example [
       *       "TREATED-SITE"
       *     ]
       */
      readonly treatedSites?: readonly string[];
      /** @description What goes where; none: what the containers hold goes in whole. */
      readonly deposits: readonly components['schemas']['DepositPlanPart'][];
    };
    readonly InterventionPart: {
      /**
       * @description Code of the intervention.
       * @example CELLS
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Autologous cells
       */
      readonly title: string;
      /**
       * @description What it is in the study.
       * @enum {string}
       */
      readonly role: 'INVESTIGATIONAL' | 'COMPARATOR' | 'SHAM' | 'BACKGROUND' | 'PROCEDURE';
      /** @description How it is given. */
      readonly administrations: readonly components['schemas']['AdministrationPart'][];
    };
    readonly SpanPart: {
      /**
       * @description Least value.
       * @example 9
       */
      readonly least: number;
      /**
       * @description Greatest value.
       * @example 11
       */
      readonly most: number;
      /**
       * @description Hours, or days on the calendar of the site.
       * @enum {string}
       */
      readonly unit: 'HOURS' | 'DAYS';
      /**
       * @description The earlier step that it is reckoned from.
       * @enum {string}
       */
      readonly since: 'COLLECTION' | 'RECEIPT' | 'CONCENTRATION' | 'PASSAGE' | 'HARVEST' | 'CRYOPRESERVATION' | 'THAW';
    };
    readonly ProcessStepPart: {
      /**
       * @description What is done.
       * @enum {string}
       */
      readonly kind: 'COLLECTION' | 'RECEIPT' | 'CONCENTRATION' | 'PASSAGE' | 'HARVEST' | 'CRYOPRESERVATION' | 'THAW';
      /**
       * @description How often it is done; absent: once.
       * @example 2
       */
      readonly times?: number;
      /** @description Out of this time it is a deviation. */
      readonly within?: components['schemas']['SpanPart'];
    };
    readonly SpecificationLinePart: {
      /**
       * @description Code of the test.
       * @example viability
       */
      readonly test: string;
      /**
       * Format: words
       * @description Title.
       * @example Viability
       */
      readonly title: string;
      /**
       * Format: words
       * @description Method.
       * @example dye exclusion
       */
      readonly method: string;
      /**
       * Format: words
       * @description UCUM unit of the result.
       * @example %
       */
      readonly unit?: string;
      /**
       * @description How a result is compared with the limit.
       * @enum {string}
       */
      readonly operator: '>' | '>=' | '<' | '<=' | 'IS';
      /**
       * @description The limit, in the unit of the line, or the word that the result must be.
       * @example 98
       */
      readonly limit: number | string;
      /**
       * @description Whether a conditional release may wait for it.
       * @enum {string}
       */
      readonly due: 'BEFORE_RELEASE' | 'AFTER_RELEASE';
    };
    readonly SpecificationPart: {
      /**
       * Format: words
       * @description Version of the specification.
       * @example 1.0
       */
      readonly version: string;
      /** @description Its tests. */
      readonly lines: readonly components['schemas']['SpecificationLinePart'][];
    };
    readonly LimitsPart: {
      /**
       * @description Least value.
       * @example 9
       */
      readonly least: number;
      /**
       * @description Greatest value.
       * @example 11
       */
      readonly most: number;
    };
    readonly ContainerPlanPart: {
      /**
       * @description Code of the container.
       * @example A
       */
      readonly code: string;
      /** @description Cells in it, in 10⁶; absent where nobody counts them. */
      readonly cells?: components['schemas']['LimitsPart'];
      /**
       * @description Volume in mL.
       * @example 2
       */
      readonly volume: number;
      /**
       * @description How many of it a batch may fill, each given by itself; absent: one.
       * @example 12
       */
      readonly most?: number;
    };
    readonly ManufacturePart: {
      /** @description Steps in their order. */
      readonly process: readonly components['schemas']['ProcessStepPart'][];
      /** @description The release specification; absent: nothing is tested before it is given. */
      readonly specification?: components['schemas']['SpecificationPart'];
      /** @description The containers. */
      readonly containers: readonly components['schemas']['ContainerPlanPart'][];
      /**
       * @description Shelf life in hours from formulation.
       * @example 8
       */
      readonly shelfLifeHours: number;
      /**
       * @description Hours after a container was thawed; absent: it is not given frozen.
       * @example 2
       */
      readonly thawedShelfLifeHours?: number;
      /** @description Storage temperature in °C; absent: it is given where it is made. */
      readonly storage?: components['schemas']['LimitsPart'];
    };
    readonly AdministrableProductPart: {
      /**
       * @description Code of the product.
       * @example CELLS
       */
      readonly code: string;
      /**
       * Format: words
       * @description Name, as reports say it.
       * @example aBM-MSC
       */
      readonly title: string;
      /**
       * @description Whom it comes from: the participant, somebody else, or a manufacturer.
       * @enum {string}
       */
      readonly origin: 'AUTOLOGOUS' | 'ALLOGENEIC' | 'LICENSED';
      /** @description How it is made; absent: it is bought. */
      readonly manufacture?: components['schemas']['ManufacturePart'];
    };
    readonly SerologyPlanPart: {
      /**
       * @description The markers.
       * @example [
       *       "HIV-1/2",
       *       "HBsAg"
       *     ]
       */
      readonly markers: readonly string[];
      /**
       * @description Days that a sample stays valid before the harvest.
       * @example 30
       */
      readonly validityDays: number;
    };
    readonly ValueRangePart: {
      /**
       * @description Least value, in the unit of the item.
       * @example 0
       */
      readonly low: number;
      /**
       * @description Greatest value, in the unit of the item.
       * @example 10
       */
      readonly high: number;
      /**
       * @description Decimals that a value may have.
       * @example 1
       */
      readonly decimals: number;
    };
    readonly ItemPart: {
      /**
       * @description Code of the item within its instrument.
       * @example score
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Pain
       */
      readonly title: string;
      /**
       * Format: words
       * @description UCUM unit; `{score}` for points.
       * @example {score}
       */
      readonly unit?: string;
      /** @description The range of a measured value. */
      readonly range?: components['schemas']['ValueRangePart'];
      /**
       * @description The only values there are.
       * @example [
       *       0,
       *       4,
       *       7,
       *       10
       *     ]
       */
      readonly values?: readonly (number | string)[];
      /**
       * @description Forms that have this item; absent: all.
       * @example [
       *       "A"
       *     ]
       */
      readonly forms?: readonly string[];
    };
    readonly ItemWeightPart: {
      /**
       * @description The item.
       * @example q1
       */
      readonly item: string;
      /**
       * @description How it counts.
       * @example 0.5
       */
      readonly weight: number;
    };
    readonly MissingRulePart: {
      /**
       * @description So many may be missing.
       * @example 1
       */
      readonly atMost: number;
      /**
       * @description What stands for a missing value; LEAST and GREATEST are those of the item.
       * @enum {string}
       */
      readonly replacedBy: 'MEAN_OF_ANSWERED' | 'LEAST' | 'GREATEST' | 'ZERO';
    };
    readonly DerivationPart: {
      /**
       * @description Code of the total.
       * @example total
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Total of the questionnaire
       */
      readonly title: string;
      /**
       * @description How it is derived.
       * @enum {string}
       */
      readonly rule: 'SUM' | 'PERCENT_OF_MAXIMUM' | 'MEAN' | 'WEIGHTED_SUM';
      /**
       * @description Codes of items, or of other totals.
       * @example [
       *       "q1",
       *       "q2"
       *     ]
       */
      readonly items: readonly string[];
      /**
       * Format: words
       * @description UCUM unit.
       * @example {score}
       */
      readonly unit: string;
      /** @description Of WEIGHTED_SUM; others count once. */
      readonly weights?: readonly components['schemas']['ItemWeightPart'][];
      /** @description How many may be missing; absent: with one missing value the total is missing. */
      readonly missing?: components['schemas']['MissingRulePart'];
    };
    readonly OutsideValidationPart: {
      /**
       * @description Code of the characteristic.
       * @example rupture
       */
      readonly characteristic: string;
      /**
       * @description Its values outside the validation.
       * @example [
       *       "complete"
       *     ]
       */
      readonly values: readonly string[];
    };
    readonly InstrumentPart: {
      /**
       * @description Code of the instrument.
       * @example FUNCTION
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Questionnaire of function, Spanish version
       */
      readonly title: string;
      /**
       * @description The site at the visit, or an independent imaging reader.
       * @enum {string}
       */
      readonly recordedBy: 'SITE' | 'READER';
      /** @description Its items. */
      readonly items: readonly components['schemas']['ItemPart'][];
      /** @description Its totals. */
      readonly derived: readonly components['schemas']['DerivationPart'][];
      /** @description For whom it was not validated (R-INS-01). */
      readonly outsideValidation?: components['schemas']['OutsideValidationPart'];
    };
    readonly ActPart: {
      /**
       * @description What is done.
       * @enum {string}
       */
      readonly kind: 'SCREENING' | 'CONSENT' | 'SEROLOGY' | 'COLLECTION' | 'ADMINISTRATION';
      /**
       * @description Of an administration: its code, or one of several by arm.
       * @example [
       *       "INJECTION"
       *     ]
       */
      readonly administrations?: readonly string[];
    };
    readonly ActivityPart: {
      /**
       * @description Code of the activity.
       * @example PAIN
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Pain scales
       */
      readonly title: string;
      /**
       * @description Codes of the instruments that are answered.
       * @example [
       *       "PAIN-DAILY"
       *     ]
       */
      readonly instruments: readonly string[];
      /** @description The act, when it is one that is recorded by itself. */
      readonly act?: components['schemas']['ActPart'];
    };
    readonly EncounterPart: {
      /**
       * @description Code of the encounter.
       * @example M12
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Month 12
       */
      readonly title: string;
      /**
       * @description How they meet.
       * @enum {string}
       */
      readonly contact: 'IN_PERSON' | 'TELEPHONE' | 'REMOTE';
    };
    readonly WindowPart: {
      /**
       * Format: words
       * @description ISO 8601 duration before the due moment.
       * @example P10D
       */
      readonly lower: string;
      /**
       * Format: words
       * @description ISO 8601 duration after the due moment.
       * @example P10D
       */
      readonly upper: string;
    };
    readonly TimingPart: {
      /**
       * @description A fixed reference waits for what happens; the others are reckoned from it.
       * @enum {string}
       */
      readonly type: 'FIXED_REFERENCE' | 'AFTER' | 'BEFORE';
      /**
       * Format: words
       * @description ISO 8601 duration; of a fixed reference its study day.
       * @example P12M
       */
      readonly value: string;
      /**
       * @description Instance that it is reckoned from.
       * @example INJECTION
       */
      readonly relativeTo?: string;
      /**
       * @description From its start, or from its end.
       * @enum {string}
       */
      readonly from?: 'START_TO_START' | 'END_TO_START';
      /** @description Absent: the day itself. */
      readonly window?: components['schemas']['WindowPart'];
    };
    readonly RepetitionPart: {
      /**
       * Format: words
       * @description ISO 8601 duration from one to the next.
       * @example P8W
       */
      readonly every: string;
      /**
       * @description From where the first was due, or from when the previous one was.
       * @enum {string}
       */
      readonly from: 'FIRST' | 'PREVIOUS';
      /**
       * @description How many at most; absent: until the end.
       * @example 12
       */
      readonly times?: number;
    };
    readonly InstancePart: {
      /**
       * @description Code of the instance.
       * @example M12
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Month 12
       */
      readonly title: string;
      /** @description When it is due. */
      readonly timing: components['schemas']['TimingPart'];
      /**
       * @description Encounter at which it is done.
       * @example M12
       */
      readonly encounter?: string;
      /**
       * @description Epoch that it belongs to.
       * @example FOLLOW-UP
       */
      readonly epoch?: string;
      /**
       * @description Codes of its activities.
       * @example [
       *       "PAIN"
       *     ]
       */
      readonly activities: readonly string[];
      /** @description Absent: it comes once. */
      readonly repeats?: components['schemas']['RepetitionPart'];
    };
    readonly TimelinePart: {
      /**
       * @description Code of the timeline.
       * @example MAIN
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Main timeline
       */
      readonly title: string;
      /**
       * @description Whether every participant goes through it.
       * @example true
       */
      readonly main: boolean;
      /**
       * Format: words
       * @description What has to happen to enter it.
       * @example A participant is screened.
       */
      readonly entryCondition: string;
      /** @description What is done when. */
      readonly instances: readonly components['schemas']['InstancePart'][];
    };
    readonly OperandPart: {
      /**
       * @description Instrument.
       * @example PAIN-DAILY
       */
      readonly instrument?: string;
      /**
       * @description Item or total of the instrument.
       * @example score
       */
      readonly item?: string;
      /**
       * @description Derivation.
       * @example change
       */
      readonly derivation?: string;
      /**
       * @description Visit of the main timeline at which it is taken; absent: the one that is judged.
       * @example M0
       */
      readonly at?: string;
      /**
       * @description How it counts in a WEIGHTED_SUM.
       * @example 0.5
       */
      readonly weight?: number;
    };
    readonly ThresholdPart: {
      /**
       * @description How the number compares.
       * @enum {string}
       */
      readonly is: 'AT_LEAST' | 'ABOVE' | 'AT_MOST' | 'BELOW';
      /**
       * @description The limit, in the unit of the number.
       * @example -10
       */
      readonly limit: number;
    };
    readonly CaseCriteriaPart: {
      /**
       * @description Serious ones, or those that are not.
       * @example true
       */
      readonly serious?: boolean;
      /**
       * @description Related to any cause by investigator or sponsor, or to none.
       * @example true
       */
      readonly related?: boolean;
      /**
       * @description Of this CTCAE grade at least.
       * @example 3
       */
      readonly grade?: number;
      /**
       * @description This event of special interest.
       * @example TUMOUR
       */
      readonly specialInterest?: string;
      /**
       * Format: words
       * @description The words of the reporter contain it.
       * @example sepsis
       */
      readonly term?: string;
    };
    readonly EventCriterionPart: {
      /**
       * @description What kind of event.
       * @enum {string}
       */
      readonly kind: 'TERMINAL_EVENT' | 'PARTICIPATION_END' | 'ADVERSE_EVENT' | 'TURNS_TRUE';
      /**
       * @description Event that the protocol waits for.
       * @example RE_RUPTURE
       */
      readonly terminalEvent?: string;
      /**
       * @description How the participation ends.
       * @enum {string}
       */
      readonly end?:
        | 'WITHDRAWN_FROM_TREATMENT'
        | 'WITHDRAWN_FROM_FOLLOW_UP'
        | 'LOST_TO_FOLLOW_UP'
        | 'DIED'
        | 'TERMINAL_EVENT'
        | 'COMPLETED';
      /** @description Which adverse events, at their onset. */
      readonly cases?: components['schemas']['CaseCriteriaPart'];
      /**
       * @description Derivation of yes or no: at the first visit at which it is yes.
       * @example worse
       */
      readonly derivation?: string;
    };
    readonly ProtocolDerivationPart: {
      /**
       * @description Code of the derivation.
       * @example worse
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Worse than at the beginning
       */
      readonly title: string;
      /**
       * @description How it follows.
       * @enum {string}
       */
      readonly rule:
        | 'SUM'
        | 'MEAN'
        | 'WEIGHTED_SUM'
        | 'PERCENT_OF_MAXIMUM'
        | 'CHANGE'
        | 'RELATIVE_CHANGE'
        | 'RANK'
        | 'THRESHOLD'
        | 'ONE_OF'
        | 'ANY_OF'
        | 'ALL_OF'
        | 'NONE_OF'
        | 'LEVEL'
        | 'FIRST_OF'
        | 'HAPPENED'
        | 'COUNT';
      /** @description What it rests on; nothing where it rests on events. */
      readonly of: readonly components['schemas']['OperandPart'][];
      /**
       * Format: words
       * @description UCUM unit of a number.
       * @example %
       */
      readonly unit?: string;
      /** @description Of a total; absent: with one missing value the total is missing. */
      readonly missing?: components['schemas']['MissingRulePart'];
      /**
       * @description Of a change: since which visit; absent: since the one before that has a value.
       * @example M0
       */
      readonly from?: string;
      /** @description Of THRESHOLD. */
      readonly threshold?: components['schemas']['ThresholdPart'];
      /**
       * @description Of ONE_OF: yes where it is one of these.
       * @example [
       *       "healed"
       *     ]
       */
      readonly values?: readonly (number | string)[];
      /** @description Of HAPPENED and COUNT. */
      readonly events?: readonly components['schemas']['EventCriterionPart'][];
    };
    readonly TimeStartPart: {
      /**
       * @description Instance of the main timeline.
       * @example INJECTION
       */
      readonly instance?: string;
      /** @description The first of these events. */
      readonly events?: readonly components['schemas']['EventCriterionPart'][];
    };
    readonly TimeToEventPart: {
      /** @description From when on it runs: an instance, or events. */
      readonly start: components['schemas']['TimeStartPart'];
      /** @description The events, of which the first counts. */
      readonly events: readonly components['schemas']['EventCriterionPart'][];
      /** @description After one of these it cannot come any more. */
      readonly competing?: readonly components['schemas']['EventCriterionPart'][];
      /**
       * Format: words
       * @description ISO 8601 duration after the start; later nothing counts.
       * @example P1Y
       */
      readonly until?: string;
    };
    readonly OutcomePart: {
      /**
       * @description Code of the outcome.
       * @example pain-daily
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Pain in daily life
       */
      readonly title: string;
      /**
       * @description What kind of answer it has; absent: CONTINUOUS.
       * @enum {string}
       */
      readonly kind?: 'CONTINUOUS' | 'ORDINAL' | 'YES_NO' | 'COUNT' | 'TIME_TO_EVENT';
      /**
       * @description Its instrument.
       * @example PAIN-DAILY
       */
      readonly instrument?: string;
      /**
       * @description Item or total of the instrument.
       * @example score
       */
      readonly item?: string;
      /**
       * @description The derivation that gives it.
       * @example worse
       */
      readonly derivation?: string;
      /** @description Of TIME_TO_EVENT. */
      readonly timeToEvent?: components['schemas']['TimeToEventPart'];
      /**
       * Format: words
       * @description UCUM unit; of a time: d, wk, mo or a.
       * @example {score}
       */
      readonly unit: string;
      /**
       * @description Decimals in which it is reported.
       * @example 1
       */
      readonly decimals: number;
      /**
       * @description Visit of the main timeline that it is compared with.
       * @example M0
       */
      readonly baseline?: string;
      /**
       * @description Visits at which it is found; none of a time.
       * @example [
       *       "M12",
       *       "M24"
       *     ]
       */
      readonly visits: readonly string[];
      /**
       * @description Whether it is a primary outcome.
       * @example false
       */
      readonly primary: boolean;
      /**
       * @description Whose it is; absent: of a participant.
       * @enum {string}
       */
      readonly by?: 'PARTICIPANT' | 'TREATED_SITE';
      /**
       * @description By treated site: what sites have in common.
       * @enum {string}
       */
      readonly cluster?: 'PARTICIPANT' | 'SITE';
    };
    readonly EndpointPart: {
      /**
       * @description Code of the endpoint.
       * @example pain
       */
      readonly code: string;
      /**
       * Format: words
       * @description The endpoint in words.
       * @example Change of pain at month 12
       */
      readonly title: string;
      /**
       * @description How much it weighs.
       * @enum {string}
       */
      readonly level: 'PRIMARY' | 'SECONDARY' | 'EXPLORATORY';
      /**
       * Format: words
       * @description What it is for.
       * @example Efficacy
       */
      readonly purpose?: string;
      /**
       * @description Codes of the outcomes.
       * @example [
       *       "pain-daily"
       *     ]
       */
      readonly outcomes: readonly string[];
    };
    readonly ObjectivePart: {
      /**
       * @description Code of the objective.
       * @example O1
       */
      readonly code: string;
      /**
       * Format: words
       * @description The objective in words.
       * @example To learn whether pain falls.
       */
      readonly title: string;
      /**
       * @description How much it weighs.
       * @enum {string}
       */
      readonly level: 'PRIMARY' | 'SECONDARY' | 'EXPLORATORY';
      /** @description Endpoints. */
      readonly endpoints: readonly components['schemas']['EndpointPart'][];
    };
    readonly PopulationConditionPart: {
      /**
       * @description What kind of condition.
       * @enum {string}
       */
      readonly kind:
        | 'ELIGIBLE'
        | 'ALLOCATED'
        | 'TREATED'
        | 'TREATED_AS_ALLOCATED'
        | 'HAS_OUTCOME'
        | 'NO_DEVIATION'
        | 'CHARACTERISTIC';
      /**
       * @description Of HAS_OUTCOME.
       * @example pain-daily
       */
      readonly outcome?: string;
      /**
       * @description Of HAS_OUTCOME: at each of these visits.
       * @example [
       *       "M12"
       *     ]
       */
      readonly visits?: readonly string[];
      /**
       * @description Of NO_DEVIATION: rules.
       * @example [
       *       "shelf-life"
       *     ]
       */
      readonly rules?: readonly string[];
      /**
       * @description Of CHARACTERISTIC.
       * @example stage
       */
      readonly characteristic?: string;
      /**
       * @description Of CHARACTERISTIC: one of these values.
       * @example [
       *       "early"
       *     ]
       */
      readonly values?: readonly string[];
    };
    readonly AnalysisPopulationPart: {
      /**
       * @description Code of the population.
       * @example ITT
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Intention to treat
       */
      readonly title: string;
      /**
       * Format: words
       * @description In words.
       * @example All who were allocated.
       */
      readonly text?: string;
      /** @description All of them have to be met; none: everybody. */
      readonly conditions: readonly components['schemas']['PopulationConditionPart'][];
    };
    readonly IntercurrentEventPart: {
      /**
       * @description Code.
       * @example SURGERY
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Surgery
       */
      readonly title: string;
      /**
       * Format: words
       * @description In words.
       * @example Any surgery of it.
       */
      readonly text?: string;
      /**
       * @description What is done about it.
       * @enum {string}
       */
      readonly strategy: 'TREATMENT_POLICY' | 'COMPOSITE' | 'WHILE_ON_TREATMENT' | 'HYPOTHETICAL' | 'PRINCIPAL_STRATUM';
      /** @description The first of these is it. */
      readonly events: readonly components['schemas']['EventCriterionPart'][];
      /**
       * @description Of COMPOSITE and yes or no: what it counts as.
       * @enum {string}
       */
      readonly countsAs?: 'YES' | 'NO';
    };
    readonly EstimandPart: {
      /**
       * @description Code of the estimand.
       * @example E1
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Difference of healing at month 12
       */
      readonly title: string;
      /**
       * @description Its population.
       * @example ITT
       */
      readonly population: string;
      /**
       * @description Codes of the arms.
       * @example [
       *       "CELLS",
       *       "CONTROL"
       *     ]
       */
      readonly arms: readonly string[];
      /**
       * @description Its outcome.
       * @example healed
       */
      readonly outcome: string;
      /**
       * @description How the outcomes of many are put in one number.
       * @enum {string}
       */
      readonly summaryMeasure:
        | 'MEAN'
        | 'MEDIAN'
        | 'PROPORTION'
        | 'RATE'
        | 'SURVIVAL'
        | 'RESTRICTED_MEAN'
        | 'DIFFERENCE_OF_MEANS'
        | 'DIFFERENCE_OF_MEDIANS'
        | 'DIFFERENCE_OF_PROPORTIONS'
        | 'RATIO_OF_PROPORTIONS'
        | 'RATIO_OF_ODDS'
        | 'RATIO_OF_RATES'
        | 'RATIO_OF_HAZARDS';
      /** @description Intercurrent events. */
      readonly intercurrentEvents: readonly components['schemas']['IntercurrentEventPart'][];
    };
    readonly AnalysisGroupsPart: {
      /**
       * @description What the groups are.
       * @enum {string}
       */
      readonly by: 'ARMS' | 'CHARACTERISTIC';
      /**
       * @description Of ARMS: which; absent: all.
       * @example [
       *       "CELLS"
       *     ]
       */
      readonly arms?: readonly string[];
      /**
       * @description Of CHARACTERISTIC: which.
       * @example stage
       */
      readonly characteristic?: string;
      /**
       * @description Of CHARACTERISTIC: values; absent: all.
       * @example [
       *       "early"
       *     ]
       */
      readonly values?: readonly string[];
    };
    readonly DeclaredAnalysisPart: {
      /**
       * @description Code of the analysis.
       * @example A1
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Healing at month 12, by arm
       */
      readonly title: string;
      /**
       * @description Its outcome, unless an estimand says it.
       * @example healed
       */
      readonly outcome?: string;
      /**
       * @description Its population, unless an estimand says it.
       * @example ITT
       */
      readonly population?: string;
      /**
       * @description Its estimand.
       * @example E1
       */
      readonly estimand?: string;
      /** @description Groups; absent: those of the estimand, else none. */
      readonly groups?: components['schemas']['AnalysisGroupsPart'];
      /**
       * @description How it is done.
       * @enum {string}
       */
      readonly method:
        | 'SUMMARY'
        | 'PROPORTIONS'
        | 'DIFFERENCE_OF_PROPORTIONS'
        | 'FISHER'
        | 'SIGNED_RANK'
        | 'RANK_SUM'
        | 'FRIEDMAN'
        | 'MCNEMAR'
        | 'KAPLAN_MEIER'
        | 'CUMULATIVE_INCIDENCE'
        | 'LOG_RANK'
        | 'STRATIFIED_LOG_RANK'
        | 'COX'
        | 'POISSON_RATE'
        | 'PERMUTATION';
      /**
       * @description Confidence level, between 0 and 1.
       * @example 0.95
       */
      readonly level: number;
      /**
       * @description Visits; absent: all of the outcome.
       * @example [
       *       "M12"
       *     ]
       */
      readonly visits?: readonly string[];
      /**
       * @description The change from the baseline is analysed, and not the value.
       * @example true
       */
      readonly change?: boolean;
      /**
       * @description Of STRATIFIED_LOG_RANK: factors.
       * @example [
       *       "SITE"
       *     ]
       */
      readonly strata?: readonly string[];
      /**
       * @description What a missing answer counts as; absent: it is left out.
       * @enum {string}
       */
      readonly missingAs?: 'YES' | 'NO';
      /**
       * @description Over all tests of the analysis; absent: none.
       * @enum {string}
       */
      readonly adjustment?: 'BONFERRONI' | 'HOLM';
    };
    readonly TerminalEventPart: {
      /**
       * @description Code of the event.
       * @example RE_RUPTURE
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example New rupture of the treated structure
       */
      readonly title: string;
      /**
       * @description Whether follow-up ends with it.
       * @example false
       */
      readonly endsFollowUp: boolean;
    };
    readonly TemplatePart: {
      /**
       * @description Code of the template.
       * @example injection-site-pain
       */
      readonly code: string;
      /**
       * Format: words
       * @description The term.
       * @example Transient pain at the injection site
       */
      readonly term: string;
      /**
       * @description Phase of the treatment.
       * @enum {string}
       */
      readonly phase: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      /**
       * @description Severity, which is not seriousness.
       * @enum {string}
       */
      readonly severity: 'MILD' | 'MODERATE' | 'SEVERE';
      /**
       * @description Event of special interest that it is.
       * @example TUMOUR
       */
      readonly specialInterest?: string;
    };
    readonly SpecialInterestPart: {
      /**
       * @description Code.
       * @example TUMOUR
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Tumour or ectopic tissue
       */
      readonly title: string;
    };
    readonly NotificationRulePart: {
      /**
       * @description Code.
       * @example SAE-NOW
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Every serious event
       */
      readonly title: string;
      /** @description Which cases. */
      readonly on: components['schemas']['CaseCriteriaPart'];
      /**
       * @description Who must know.
       * @example [
       *       "safety-monitor"
       *     ]
       */
      readonly notify: readonly (
        | 'sponsor'
        | 'coordinator'
        | 'investigator'
        | 'manufacturing'
        | 'qualified-person'
        | 'imaging-reader'
        | 'safety-monitor'
        | 'inspector'
      )[];
      /**
       * @description Hours within which one of them acknowledges.
       * @example 24
       */
      readonly acknowledgeWithinHours: number;
      /**
       * @description Who must know when nobody does.
       * @example [
       *       "sponsor"
       *     ]
       */
      readonly escalateTo: readonly (
        | 'sponsor'
        | 'coordinator'
        | 'investigator'
        | 'manufacturing'
        | 'qualified-person'
        | 'imaging-reader'
        | 'safety-monitor'
        | 'inspector'
      )[];
    };
    readonly StoppingCountsPart: {
      /**
       * @description Serious ones, or those that are not.
       * @example true
       */
      readonly serious?: boolean;
      /**
       * @description Related to any cause by investigator or sponsor, or to none.
       * @example true
       */
      readonly related?: boolean;
      /**
       * @description Of this CTCAE grade at least.
       * @example 3
       */
      readonly grade?: number;
      /**
       * @description This event of special interest.
       * @example TUMOUR
       */
      readonly specialInterest?: string;
    };
    readonly StoppingLimitPart: {
      /**
       * @description Up to so many treated participants.
       * @example 10
       */
      readonly treated: number;
      /**
       * @description This count stops.
       * @example 2
       */
      readonly count: number;
    };
    readonly StoppingRulePart: {
      /**
       * @description Code.
       * @example SAE-1
       */
      readonly code: string;
      /**
       * Format: words
       * @description Title.
       * @example Serious related events
       */
      readonly title: string;
      /**
       * @description What is counted.
       * @enum {string}
       */
      readonly unit: 'EVENTS' | 'PARTICIPANTS';
      /** @description Which cases count. */
      readonly counts: components['schemas']['StoppingCountsPart'];
      /** @description Limits, by rising number of treated participants. */
      readonly limits: readonly components['schemas']['StoppingLimitPart'][];
    };
    readonly RequestRulePart: {
      /**
       * @description Code.
       * @example NO-INJURY
       */
      readonly code: string;
      /**
       * Format: words
       * @description The rule, as it is shown to who decides and to who asked.
       * @example An injury of the structure is established by imaging.
       */
      readonly text: string;
      /**
       * Format: words
       * @description Where it stands.
       * @example Real Decreto 1015/2009, art. 2(1)
       */
      readonly source: string;
      /**
       * @description Whether the law says it, or the programme.
       * @enum {string}
       */
      readonly kind: 'LEGAL' | 'PROGRAMME';
    };
    readonly ProtocolPart: {
      /**
       * @description Code of the protocol.
       * @example CASE-SERIES
       */
      readonly code: string;
      /**
       * Format: words
       * @description Version of the protocol.
       * @example 1.0
       */
      readonly version: string;
      /**
       * Format: words
       * @description Title.
       * @example Chronic rupture: case series
       */
      readonly title: string;
      /**
       * @description Purpose; prevention is refused.
       * @enum {string}
       */
      readonly purpose: 'TREATMENT' | 'PREVENTION';
      /**
       * @description Legal bases of a treatment.
       * @example [
       *       "CLINICAL_TRIAL"
       *     ]
       */
      readonly legalBases: readonly (
        | 'CLINICAL_TRIAL'
        | 'COMPASSIONATE_INDIVIDUAL'
        | 'COMPASSIONATE_TEMPORARY_AUTH'
        | 'HOSPITAL_EXEMPTION'
        | 'RD477_ART14_EXCEPTIONAL'
      )[];
      /** @description Consent forms. */
      readonly consentForms: readonly components['schemas']['ConsentFormPart'][];
      /** @description What is asked at screening. */
      readonly characteristics: readonly components['schemas']['CharacteristicPart'][];
      /** @description Criteria of eligibility. */
      readonly eligibility: readonly components['schemas']['CriterionPart'][];
      /** @description Structures that are treated. */
      readonly treatedSites: readonly components['schemas']['TreatedSitePart'][];
      /** @description Arms. */
      readonly arms: readonly components['schemas']['ArmPart'][];
      /** @description Epochs, in their order. */
      readonly epochs: readonly components['schemas']['EpochPart'][];
      /** @description Elements. */
      readonly elements: readonly components['schemas']['ElementPart'][];
      /** @description Which elements an arm goes through in an epoch. */
      readonly cells: readonly components['schemas']['CellPart'][];
      /** @description How participants get to their arms; absent: there is one arm, and everybody is in it. */
      readonly allocation?: components['schemas']['AllocationPart'];
      /** @description Who does not know the arm; absent: everybody does. */
      readonly blinding?: components['schemas']['BlindingPart'];
      /** @description Interventions. */
      readonly interventions: readonly components['schemas']['InterventionPart'][];
      /** @description Products. */
      readonly products: readonly components['schemas']['AdministrableProductPart'][];
      /** @description Tests for infections. */
      readonly serology: components['schemas']['SerologyPlanPart'];
      /** @description Instruments. */
      readonly instruments: readonly components['schemas']['InstrumentPart'][];
      /** @description Activities. */
      readonly activities: readonly components['schemas']['ActivityPart'][];
      /** @description Encounters. */
      readonly encounters: readonly components['schemas']['EncounterPart'][];
      /** @description Timelines, one of them the main one. */
      readonly timelines: readonly components['schemas']['TimelinePart'][];
      /** @description What follows from readings and events across visits. */
      readonly derivations?: readonly components['schemas']['ProtocolDerivationPart'][];
      /** @description Outcomes. */
      readonly outcomes: readonly components['schemas']['OutcomePart'][];
      /** @description Objectives, with their endpoints. */
      readonly objectives?: readonly components['schemas']['ObjectivePart'][];
      /** @description Analysis populations. */
      readonly analysisPopulations?: readonly components['schemas']['AnalysisPopulationPart'][];
      /** @description Estimands. */
      readonly estimands?: readonly components['schemas']['EstimandPart'][];
      /** @description Analyses that are declared beforehand. */
      readonly analyses?: readonly components['schemas']['DeclaredAnalysisPart'][];
      /** @description Events that the protocol waits for. */
      readonly terminalEvents: readonly components['schemas']['TerminalEventPart'][];
      /** @description Expected adverse events. */
      readonly adverseEventTemplates: readonly components['schemas']['TemplatePart'][];
      /** @description Events of special interest. */
      readonly specialInterest?: readonly components['schemas']['SpecialInterestPart'][];
      /** @description Notification rules. */
      readonly notificationRules?: readonly components['schemas']['NotificationRulePart'][];
      /** @description Stopping rules. */
      readonly stoppingRules?: readonly components['schemas']['StoppingRulePart'][];
      /** @description Rules by which requests for treatment are refused. */
      readonly requestRules?: readonly components['schemas']['RequestRulePart'][];
      /**
       * @description Templates that need not be reported to the sponsor at once (R-SAF-01).
       * @example [
       *       "injection-site-pain"
       *     ]
       */
      readonly exemptFromImmediateReporting?: readonly string[];
    };
    readonly ProtocolBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description The whole protocol, in this version. */
      readonly protocol: components['schemas']['ProtocolPart'];
      /**
       * @description For an amendment: whether it is substantial.
       * @example false
       */
      readonly substantial?: boolean;
      /**
       * @description For an amendment: whether participants consent again.
       * @example false
       */
      readonly reconsentRequired?: boolean;
    };
    readonly ProtocolDryRunBody: {
      /** @description The whole draft. */
      readonly protocol: components['schemas']['ProtocolPart'];
    };
    readonly RequestImagingPart: {
      /**
       * Format: date
       * @description When they were made.
       * @example 2019-05-20
       */
      readonly date?: string;
      /**
       * @description How they were made.
       * @enum {string}
       */
      readonly kind?: 'ULTRASOUND' | 'MRI' | 'CT' | 'RADIOGRAPH' | 'OTHER';
      /**
       * Format: words
       * @description Who read them, by role and place, without a name.
       * @example radiologist of the referring hospital
       */
      readonly reader?: string;
      /**
       * Format: words
       * @description What they show.
       * @example No tear.
       */
      readonly finding?: string;
      /**
       * @description There are none (R-AUD-19).
       * @enum {string}
       */
      readonly missing?: 'NOT_DONE';
      /**
       * Format: words
       * @description Why there are none.
       * @example Nobody asked for them.
       */
      readonly reason?: string;
    };
    readonly InducementPart: {
      /**
       * @description Whether it was.
       * @enum {string}
       */
      readonly offered: 'YES' | 'NO' | 'UNKNOWN';
      /**
       * Format: words
       * @description In words. Kept sealed.
       */
      readonly words?: string;
    };
    readonly RequestBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Site that was asked.
       * @example BCN
       */
      readonly site: string;
      /**
       * @description Who asks.
       * @enum {string}
       */
      readonly requester: 'PATIENT' | 'PHYSICIAN' | 'CLUB' | 'AGENT' | 'OTHER';
      /**
       * Format: words
       * @description How it reached the site.
       * @example letter
       */
      readonly channel: string;
      /**
       * Format: words
       * @description Structure of the body.
       * @example Elbow, lateral
       */
      readonly structure: string;
      /**
       * @description Side.
       * @enum {string}
       */
      readonly side: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /**
       * Format: words
       * @description What is asked for, in the requester's words. Kept sealed.
       * @example que el tendón no se rompa
       */
      readonly aim: string;
      /**
       * Format: words
       * @description Language of these words, BCP 47.
       * @example es
       */
      readonly language: string;
      /**
       * @description Symptoms; none when empty.
       * @example [
       *       "pain under load"
       *     ]
       */
      readonly symptoms: readonly string[];
      /** @description Images of the structure, or why there are none. */
      readonly imaging: components['schemas']['RequestImagingPart'];
      /**
       * @description Care so far; none when empty.
       * @example [
       *       "eight weeks of rehabilitation"
       *     ]
       */
      readonly earlierCare: readonly string[];
      /**
       * @description What the site keeps to identify the person. Kept sealed.
       * @example {
       *       "name": "Maria Soler",
       *       "birthDate": "1975-02-11"
       *     }
       */
      readonly identity?: {
        readonly [key: string]: string;
      };
      /**
       * @description The refused request that this one asks anew.
       * @example R-4TN8XC1
       */
      readonly follows?: string;
      /** @description Whether payment was offered, or pressure put on. */
      readonly inducement: components['schemas']['InducementPart'];
      /**
       * @description Whether the person is under anti-doping rules, if they compete.
       * @enum {string}
       */
      readonly doping?: 'NOT_SUBJECT' | 'SUBJECT' | 'UNKNOWN';
    };
    readonly AppraisalBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description What is claimed.
       * @example cells prevent an injury of an intact structure
       */
      readonly claim: string;
      /**
       * Format: words
       * @description The outcome that the evidence is about.
       * @example rupture
       */
      readonly outcome: string;
      /**
       * Format: words
       * @description Scale of evidence. Levels are checked of OCEBM (2011): 1, 2, 3, 4, 5; GRADE (any edition): HIGH, MODERATE, LOW, VERY_LOW, NOT_GRADABLE.
       * @example OCEBM
       */
      readonly scale: string;
      /**
       * Format: words
       * @description Edition of the scale.
       * @example 2011
       */
      readonly edition: string;
      /**
       * Format: words
       * @description Level or certainty, as the scale names it.
       * @example 5
       */
      readonly level: string;
      /**
       * @description What was considered; nothing when empty.
       * @example [
       *       "doi 10.1186/1741-7015-10-33"
       *     ]
       */
      readonly references: readonly string[];
      /**
       * @description Who judged, by the subject of their tokens.
       * @example inv-garcia
       */
      readonly judgedBy: string;
    };
    readonly RequestRefusalBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Codes of the rules of the protocol that it is refused by.
       * @example [
       *       "NO-INJURY"
       *     ]
       */
      readonly rules: readonly string[];
      /**
       * Format: words
       * @description Why they apply.
       * @example Imaging shows no injury.
       */
      readonly explanation: string;
      /**
       * @description What was offered instead; nothing when empty.
       * @example [
       *       "eccentric training"
       *     ]
       */
      readonly alternatives: readonly string[];
      /**
       * Format: words
       * @description What would change the answer.
       * @example Imaging that shows a tear.
       */
      readonly wouldChange: string;
      /**
       * @description When the requester was told: an instant, or a date.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly toldAt: string;
      /**
       * @description Whether the requester accepts it.
       * @enum {string}
       */
      readonly accepts: 'YES' | 'NO' | 'UNKNOWN';
    };
    readonly RequestAcceptanceBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Why.
       * @example A partial tear is established.
       */
      readonly explanation: string;
    };
    readonly AnswerPart: {
      /**
       * @description Code of the item.
       * @example score
       */
      readonly item: string;
      /**
       * @description The value, in the unit of the item.
       * @example 3.5
       */
      readonly value?: number | string;
      /**
       * @description Why there is no value.
       * @enum {string}
       */
      readonly missing?: 'NOT_DONE' | 'NOT_APPLICABLE' | 'UNKNOWN' | 'REFUSED';
      /**
       * Format: words
       * @description Remark on the answer.
       * @example Pain after a long walk.
       */
      readonly note?: string;
    };
    readonly ScreeningBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Site that screens.
       * @example BCN
       */
      readonly site: string;
      /**
       * @description Side to be treated, where the protocol treats one site.
       * @enum {string}
       */
      readonly side?: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /** @description Sites that may come to be treated. */
      readonly treatedSites?: readonly components['schemas']['TreatedSitePart'][];
      /**
       * Format: words
       * @description Diagnosis.
       * @example Chronic partial rupture, shown by imaging
       */
      readonly diagnosis: string;
      /**
       * @description Indication; prevention is refused.
       * @enum {string}
       */
      readonly indication: 'ESTABLISHED_INJURY' | 'PREVENTION';
      /**
       * @description Answers to the characteristics of the protocol.
       * @example [
       *       {
       *         "item": "age",
       *         "value": 46
       *       }
       *     ]
       */
      readonly characteristics: readonly components['schemas']['AnswerPart'][];
      /**
       * @description Treating physician, by the subject of their tokens.
       * @example inv-garcia
       */
      readonly treatingPhysician: string;
      /**
       * @description What the site keeps to identify the person. Kept sealed.
       * @example {
       *       "name": "Maria Soler",
       *       "birthDate": "1975-02-11"
       *     }
       */
      readonly identity?: {
        readonly [key: string]: string;
      };
      /**
       * @description Accepted request for treatment that leads to it.
       * @example R-4TN8XC1
       */
      readonly request?: string;
      /**
       * @description Somebody who gives material for others, and gets nothing.
       * @example true
       */
      readonly donor?: boolean;
    };
    readonly ProtocolVersionBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Version that the study has approved.
       * @example 2.0
       */
      readonly protocolVersion: string;
    };
    readonly ScreenFailureBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Codes of the criteria that decided.
       * @example [
       *       "E2"
       *     ]
       */
      readonly criteria: readonly string[];
      /**
       * Format: words
       * @description Explanation.
       * @example Malignant disease two years ago.
       */
      readonly explanation: string;
    };
    readonly ConsentBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the consent form.
       * @example ICF-ACH
       */
      readonly form: string;
      /**
       * Format: words
       * @description Version of the consent form.
       * @example 1.0
       */
      readonly formVersion: string;
      /**
       * @description Language, BCP 47.
       * @example es
       */
      readonly language: string;
      /**
       * @description What is consented to.
       * @example [
       *       "TREATMENT",
       *       "FOLLOW_UP"
       *     ]
       */
      readonly scopes: readonly ('TREATMENT' | 'FOLLOW_UP' | 'DATA_REUSE' | 'SURPLUS_CELLS' | 'DONATION')[];
      /**
       * @description Who signed.
       * @enum {string}
       */
      readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
      /**
       * @description Who informed, by the subject of their tokens.
       * @example inv-garcia
       */
      readonly informedBy: string;
      /**
       * @description Side that the consent names, where the protocol treats one site.
       * @enum {string}
       */
      readonly side?: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /** @description Sites that the consent names. */
      readonly treatedSites?: readonly components['schemas']['TreatedSitePart'][];
    };
    readonly ConsentWithdrawalBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description What is withdrawn.
       * @example [
       *       "DATA_REUSE"
       *     ]
       */
      readonly scopes: readonly ('TREATMENT' | 'FOLLOW_UP' | 'DATA_REUSE' | 'SURPLUS_CELLS' | 'DONATION')[];
      /** @description Why, if the participant says so. */
      readonly reason?: components['schemas']['ReasonPart'];
    };
    readonly CriterionAnswerPart: {
      /**
       * @description Code of the criterion.
       * @example I1
       */
      readonly code: string;
      /**
       * @description Whether the criterion applies: true for inclusion, false for exclusion.
       * @example true
       */
      readonly met: boolean;
      /**
       * Format: words
       * @description What shows it.
       * @example Ultrasound of 28 February
       */
      readonly evidence: string;
    };
    readonly EligibilityBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Every criterion of the protocol. */
      readonly criteria: readonly components['schemas']['CriterionAnswerPart'][];
    };
    readonly AllocationListBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
    };
    readonly AllocationListEndBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Why. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly CohortOpeningBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Why, such as the minutes of the board. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly CohortClosureBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Why, such as the minutes of the board. */
      readonly reason: components['schemas']['ReasonPart'];
      /**
       * @description The next level may open, this one gets more participants, or it ends.
       * @enum {string}
       */
      readonly decision: 'GO_ON' | 'EXPAND' | 'STOP';
    };
    readonly AllocationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Arm, where the clinician decides.
       * @example CONTROL
       */
      readonly arm?: string;
      /**
       * Format: words
       * @description Why this arm, where the clinician decides.
       * @example Does not want an injection.
       */
      readonly explanation?: string;
    };
    readonly ToxicityBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description What it comes to.
       * @enum {string}
       */
      readonly outcome: 'LIMITING' | 'NONE' | 'NOT_EVALUABLE';
      /**
       * Format: words
       * @description Why.
       * @example No grade 3 event in 28 days.
       */
      readonly explanation: string;
    };
    readonly UnblindingBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description The emergency. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly TreatmentAuthorisationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Legal basis of this treatment (R-AUT-01).
       * @enum {string}
       */
      readonly legalBasis:
        | 'CLINICAL_TRIAL'
        | 'COMPASSIONATE_INDIVIDUAL'
        | 'COMPASSIONATE_TEMPORARY_AUTH'
        | 'HOSPITAL_EXEMPTION'
        | 'RD477_ART14_EXCEPTIONAL';
      /**
       * Format: words
       * @description Reference of the authorisation.
       * @example AUTH-2019-0042
       */
      readonly reference: string;
      /**
       * @description Documents on file. Individual compassionate use needs CLINICAL_REPORT, NO_ALTERNATIVE, REASON_NO_TRIAL, SPONSOR_AGREEMENT, HOSPITAL_APPROVAL, AUTHORITY_DECISION (R-AUT-05).
       * @example [
       *       "CLINICAL_REPORT",
       *       "NO_ALTERNATIVE",
       *       "REASON_NO_TRIAL",
       *       "SPONSOR_AGREEMENT",
       *       "HOSPITAL_APPROVAL",
       *       "AUTHORITY_DECISION"
       *     ]
       */
      readonly documents: readonly string[];
    };
    readonly SerologyResultPart: {
      /**
       * @description The marker.
       * @example HIV-1/2
       */
      readonly marker: string;
      /**
       * @description The result.
       * @enum {string}
       */
      readonly result: 'NEGATIVE' | 'POSITIVE' | 'INDETERMINATE';
      /**
       * Format: words
       * @description The assay.
       * @example CLIA
       */
      readonly assay: string;
    };
    readonly SerologyBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description When the sample was taken.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly sampledAt: string;
      /**
       * Format: words
       * @description The laboratory.
       * @example Hospital laboratory
       */
      readonly laboratory: string;
      /** @description One result for each marker. */
      readonly results: readonly components['schemas']['SerologyResultPart'][];
    };
    readonly SerologyAssessmentBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Risk assessment by a physician, needed when a result is positive (R-CEL-03).
       * @example anti-HBc positive, HBV DNA not detected: isolated storage.
       */
      readonly riskAssessment?: string;
    };
    readonly ReadingPart: {
      /**
       * @description Code of the instrument.
       * @example PAIN-SPORT
       */
      readonly instrument: string;
      /**
       * @description Form of the instrument, when it has several.
       * @example A
       */
      readonly form?: string;
      /** @description One answer for each item. */
      readonly answers: readonly components['schemas']['AnswerPart'][];
    };
    readonly VisitBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Answers to the instruments that the site records. */
      readonly readings: readonly components['schemas']['ReadingPart'][];
      /**
       * @description Adverse events since the last visit.
       * @enum {string}
       */
      readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
    };
    readonly VisitCorrectionBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description The readings as they are right. */
      readonly readings: readonly components['schemas']['ReadingPart'][];
      /** @description Why they change. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly MissedVisitBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description The scheduled visit.
       * @example M12
       */
      readonly scheduled: string;
      /**
       * @description Which time, of a visit that repeats; absent: the first.
       * @example 2
       */
      readonly occurrence?: number;
      /**
       * Format: words
       * @description Why it did not take place.
       * @example Abroad.
       */
      readonly explanation: string;
    };
    readonly ImagingScoreBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Label of the scheduled visit that the images belong to.
       * @example M12
       */
      readonly visit: string;
      /** @description The answers of the independent reader. */
      readonly reading: components['schemas']['ReadingPart'];
    };
    readonly ReturnToSportBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description The activity.
       * @example Running
       */
      readonly activity: string;
      /**
       * @description Months after the administration.
       * @example 6
       */
      readonly months: number;
    };
    readonly TerminalEventBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the event, as the protocol names it.
       * @example RE_RUPTURE
       */
      readonly code: string;
      /**
       * @description Side of the event, where the protocol treats one site.
       * @enum {string}
       */
      readonly side?: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /** @description Site of the event; without it and the side, it is of the whole person. */
      readonly treatedSite?: components['schemas']['TreatedSitePart'];
    };
    readonly ConcomitantCareBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Kind of care.
       * @example PHYSIOTHERAPY
       */
      readonly kind: string;
      /**
       * Format: words
       * @description What was done.
       * @example Eccentric training
       */
      readonly description: string;
      /**
       * @description When it began.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly from: string;
      /**
       * @description When it ended; absent: it goes on.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly until?: string;
    };
    readonly EndOfParticipationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description How it ended.
       * @enum {string}
       */
      readonly kind:
        'WithdrawnFromTreatment' | 'WithdrawnFromFollowUp' | 'LostToFollowUp' | 'Died' | 'FollowUpCompleted';
      /**
       * Format: words
       * @description Explanation.
       * @example Month 24 completed.
       */
      readonly explanation: string;
    };
    readonly DepositPart: {
      /**
       * @description Code of the deposit.
       * @example CENTRAL
       */
      readonly code: string;
      /**
       * @description Container it came from.
       * @example A
       */
      readonly container: string;
      /**
       * @description Volume in mL.
       * @example 2
       */
      readonly volume: number;
      /**
       * @description Cells in 10⁶.
       * @example 10
       */
      readonly cells: number;
    };
    readonly InjectionBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Side said at the time-out, where the protocol treats one site.
       * @enum {string}
       */
      readonly side?: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /** @description Site said at the time-out. */
      readonly treatedSite?: components['schemas']['TreatedSitePart'];
      /**
       * Format: words
       * @description What was read from the wristband.
       * @example P-7K3Q9XZ
       */
      readonly wristband: string;
      /**
       * @description What was read from each container: `<product>/<container>`; of a medicine its lot.
       * @example [
       *       "B-2M8RT04/A",
       *       "B-2M8RT04/B"
       *     ]
       */
      readonly labels: readonly string[];
      /**
       * @description Second person of the identity check (R-CEL-18).
       * @example coord-vidal
       */
      readonly secondCheckBy: string;
      /**
       * Format: date-time
       * @description When it ended, of what takes time.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly endedAt?: string;
      /**
       * @description Scheduled instance that it fulfils; absent: the first that is open.
       * @example INJECTION
       */
      readonly scheduled?: string;
      /**
       * @description Which time, of an instance that repeats.
       * @example 2
       */
      readonly occurrence?: number;
      /**
       * @description Weight in kg, where the dose depends on it.
       * @example 71.5
       */
      readonly weight?: number;
      /**
       * @description The product.
       * @example B-2M8RT04
       */
      readonly product: string;
      /** @description What went where. */
      readonly deposits: readonly components['schemas']['DepositPart'][];
      /**
       * Format: words
       * @description Guidance of the needle.
       * @example ultrasound
       */
      readonly guidance: string;
    };
    readonly MedicinePart: {
      /**
       * Format: words
       * @description Name on the package.
       * @example Medicine 100 mg
       */
      readonly name: string;
      /**
       * @description Lot on the package.
       * @example L-2019-114
       */
      readonly lot: string;
      /**
       * Format: date
       * @description Last date on which it may be given.
       * @example 2027-04-30
       */
      readonly expiresOn?: string;
    };
    readonly AnyDepositPart: {
      /**
       * @description Code of the deposit.
       * @example CENTRAL
       */
      readonly code: string;
      /**
       * @description Container it came from.
       * @example A
       */
      readonly container: string;
      /**
       * @description Volume in mL.
       * @example 2
       */
      readonly volume: number;
      /**
       * @description Cells in 10⁶, where they are counted.
       * @example 10
       */
      readonly cells?: number;
    };
    readonly AdministrationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Side said at the time-out, where the protocol treats one site.
       * @enum {string}
       */
      readonly side?: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /** @description Site said at the time-out. */
      readonly treatedSite?: components['schemas']['TreatedSitePart'];
      /**
       * Format: words
       * @description What was read from the wristband.
       * @example P-7K3Q9XZ
       */
      readonly wristband: string;
      /**
       * @description What was read from each container: `<product>/<container>`; of a medicine its lot.
       * @example [
       *       "B-2M8RT04/A",
       *       "B-2M8RT04/B"
       *     ]
       */
      readonly labels: readonly string[];
      /**
       * @description Second person of the identity check (R-CEL-18).
       * @example coord-vidal
       */
      readonly secondCheckBy: string;
      /**
       * Format: date-time
       * @description When it ended, of what takes time.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly endedAt?: string;
      /**
       * @description Scheduled instance that it fulfils; absent: the first that is open.
       * @example INJECTION
       */
      readonly scheduled?: string;
      /**
       * @description Which time, of an instance that repeats.
       * @example 2
       */
      readonly occurrence?: number;
      /**
       * @description Weight in kg, where the dose depends on it.
       * @example 71.5
       */
      readonly weight?: number;
      /**
       * @description Administration of the protocol; not needed where the batch tells it.
       * @example INFUSION
       */
      readonly administration?: string;
      /**
       * @description The batch; absent where nothing was made.
       * @example B-2M8RT04
       */
      readonly product?: string;
      /** @description The medicine, where one is bought. */
      readonly medicine?: components['schemas']['MedicinePart'];
      /** @description What went where. */
      readonly deposits: readonly components['schemas']['AnyDepositPart'][];
      /**
       * @description How much, in the unit of the dose before it is divided by the weight; cells and volumes are added up.
       * @example 355
       */
      readonly amount?: number;
      /**
       * Format: words
       * @description Guidance of the needle.
       * @example ultrasound
       */
      readonly guidance?: string;
    };
    readonly MaterialPart: {
      /**
       * Format: words
       * @description The material.
       * @example culture medium
       */
      readonly name: string;
      /**
       * @description Its lot, as its label says it.
       * @example L-2019-114
       */
      readonly lot: string;
    };
    readonly MarrowHarvestBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Whose marrow it is.
       * @example P-7K3Q9XZ
       */
      readonly participant: string;
      /**
       * @description Product of the protocol that is made of it; not needed where there is one.
       * @example CELLS
       */
      readonly administrableProduct?: string;
      /**
       * @description Scheduled instance that it fulfils; absent: the next that is open, else the last one again.
       * @example HARVEST
       */
      readonly scheduled?: string;
      /**
       * @description Which time, of an instance that repeats.
       * @example 2
       */
      readonly occurrence?: number;
      /**
       * @description ISBT 128 donation number (R-CEL-17).
       * @example G123498654321H
       */
      readonly donationNumber: string;
      /**
       * Format: words
       * @description Puncture sites.
       * @example both posterior iliac crests
       */
      readonly sites: string;
      /**
       * @description Volume in mL.
       * @example 60
       */
      readonly volume: number;
      /**
       * Format: words
       * @description Sedation.
       * @example propofol
       */
      readonly sedation: string;
      /**
       * Format: date-time
       * @description When the harvest began.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly startedAt: string;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly ReceiptBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Donation number, as read from the label.
       * @example G123498654321H
       */
      readonly donationNumber: string;
    };
    readonly CollectionBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Whose material it is: a participant, or a donor.
       * @example P-7K3Q9XZ
       */
      readonly participant: string;
      /**
       * @description Product of the protocol that is made of it; not needed where there is one.
       * @example PLASMA
       */
      readonly administrableProduct?: string;
      /**
       * @description Scheduled instance that it fulfils; absent: the next that is open, else the last one again.
       * @example HARVEST
       */
      readonly scheduled?: string;
      /**
       * @description Which time, of an instance that repeats.
       * @example 2
       */
      readonly occurrence?: number;
      /**
       * Format: words
       * @description What was collected.
       * @example whole blood
       */
      readonly material: string;
      /**
       * @description ISBT 128 donation number (R-CEL-17); not needed where it never leaves the room.
       * @example G123498654321H
       */
      readonly donationNumber?: string;
      /**
       * @description Volume in mL.
       * @example 36
       */
      readonly volume: number;
      /**
       * Format: date-time
       * @description When it began.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly startedAt: string;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly PassageBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Number of the passage, from 1.
       * @example 1
       */
      readonly passage: number;
      /**
       * @description Confluence in per cent.
       * @example 80
       */
      readonly confluence: number;
      /**
       * @description Number of flasks.
       * @example 6
       */
      readonly flasks: number;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly CellHarvestBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Cells in 10⁶.
       * @example 40
       */
      readonly cells: number;
    };
    readonly ConcentrationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Volume in mL.
       * @example 6
       */
      readonly volume: number;
      /**
       * @description Cells in 10⁶, where they are counted.
       * @example 40
       */
      readonly cells?: number;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly CryopreservationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Cells in 10⁶.
       * @example 40
       */
      readonly cells: number;
      /**
       * Format: words
       * @description Where they are kept.
       * @example Tank 2, rack 4
       */
      readonly location: string;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly ThawBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Containers that were kept frozen; none: the cells of a batch that is still being made.
       * @example [
       *       "A"
       *     ]
       */
      readonly containers: readonly string[];
      /**
       * @description Cells in 10⁶, of a batch that is still being made.
       * @example 40
       */
      readonly cells?: number;
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly DeviationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description The rule that was not kept.
       * @example transport-time
       */
      readonly rule: string;
      /**
       * Format: words
       * @description What happened.
       * @example The courier was two hours late.
       */
      readonly description: string;
    };
    readonly ContainerPart: {
      /**
       * @description Code of the container.
       * @example A
       */
      readonly code: string;
      /**
       * @description Code of the container in the protocol, where it is another one: of those of which there may be several.
       * @example BAG
       */
      readonly plan?: string;
      /**
       * @description Cells in 10⁶; absent where nobody counts them.
       * @example 10
       */
      readonly cells?: number;
      /**
       * @description Volume in mL.
       * @example 2
       */
      readonly volume: number;
    };
    readonly FormulationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description The filled containers. */
      readonly containers: readonly components['schemas']['ContainerPart'][];
      /** @description Materials with their lots. */
      readonly materials: readonly components['schemas']['MaterialPart'][];
    };
    readonly SurplusBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the participant whose cells they are.
       * @example P-7K3Q9XZ
       */
      readonly participant: string;
      /**
       * @description Cells in 10⁶.
       * @example 20
       */
      readonly cells: number;
      /**
       * Format: words
       * @description Where they are kept.
       * @example Tank 2, rack 4
       */
      readonly location: string;
      /**
       * @description Whether they are isolated from other cells.
       * @example false
       */
      readonly isolated: boolean;
    };
    readonly QualityTestBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the test in the release specification.
       * @example viability
       */
      readonly test: string;
      /**
       * @description A number in the unit of the specification, or a word such as `negative`.
       * @example 99
       */
      readonly result: number | string;
      /**
       * Format: words
       * @description The laboratory.
       * @example Quality control
       */
      readonly laboratory: string;
    };
    readonly ReviewBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description What the review of the audit trail found.
       * @example none
       */
      readonly findings: string;
    };
    readonly ReleaseBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Meaning of the signature (R-SEC-01).
       * @example Certification of the batch
       */
      readonly meaning: string;
    };
    readonly ExplanationBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Explanation.
       * @example Sterility test positive.
       */
      readonly explanation: string;
    };
    readonly CustodyTransferBody: {
      /**
       * Format: date-time
       * @description When it happened, to the minute at least.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Who hands over.
       * @example Manufacturing unit
       */
      readonly from: string;
      /**
       * Format: words
       * @description Who takes over.
       * @example Courier
       */
      readonly to: string;
      /**
       * Format: words
       * @description Where.
       * @example Airlock 2
       */
      readonly place: string;
      /**
       * @description Temperature on arrival in °C.
       * @example 8
       */
      readonly temperature: number;
    };
    readonly ContainerDestructionBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description The container.
       * @example A
       */
      readonly container: string;
      /**
       * Format: words
       * @description Explanation.
       * @example Expired before use.
       */
      readonly explanation: string;
      /** @description Coded reason. */
      readonly reason?: components['schemas']['ReasonPart'];
    };
    readonly ImportBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description What the rows were taken from: a register, an archive, a publication. No names of people.
       * @example Theatre register 2009 to 2014
       */
      readonly source: string;
      /**
       * Format: words
       * @description What was taken, and how. No names of people.
       * @example Every operation of the register; scores from the notes of the clinic.
       */
      readonly description: string;
      /**
       * @description Who took the rows out of the source: the subject of their tokens, or another pseudonymous id.
       * @example student-7
       */
      readonly extractor: string;
      /**
       * Format: date
       * @description When they were taken out.
       * @example 2026-03-01
       */
      readonly extractedAt: string;
      /**
       * @description How many rows there are.
       * @example 520
       */
      readonly rows: number;
      /**
       * @description SHA-256 of the file that the rows are in, in hexadecimal digits.
       * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
       */
      readonly digest: string;
    };
    readonly ImportRowPart: {
      /**
       * @description Number of the row in the import, from 1.
       * @example 17
       */
      readonly row: number;
      /**
       * @description What the row records.
       * @enum {string}
       */
      readonly command:
        | 'ScreenParticipant'
        | 'FailScreening'
        | 'SignConsent'
        | 'WithdrawConsent'
        | 'AdministerIntervention'
        | 'RecordVisit'
        | 'MissVisit'
        | 'ScoreImaging'
        | 'RecordReturnToSport'
        | 'RecordTerminalEvent'
        | 'RecordConcomitantCare'
        | 'EndParticipation';
      /**
       * @description The participant, where the study has them already.
       * @example P-7K3Q9XZ
       */
      readonly participant?: string;
      /**
       * @description The row of the import that screens the participant, in place of their code.
       * @example 16
       */
      readonly screenedIn?: number;
      /**
       * @description How well `occurredAt` is known. `MONTH`, `YEAR`: a day in the month or year that is known stands for it; `ESTIMATED`: reckoned.
       * @enum {string}
       */
      readonly dateQuality: 'EXACT' | 'MONTH' | 'YEAR' | 'ESTIMATED';
      /**
       * @description What the command says, as its own route takes it, `occurredAt` included. A date will do where the route wants a time; what was read from wristband and labels, and the second person, may be absent.
       * @example {
       *       "occurredAt": "2012-05-01",
       *       "readings": [],
       *       "adverseEvents": "NOT_ASKED"
       *     }
       */
      readonly data: {
        readonly [key: string]: unknown;
      };
    };
    readonly ImportRowsBody: {
      /** @description The rows, those of one participant in the order in which they happened. */
      readonly rows: readonly components['schemas']['ImportRowPart'][];
    };
    readonly UsdmStudyBody: {
      /** @description The study (class Study of USDM). */
      readonly study: {
        readonly [key: string]: unknown;
      };
      /**
       * Format: words
       * @description Version of USDM.
       * @example 4.0.0
       */
      readonly usdmVersion: string;
      /**
       * @description The system that wrote it.
       * @example Study builder
       */
      readonly systemName?: string | null;
      /**
       * @description The version of that system.
       * @example 1.0
       */
      readonly systemVersion?: string | null;
    };
    readonly LaboratoryPart: {
      /**
       * @description Laboratory term of CTCAE 5.0.
       * @example Anemia
       * @enum {string}
       */
      readonly term:
        | 'Anemia'
        | 'Leukocytosis'
        | 'Activated partial thromboplastin time prolonged'
        | 'Alanine aminotransferase increased'
        | 'Alkaline phosphatase increased'
        | 'Aspartate aminotransferase increased'
        | 'Blood bilirubin increased'
        | 'Blood lactate dehydrogenase increased'
        | 'CD4 lymphocytes decreased'
        | 'Cholesterol high'
        | 'CPK increased'
        | 'Creatinine increased'
        | 'Fibrinogen decreased'
        | 'GGT increased'
        | 'Haptoglobin decreased'
        | 'Hemoglobin increased'
        | 'INR increased'
        | 'Lipase increased'
        | 'Lymphocyte count decreased'
        | 'Lymphocyte count increased'
        | 'Neutrophil count decreased'
        | 'Platelet count decreased'
        | 'Serum amylase increased'
        | 'White blood cell decreased'
        | 'Acidosis'
        | 'Alkalosis'
        | 'Hypercalcemia'
        | 'Hypercalcemia (Ionized)'
        | 'Hyperkalemia'
        | 'Hypermagnesemia'
        | 'Hypernatremia'
        | 'Hypertriglyceridemia'
        | 'Hyperuricemia'
        | 'Hypoalbuminemia'
        | 'Hypocalcemia'
        | 'Hypocalcemia (Ionized)'
        | 'Hypoglycemia'
        | 'Hypokalemia'
        | 'Hypomagnesemia'
        | 'Hyponatremia';
      /**
       * @description The value, in `unit`. Calcium: corrected for albumin, unless the term says ionized.
       * @example 79
       */
      readonly value: number;
      /**
       * @description UCUM unit, also of the limits.
       * @example g/L
       */
      readonly unit: string;
      /**
       * @description Lower limit of normal. In `unit`.
       * @example 120
       */
      readonly lowerLimit?: number;
      /**
       * @description Upper limit of normal. In `unit`.
       * @example 120
       */
      readonly upperLimit?: number;
      /**
       * @description Before the treatment. Of INR only when the participant is on anticoagulation. In `unit`.
       * @example 120
       */
      readonly baseline?: number;
    };
    readonly DeathPart: {
      /**
       * @description When.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly date?: string;
      /**
       * Format: words
       * @description Cause; `UNKNOWN` when it is not known.
       * @example Pulmonary embolism
       */
      readonly cause?: string;
      /**
       * @description Whether there was an autopsy.
       * @example false
       */
      readonly autopsy?: boolean;
    };
    readonly AdverseEventBody: {
      /**
       * @description When the site became aware: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the participant. Absent, or unknown to the study: the case waits in triage.
       * @example P-7K3Q9XZ
       */
      readonly participant?: string;
      /**
       * Format: words
       * @description How the reporter describes a person without a code. Kept sealed.
       */
      readonly person?: string;
      /**
       * @description Site of the reporter, for a person whom the study does not know.
       * @example BCN
       */
      readonly site?: string;
      /**
       * @description What is reported; absent: an adverse event (R-SAF-11).
       * @enum {string}
       */
      readonly category?:
        | 'ADVERSE_EVENT'
        | 'PREGNANCY'
        | 'MEDICATION_ERROR'
        | 'USE_OUTSIDE_PROTOCOL'
        | 'MISUSE'
        | 'ABUSE'
        | 'PRODUCT_QUALITY';
      /**
       * @description Template of the protocol, which fills term, phase and severity.
       * @example injection-site-pain
       */
      readonly template?: string;
      /**
       * Format: words
       * @description Words of the reporter.
       * @example Pain at the injection site
       */
      readonly term?: string;
      /**
       * @description When it began.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly onset?: string;
      /**
       * @description When it ended; absent: not yet, or not known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly end?: string;
      /**
       * @description Outcome so far.
       * @enum {string}
       */
      readonly outcome: 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
      /**
       * @description Severity, which is not seriousness.
       * @enum {string}
       */
      readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
      /**
       * @description CTCAE grade.
       * @example 1
       */
      readonly grade?: number;
      /** @description The laboratory value that was found. It is graded by CTCAE 5.0; a grade that it rules out is refused. */
      readonly laboratory?: components['schemas']['LaboratoryPart'];
      /**
       * @description Whether it is serious.
       * @example false
       */
      readonly serious: boolean;
      /**
       * @description Criteria of seriousness; empty when not serious.
       * @example [
       *       "HOSPITALISATION"
       *     ]
       */
      readonly seriousness: readonly (
        'DEATH' | 'LIFE_THREATENING' | 'HOSPITALISATION' | 'DISABILITY' | 'CONGENITAL_ANOMALY' | 'MEDICALLY_IMPORTANT'
      )[];
      /** @description The death; needed with that criterion. */
      readonly death?: components['schemas']['DeathPart'];
      /**
       * @description Phase of the treatment.
       * @enum {string}
       */
      readonly phase?: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      /**
       * @description Side of the event.
       * @enum {string}
       */
      readonly side: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
      /**
       * Format: words
       * @description Analgesia given.
       * @example paracetamol 1 g
       */
      readonly analgesia?: string;
      /** @description Event of special interest that the protocol lists. */
      readonly specialInterest?: string;
      /**
       * @description When the sponsor was told, if that was before this entry.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly sponsorInformedAt?: string;
      /**
       * Format: words
       * @description Narrative. Kept sealed.
       * @example Pain since the evening of the injection.
       */
      readonly narrative?: string;
    };
    readonly SignificancePart: {
      /**
       * @description Whether it changes the assessment of the case.
       * @example true
       */
      readonly significant: boolean;
      /**
       * Format: words
       * @description Why.
       * @example The outcome is now fatal.
       */
      readonly why: string;
    };
    readonly FollowUpBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description What is new. No names.
       * @example Pain gone on day 4.
       */
      readonly information: string;
      /**
       * @description Outcome, when it changed.
       * @enum {string}
       */
      readonly outcome?: 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
      /**
       * @description When the event began.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly onset?: string;
      /**
       * @description When the event ended.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly end?: string;
      /**
       * @description Severity.
       * @enum {string}
       */
      readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
      /**
       * @description CTCAE grade.
       * @example 2
       */
      readonly grade?: number;
      /**
       * @description Phase of the treatment.
       * @enum {string}
       */
      readonly phase?: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      /** @description What became known of the death. */
      readonly death?: components['schemas']['DeathPart'];
      /**
       * @description When the sponsor was told, if that was before this entry.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly sponsorInformedAt?: string;
      /** @description For a case that was reported: whether this starts a follow-up report (R-SAF-04). */
      readonly significance?: components['schemas']['SignificancePart'];
    };
    readonly SeriousnessBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Criteria as they are now; empty: not serious.
       * @example [
       *       "HOSPITALISATION"
       *     ]
       */
      readonly seriousness: readonly (
        'DEATH' | 'LIFE_THREATENING' | 'HOSPITALISATION' | 'DISABILITY' | 'CONGENITAL_ANOMALY' | 'MEDICALLY_IMPORTANT'
      )[];
      /** @description The death; needed with that criterion. */
      readonly death?: components['schemas']['DeathPart'];
      /**
       * @description When the sponsor was told, if that was before this entry.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly sponsorInformedAt?: string;
      /** @description Why the assessment changes. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly CausalityBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Whose opinion it is (R-SAF-06).
       * @enum {string}
       */
      readonly by: 'INVESTIGATOR' | 'SPONSOR';
      /**
       * @description What the event is attributed to, or not.
       * @enum {string}
       */
      readonly to: 'PRODUCT' | 'PROCUREMENT' | 'ADMINISTRATION' | 'CONCOMITANT' | 'DISEASE';
      /**
       * @description Whether it is related.
       * @example true
       */
      readonly related: boolean;
      /**
       * @description When the sponsor was told, if that was before this entry.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly sponsorInformedAt?: string;
      /**
       * Format: words
       * @description Method of the assessment.
       * @example WHO-UMC
       */
      readonly method: string;
    };
    readonly IdentificationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Whom the case is about.
       * @example P-7K3Q9XZ
       */
      readonly participant: string;
    };
    readonly AwarenessBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description When the site became aware.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly awareAt: string;
      /** @description Why it was wrong. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly ExpectednessBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Whether the reference safety information in force at onset lists it.
       * @example false
       */
      readonly expected: boolean;
      /**
       * Format: words
       * @description The listed term; needed when expected.
       * @example Injection site pain
       */
      readonly term?: string;
    };
    readonly DictionaryTermPart: {
      /**
       * @description Code.
       * @example 99900001
       */
      readonly code: string;
      /**
       * Format: words
       * @description Name, as the dictionary has it. Needed when that is not loaded.
       * @example Invented term
       */
      readonly name?: string;
    };
    readonly CodingPart: {
      /**
       * @description Dictionary.
       * @example MedDRA
       */
      readonly dictionary: string;
      /**
       * @description Version of the dictionary.
       * @example 29.0
       */
      readonly version: string;
      /** @description Lowest level term. */
      readonly lowLevelTerm: components['schemas']['DictionaryTermPart'];
      /** @description Preferred term. Needed when the dictionary is not loaded. */
      readonly preferredTerm?: components['schemas']['DictionaryTermPart'];
      /** @description Primary system organ class. Needed when the dictionary is not loaded. */
      readonly systemOrganClass?: components['schemas']['DictionaryTermPart'];
    };
    readonly CodingBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description The code (R-SAF-20). */
      readonly coding: components['schemas']['CodingPart'];
    };
    readonly ClosureBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description Conclusion.
       * @example Recovered, not related.
       */
      readonly conclusion: string;
    };
    readonly NullificationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /** @description Why there is no case. */
      readonly reason: components['schemas']['ReasonPart'];
    };
    readonly ReportingRulesPart: {
      /**
       * Format: words
       * @description Version.
       * @example 2027-1
       */
      readonly version: string;
      /**
       * Format: date-time
       * @description They are for cases that the sponsor came to know from this instant on.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly validFrom: string;
      /** @description The rules. */
      readonly rules: readonly components['schemas']['ReportingRulePart'][];
    };
    readonly ReevaluationBody: {
      /** @description The rules to try. */
      readonly rules?: components['schemas']['ReportingRulesPart'];
      /**
       * Format: words
       * @description The version to try instead of a document.
       * @example built-in-1
       */
      readonly version?: string;
    };
    readonly LatenessBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Id of the clock.
       * @example eu-susar-15:3
       */
      readonly clock: string;
      /**
       * Format: words
       * @description Why it is late.
       * @example The discharge letter came late.
       */
      readonly explanation: string;
    };
    readonly NotificationAcknowledgementBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Code of the notification rule.
       * @example SAE-NOW
       */
      readonly rule: string;
    };
    readonly PreparationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Who gets it, as the reporting rules name them.
       * @example EVCTM
       */
      readonly recipient: string;
      /**
       * @description What it is.
       * @enum {string}
       */
      readonly kind: 'INITIAL' | 'FOLLOW_UP' | 'AMENDMENT' | 'NULLIFICATION';
      /**
       * @description Position of the ledger that it says.
       * @example 120
       */
      readonly position: number;
      /**
       * Format: words
       * @description The sender's comment on the case. Nothing that identifies the person.
       */
      readonly comment?: string;
    };
    readonly NotificationBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Who was told.
       * @example EVCTM
       */
      readonly recipient: string;
      /**
       * Format: words
       * @description How.
       * @example Form by e-mail
       */
      readonly channel: string;
      /**
       * Format: words
       * @description Reference of the sending.
       * @example 2019/117
       */
      readonly reference?: string;
    };
    readonly SubmissionBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * Format: words
       * @description How it was sent.
       * @example EudraVigilance gateway
       */
      readonly channel: string;
      /**
       * Format: words
       * @description Reference of the sending.
       * @example MSG-2019-117
       */
      readonly reference?: string;
    };
    readonly AcknowledgementBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Who answered.
       * @example EVCTM
       */
      readonly recipient: string;
      /**
       * @description Whether it was accepted.
       * @example true
       */
      readonly accepted: boolean;
      /**
       * Format: words
       * @description The recipient's reference.
       * @example ACK-2019-117
       */
      readonly reference: string;
      /**
       * @description What was wrong; empty when accepted.
       * @example []
       */
      readonly errors: readonly string[];
      /** @description SHA-256 of the file. */
      readonly digest?: string;
    };
    readonly AcknowledgementFileBody: {
      /**
       * @description When it happened: an instant, or a date when only the day is known.
       * @example 2027-03-01T09:30:00.000Z
       */
      readonly occurredAt: string;
      /**
       * @description Who answered.
       * @example EVCTM
       */
      readonly recipient: string;
      /**
       * Format: words
       * @description The file, MCCI_IN200101UV01.
       */
      readonly file: string;
    };
    readonly WebhookFilter: {
      /**
       * @description Only cases of this site.
       * @example BCN
       */
      readonly site?: string;
      /** @description Only serious cases, or only those that are not. */
      readonly serious?: boolean;
      /** @description Only cases that an opinion holds to be related, or only the others. */
      readonly related?: boolean;
      /**
       * @description Only cases after this product (batch).
       * @example B-2M8RT04
       */
      readonly product?: string;
      /** @description Only events of special interest, or only the others. */
      readonly specialInterest?: boolean;
    };
    readonly WebhookBody: {
      /**
       * Format: words
       * @description Where messages go, by POST.
       * @example https://hooks.hospital.example/safety
       */
      readonly url: string;
      /** @description Which cases are wanted; all when not given. */
      readonly filter?: components['schemas']['WebhookFilter'];
      /**
       * Format: words
       * @description What it is for.
       */
      readonly description?: string;
      /** @description The secret, for a receiver that verifies the challenge, too; a new one when not given. */
      readonly secret?: string;
      /** @description Position after which messages are wanted; only those from now on when not given. */
      readonly after?: number;
    };
    readonly RotationBody: {
      /** @description The secret; a new one when not given. */
      readonly secret?: string;
      /** @description Hours that the secrets before stay valid; 24 when not given. */
      readonly overlapHours?: number;
    };
    readonly ReplayBody: {
      /** @description First position. */
      readonly from: number;
      /** @description Last position. Not before `from`. */
      readonly through: number;
    };
    readonly CommandAnswer: {
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewParticipant: {
      /**
       * @description The new code.
       * @example P-7K3Q9XZ
       */
      readonly participant: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewProduct: {
      /**
       * @description The new code.
       * @example B-2M8RT04
       */
      readonly product: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewVisit: {
      /**
       * @description The new code.
       * @example V-5HD1WZI
       */
      readonly visit: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewAdverseEvent: {
      /**
       * @description The new code.
       * @example AE-9QW2MK9
       */
      readonly adverseEvent: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewRequest: {
      /**
       * @description The new code.
       * @example R-4TN8XC1
       */
      readonly request: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    readonly NewImport: {
      /**
       * @description The new code.
       * @example I-6YB0QF4
       */
      readonly import: string;
      /** @description Code of the study. */
      readonly study: string;
      /** @description Position in the study's ledger: what a reader passes as `Caseledger-Wait-For`. */
      readonly position: number;
      /**
       * @description Version of each stream that the command wrote.
       * @example {
       *       "participant/P-7K3Q9XZ": 3
       *     }
       */
      readonly streams: {
        readonly [key: string]: number;
      };
      /** @description Types of the events that were recorded. */
      readonly events: readonly string[];
    };
    /** @description A list with all that was allocated by it, as far as the reader may see it: what a verification needs. */
    readonly AllocationListFile: {
      /** @description 1 for the first list of the study. */
      readonly list: number;
      readonly randomisation: components['schemas']['Randomisation'];
      /** @description SHA-256 of the seed, a line feed and `{list, randomisation, study}` in canonical JSON (RFC 8785), hexadecimal. */
      readonly commitment: string;
      /** @description How many participants were allocated by it. */
      readonly allocated: number;
      readonly closed: boolean;
      /** @description Hexadecimal; null until it is disclosed. */
      readonly seed: string | null;
      readonly study: string;
      /** @description In the order of their numbers. */
      readonly places: readonly components['schemas']['AllocatedPlace'][];
    };
    /** @description Chance decides, by blocks or by minimisation. */
    readonly Randomisation: {
      /** @description Arms and how many get each for how many of the others. */
      readonly shares: readonly components['schemas']['Share'][];
      /** @description How many participants are to be allocated. */
      readonly participants: number;
      readonly blocks?: components['schemas']['BlockPlan'];
      readonly minimisation?: components['schemas']['MinimisationPlan'];
    };
    /** @description An arm, and how many get it for how many of the others. */
    readonly Share: {
      readonly arm: string;
      /** @description A whole number from 1. */
      readonly ratio: number;
    };
    /** @description Blocks of random size, in each of which every arm has its share. */
    readonly BlockPlan: {
      /** @description Sizes that a block may have. */
      readonly sizes: readonly number[];
      /** @description Factors whose combinations have a list each: `SITE`, or codes of characteristics with values; none: one list. */
      readonly strata: readonly string[];
      /** @description How many participants the list of a stratum has places for. */
      readonly places: number;
    };
    /** @description The arm that keeps the arms alike in these factors, most of the time. */
    readonly MinimisationPlan: {
      /** @description `SITE`, or codes of characteristics with values, and how much each counts. */
      readonly factors: readonly {
        readonly factor: string;
        readonly weight: number;
      }[];
      /** @description How likely, in per cent, one of the arms is taken that keep the imbalance least. */
      readonly percent: number;
    };
    /** @description Somebody's place in a list. */
    readonly AllocatedPlace: {
      readonly number: number;
      readonly stratum: {
        readonly [key: string]: string;
      };
      readonly participant: string;
      /** @description Code of the arm; null while it is kept from the reader. */
      readonly arm: string | null;
    };
    /** @description The allocation lists of a study. */
    readonly AllocationLists: {
      readonly items: readonly components['schemas']['AllocationListLine'][];
    };
    /** @description An allocation list in a list of them. */
    readonly AllocationListLine: {
      /** @description 1 for the first list of the study. */
      readonly list: number;
      readonly randomisation: components['schemas']['Randomisation'];
      /** @description SHA-256 of the seed, a line feed and `{list, randomisation, study}` in canonical JSON (RFC 8785), hexadecimal. */
      readonly commitment: string;
      /** @description How many participants were allocated by it. */
      readonly allocated: number;
      readonly closed: boolean;
      /** @description Hexadecimal; null until it is disclosed. */
      readonly seed: string | null;
    };
    /** @description The batch record as a reviewer reads it: steps in order, tests with verdicts, containers, release. */
    readonly BatchRecord: {
      readonly product: string;
      readonly participant: string | null;
      readonly site: string | null;
      readonly donationNumber: string | null;
      /** @description Version of the product's stream: what `If-Match` takes. */
      readonly version: number;
      readonly expiresAt: string | null;
      readonly steps: readonly components['schemas']['BatchStep'][];
      readonly tests: readonly components['schemas']['TestResult'][];
      readonly deviations: readonly components['schemas']['Deviation'][];
      readonly excursions: readonly components['schemas']['Excursion'][];
      readonly containers: readonly components['schemas']['ContainerView'][];
      readonly reviews: readonly components['schemas']['Review'][];
      readonly decisions: readonly components['schemas']['BatchStep'][];
    };
    /** @description A step of a batch as its event says it. */
    readonly BatchStep: {
      readonly position: number;
      /** @description Type of the event, as the AsyncAPI document lists them. */
      readonly type: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly by: string;
      readonly role: string;
      /** @description What the event says; its members depend on the type (AsyncAPI document). */
      readonly data: {
        readonly [key: string]: unknown;
      };
      readonly at: string;
    };
    /** @description A result of quality control. */
    readonly TestResult: {
      readonly at: string;
      readonly by: string;
      readonly test: string;
      readonly result: number | string;
      readonly method: string;
      /** @enum {string} */
      readonly verdict: 'PASS' | 'FAIL';
      readonly specificationVersion: string;
      readonly laboratory: string;
    };
    /** @description A deviation from the process. */
    readonly Deviation: {
      readonly at: string;
      readonly rule: string;
      readonly description: string;
    };
    /** @description A temperature out of its limits. */
    readonly Excursion: {
      readonly at: string;
      /** @description °C. */
      readonly temperature: number;
      readonly place: string;
    };
    /** @description A container, what became of it, and where its cells went. */
    readonly ContainerView: {
      readonly code: string;
      /** @description Code of the container in the plan, where it is another one: of those of which there may be several. */
      readonly plan?: string;
      /** @description 10⁶ cells; absent where nobody counts them. */
      readonly cells?: number;
      /** @description mL. */
      readonly volume: number;
      /** @enum {string} */
      readonly status: 'FILLED' | 'ADMINISTERED' | 'DESTROYED';
      /** @description After a thaw: until when it may be given. */
      readonly thawedUntil?: string;
      /** @description Who got it, and under which legal basis. */
      readonly participant?: string;
      readonly givenUnder?: components['schemas']['LegalBasis'];
      readonly deposits: readonly components['schemas']['AnyDeposit'][];
    };
    /** @enum {string} */
    readonly LegalBasis:
      | 'CLINICAL_TRIAL'
      | 'COMPASSIONATE_INDIVIDUAL'
      | 'COMPASSIONATE_TEMPORARY_AUTH'
      | 'HOSPITAL_EXEMPTION'
      | 'RD477_ART14_EXCEPTIONAL';
    /** @description A deposit of anything: its cells are absent where nobody counts them. */
    readonly AnyDeposit: {
      /** @description 10⁶ cells. */
      readonly cells?: number;
      readonly code: string;
      readonly container: string;
      /** @description mL. */
      readonly volume: number;
    };
    /** @description A review of the batch record. */
    readonly Review: {
      readonly at: string;
      readonly by: string;
      readonly findings: string;
    };
    /** @description The dose levels of a study, in the order in which they were opened. */
    readonly DoseLevels: {
      readonly items: readonly components['schemas']['DoseLevel'][];
    };
    /** @description A dose level that was opened. */
    readonly DoseLevel: {
      /** @description Code of the arm. */
      readonly level: string;
      readonly open: boolean;
      readonly places: number;
      readonly allocated: number;
      readonly evaluated: number;
      /** @description How many had a dose-limiting toxicity. */
      readonly limiting: number;
      /** @description The last decision; null while there is none. */
      readonly decision?: Record<string, never> | Record<string, never> | Record<string, never> | null;
    };
    /** @description The chain of one product, from the participant's donation to the participants who got cells of it (R-CEL-14). */
    readonly Genealogy: {
      readonly product: string;
      /** @description The participant who gave the cells. */
      readonly donor: string | null;
      readonly donation: components['schemas']['Donation'] | null;
      readonly intermediates: readonly components['schemas']['Intermediate'][];
      readonly containers: readonly components['schemas']['ContainerView'][];
      readonly surplus: readonly components['schemas']['Surplus'][];
      readonly custody: readonly components['schemas']['CustodyTransfer'][];
      readonly administrations: readonly components['schemas']['Administration'][];
      readonly recipients: readonly string[];
      readonly materials: readonly components['schemas']['UsedMaterial'][];
    };
    /** @description How the cells were taken. */
    readonly Donation: {
      readonly participant: string;
      /** @description Code of the product of the protocol that is made of it. */
      readonly administrableProduct: string;
      readonly site: string;
      /** @description ISBT 128 donation identification number; absent where nothing left the room. */
      readonly donationNumber?: string;
      /** @description In words; absent: marrow. */
      readonly material?: string;
      /** @description Of marrow: where on the body. */
      readonly sites?: string;
      /** @description mL. */
      readonly volume: number;
      /** @description Of marrow. */
      readonly sedation?: string;
      readonly startedAt: string;
      readonly materials: readonly components['schemas']['Material'][];
      readonly at: string;
    };
    /** @description A material that touched the cells, with its lot (R-CEL-14). */
    readonly Material: {
      readonly name: string;
      readonly lot: string;
    };
    /** @description A step between donation and product; which members there are depends on the step. */
    readonly Intermediate: {
      /** @enum {string} */
      readonly step:
        'StartingMaterialReceived' | 'Concentrated' | 'CulturePassaged' | 'CellsHarvested' | 'Cryopreserved' | 'Thawed';
      readonly at: string;
      readonly donationNumber?: string;
      readonly hoursInTransit?: number;
      readonly passage?: number;
      /** @description Per cent. */
      readonly confluence?: number;
      readonly flasks?: number;
      readonly materials?: readonly components['schemas']['Material'][];
      /** @description 10⁶ cells. */
      readonly cells?: number;
      readonly daysInCulture?: number;
      /** @description mL. */
      readonly volume?: number;
      readonly location?: string;
      readonly containers?: readonly string[];
      readonly expiresAt?: string;
    };
    /** @description Cells that were left over and kept frozen. */
    readonly Surplus: {
      readonly at: string;
      /** @description 10⁶ cells. */
      readonly cells: number;
      readonly location: string;
      readonly isolated: boolean;
    };
    /** @description The product going from one hand into another. */
    readonly CustodyTransfer: {
      readonly at: string;
      readonly from: string;
      readonly to: string;
      readonly place: string;
      /** @description °C. */
      readonly temperature: number;
    };
    /** @description Cells of a product that somebody got. */
    readonly Administration: {
      readonly participant: string;
      readonly at: string;
      /** @description Absent: the whole body. */
      readonly treatedSite?: components['schemas']['TreatedSite'];
      /** @description 10⁶ cells over all deposits; absent where nobody counts them. */
      readonly cells?: number;
      readonly deposits: readonly components['schemas']['AnyDeposit'][];
    };
    /** @description A structure of a participant's body that is treated (FHIR R5, BodyStructure). */
    readonly TreatedSite: {
      /** @description Of the protocol's treated sites. */
      readonly code: string;
      readonly side: components['schemas']['Side'];
    };
    /** @enum {string} */
    readonly Side: 'LEFT' | 'RIGHT' | 'NOT_APPLICABLE';
    /** @description A material that touched the cells, and in which step. */
    readonly UsedMaterial: {
      readonly name: string;
      readonly lot: string;
      readonly step: string;
      readonly at: string;
    };
    /** @description What came of rows. */
    readonly ImportedRows: {
      readonly study: string;
      /** @description Code of the import. */
      readonly import: string;
      readonly dryRun: boolean;
      /** @description How many rows came to what. */
      readonly counts: {
        readonly RECORDED: number;
        readonly ALREADY_RECORDED: number;
        readonly WOULD_BE_RECORDED: number;
        readonly REFUSED: number;
      };
      /** @description Position up to which a reader has to wait to see what is recorded; absent where nothing is. */
      readonly position?: number;
      /** @description In the order of the rows that were sent. */
      readonly rows: readonly components['schemas']['RowVerdict'][];
    };
    /** @description What came of a row. */
    readonly RowVerdict:
      | {
          readonly row: number;
          /** @enum {string} */
          readonly outcome: 'RECORDED' | 'ALREADY_RECORDED';
          /** @description Position in the study's ledger. */
          readonly position: number;
        }
      | {
          readonly row: number;
          /** @constant */
          readonly outcome: 'WOULD_BE_RECORDED';
          /** @description Rules that protect participants, and of which the row does not show that they were kept. */
          readonly notShown: readonly string[];
        }
      | {
          readonly row: number;
          /** @constant */
          readonly outcome: 'REFUSED';
          /** @description Every condition that is not met. */
          readonly unmet: readonly components['schemas']['UnmetOnRecord'][];
        };
    /** @description A condition that was not met, as the ledger keeps it: rules of other versions are among them. */
    readonly UnmetOnRecord: {
      /** @description Kebab-case and stable: clients branch on it. */
      readonly rule: string;
      readonly message: string;
      /** @description The requirement that the rule comes from, such as `R-CEL-10`. */
      readonly requirement?: string;
      /** @description What the reader can do about it. */
      readonly remedy?: string;
      /** @description JSON pointer into the command, when one member is at fault. */
      readonly pointer?: string;
    };
    /** @description Where the participants and products are that a lot of a material reached. */
    readonly LotReach: {
      readonly lot: string;
      /** @description Other lots of the study that are the same but for case, blanks and signs: they may be meant, too. */
      readonly alike: readonly string[];
      readonly products: readonly {
        readonly product: string;
        readonly donor: string | null;
        readonly recipients: readonly string[];
        readonly materials: readonly {
          readonly name: string;
          readonly step: string;
          readonly at: string;
        }[];
      }[];
      /** @description Everyone who gave or got cells that the lot touched. */
      readonly participants: readonly string[];
    };
    /** @description All that the study knows of a participant's course, without personal data. */
    readonly ParticipantFile: {
      readonly participant: string;
      readonly site: string | null;
      /** @description Where they are, or may come to be, treated; none: the whole body. */
      readonly treatedSites: readonly components['schemas']['TreatedSite'][];
      /** @description Where the participant stands: derived from the events. */
      readonly status: components['schemas']['ParticipantStatus'];
      /** @description Position of the last event of the participant; for those from whom the arms are kept, of the first. */
      readonly position: number;
      /** @description Version of the participant's stream: what `If-Match` takes. 0 for those from whom the arms are kept. */
      readonly version: number;
      readonly characteristics: readonly components['schemas']['Answer'][];
      readonly consent: {
        readonly signed: readonly {
          /** @description Those that were not withdrawn since. */
          readonly scopes: readonly components['schemas']['ConsentScope'][];
          readonly signedAt: string;
          readonly treatedSites: readonly components['schemas']['TreatedSite'][];
          readonly form: string;
          readonly formVersion: string;
        }[];
        /** @description Scopes that were given, withdrawn and not given again: one that nobody asked for is none of them. */
        readonly withdrawn: readonly components['schemas']['ConsentScope'][];
      };
      readonly eligibility: {
        readonly eligible: boolean;
        readonly screenFailed: boolean;
      };
      /** @description Absent until the participant is allocated, and in a study of one arm. */
      readonly allocation?: components['schemas']['ParticipantAllocation'];
      readonly serology?: {
        /** @enum {string|null} */
        readonly verdict: 'CLEARED' | 'RESTRICTED' | null;
        readonly sampledAt: string;
        readonly results: readonly components['schemas']['SerologyResult'][];
      } | null;
      readonly authorisation?: {
        readonly legalBasis: components['schemas']['LegalBasis'];
        readonly reference: string;
        readonly at: string;
      } | null;
      readonly products: readonly components['schemas']['ParticipantProduct'][];
      /** @description Version of the protocol that the participant is planned, shown and judged by. */
      readonly protocolVersion: string | null;
      /** @description What was given, in the order in which it was recorded. */
      readonly administrations: readonly components['schemas']['Administered'][];
      /** @description Scheduled visits with their windows and what became of them. */
      readonly visits: readonly components['schemas']['VisitView'][];
      /** @description What was recorded in no window: of no scheduled visit, not even the nearest (R-INS-05). */
      readonly unscheduledVisits: readonly {
        readonly visit: string;
        readonly date: string;
      }[];
      readonly missingAnswers: readonly components['schemas']['MissingAnswer'][];
      readonly returnedToSport: boolean;
    };
    /** @description Where a participant stands. Derived from the events, never kept by hand. */
    readonly ParticipantStatus:
      | 'SCREENING'
      | 'SCREEN_FAILED'
      | 'CONSENTED'
      | 'ELIGIBLE'
      | 'AUTHORISED'
      | 'IN_MANUFACTURE'
      | 'TREATED'
      | components['schemas']['ParticipationEnd'];
    /**
     * @description How a participation ended.
     * @enum {string}
     */
    readonly ParticipationEnd:
      | 'WITHDRAWN_FROM_TREATMENT'
      | 'WITHDRAWN_FROM_FOLLOW_UP'
      | 'LOST_TO_FOLLOW_UP'
      | 'DIED'
      | 'TERMINAL_EVENT'
      | 'COMPLETED';
    /** @description An answer to an item: a value, or the reason why there is none (R-AUD-19). */
    readonly Answer: {
      readonly item: string;
      readonly value?: number | string;
      readonly missing?: components['schemas']['MissingReason'];
      readonly note?: string;
    };
    /** @enum {string} */
    readonly MissingReason: 'NOT_DONE' | 'NOT_APPLICABLE' | 'UNKNOWN' | 'REFUSED';
    /** @enum {string} */
    readonly ConsentScope: 'TREATMENT' | 'FOLLOW_UP' | 'DATA_REUSE' | 'SURPLUS_CELLS' | 'DONATION';
    /** @description How a participant was allocated. */
    readonly ParticipantAllocation: {
      /** @description Code of the arm; null while it is kept from the reader. */
      readonly arm: string | null;
      /** @enum {string} */
      readonly method: 'BY_CLINICIAN' | 'PERMUTED_BLOCKS' | 'MINIMISATION' | 'COHORT';
      /** @description When: an instant in UTC. */
      readonly at: string;
      /** @description Number of the allocation list. */
      readonly list?: number;
      /** @description Number in the list. */
      readonly number?: number;
      /** @description Who asked to be told the arm, where nobody confirmed it yet. */
      readonly unblindingRequest?: {
        readonly by: string;
        readonly at: string;
      };
      /** @description Who was told the arm in an emergency. */
      readonly unblinded: readonly string[];
    };
    readonly SerologyResult: {
      readonly marker: string;
      /** @enum {string} */
      readonly result: 'NEGATIVE' | 'POSITIVE' | 'INDETERMINATE';
      readonly assay: string;
    };
    /** @description A product that a participant gave cells for. */
    readonly ParticipantProduct: {
      readonly product: string;
      /** @enum {string|null} */
      readonly release: 'CONDITIONAL' | 'FINAL' | null;
      readonly rejected: boolean;
      readonly recalled: boolean;
      readonly expiresAt: string | null;
    };
    /** @description Something that was given, or done. */
    readonly Administered: {
      readonly at: string;
      /** @description Absent: it was over at once, or nobody said when. */
      readonly endedAt?: string;
      /** @description Code of the protocol's administration, and of the scheduled instance that it fulfils. */
      readonly administration: string;
      readonly scheduled: string;
      /** @description Which time it was, of an instance that repeats. */
      readonly occurrence: number;
      readonly treatedSite?: components['schemas']['TreatedSite'];
      /** @description Code of the batch. */
      readonly product?: string;
      readonly medicine?: components['schemas']['LicensedLot'];
      /** @description Absent where the past does not tell it. */
      readonly legalBasis?: components['schemas']['LegalBasis'];
      /** @description Of what was taken over from the past: how well its moment is known. */
      readonly dateQuality?: components['schemas']['DateQuality'];
    };
    /** @description A medicine that is bought, as its package says. */
    readonly LicensedLot: {
      /** @description Brand, or whatever names the medicine on its package. */
      readonly name: string;
      readonly lot: string;
      /** @description The last date on which it may be given. */
      readonly expiresOn?: string;
    };
    /** @enum {string} */
    readonly DateQuality: 'EXACT' | 'MONTH' | 'YEAR' | 'ESTIMATED';
    /** @description A scheduled visit of a participant with its window and what became of it. */
    readonly VisitView: {
      readonly code: string;
      /** @description Which time, of a visit that repeats. */
      readonly occurrence?: number;
      readonly title: string;
      /** @description Absent until what it is planned from has happened. */
      readonly window?: components['schemas']['VisitWindow'];
      readonly progress: components['schemas']['VisitProgress'];
      readonly date?: string;
      readonly timing?: components['schemas']['VisitTiming'];
    };
    /** @description When a visit is due, and the first and last date that count as it, all `YYYY-MM-DD` at the participant's site. */
    readonly VisitWindow: {
      readonly target: string;
      readonly opens: string;
      readonly closes: string;
    };
    /**
     * @description How far a scheduled visit has come.
     * @enum {string}
     */
    readonly VisitProgress: 'RECORDED' | 'MISSED' | 'UPCOMING' | 'DUE' | 'OVERDUE';
    /**
     * @description Where a visit lies against its window.
     * @enum {string}
     */
    readonly VisitTiming: 'EARLY' | 'IN_WINDOW' | 'LATE';
    /** @description An item without a value, with the reason (R-AUD-19). */
    readonly MissingAnswer: {
      readonly visit: string;
      readonly instrument: string;
      readonly item: string;
      readonly missing: components['schemas']['MissingReason'];
      readonly note?: string;
    };
    /** @description Every product that a participant gave or got, with its chain. */
    readonly ParticipantGenealogy: {
      readonly participant: string;
      readonly products: readonly components['schemas']['Genealogy'][];
    };
    /** @description A page of participants, by code. */
    readonly ParticipantPage: {
      readonly items: readonly components['schemas']['ParticipantLine'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description A participant in a list. */
    readonly ParticipantLine: {
      readonly participant: string;
      readonly site: string | null;
      /** @description Where they are, or may come to be, treated; none: the whole body. */
      readonly treatedSites: readonly components['schemas']['TreatedSite'][];
      /** @description Where the participant stands: derived from the events. */
      readonly status: components['schemas']['ParticipantStatus'];
      /** @description Position of the last event of the participant; for those from whom the arms are kept, of the first. */
      readonly position: number;
      /** @description Version of the participant's stream: what `If-Match` takes. 0 for those from whom the arms are kept. */
      readonly version: number;
    };
    /** @description What one version of the protocol says otherwise than another. */
    readonly ProtocolChanges: {
      /** @description The version that `removed` and `before` are of. */
      readonly from: string;
      /** @description The version that `added` and `after` are of. */
      readonly to: string;
      readonly changes: readonly components['schemas']['ProtocolChange'][];
    };
    /** @description One thing that a version of a protocol says otherwise than another. */
    readonly ProtocolChange: {
      /**
       * @description `MOVED`: a list holds the same in another order.
       * @enum {string}
       */
      readonly change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED';
      /** @description JSON pointer in the later version; of what was removed, in the earlier one. */
      readonly pointer: string;
      /** @description What it is, for people: such as `timeline MAIN, instance M12 (Month 12), timing, window, upper`. */
      readonly title: string;
      /** @description What the earlier version says; absent when it says nothing. */
      readonly before?: unknown;
      /** @description What the later version says; absent when it says nothing. */
      readonly after?: unknown;
    };
    /** @description What a draft would change, if it were approved. Nothing is recorded. */
    readonly ProtocolDryRun: {
      /** @description The version of the draft. */
      readonly version: string;
      /** @description The version that it is compared with: the one in force; null before the first one. */
      readonly inForce: string | null;
      /** @description Position of the study that the answer is from. */
      readonly position: number;
      /** @description At which sites the participants and cases were looked at; those of other sites are left out, also of every count. */
      readonly sites: 'ALL' | readonly string[];
      /** @description The whole in sentences. */
      readonly summary: readonly string[];
      /** @description What approving it would be refused for. When it contradicts itself, nothing else is looked at. */
      readonly faults: readonly components['schemas']['ProtocolFault'][];
      /** @description How many participants were looked at. */
      readonly lookedAt: number;
      /** @description Those for whom something would change, by code: the first thousand. */
      readonly participants: readonly components['schemas']['ParticipantEffects'][];
      /** @description How many more there are. */
      readonly omitted?: number;
      readonly stoppingRules: readonly components['schemas']['StoppingEffect'][];
    };
    /** @description What approving a protocol as it is would be refused for. */
    readonly ProtocolFault: {
      /** @description Stable id of the rule. */
      readonly rule: string;
      readonly message: string;
      readonly remedy: string;
      /** @description JSON pointer into `protocol`, as it stands beside; the whole of it when absent. */
      readonly pointer?: string;
    };
    /** @description What would change for one participant. */
    readonly ParticipantEffects: {
      readonly participant: string;
      readonly site: string | null;
      readonly status: components['schemas']['ParticipantStatus'];
      readonly visits: readonly components['schemas']['VisitEffect'][];
      readonly eligibility: readonly components['schemas']['EligibilityGap'][];
      /** @description Consents that would have to be asked for again. */
      readonly consents: readonly components['schemas']['ConsentGap'][];
    };
    /** @description What would become of a visit of a participant under another version of the protocol. */
    readonly VisitEffect: {
      /**
       * @description Of one that was recorded: it would leave its window or come into one, or the version has no such visit. Of one that was not: the version has it no more, or has it only now, or at another time.
       * @enum {string}
       */
      readonly effect: 'LEAVES_WINDOW' | 'ENTERS_WINDOW' | 'DISAPPEARS' | 'IS_NEW' | 'MOVES';
      /** @description Code of the scheduled visit, of the other version where that has it. */
      readonly code: string;
      /** @description 1 for the first, and for one that does not repeat. */
      readonly occurrence: number;
      readonly title: string;
      /** @description Of one that was recorded: its code and its date. */
      readonly recorded?: {
        readonly visit: string;
        readonly date: string;
      };
      /** @description Its window by the version in force. */
      readonly before?: components['schemas']['VisitWindow'];
      /** @description Its window by the other version. */
      readonly after?: components['schemas']['VisitWindow'];
    };
    /** @description Why a participant would not be eligible by another version of the protocol, as far as answers go. */
    readonly EligibilityGap: {
      /** @enum {string} */
      readonly gap:
        'CRITERION_UNANSWERED' | 'CRITERION_REWORDED' | 'CHARACTERISTIC_UNANSWERED' | 'CHARACTERISTIC_INVALID';
      /** @description Code of the criterion or of the characteristic. */
      readonly code: string;
      readonly message: string;
    };
    /** @description A consent that is in force by a version of its form that another version of the protocol does not have. */
    readonly ConsentGap: {
      readonly form: string;
      /** @description What was signed. */
      readonly signed: string;
      /** @description The versions of the form by which consent would be asked for; none where the form is gone. */
      readonly versions: readonly string[];
    };
    /** @description A stopping rule that would have been reached. */
    readonly StoppingEffect: {
      readonly rule: string;
      readonly title: string;
      /** @description The day on which it would have been reached, in UTC. */
      readonly day: string;
      /** @description Position of the event after which it would have been reached. */
      readonly position: number;
      readonly treated: number;
      readonly count: number;
      /** @description Whether it still would be. */
      readonly reached: boolean;
      /** @description The day on which the rule of this code was reached as the version in force has it. */
      readonly reachedInForce?: string;
    };
    /** @description A version of the protocol with all that it says. */
    readonly ProtocolFile: {
      readonly version: string;
      readonly code: string;
      readonly title: string;
      /** @description When it was approved: an instant in UTC, or a date when only the day is known. */
      readonly approvedAt: string;
      readonly approvedBy: string;
      /** @description It is the last one that was approved: steps are decided by it. */
      readonly inForce: boolean;
      /** @description Of an amendment. */
      readonly substantial?: boolean;
      /** @description Of an amendment: whether participants consent again. */
      readonly reconsentRequired?: boolean;
      /** @description Position of its approval. */
      readonly position: number;
      /** @description As `POST …/protocols` takes it. */
      readonly protocol: {
        readonly [key: string]: unknown;
      };
    };
    /** @description What a study of USDM 4.0 says as a draft of a protocol, and what it does not say. Nothing is recorded. */
    readonly ProtocolImport: {
      /** @description To be completed, and then approved: what its form must be is said by `POST …/protocols`. */
      readonly protocol: {
        readonly [key: string]: unknown;
      };
      /** @description Everything of the document that the draft does not have: where it stands there, what it is, and why it was not taken. */
      readonly untaken: readonly components['schemas']['Untaken'][];
      /** @description What approving the draft would be refused for. */
      readonly faults: readonly components['schemas']['ProtocolFault'][];
      /** @description How many more faults of its form there are: they are told when those that are listed are mended. */
      readonly omitted?: number;
    };
    /** @description Something of a document that was not taken. */
    readonly Untaken: {
      /** @description JSON pointer in the document. */
      readonly pointer: string;
      readonly what: string;
      readonly why: string;
    };
    /** @description The versions of the protocol that were approved, the first one first. */
    readonly ProtocolList: {
      readonly items: readonly components['schemas']['ProtocolLine'][];
    };
    /** @description A version of the protocol that was approved. */
    readonly ProtocolLine: {
      readonly version: string;
      readonly code: string;
      readonly title: string;
      /** @description When it was approved: an instant in UTC, or a date when only the day is known. */
      readonly approvedAt: string;
      readonly approvedBy: string;
      /** @description It is the last one that was approved: steps are decided by it. */
      readonly inForce: boolean;
      /** @description Of an amendment. */
      readonly substantial?: boolean;
      /** @description Of an amendment: whether participants consent again. */
      readonly reconsentRequired?: boolean;
      /** @description Position of its approval. */
      readonly position: number;
    };
    /** @description All that the study knows of a request, but for the identity of the person. */
    readonly RequestFile: {
      readonly request: string;
      readonly site: string | null;
      /** @description Where the request stands: derived from the events. */
      readonly status: components['schemas']['RequestStatus'];
      readonly requester: components['schemas']['Requester'] | null;
      readonly structure: string | null;
      readonly side: components['schemas']['Side'] | null;
      /** @description When it was asked: an instant in UTC, or a date when only the day is known. */
      readonly askedAt: string | null;
      /** @description The refused request that it asks anew. */
      readonly follows?: string;
      /** @description Who was screened on it. */
      readonly participant?: string;
      /** @description Position of the last event of the request. */
      readonly position: number;
      /** @description Version of the stream of the request: what `If-Match` takes. */
      readonly version: number;
      readonly content: components['schemas']['RequestContent'];
      /** @description The requester's words; null when they were erased. */
      readonly aim: string | null;
      readonly inducement: {
        readonly offered: components['schemas']['KnownAnswer'];
        /** @description Null when they were erased. */
        readonly words?: string | null;
      };
      readonly appraisals: readonly {
        readonly at: string;
        readonly by: string;
        readonly role: string;
        readonly claim: string;
        readonly outcome: string;
        readonly scale: string;
        /** @description Edition of the scale: its levels differ between them. */
        readonly edition: string;
        /** @description Level, or certainty, as the scale names it. */
        readonly level: string;
        readonly references: readonly string[];
        /** @description Who judged, by the subject of their tokens. */
        readonly judgedBy: string;
      }[];
      /** @description Null while it is open. */
      readonly decision: components['schemas']['RequestDecision'] | null;
    };
    /** @enum {string} */
    readonly RequestStatus: 'OPEN' | 'REFUSED' | 'ACCEPTED' | 'SCREENED';
    /** @enum {string} */
    readonly Requester: 'PATIENT' | 'PHYSICIAN' | 'CLUB' | 'AGENT' | 'OTHER';
    /** @description What is said of a request apart from the words of persons. */
    readonly RequestContent: {
      readonly site: string;
      readonly requester: components['schemas']['Requester'];
      readonly channel: string;
      /** @description Structure of the body, in words. */
      readonly structure: string;
      readonly side: components['schemas']['Side'];
      /** @description Of the aim, BCP 47. */
      readonly language: string;
      /** @description None when the list is empty. */
      readonly symptoms: readonly string[];
      readonly imaging: components['schemas']['RequestImaging'];
      /** @description None when the list is empty. */
      readonly earlierCare: readonly string[];
      /** @description Code of the refused request that this one asks anew. */
      readonly follows?: string;
      /**
       * @description Of the person to be treated, if they compete.
       * @enum {string}
       */
      readonly doping?: 'NOT_SUBJECT' | 'SUBJECT' | 'UNKNOWN';
    };
    /** @description What images of the structure show: all four members, or that there are none and why (R-AUD-19). */
    readonly RequestImaging: {
      readonly date?: string;
      /** @enum {string} */
      readonly kind?: 'ULTRASOUND' | 'MRI' | 'CT' | 'RADIOGRAPH' | 'OTHER';
      /** @description Who read them, by role and place. */
      readonly reader?: string;
      readonly finding?: string;
      /** @constant */
      readonly missing?: 'NOT_DONE';
      readonly reason?: string;
    };
    /** @enum {string} */
    readonly KnownAnswer: 'YES' | 'NO' | 'UNKNOWN';
    /** @description How a request was decided. */
    readonly RequestDecision:
      | {
          /** @constant */
          readonly decision: 'ACCEPTED';
          readonly explanation: string;
          readonly at: string;
          readonly by: string;
          readonly role: string;
        }
      | {
          /** @constant */
          readonly decision: 'REFUSED';
          /** @description As the protocol said them then. */
          readonly rules: readonly components['schemas']['RequestRule'][];
          readonly protocolVersion: string;
          readonly explanation: string;
          readonly alternatives: readonly string[];
          readonly wouldChange: string;
          /** @description When the requester was told. */
          readonly toldAt: string;
          readonly accepts: components['schemas']['KnownAnswer'];
          readonly at: string;
          readonly by: string;
          readonly role: string;
        };
    /** @description A rule by which a request for treatment is refused. */
    readonly RequestRule: {
      readonly code: string;
      /** @description As it is shown to who decides, and to who asked. */
      readonly text: string;
      /** @description Where it stands, such as an article of a law. */
      readonly source: string;
      /** @enum {string} */
      readonly kind: 'LEGAL' | 'PROGRAMME';
    };
    /** @description A page of requests, by code. */
    readonly RequestPage: {
      readonly items: readonly components['schemas']['RequestLine'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description A request in a list. */
    readonly RequestLine: {
      readonly request: string;
      readonly site: string | null;
      /** @description Where the request stands: derived from the events. */
      readonly status: components['schemas']['RequestStatus'];
      readonly requester: components['schemas']['Requester'] | null;
      readonly structure: string | null;
      readonly side: components['schemas']['Side'] | null;
      /** @description When it was asked: an instant in UTC, or a date when only the day is known. */
      readonly askedAt: string | null;
      /** @description The refused request that it asks anew. */
      readonly follows?: string;
      /** @description Who was screened on it. */
      readonly participant?: string;
      /** @description Position of the last event of the request. */
      readonly position: number;
      /** @description Version of the stream of the request: what `If-Match` takes. */
      readonly version: number;
    };
    /** @description How many requests there are, by where they stand, and how many were refused by each rule. */
    readonly RequestSummary: {
      readonly requests: number;
      readonly byStatus: readonly {
        readonly status: components['schemas']['RequestStatus'];
        readonly requests: number;
      }[];
      /** @description A request that was refused by several rules counts for each. */
      readonly refusedBy: readonly {
        readonly rule: string;
        readonly requests: number;
      }[];
    };
    /** @description A page of events: participant, products, adverse events and near misses, in the order of the ledger. */
    readonly TimelinePage: {
      readonly items: readonly components['schemas']['TimelineEvent'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description An event of a timeline. Sealed members stay sealed. */
    readonly TimelineEvent: {
      readonly position: number;
      /** @description Type of the event, as the AsyncAPI document lists them. */
      readonly type: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly stream: string;
      /** @description When it happened: an instant in UTC, or a date when only the day is known (R-AUD-05). */
      readonly occurredAt: string;
      /** @description IANA time zone in which it occurred. */
      readonly zone: string;
      /** @description Days from when it happened to when it was entered. */
      readonly lateByDays: number;
      readonly reason?: components['schemas']['Reason'];
      readonly actor: components['schemas']['Actor'];
      /** @description What the event says; its members depend on the type (AsyncAPI document). */
      readonly data: {
        readonly [key: string]: unknown;
      };
    };
    /** @description Why something was changed: a code of the study's list, and words. */
    readonly Reason: {
      readonly code: string;
      readonly text: string;
    };
    /** @description Who acted, by pseudonymous id; the printed name is sealed in the delegation log. */
    readonly Actor: {
      readonly id: string;
      /** @description The role held by delegation at the moment of recording (R-AUT-09). `system` for the software itself. */
      readonly role: string;
      readonly organisation: string;
    };
    /** @description A version of the protocol as the API of USDM 4.0 exchanges studies: its schema is that of CDISC. */
    readonly UsdmStudy: {
      readonly study: {
        readonly [key: string]: unknown;
      };
      readonly usdmVersion: string;
      readonly systemName: string;
      readonly systemVersion: string;
    };
    /** @description A page of what is to be done, earliest due first. */
    readonly WorkList: {
      /**
       * Format: date-time
       * @description The instant at which due and overdue were judged.
       */
      readonly at: string;
      readonly items: readonly components['schemas']['WorkItem'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description Something to do, by when, and why. */
    readonly WorkItem: {
      readonly kind: components['schemas']['WorkKind'];
      readonly participant: string;
      readonly product?: string;
      readonly site: string;
      /** @description A date or an instant; absent when it is due as soon as possible. */
      readonly due?: string;
      /** Format: date */
      readonly opens?: string;
      /** Format: date */
      readonly closes?: string;
      readonly why: string;
      /** @description The requirement that it comes from. */
      readonly requirement: string;
      /** @description The steps that are refused as long as it is missing. */
      readonly blocks?: readonly components['schemas']['ListedStep'][];
    };
    /**
     * @description Kinds of things to do as they are shown: with the time a visit becomes due or overdue.
     * @enum {string}
     */
    readonly WorkKind:
      | 'CONSENT_MISSING'
      | 'ELIGIBILITY_MISSING'
      | 'AUTHORISATION_MISSING'
      | 'ALLOCATION_MISSING'
      | 'UNBLINDING_REQUESTED'
      | 'STUDY_HALTED'
      | 'SEROLOGY_MISSING'
      | 'SEROLOGY_EXPIRING'
      | 'SEROLOGY_EXPIRED'
      | 'PRODUCT_EXPIRING'
      | 'TEST_PENDING'
      | 'SURVEILLANCE'
      | 'VISIT_DUE'
      | 'VISIT_OVERDUE'
      | 'VISIT_UPCOMING';
    /**
     * @description A step, by the name of its command, of which the list says what it lacks.
     * @enum {string}
     */
    readonly ListedStep: 'HarvestMarrow' | 'InjectCells' | 'RecordVisit';
    /** @description A page of cases, by id. */
    readonly AdverseEventPage: {
      readonly items: readonly components['schemas']['SafetyCase'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description A case as it stands: the last report, the opinions of both sides, and what follows from them. */
    readonly SafetyCase: {
      readonly expectedness?: {
        readonly expected: boolean;
        readonly referenceSafetyInformation: string;
      };
      /** @description Suspected unexpected serious adverse reaction: derived, never typed (R-SAF-06, R-SAF-07). */
      readonly susar: boolean;
      readonly coding?: components['schemas']['Coding'];
      readonly reports: readonly components['schemas']['SafetyReport'][];
      readonly closed: boolean;
      readonly nullified: boolean;
      /** @description Code of the participant as it was reported; `UNKNOWN` when none was. */
      readonly participant: string;
      /**
       * @description The study knows no such participant: the case waits in triage until the person is identified.
       * @constant
       */
      readonly participantUnknown?: true;
      /** @description Empty when neither the participant nor the reporter tells it. */
      readonly site: string;
      /**
       * @description Absent: an adverse event.
       * @enum {string}
       */
      readonly category?:
        | 'ADVERSE_EVENT'
        | 'PREGNANCY'
        | 'MEDICATION_ERROR'
        | 'USE_OUTSIDE_PROTOCOL'
        | 'MISUSE'
        | 'ABUSE'
        | 'PRODUCT_QUALITY';
      /** @description Words of the reporter. */
      readonly term: string;
      readonly template?: string;
      readonly onset?: string;
      readonly end?: string;
      /** @enum {string} */
      readonly outcome: 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
      /** @enum {string} */
      readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
      /** @description CTCAE grade 1–5, or 0 when the laboratory value meets no criterion. */
      readonly grade?: number;
      /**
       * @description The grade follows from the laboratory value; absent: a person gave it.
       * @constant
       */
      readonly gradedBy?: 'CTCAE 5.0';
      readonly laboratory?: components['schemas']['LaboratoryValue'];
      readonly serious: boolean;
      readonly seriousness: readonly components['schemas']['SeriousnessCriterion'][];
      readonly death?: components['schemas']['Death'];
      /** @enum {string} */
      readonly phase?: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      readonly side: components['schemas']['Side'];
      readonly analgesia?: string;
      /** @description Code of the protocol's list of events of special interest. */
      readonly specialInterest?: string;
      /** @description After the first administration; the observation window itself starts at the first procedure (R-SAF-18). */
      readonly treatmentEmergent: boolean;
      readonly product?: string;
      /** @description Of the treatment, which decides route and clocks (R-AUT-01). */
      readonly legalBasis?: components['schemas']['LegalBasis'];
      /** @description When the sponsor was told, if that was before the report was entered. */
      readonly sponsorInformedAt?: string;
      readonly adverseEvent: string;
      /** @description Version of the case's stream: what `If-Match` takes. */
      readonly version: number;
      /** @description Position of the last event of the case. */
      readonly position: number;
      /** @description When the site became aware, as it was first reported. */
      readonly reportedAt: string;
      /** Format: date-time */
      readonly recordedAt: string;
      /** @description Whether there is a narrative. It stays sealed. */
      readonly hasNarrative: boolean;
      /** @description Whether the reporter described a person without a code. The description stays sealed. */
      readonly hasPerson: boolean;
      /** @description When the site became aware, after corrections. */
      readonly awareAt: string;
      /** @description By which it is as serious as `seriousness` says. */
      readonly seriousnessBySide: components['schemas']['CaseSeriousness'];
      readonly causality: components['schemas']['CaseCausality'];
      /** @description What is still to be found out. */
      readonly triage: readonly string[];
    };
    /** @description A code of a licensed dictionary, such as MedDRA, with the version it was taken from (R-SAF-20). */
    readonly Coding: {
      readonly dictionary: string;
      readonly version: string;
      readonly lowLevelTerm: components['schemas']['DictionaryTerm'];
      readonly preferredTerm: components['schemas']['DictionaryTerm'];
      readonly systemOrganClass: components['schemas']['DictionaryTerm'];
    };
    readonly DictionaryTerm: {
      readonly code: string;
      readonly name: string;
    };
    /** @description A report to somebody outside, and how far it came. */
    readonly SafetyReport: {
      readonly report: number;
      readonly recipient: string;
      /** @enum {string} */
      readonly form: 'E2B_R3' | 'NOTIFICATION';
      /** @enum {string} */
      readonly status: 'PREPARED' | 'SUBMITTED' | 'ACKNOWLEDGED' | 'REJECTED';
    };
    /** @description A numeric laboratory result and what it is graded against. All amounts are in `unit`. */
    readonly LaboratoryValue: {
      /** @description Laboratory term of CTCAE 5.0. Calcium is corrected for albumin, unless the term says ionized. */
      readonly term: components['schemas']['CtcaeTerm'];
      readonly value: number;
      /** @description UCUM code, such as `g/L` or `10*9/L`. */
      readonly unit: string;
      /** @description Lower limit of normal (LLN) of the laboratory. */
      readonly lowerLimit?: number;
      /** @description Upper limit of normal (ULN) of the laboratory. */
      readonly upperLimit?: number;
      /** @description Before the treatment. For INR: given when the participant is on anticoagulation. */
      readonly baseline?: number;
    };
    /** @enum {string} */
    readonly CtcaeTerm:
      | 'Anemia'
      | 'Leukocytosis'
      | 'Activated partial thromboplastin time prolonged'
      | 'Alanine aminotransferase increased'
      | 'Alkaline phosphatase increased'
      | 'Aspartate aminotransferase increased'
      | 'Blood bilirubin increased'
      | 'Blood lactate dehydrogenase increased'
      | 'CD4 lymphocytes decreased'
      | 'Cholesterol high'
      | 'CPK increased'
      | 'Creatinine increased'
      | 'Fibrinogen decreased'
      | 'GGT increased'
      | 'Haptoglobin decreased'
      | 'Hemoglobin increased'
      | 'INR increased'
      | 'Lipase increased'
      | 'Lymphocyte count decreased'
      | 'Lymphocyte count increased'
      | 'Neutrophil count decreased'
      | 'Platelet count decreased'
      | 'Serum amylase increased'
      | 'White blood cell decreased'
      | 'Acidosis'
      | 'Alkalosis'
      | 'Hypercalcemia'
      | 'Hypercalcemia (Ionized)'
      | 'Hyperkalemia'
      | 'Hypermagnesemia'
      | 'Hypernatremia'
      | 'Hypertriglyceridemia'
      | 'Hyperuricemia'
      | 'Hypoalbuminemia'
      | 'Hypocalcemia'
      | 'Hypocalcemia (Ionized)'
      | 'Hypoglycemia'
      | 'Hypokalemia'
      | 'Hypomagnesemia'
      | 'Hyponatremia';
    /** @enum {string} */
    readonly SeriousnessCriterion:
      'DEATH' | 'LIFE_THREATENING' | 'HOSPITALISATION' | 'DISABILITY' | 'CONGENITAL_ANOMALY' | 'MEDICALLY_IMPORTANT';
    /** @description A death as far as it is known. */
    readonly Death: {
      readonly date?: string;
      readonly cause?: string;
      readonly autopsy?: boolean;
    };
    /** @description Which criteria of seriousness each side sees; absent: it has said nothing. Neither lowers the other's word (R-SAF-06). */
    readonly CaseSeriousness: {
      readonly site?: readonly components['schemas']['SeriousnessCriterion'][];
      readonly sponsor?: readonly components['schemas']['SeriousnessCriterion'][];
    };
    /** @description Who holds a case to be related, and to what. */
    readonly CaseCausality: {
      readonly investigator: readonly components['schemas']['Opinion'][];
      readonly sponsor: readonly components['schemas']['Opinion'][];
      /** @description When either says so of any cause: the sponsor cannot take the investigator's opinion away (R-SAF-06). */
      readonly related: boolean;
    };
    readonly Opinion: {
      /** @enum {string} */
      readonly by: 'INVESTIGATOR' | 'SPONSOR';
      readonly to: components['schemas']['Attribution'];
      readonly related: boolean;
      readonly method: string;
    };
    /** @enum {string} */
    readonly Attribution: 'PRODUCT' | 'PROCUREMENT' | 'ADMINISTRATION' | 'CONCOMITANT' | 'DISEASE';
    /** @description The statutory clocks of a study at an instant, earliest due first, each with its earlier verdicts. */
    readonly ClockList: {
      readonly study: string;
      readonly position: number;
      /**
       * Format: date-time
       * @description The instant at which due and overdue were judged.
       */
      readonly at: string;
      readonly clocks: readonly components['schemas']['StatutoryClock'][];
    };
    /** @description A statutory clock of a case, as events, rules and the instant asked for have it. */
    readonly StatutoryClock: {
      readonly adverseEvent: string;
      /** @description Empty when neither the participant nor the reporter tells it. */
      readonly site: string;
      /** @description Within the case; what `ExplainLateness` names. */
      readonly id: string;
      readonly rule: string;
      /** @description Version of the rules. */
      readonly rules: string;
      readonly recipient: string;
      readonly requirement: string;
      readonly why: string;
      readonly startedAt: string;
      readonly dayZero: string;
      readonly due: string;
      readonly status: components['schemas']['ClockStatus'];
      readonly metAt?: string;
      /** @description Why it was late, in the words of the last explanation. */
      readonly lateBecause?: string;
      readonly unknowns: readonly string[];
      readonly history: readonly components['schemas']['EarlierVerdict'][];
    };
    /** @enum {string} */
    readonly ClockStatus: 'OPEN' | 'DUE_SOON' | 'OVERDUE' | 'MET' | 'MET_LATE' | 'NOT_APPLICABLE' | 'WITHDRAWN';
    /** @description What was so until an event changed it. */
    readonly EarlierVerdict: {
      readonly status: components['schemas']['ClockStatus'];
      readonly dayZero: string;
      readonly due: string;
      /** @description The event that ended it. */
      readonly until: {
        readonly position: number;
        readonly recordedAt: string;
        readonly event: string;
      };
    };
    /** @description How many cases and clocks there are, and each clock that would stand otherwise under other rules. */
    readonly ClockReevaluation: {
      readonly cases: number;
      readonly clocks: {
        readonly before: number;
        readonly after: number;
      };
      readonly differences: readonly components['schemas']['ClockDifference'][];
      /**
       * Format: date-time
       * @description The instant at which due and overdue were judged.
       */
      readonly at: string;
      /** @description Version of the rules that were tried. */
      readonly rules: string;
    };
    /** @description A clock that other rules would judge differently. `before` or `after` is absent where there is no such clock. */
    readonly ClockDifference: {
      readonly adverseEvent: string;
      readonly id: string;
      readonly before?: components['schemas']['ClockVerdict'];
      readonly after?: components['schemas']['ClockVerdict'];
    };
    /** @description How a clock stands under one set of rules. */
    readonly ClockVerdict: {
      readonly recipient: string;
      readonly dayZero: string;
      readonly due: string;
      readonly status: components['schemas']['ClockStatus'];
    };
    readonly CtcaeGrade: {
      /** @constant */
      readonly version: 'CTCAE 5.0';
      readonly term: components['schemas']['CtcaeTerm'];
      /** @description 0: no criterion is met. Absent when the number alone does not decide it. Never 5: no number is a death. */
      readonly grade?: number;
      /** @description The grades that the number leaves open, ascending; one when it decides. */
      readonly possible: readonly number[];
      /** @description Text of the grade, word for word. */
      readonly criterion?: string;
      readonly why: string;
    };
    readonly DeliveryFile: {
      /** @description Of the event in the study's ledger. */
      readonly position: number;
      readonly adverseEvent: string;
      /** @enum {string} */
      readonly state: 'pending' | 'delivered';
      readonly attempts: number;
      /** Format: date-time */
      readonly deliveredAt?: string;
      /**
       * Format: date-time
       * @description When the next attempt is due. Absent while it waits for an earlier message of its case.
       */
      readonly nextAt?: string;
      /** @description The attempts, the first one first. */
      readonly log: readonly components['schemas']['DeliveryAttempt'][];
    };
    readonly DeliveryAttempt: {
      /** @description From 1. */
      readonly number: number;
      /** Format: date-time */
      readonly at: string;
      readonly milliseconds: number;
      /** @description Of the answer, when there was one. */
      readonly status?: number;
      /** @description Why it was no success. */
      readonly error?: string;
    };
    readonly DeliveryPage: {
      readonly items: readonly components['schemas']['DeliveryShown'][];
      /** @description `cursor` of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description A message and how far its delivery is. */
    readonly DeliveryShown: {
      /** @description Of the event in the study's ledger. */
      readonly position: number;
      readonly adverseEvent: string;
      /** @enum {string} */
      readonly state: 'pending' | 'delivered';
      readonly attempts: number;
      /** Format: date-time */
      readonly deliveredAt?: string;
      /**
       * Format: date-time
       * @description When the next attempt is due. Absent while it waits for an earlier message of its case.
       */
      readonly nextAt?: string;
    };
    /** @description The dictionaries that are loaded; none when the operator has loaded none. */
    readonly DictionaryList: {
      readonly dictionaries: readonly components['schemas']['DictionaryName'][];
    };
    /** @description A version of a dictionary by its name. */
    readonly DictionaryName: {
      readonly name: string;
      readonly version: string;
    };
    /** @description Data set of a hospital exemption's annual report: units, batches, incidents in an interval of positions. */
    readonly HospitalExemptionReport: {
      readonly study: string;
      /** @description Data-lock point: what was recorded after this position does not count. */
      readonly position: number;
      readonly interval: components['schemas']['Interval'];
      readonly batches: {
        readonly harvested: number;
        readonly formulated: number;
        readonly released: number;
        readonly rejected: number;
        readonly recalled: number;
      };
      /** @description Containers that were administered or destroyed. */
      readonly units: {
        readonly formulated: number;
        readonly administered: number;
        readonly destroyed: number;
      };
      readonly participantsTreated: number;
      /** @description Deviations, failed tests, excursions, recalls, and refused administrations or releases. */
      readonly incidents: readonly {
        readonly position: number;
        readonly at: string;
        readonly type: string;
        readonly about: string;
      }[];
      readonly adverseReactions: readonly components['schemas']['ListedCase'][];
    };
    /** @description Everything that was recorded after one position and up to another. */
    readonly Interval: {
      readonly after: number;
      readonly through: number;
    };
    /** @description One case in the listing, by participant and onset. */
    readonly ListedCase: {
      readonly adverseEvent: string;
      readonly participant: string;
      readonly site: string;
      readonly term: string;
      readonly systemOrganClass: string;
      readonly preferredTerm: string;
      readonly onset: string | null;
      readonly end: string | null;
      /** @enum {string} */
      readonly outcome: 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
      /** @enum {string|null} */
      readonly severity: 'MILD' | 'MODERATE' | 'SEVERE' | null;
      readonly grade: number | null;
      readonly serious: boolean;
      readonly seriousness: readonly components['schemas']['SeriousnessCriterion'][];
      /** @enum {string|null} */
      readonly phase: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP' | null;
      readonly investigator: readonly string[];
      readonly sponsor: readonly string[];
      readonly related: boolean;
      /** @enum {string} */
      readonly expectedness: 'EXPECTED' | 'UNEXPECTED' | 'NOT_ASSESSED';
      readonly susar: boolean;
      readonly treatmentEmergent: boolean;
      readonly product: string | null;
    };
    /** @description The aggregate with its data-lock point. */
    readonly LockedAggregate: {
      readonly lockedAt: string | null;
      readonly methods: readonly string[];
      readonly exposure: {
        readonly treated: number;
        readonly patientYears: number;
        readonly participants: readonly components['schemas']['Exposed'][];
      };
      readonly listing: readonly components['schemas']['ListedCase'][];
      readonly nullified: readonly string[];
      readonly tables: components['schemas']['SafetyTables'];
      readonly rates: readonly components['schemas']['Rate'][];
      readonly stoppingRules: readonly components['schemas']['StoppingVerdict'][];
      readonly study: string;
      /** @description Data-lock point: what was recorded after this position does not count. */
      readonly position: number;
    };
    /** @description A treated participant, and how long they were observed. */
    readonly Exposed: {
      readonly participant: string;
      /** @description Codes of the batches, and names of the medicines, that they got. */
      readonly products: readonly string[];
      readonly legalBases: readonly string[];
      /** @description 10⁶ cells over all administrations; absent where nobody counts them. */
      readonly cells?: number;
      /** @description The first administration. */
      readonly from: string;
      readonly until: string;
      readonly endedBy?: components['schemas']['ParticipationEnd'];
      /** @description Years of 365.25 days. */
      readonly years: number;
    };
    /** @description The listing, counted by one thing at a time. */
    readonly SafetyTables: {
      readonly systemOrganClass: readonly components['schemas']['Tally'][];
      readonly preferredTerm: readonly components['schemas']['Tally'][];
      readonly term: readonly components['schemas']['Tally'][];
      readonly grade: readonly components['schemas']['Tally'][];
      readonly severity: readonly components['schemas']['Tally'][];
      readonly seriousness: readonly components['schemas']['Tally'][];
      readonly relatedness: readonly components['schemas']['Tally'][];
      readonly phase: readonly components['schemas']['Tally'][];
    };
    /** @description How many events, and how many persons had one: whoever is not identified is a person of the case's own. */
    readonly Tally: {
      readonly value: string;
      readonly events: number;
      readonly participants: number;
    };
    /** @description Events after the administration per 100 patient-years, with the exact interval; `null` without exposure. */
    readonly Rate: {
      readonly of: string;
      readonly events: number;
      readonly patientYears: number;
      readonly per100PatientYears: components['schemas']['PoissonInterval'] | null;
    };
    /** @description A rate with its exact confidence interval, all per unit of exposure. */
    readonly PoissonInterval: {
      readonly rate: number;
      readonly lower: number;
      readonly upper: number;
      readonly level: number;
      /** @constant */
      readonly method: 'exact-poisson';
    };
    /** @description A stopping rule of the protocol in force, evaluated after every event up to a position. */
    readonly StoppingVerdict: {
      readonly rule: string;
      readonly title: string;
      readonly protocolVersion: string;
      /** @enum {string} */
      readonly unit: 'EVENTS' | 'PARTICIPANTS';
      readonly treated: number;
      readonly count: number;
      readonly limit: number;
      readonly reached: boolean;
      /** @description The first event after which it was reached; it stays named when the count falls again. */
      readonly firstReached?: {
        readonly position: number;
        readonly recordedAt: string;
        readonly treated: number;
        readonly count: number;
      };
    };
    /** @description A page of near misses, in the order of the ledger. */
    readonly NearMissPage: {
      readonly items: readonly components['schemas']['NearMiss'][];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description A refusal that is worth an investigation: what was attempted, by whom, and why it was refused. */
    readonly NearMiss: {
      readonly position: number;
      /** @description Type of the event, as the AsyncAPI document lists them. */
      readonly type: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly by: string;
      readonly role: string;
      /** @description What the event says; its members depend on the type (AsyncAPI document). */
      readonly data: {
        readonly [key: string]: unknown;
      };
      readonly nearMiss: string;
    };
    /** @description Notifications of a study's cases, by when they are to be acknowledged. */
    readonly NotificationList: {
      readonly study: string;
      readonly position: number;
      readonly items: readonly components['schemas']['Notification'][];
    };
    /** @description A case that came to match a rule: once per case and rule, however often it is changed. */
    readonly Notification: {
      readonly adverseEvent: string;
      /** @description Empty when neither the participant nor the reporter tells it. */
      readonly site: string;
      readonly rule: string;
      readonly title: string;
      /** @enum {string} */
      readonly status: 'WAITING' | 'ESCALATED' | 'ACKNOWLEDGED' | 'LAPSED';
      /** @description The event after which the case first matched. */
      readonly position: number;
      readonly raisedAt: string;
      readonly acknowledgeBy: string;
      /** @description Whom it concerns now. */
      readonly roles: readonly components['schemas']['Role'][];
      readonly acknowledgedBy?: string;
      readonly acknowledgedAt?: string;
      readonly escalatedAt?: string;
    };
    /** @enum {string} */
    readonly Role:
      | 'sponsor'
      | 'coordinator'
      | 'investigator'
      | 'manufacturing'
      | 'qualified-person'
      | 'imaging-reader'
      | 'safety-monitor'
      | 'inspector';
    readonly RegisteredWebhook: {
      /**
       * Format: uuid
       * @description Its id.
       */
      readonly webhook: string;
      readonly study: string;
      /** @description Origin of its URL: what follows it may be secret. */
      readonly url: string;
      /** @description Which messages it gets: every member that is given must be equal. */
      readonly filter: components['schemas']['SafetyFilter'];
      readonly description?: string;
      /** @description By whose delegation it gets messages. */
      readonly person: string;
      /** @description Of which sites it gets messages; of all when there is no such member. */
      readonly sites?: readonly string[];
      /** Format: date-time */
      readonly createdAt: string;
      /** @enum {string} */
      readonly status: 'active' | 'disabled' | 'deleted';
      /** Format: date-time */
      readonly disabledAt?: string;
      readonly disabledWhy?: string;
      /** Format: date-time */
      readonly deletedAt?: string;
      /** @description How the ledger differs from what it has seen, which is why it stands still. */
      readonly standsStill?: string;
      /** @description Messages up to here are deliveries. */
      readonly position: number;
      /** @description Deliveries that have not arrived. */
      readonly pending: number;
      /** @description Those that are valid now, without what they are. */
      readonly secrets: readonly components['schemas']['ValidSecret'][];
      /** @description What signs. Absent when a registration is repeated after the secret was replaced. */
      readonly secret?: string;
    };
    /** @description The cases that are wanted: each member that is given must be equal. */
    readonly SafetyFilter: {
      readonly site?: string;
      /** @description The product that was given before. */
      readonly product?: string;
      readonly serious?: boolean;
      /** @description In the opinion of the investigator or the sponsor (R-SAF-06). */
      readonly related?: boolean;
      /** @description On the protocol's list of events of special interest (R-SAF-18). */
      readonly specialInterest?: boolean;
    };
    readonly ValidSecret: {
      /** Format: date-time */
      readonly createdAt: string;
      /** Format: date-time */
      readonly expiresAt?: string;
    };
    readonly ReplayQueued: {
      /** @description How many messages were queued. */
      readonly queued: number;
    };
    /** @description A case with everything that was added to it, in order. */
    readonly SafetyCaseFile: {
      readonly expectedness?: {
        readonly expected: boolean;
        readonly referenceSafetyInformation: string;
      };
      /** @description Suspected unexpected serious adverse reaction: derived, never typed (R-SAF-06, R-SAF-07). */
      readonly susar: boolean;
      readonly coding?: components['schemas']['Coding'];
      readonly reports: readonly components['schemas']['SafetyReport'][];
      readonly closed: boolean;
      readonly nullified: boolean;
      /** @description Code of the participant as it was reported; `UNKNOWN` when none was. */
      readonly participant: string;
      /**
       * @description The study knows no such participant: the case waits in triage until the person is identified.
       * @constant
       */
      readonly participantUnknown?: true;
      /** @description Empty when neither the participant nor the reporter tells it. */
      readonly site: string;
      /**
       * @description Absent: an adverse event.
       * @enum {string}
       */
      readonly category?:
        | 'ADVERSE_EVENT'
        | 'PREGNANCY'
        | 'MEDICATION_ERROR'
        | 'USE_OUTSIDE_PROTOCOL'
        | 'MISUSE'
        | 'ABUSE'
        | 'PRODUCT_QUALITY';
      /** @description Words of the reporter. */
      readonly term: string;
      readonly template?: string;
      readonly onset?: string;
      readonly end?: string;
      /** @enum {string} */
      readonly outcome: 'RECOVERED' | 'RECOVERING' | 'NOT_RECOVERED' | 'RECOVERED_WITH_SEQUELAE' | 'FATAL' | 'UNKNOWN';
      /** @enum {string} */
      readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
      /** @description CTCAE grade 1–5, or 0 when the laboratory value meets no criterion. */
      readonly grade?: number;
      /**
       * @description The grade follows from the laboratory value; absent: a person gave it.
       * @constant
       */
      readonly gradedBy?: 'CTCAE 5.0';
      readonly laboratory?: components['schemas']['LaboratoryValue'];
      readonly serious: boolean;
      readonly seriousness: readonly components['schemas']['SeriousnessCriterion'][];
      readonly death?: components['schemas']['Death'];
      /** @enum {string} */
      readonly phase?: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      readonly side: components['schemas']['Side'];
      readonly analgesia?: string;
      /** @description Code of the protocol's list of events of special interest. */
      readonly specialInterest?: string;
      /** @description After the first administration; the observation window itself starts at the first procedure (R-SAF-18). */
      readonly treatmentEmergent: boolean;
      readonly product?: string;
      /** @description Of the treatment, which decides route and clocks (R-AUT-01). */
      readonly legalBasis?: components['schemas']['LegalBasis'];
      /** @description When the sponsor was told, if that was before the report was entered. */
      readonly sponsorInformedAt?: string;
      readonly adverseEvent: string;
      /** @description Version of the case's stream: what `If-Match` takes. */
      readonly version: number;
      /** @description Position of the last event of the case. */
      readonly position: number;
      /** @description When the site became aware, as it was first reported. */
      readonly reportedAt: string;
      /** Format: date-time */
      readonly recordedAt: string;
      /** @description Whether there is a narrative. It stays sealed. */
      readonly hasNarrative: boolean;
      /** @description Whether the reporter described a person without a code. The description stays sealed. */
      readonly hasPerson: boolean;
      /** @description When the site became aware, after corrections. */
      readonly awareAt: string;
      /** @description By which it is as serious as `seriousness` says. */
      readonly seriousnessBySide: components['schemas']['CaseSeriousness'];
      readonly causality: components['schemas']['CaseCausality'];
      /** @description What is still to be found out. */
      readonly triage: readonly string[];
      readonly followUps: readonly components['schemas']['CaseEntry'][];
      readonly assessments: readonly components['schemas']['CaseEntry'][];
    };
    /** @description Something that was added to a case. Sealed members stay sealed. */
    readonly CaseEntry: {
      readonly position: number;
      /** @description Type of the event, as the AsyncAPI document lists them. */
      readonly type: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly by: string;
      readonly role: string;
      /** @description What the event says; its members depend on the type (AsyncAPI document). */
      readonly data: {
        readonly [key: string]: unknown;
      };
      readonly occurredAt: string;
      readonly reason?: components['schemas']['Reason'];
    };
    /** @description The counts of a study's safety: of adverse events those that were not nullified. */
    readonly SafetySummary: {
      readonly study: string;
      readonly position: number;
      readonly participants: {
        readonly screened: number;
        readonly treated: number;
        readonly withAdverseEvent: number;
      };
      readonly adverseEvents: {
        readonly total: number;
        readonly serious: number;
        readonly related: number;
        readonly treatmentEmergent: number;
        readonly nullified: number;
        readonly byPhase: components['schemas']['Counts'];
        readonly bySeverity: components['schemas']['Counts'];
        readonly byPhaseSeverityAndSeriousness: readonly components['schemas']['SafetyGroup'][];
      };
      /** @description The explicit answers whether there was any. */
      readonly answersAtVisits: {
        readonly noneSinceLastVisit: number;
        readonly reported: number;
        readonly notAsked: number;
      };
      readonly nearMisses: {
        readonly administrationRefused: number;
        readonly releaseRefused: number;
      };
      readonly recallsAfterUse: readonly components['schemas']['RecallAfterUse'][];
    };
    /** @description How many there are of a kind. */
    readonly Counts: {
      readonly [key: string]: number;
    };
    /** @description Severity is how strong it was; seriousness is what it led to: neither follows from the other. */
    readonly SafetyGroup: {
      /** @enum {string} */
      readonly phase?: 'PROCUREMENT' | 'PRODUCT' | 'ADMINISTRATION' | 'FOLLOW_UP';
      /** @enum {string} */
      readonly severity?: 'MILD' | 'MODERATE' | 'SEVERE';
      readonly serious: boolean;
      readonly count: number;
    };
    /** @description A product that was recalled after it had been used. */
    readonly RecallAfterUse: {
      readonly product: string;
      readonly at: string;
      readonly explanation: string;
    };
    /** @description Data set of a development safety update report: an interval between two positions, and everything until the later. */
    readonly SafetyUpdate: {
      readonly study: string;
      /** @description Data-lock point: what was recorded after this position does not count. */
      readonly position: number;
      readonly interval: components['schemas']['Interval'];
      /** @description In force at the start of the interval, with what was approved in it (R-SAF-08). */
      readonly referenceSafetyInformation: {
        readonly atStart: string | null;
        readonly approvedSince: readonly string[];
      };
      readonly cumulativeExposure: {
        readonly treated: number;
        readonly patientYears: number;
      };
      readonly intervalExposure: {
        readonly treated: number;
      };
      /** @description Serious and related cases to which something was added in the interval. */
      readonly seriousAdverseReactions: readonly components['schemas']['ListedCase'][];
      /** @description Serious cases from the beginning, by system organ class and preferred term. */
      readonly cumulativeSerious: readonly {
        readonly systemOrganClass: string;
        readonly preferredTerm: string;
        readonly events: number;
        readonly inInterval: number;
      }[];
      readonly deaths: readonly {
        readonly participant: string;
        readonly at: string;
        readonly cause: string;
        readonly inInterval: boolean;
      }[];
      readonly withdrawals: readonly {
        readonly participant: string;
        readonly at: string;
        readonly type: string;
        readonly inInterval: boolean;
      }[];
      readonly aggregate: components['schemas']['SafetyAggregate'];
    };
    /** @description The aggregate of a study's safety as of one position: the same position always gives the same figures. */
    readonly SafetyAggregate: {
      readonly lockedAt: string | null;
      readonly methods: readonly string[];
      readonly exposure: {
        readonly treated: number;
        readonly patientYears: number;
        readonly participants: readonly components['schemas']['Exposed'][];
      };
      readonly listing: readonly components['schemas']['ListedCase'][];
      readonly nullified: readonly string[];
      readonly tables: components['schemas']['SafetyTables'];
      readonly rates: readonly components['schemas']['Rate'][];
      readonly stoppingRules: readonly components['schemas']['StoppingVerdict'][];
    };
    readonly SecretGiven: {
      readonly secret: string;
      /** Format: date-time */
      readonly createdAt: string;
    };
    /** @description What a stream must have delivered. */
    readonly StreamProof: {
      /** @description Messages after `from`, up to `through`, that the filter lets through. */
      readonly count: number;
      /** @description SHA-256 of their data, each followed by a line feed, hexadecimal. */
      readonly digest: string;
      /** @description Position of the first of them. */
      readonly first?: number;
      /** @description Position of the last of them. */
      readonly last?: number;
      readonly study: string;
      /** @description Messages after this position count. */
      readonly from: number;
      readonly through: number;
      /** @description The conditions that were given. */
      readonly filter: components['schemas']['SafetyFilter'];
    };
    /** @description Terms of a dictionary whose names have a text in them; those that begin with it first. */
    readonly TermsFound: {
      readonly name: string;
      readonly version: string;
      readonly terms: readonly components['schemas']['FoundTerm'][];
    };
    /** @description A term as a coding has it. */
    readonly FoundTerm: {
      readonly lowLevelTerm: components['schemas']['DictionaryTerm'];
      readonly preferredTerm: components['schemas']['DictionaryTerm'];
      /** @description The primary one of the preferred term. */
      readonly systemOrganClass: components['schemas']['DictionaryTerm'];
    };
    readonly WebhookTestResult: {
      readonly delivered: boolean;
      readonly milliseconds: number;
      /** @description Of the answer, when there was one. */
      readonly status?: number;
      /** @description Why it was no success. */
      readonly error?: string;
    };
    readonly WebhookList: {
      readonly items: readonly components['schemas']['WebhookView'][];
    };
    /** @description A webhook as it is shown. */
    readonly WebhookView: {
      /**
       * Format: uuid
       * @description Its id.
       */
      readonly webhook: string;
      readonly study: string;
      /** @description Origin of its URL: what follows it may be secret. */
      readonly url: string;
      /** @description Which messages it gets: every member that is given must be equal. */
      readonly filter: components['schemas']['SafetyFilter'];
      readonly description?: string;
      /** @description By whose delegation it gets messages. */
      readonly person: string;
      /** @description Of which sites it gets messages; of all when there is no such member. */
      readonly sites?: readonly string[];
      /** Format: date-time */
      readonly createdAt: string;
      /** @enum {string} */
      readonly status: 'active' | 'disabled' | 'deleted';
      /** Format: date-time */
      readonly disabledAt?: string;
      readonly disabledWhy?: string;
      /** Format: date-time */
      readonly deletedAt?: string;
      /** @description How the ledger differs from what it has seen, which is why it stands still. */
      readonly standsStill?: string;
      /** @description Messages up to here are deliveries. */
      readonly position: number;
      /** @description Deliveries that have not arrived. */
      readonly pending: number;
      /** @description Those that are valid now, without what they are. */
      readonly secrets: readonly components['schemas']['ValidSecret'][];
    };
    /** @description A page of the audit trail, one entry for each event. */
    readonly AuditTrailPage: {
      readonly items: readonly (components['schemas']['TrailEntry'] | components['schemas']['SentenceEntry'])[];
      /** @description Cursor of the next page; absent on the last one. */
      readonly next?: string;
    };
    /** @description One event of the audit trail (R-AUD-02). */
    readonly TrailEntry: {
      readonly position: number;
      /** @description Type of the event, as the AsyncAPI document lists them. */
      readonly type: string;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly stream: string;
      /** @description When it happened: an instant in UTC, or a date when only the day is known (R-AUD-05). */
      readonly occurredAt: string;
      /** @description IANA time zone in which it occurred. */
      readonly zone: string;
      /** @description Days from when it happened to when it was entered. */
      readonly lateByDays: number;
      readonly reason?: components['schemas']['Reason'];
      readonly sentence: string;
      /** @description Every field at the initial entry of a record, the changed ones at a correction. */
      readonly changes: readonly components['schemas']['FieldChange'][];
      readonly who: components['schemas']['TrailPerson'];
      readonly software: string;
      readonly causation: string;
      readonly correlation: string;
    };
    /** @description What an event did to one field. `old` is absent at the initial entry, `new` when the field has no value any more. */
    readonly FieldChange: {
      readonly field: string;
      readonly old?: unknown;
      readonly new?: unknown;
    };
    /** @description Who recorded an event, as it was known then. */
    readonly TrailPerson: {
      readonly id: string;
      /** @description As the delegation log printed it. Absent when nobody delegated to the person by name, or the name was erased. */
      readonly name?: string;
      readonly role: string;
      readonly organisation: string;
    };
    /** @description One event in words. */
    readonly SentenceEntry: {
      readonly position: number;
      /** Format: date-time */
      readonly recordedAt: string;
      readonly sentence: string;
    };
    /** @description The tables, and what they were made of. */
    readonly OutcomeReport: {
      /** @description The protocol in force, which defines the tables. */
      readonly protocol: {
        readonly code: string;
        readonly version: string;
      } | null;
      readonly methods: {
        /** @constant */
        readonly population: 'TREATED';
        /** @constant */
        readonly quartiles: 'quantile-type-7';
        /** @constant */
        readonly range: 'minimum-maximum';
        /** @constant */
        readonly change: 'visit-minus-baseline-same-pair-for-all';
        /** @constant */
        readonly friedman: 'friedman-tie-corrected-listwise';
        /** @constant */
        readonly exact: 'full-permutation-of-ranks-within-participants';
        /** @constant */
        readonly rounding: 'half-away-from-zero-at-the-end';
      };
      /** @description Participants who got cells: the population of all tables. */
      readonly treated: number;
      readonly baseline: readonly components['schemas']['BaselineRow'][];
      readonly outcomes: readonly components['schemas']['OutcomeTable'][];
      readonly returnToSport: components['schemas']['ReturnToSport'];
      readonly study: string;
      readonly position: number;
    };
    /** @description A characteristic at baseline: numbers have median, minimum and maximum, codes have counts. */
    readonly BaselineRow: {
      readonly code: string;
      readonly title: string;
      readonly unit?: string;
      readonly scheme?: string;
      readonly n: number;
      readonly median?: number | null;
      readonly minimum?: number | null;
      readonly maximum?: number | null;
      /** @description Code → how many have it. */
      readonly counts?: {
        readonly [key: string]: number;
      };
      /** @description Reason → how many values are missing for it. */
      readonly missing: {
        readonly [key: string]: number;
      };
      readonly notRecorded: number;
    };
    /** @description One outcome of the protocol. */
    readonly OutcomeTable: {
      readonly code: string;
      readonly title: string;
      readonly unit: string;
      readonly decimals: number;
      readonly primary: boolean;
      readonly visits: readonly components['schemas']['OutcomeAtVisit'][];
      readonly changes: readonly components['schemas']['OutcomeChange'][];
      readonly friedman: components['schemas']['FriedmanTest'];
      readonly values: readonly components['schemas']['OutcomeRow'][];
    };
    /** @description The values of everyone at one visit, described. */
    readonly OutcomeAtVisit: {
      readonly n: number;
      readonly median: number | null;
      readonly q1: number | null;
      readonly q3: number | null;
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly visit: string;
      /** @description Reason → how many values are missing for it. */
      readonly missing: {
        readonly [key: string]: number;
      };
      readonly notYetRecorded: number;
    };
    /** @description The change from the baseline visit to another one, over the same pair of visits for everyone (R-INS-06). */
    readonly OutcomeChange: {
      readonly n: number;
      readonly median: number | null;
      readonly q1: number | null;
      readonly q3: number | null;
      readonly minimum: number | null;
      readonly maximum: number | null;
      readonly baseline: string;
      readonly visit: string;
      readonly values: readonly {
        readonly participant: string;
        readonly change: number | null;
      }[];
    };
    /** @description Friedman's test over all visits, of those participants who have a value at every one. */
    readonly FriedmanTest: {
      readonly visits: readonly string[];
      readonly n: number;
      readonly leftOut: number;
      /** @description `null` when there is nobody to test. */
      readonly chiSquare: number | null;
      readonly df: number | null;
      readonly pAsymptotic: number | null;
      readonly pExact: number | null;
      /** @description Why there is no exact probability. */
      readonly exactOmitted?: string;
    };
    /** @description A participant's value at each visit: a number, why it is missing, or nothing yet. */
    readonly OutcomeRow: {
      readonly participant: string;
      /** @description Whether an instrument was used outside the population that it was validated for. */
      readonly outsideValidation: boolean;
      readonly values: readonly {
        readonly visit: string;
        readonly value?: number;
        readonly missing?: string;
      }[];
    };
    /** @description When everyone was back at sport, in months after the administration. */
    readonly ReturnToSport: {
      readonly months: components['schemas']['Described'];
      readonly notRecorded: number;
      readonly values: readonly {
        readonly participant: string;
        readonly activity: string;
        readonly months: number;
      }[];
    };
    /** @description A sample's description, rounded; the quartiles' method is `methods.quartiles`. */
    readonly Described: {
      readonly n: number;
      readonly median: number | null;
      readonly q1: number | null;
      readonly q3: number | null;
      readonly minimum: number | null;
      readonly maximum: number | null;
    };
    /** @description Problem details (RFC 9457). Clients branch on `type` or `rule`, and ignore members they do not know. */
    readonly Problem: {
      /**
       * Format: uri-reference
       * @description Leads to the page of the rule; /problems lists all rules.
       */
      readonly type: string;
      readonly title: string;
      readonly status: number;
      readonly detail: string;
      /**
       * Format: uri
       * @description `urn:uuid:` of the request.
       */
      readonly instance: string;
      readonly rule: string;
      readonly requirement?: string;
      /** @description What the caller can do. */
      readonly remedy: string;
      /** @description With 412 only: the version now. */
      readonly currentVersion?: number;
      /** @description With 413 only: the most bytes that the address takes. */
      readonly limit?: number;
      /** @description The conditions that are not met. */
      readonly unmet: readonly {
        /** @description Stable id of the condition. */
        readonly rule: string;
        readonly message: string;
        /** @description The requirement that the condition comes from. */
        readonly requirement?: string;
        /** @description What would meet it. */
        readonly remedy: string;
        /**
         * Format: json-pointer
         * @description The member at fault.
         */
        readonly pointer?: string;
      }[];
      /** @description How many more are not met; absent when all are listed. */
      readonly omitted?: number;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  readonly registerStudy: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['StudyBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly activateSite: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SiteBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly grantAuthorisation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AuthorisationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly approveReferenceSafetyInformation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReferenceSafetyInformationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly approveReportingRules: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReportingRulesBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly grantDelegation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DelegationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly endDelegation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DelegationEndBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly haltStudy: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['HaltBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly resumeStudy: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['HaltBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocols: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The versions, the first one first. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProtocolList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly approveProtocol: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ProtocolBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocol: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Version of the protocol. */
        readonly protocolVersion: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The view. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProtocolFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocolUsdm: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Version of the protocol. */
        readonly protocolVersion: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description As the API of USDM 4.0 exchanges it; what USDM has no place for stands in extension attributes. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['UsdmStudy'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocolChanges: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description The other version; absent: the one in force. */
        readonly to?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Version of the protocol. */
        readonly protocolVersion: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What was added, removed, changed and put in another order, with its place in the version that has it. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProtocolChanges'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocolDryRun: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ProtocolDryRunBody'];
      };
    };
    readonly responses: {
      /** @description What approving it would be refused for, what would change for each participant, and which stopping rules would have been reached when. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProtocolDryRun'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly requests: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description Only with this status. */
        readonly status?: 'OPEN' | 'REFUSED' | 'ACCEPTED' | 'SCREENED';
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of requests, by code. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RequestPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly requestTreatment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RequestBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewRequest'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly appraiseEvidence: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the request. */
        readonly request: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AppraisalBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly refuseRequest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the request. */
        readonly request: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RequestRefusalBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly acceptRequest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the request. */
        readonly request: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RequestAcceptanceBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly participants: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Only with this status. */
        readonly status?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of participants, by code. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ParticipantPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly screenParticipant: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ScreeningBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewParticipant'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly changeProtocolVersion: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ProtocolVersionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly failScreening: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ScreenFailureBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly signConsent: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConsentBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly withdrawConsent: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConsentWithdrawalBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly confirmEligibility: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['EligibilityBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly allocationLists: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The lists. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AllocationLists'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly makeAllocationList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AllocationListBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly closeAllocationList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Number of the list, from 1. */
        readonly list: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AllocationListEndBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly discloseAllocationList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Number of the list, from 1. */
        readonly list: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AllocationListEndBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly openCohort: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the arm that is the dose level. */
        readonly level: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CohortOpeningBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly closeCohort: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the arm that is the dose level. */
        readonly level: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CohortClosureBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly allocateParticipant: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AllocationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly assessDoseLimitingToxicity: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ToxicityBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly requestUnblinding: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['UnblindingBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly confirmUnblinding: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['UnblindingBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly authoriseTreatment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['TreatmentAuthorisationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordSerology: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SerologyBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly assessSerology: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SerologyAssessmentBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordVisit: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VisitBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewVisit'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly correctVisit: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
        /** @description Code of the recorded visit. */
        readonly visit: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['VisitCorrectionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly missVisit: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['MissedVisitBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly scoreImaging: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ImagingScoreBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordReturnToSport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReturnToSportBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordTerminalEvent: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['TerminalEventBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordConcomitantCare: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConcomitantCareBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly endParticipation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['EndOfParticipationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly injectCells: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['InjectionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly administerIntervention: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AdministrationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly harvestMarrow: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['MarrowHarvestBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewProduct'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly receiveStartingMaterial: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReceiptBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly collectStartingMaterial: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CollectionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewProduct'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly passageCulture: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PassageBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly harvestCells: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CellHarvestBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly concentrateMaterial: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ConcentrationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly cryopreserveCells: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CryopreservationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly thaw: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ThawBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordDeviation: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['DeviationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly formulateProduct: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['FormulationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly cryopreserveSurplus: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SurplusBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recordQualityTest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['QualityTestBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly reviewBatchRecord: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReviewBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly releaseBatch: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReleaseBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly rejectBatch: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ExplanationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly recallProduct: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ExplanationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly transferCustody: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CustodyTransferBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly destroyContainer: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ContainerDestructionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly beginImport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ImportBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewImport'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly importRows: {
    readonly parameters: {
      readonly query?: {
        /** @description Nothing is recorded: the answer says what would come of each row, as if those before it were. */
        readonly dryRun?: boolean;
      };
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the import. */
        readonly import: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ImportRowsBody'];
      };
    };
    readonly responses: {
      /** @description A verdict for each row. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ImportedRows'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly protocolImport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['UsdmStudyBody'];
      };
    };
    readonly responses: {
      /** @description The draft, and what it lacks. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ProtocolImport'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly requestsSummary: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The counts. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RequestSummary'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly request: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the request. */
        readonly request: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The request. The `ETag` is the version of its stream. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of what was asked about; absent where it is kept from the reader. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RequestFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly participant: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The participant. The `ETag` is the version of its stream. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of what was asked about; absent where it is kept from the reader. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ParticipantFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly timeline: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of events: participant, products, adverse events and near misses. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TimelinePage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly allocationList: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Number of the list, from 1. */
        readonly list: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The list, as scripts/verify-allocation.mjs takes it. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AllocationListFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly doseLevels: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The dose levels. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DoseLevels'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly workList: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description Only this site. */
        readonly site?: string;
        /** @description Only this participant. */
        readonly participant?: string;
        /** @description The instant at which due and overdue are judged; that of `asOf` unless given. */
        readonly at?: string;
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of what is to be done, and the instant at which due and overdue were judged. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WorkList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly batchRecord: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The batch record. The `ETag` is the version of the product. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of what was asked about; absent where it is kept from the reader. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['BatchRecord'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly genealogy: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the product. */
        readonly product: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The chain of the product. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['Genealogy'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly participantGenealogy: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the participant. */
        readonly participant: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The chains of the participant, one per product. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ParticipantGenealogy'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly lotReach: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description The lot as it was recorded. */
        readonly lot: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The products that the lot reached, their donors and recipients. 404 for a lot that was never used, with lots that read alike. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LotReach'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly adverseEvents: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description Only serious ones, or only those that are not. */
        readonly serious?: boolean;
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of adverse events, by id. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AdverseEventPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly reportAdverseEvent: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AdverseEventBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NewAdverseEvent'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly receiveFollowUp: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['FollowUpBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly assessSeriousness: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SeriousnessBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly assessCausality: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CausalityBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly identifyParticipant: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['IdentificationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly correctAwareness: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AwarenessBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly assessExpectedness: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ExpectednessBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly codeAdverseEvent: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['CodingBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly closeCase: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ClosureBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly nullifyCase: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['NullificationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly adverseEvent: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The case. The `ETag` is its version. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of what was asked about; absent where it is kept from the reader. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SafetyCaseFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly nearMisses: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of near misses, in the order of the ledger. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NearMissPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly safetySummary: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The counts, with the position they are from. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SafetySummary'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly safetyAggregate: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The aggregate with its methods. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['LockedAggregate'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly safetyUpdate: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Lock of the report before: the interval begins after this position. */
        readonly after?: number;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Exposure, listing, tabulations, deaths and withdrawals of the interval and in total. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SafetyUpdate'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly hospitalExemption: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Lock of the report before: the interval begins after this position. */
        readonly after?: number;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Counts of the interval, incidents and adverse reactions. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['HospitalExemptionReport'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly clocks: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Only clocks that stand so. */
        readonly status?: 'OPEN' | 'DUE_SOON' | 'OVERDUE' | 'MET' | 'MET_LATE' | 'NOT_APPLICABLE' | 'WITHDRAWN';
        /** @description Only duties to tell this recipient. */
        readonly recipient?: string;
        /** @description Only cases of this site. */
        readonly site?: string;
        /** @description Only this case. */
        readonly adverseEvent?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The clocks, earliest due first, each with its earlier verdicts. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ClockList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly clockReevaluation: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReevaluationBody'];
      };
    };
    readonly responses: {
      /** @description How many cases and clocks there are, and each clock that would stand otherwise than by the rules that apply. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ClockReevaluation'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly explainLateness: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['LatenessBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly ctcaeGrade: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['LaboratoryPart'];
      };
    };
    readonly responses: {
      /** @description The grade with the text of its criterion. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CtcaeGrade'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly dictionaries: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Their names and versions; none when the operator has loaded none. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DictionaryList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly terms: {
    readonly parameters: {
      readonly query: {
        /** @description Part of the name, whatever the case. */
        readonly q: string;
        /** @description Most terms to return; 20 unless given. */
        readonly limit?: number;
      };
      readonly header?: never;
      readonly path: {
        /** @description Name of the dictionary. */
        readonly name: string;
        /** @description Its version. */
        readonly version: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Terms with their preferred term and its primary system organ class; names that begin with the text first. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['TermsFound'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly notifications: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Only these. */
        readonly status?: 'WAITING' | 'ESCALATED' | 'ACKNOWLEDGED' | 'LAPSED';
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The notifications, by when they are to be acknowledged. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['NotificationList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly acknowledgeNotification: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['NotificationAcknowledgementBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly icsr: {
    readonly parameters: {
      readonly query: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Who gets it, as the reporting rules name them. */
        readonly recipient: string;
        /** @description What it is; absent: an initial report. */
        readonly kind?: 'INITIAL' | 'FOLLOW_UP' | 'AMENDMENT' | 'NULLIFICATION';
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description MCCI_IN200100UV01. The same position gives the same bytes. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/xml': string;
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly icsrPdf: {
    readonly parameters: {
      readonly query: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
        /** @description Who gets it, as the reporting rules name them. */
        readonly recipient: string;
        /** @description What it is; absent: an initial report. */
        readonly kind?: 'INITIAL' | 'FOLLOW_UP' | 'AMENDMENT' | 'NULLIFICATION';
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description PDF. The same position gives the same bytes. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/pdf': string;
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly prepareReport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['PreparationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly preparedMessage: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
        /** @description Number of the report within the case. */
        readonly report: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The bytes that were prepared. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/xml': string;
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly notifyRecipient: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['NotificationBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly submitReport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
        /** @description Number of the report within the case. */
        readonly report: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SubmissionBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly acknowledgeReport: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
        /** @description Number of the report within the case. */
        readonly report: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AcknowledgementBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly acknowledgeReportByFile: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
        /** @description The version that the caller has seen, as the `ETag` gave it; another one is refused. */
        readonly 'If-Match'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Code of the adverse event. */
        readonly adverseEvent: string;
        /** @description Number of the report within the case. */
        readonly report: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['AcknowledgementFileBody'];
      };
    };
    readonly responses: {
      /** @description Recorded. */
      readonly 201: {
        headers: {
          /** @description Position of the study after this command. */
          readonly 'Caseledger-Position'?: number;
          /** @description Version of the stream the command is about; absent where the versions are kept from the caller. */
          readonly ETag?: string;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['CommandAnswer'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly safetyStream: {
    readonly parameters: {
      readonly query: {
        /** @description Only cases of this site. */
        readonly site?: string;
        /** @description Only serious cases, or only those that are not. */
        readonly serious?: boolean;
        /** @description Only cases that the investigator or the sponsor holds to be related, or only the others. */
        readonly related?: boolean;
        /** @description Only cases after this product (batch). */
        readonly product?: string;
        /** @description Only events of special interest, or only the others. */
        readonly 'special-interest'?: boolean;
        /** @description Codes of the studies; repeated for several. */
        readonly study: readonly string[];
        /** @description Begin after this id; `Last-Event-ID` goes before it. Without either: from the first event. */
        readonly from?: string;
      };
      readonly header?: {
        /** @description Id of the last event that was received. */
        readonly 'Last-Event-ID'?: string;
      };
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The stream, event by event. It does not end by itself. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'text/event-stream': {
            readonly id: string;
            /** @description Type of the event, as the AsyncAPI document lists them. */
            readonly event: string;
            /** @description What was recorded, and the case after it: one line of canonical JSON. */
            readonly data: string;
          };
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly safetyStreamProof: {
    readonly parameters: {
      readonly query: {
        /** @description Only cases of this site. */
        readonly site?: string;
        /** @description Only serious cases, or only those that are not. */
        readonly serious?: boolean;
        /** @description Only cases that the investigator or the sponsor holds to be related, or only the others. */
        readonly related?: boolean;
        /** @description Only cases after this product (batch). */
        readonly product?: string;
        /** @description Only events of special interest, or only the others. */
        readonly 'special-interest'?: boolean;
        /** @description Code of the study. */
        readonly study: string;
        /** @description Last position of the ledger that counts, or the id of an event. */
        readonly through: string;
        /** @description Position after which to count, or the id of an event; 0 when not given. */
        readonly from?: string;
      };
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The proof. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['StreamProof'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookList: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Those that were not deleted, the oldest first, without their secrets. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookList'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookRegister: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['WebhookBody'];
      };
    };
    readonly responses: {
      /** @description The webhook, with its secret. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RegisteredWebhook'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookOne: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The webhook, without its secrets. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookRemove: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Nothing more is sent. What is under way may still arrive. */
      readonly 204: {
        headers: {
          readonly [name: string]: unknown;
        };
        content?: never;
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookRotate: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: {
        /** @description Names the command: repeated with the same key and body, it is recorded once. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['RotationBody'];
      };
    };
    readonly responses: {
      /** @description The secret. It is not shown again. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SecretGiven'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookTest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description What came of it. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookTestResult'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookEnable: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The webhook. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['WebhookView'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookReplay: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['ReplayBody'];
      };
    };
    readonly responses: {
      /** @description How many were queued. */
      readonly 201: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['ReplayQueued'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookDeliveriesOf: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description Only those in this state. */
        readonly state?: 'pending' | 'delivered';
      };
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of deliveries, by position. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly webhookDelivery: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
        /** @description Id of the webhook. */
        readonly webhook: string;
        /** @description Position of the message. */
        readonly position: number;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The delivery. A number that is missing was an attempt whose process died in it. */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['DeliveryFile'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly auditTrail: {
    readonly parameters: {
      readonly query?: {
        /** @description Where to go on: `next` of the page before. */
        readonly cursor?: string;
        /** @description Most items to return; 100 unless it says so. */
        readonly limit?: number;
        /** @description Only what concerns this participant. */
        readonly participant?: string;
        /** @description Only what concerns this product. */
        readonly product?: string;
        /** @description Only what this person recorded. */
        readonly person?: string;
        /** @description Only events of this type. */
        readonly type?:
          | 'StudyRegistered'
          | 'ProtocolApproved'
          | 'ProtocolAmended'
          | 'SiteActivated'
          | 'SiteClosed'
          | 'AuthorisationGranted'
          | 'DelegationGranted'
          | 'ReferenceSafetyInformationApproved'
          | 'ReportingRulesApproved'
          | 'DelegationEnded'
          | 'StudyHalted'
          | 'StudyResumed'
          | 'HistoricalImportBegun'
          | 'AllocationListCommitted'
          | 'AllocationNumberTaken'
          | 'AllocationListClosed'
          | 'AllocationDisclosed'
          | 'CohortOpened'
          | 'CohortPlaceTaken'
          | 'CohortParticipantEvaluated'
          | 'CohortClosed'
          | 'ParticipantScreened'
          | 'ConsentSigned'
          | 'Reconsented'
          | 'ConsentWithdrawn'
          | 'EligibilityConfirmed'
          | 'ScreenFailed'
          | 'ArmAssigned'
          | 'DoseLimitingToxicityAssessed'
          | 'UnblindingRequested'
          | 'Unblinded'
          | 'TreatmentAuthorised'
          | 'SerologyRecorded'
          | 'SerologyCleared'
          | 'SerologyRestricted'
          | 'ProtocolVersionChanged'
          | 'StartingMaterialGiven'
          | 'CellsInjected'
          | 'InterventionAdministered'
          | 'VisitRecorded'
          | 'VisitMissed'
          | 'VisitCorrected'
          | 'ImagingScored'
          | 'ReturnedToSport'
          | 'TerminalEventRecorded'
          | 'ConcomitantCareRecorded'
          | 'WithdrawnFromTreatment'
          | 'WithdrawnFromFollowUp'
          | 'LostToFollowUp'
          | 'Died'
          | 'FollowUpCompleted'
          | 'MarrowHarvested'
          | 'StartingMaterialCollected'
          | 'StartingMaterialReceived'
          | 'Concentrated'
          | 'CulturePassaged'
          | 'CellsHarvested'
          | 'Cryopreserved'
          | 'Thawed'
          | 'DeviationRecorded'
          | 'QualityTested'
          | 'ProductFormulated'
          | 'BatchRecordReviewed'
          | 'BatchReleased'
          | 'BatchConditionallyReleased'
          | 'BatchRejected'
          | 'SurplusCryopreserved'
          | 'CustodyTransferred'
          | 'TemperatureExcursionRecorded'
          | 'ProductRecalled'
          | 'ContainerAdministered'
          | 'ContainerDestroyed'
          | 'AdverseEventReported'
          | 'ParticipantIdentified'
          | 'AwarenessCorrected'
          | 'FollowUpReceived'
          | 'SeriousnessAssessed'
          | 'CausalityAssessed'
          | 'ExpectednessAssessed'
          | 'Coded'
          | 'ReportPrepared'
          | 'ReportSubmitted'
          | 'ReportAcknowledged'
          | 'ReportRejected'
          | 'LatenessExplained'
          | 'DeadlineApproached'
          | 'DeadlineMissed'
          | 'NotificationAcknowledged'
          | 'NotificationEscalated'
          | 'CaseClosed'
          | 'CaseNullified'
          | 'AdministrationRefused'
          | 'ReleaseRefused'
          | 'WebhookRegistered'
          | 'WebhookSecretRotated'
          | 'WebhookDisabled'
          | 'WebhookEnabled'
          | 'WebhookDeleted'
          | 'TreatmentRequested'
          | 'EvidenceAppraised'
          | 'RequestRefused'
          | 'RequestAccepted'
          | 'RequestScreened';
        /** @description Only what was recorded at this instant or later. */
        readonly from?: string;
        /** @description Only what was recorded before this instant. Not before `from`. */
        readonly to?: string;
        /** @description Which entries come first: the oldest unless given. */
        readonly order?: 'oldest' | 'newest';
        /** @description Entries with all fields, or sentences only. */
        readonly format?: 'entries' | 'sentences';
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description A page of entries, one for each event, in the order of the ledger or from its end. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['AuditTrailPage'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readonly outcomes: {
    readonly parameters: {
      readonly query?: {
        /** @description The past state that is wanted: a position of the ledger, or an instant (what was known then). Absent: now. */
        readonly asOf?: string;
      };
      readonly header?: {
        /** @description Answer only when the view has reached this position (`Caseledger-Position` of an earlier answer). */
        readonly 'Caseledger-Wait-For'?: string;
      };
      readonly path: {
        /** @description Code of the study. */
        readonly study: string;
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The tables with their methods, protocol version and position. */
      readonly 200: {
        headers: {
          /** @description Position of the study that the answer is from. */
          readonly 'Caseledger-Position'?: number;
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['OutcomeReport'];
        };
      };
      /** @description A problem. */
      readonly default: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}

/** Injection token of the `EventStore`. */
export const eventStore = 'EventStore';

/** Injection token of the `Clock`. */
export const clock = 'Clock';

/** Injection token of the `PersonalDataVault`. */
export const personalDataVault = 'PersonalDataVault';

/** Ends a journey with a message for the person who started it. */
export class JourneyError extends Error {}

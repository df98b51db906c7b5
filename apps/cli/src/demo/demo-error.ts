/** Ends the demonstration with a message for the person who started it. */
export class DemoError extends Error {}

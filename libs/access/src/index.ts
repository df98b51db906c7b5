export { Public } from '@caseledger/platform';
export * from './access.guard.js';
export * from './access.module.js';
export * from './token-verifier.js';
export * from './local-issuer.js';

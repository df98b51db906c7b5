export { asyncApiDocument } from './asyncapi/asyncapi.js';
export { runRelay } from './run-relay.js';

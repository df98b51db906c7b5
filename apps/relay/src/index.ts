export { asyncApiDocument } from './asyncapi/asyncapi.js';

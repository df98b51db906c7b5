export { safety } from './service.js';
export { foldMessages } from './stream/message.js';

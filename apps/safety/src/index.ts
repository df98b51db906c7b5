export { messageTypes } from './reports/case-at.js';
export { safety } from './service.js';
export { foldMessages } from './stream/message.js';

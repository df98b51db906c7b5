export { oversight } from './service.js';

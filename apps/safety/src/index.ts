export { safety } from './service.js';

export { coordination } from './service.js';

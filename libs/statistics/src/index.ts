export { changeFromBaseline, type Visits } from './change-from-baseline.js';
export { chiSquareUpperTail } from './chi-square.js';
export { friedman } from './friedman.js';
export { poissonInterval, type PoissonInterval } from './poisson-interval.js';
export { quantile } from './quantile.js';
export { roundHalfAwayFromZero } from './round-half-away-from-zero.js';
export { summarise } from './summarise.js';

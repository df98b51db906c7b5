export { changeFromBaseline, type Visits } from './change-from-baseline.js';
export { chiSquareUpperTail } from './chi-square.js';
export { friedman } from './friedman.js';
export { normalDeviate, normalTwoSided, normalUpperTail } from './normal.js';
export { poissonInterval, type PoissonInterval } from './poisson-interval.js';
export { quantile } from './quantile.js';
export { roundHalfUp } from './round-half-up.js';
export { tDeviate, tUpperTail } from './student-t.js';
export { summarise } from './summarise.js';

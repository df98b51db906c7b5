export { readTimelines } from './usdm/read-timelines.js';
export type { UsdmStudyDesign } from './usdm/usdm.js';
export { writeUsdm } from './usdm/write-study.js';
export { readUsdm } from './usdm/read-study.js';

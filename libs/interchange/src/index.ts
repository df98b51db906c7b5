export { interchangeRefusals } from './refusals.js';
export { readTimelines } from './usdm/read-timelines.js';
export type { UsdmStudyDesign } from './usdm/usdm.js';
export { writeUsdm } from './usdm/write-study.js';
export { readUsdm, type ProtocolDraft } from './usdm/read-study.js';
export { nameByCodes } from './usdm/name-by-codes.js';
export { refusalOfUsdm } from './usdm/refuse-usdm.js';
export type { Untaken } from './usdm/part.js';

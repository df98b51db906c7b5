import type { AllocationListFile, AllocationLists, DoseLevels } from './allocation/allocation.js';
import type { BatchRecord, Genealogy, LotReach, ParticipantGenealogy } from './genealogy/genealogy.js';
import type { ImportedRows } from './imports/import-rows.js';
import type { ParticipantFile, ParticipantPage } from './participants/participant.js';
import type { ProtocolChanges, ProtocolFile, ProtocolList, UsdmStudy } from './protocols/approved-protocol.js';
import type { ProtocolDryRun } from './protocols/dry-run-answer.js';
import type { ProtocolImport } from './protocols/protocol-import.js';
import type { RequestFile, RequestPage, RequestSummary } from './requests/request.js';
import type { TimelinePage } from './participants/timeline.js';
import type { WorkList } from './work-list/work-list.js';

/** What the views of coordination answer, and what is read without a study, by the names of their schemas. */
export interface Answers {
  readonly AllocationListFile: AllocationListFile;
  readonly AllocationLists: AllocationLists;
  readonly BatchRecord: BatchRecord;
  readonly DoseLevels: DoseLevels;
  readonly Genealogy: Genealogy;
  readonly ImportedRows: ImportedRows;
  readonly LotReach: LotReach;
  readonly ParticipantFile: ParticipantFile;
  readonly ParticipantGenealogy: ParticipantGenealogy;
  readonly ParticipantPage: ParticipantPage;
  readonly ProtocolChanges: ProtocolChanges;
  readonly ProtocolDryRun: ProtocolDryRun;
  readonly ProtocolFile: ProtocolFile;
  readonly ProtocolImport: ProtocolImport;
  readonly ProtocolList: ProtocolList;
  readonly RequestFile: RequestFile;
  readonly RequestPage: RequestPage;
  readonly RequestSummary: RequestSummary;
  readonly TimelinePage: TimelinePage;
  readonly UsdmStudy: UsdmStudy;
  readonly WorkList: WorkList;
}

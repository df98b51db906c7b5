import type { Projection } from '@caseledger/projections';
import { GenealogyController } from './genealogy/genealogy.controller.js';
import { genealogy } from './genealogy/genealogy.projection.js';
import { ParticipantsController } from './timeline/participants.controller.js';
import { participantTimeline } from './timeline/participant-timeline.projection.js';
import { WorkListController } from './work-list/work-list.controller.js';
import { workListProjection } from './work-list/work-list.projection.js';

/** Controllers that answer queries about cases. */
export const coordinationReadModels = [ParticipantsController, WorkListController, GenealogyController];

/** What the queries read. */
export const coordinationProjections: readonly Projection[] = [participantTimeline, workListProjection, genealogy];

import { GenealogyController } from './genealogy/genealogy.controller.js';
import { ParticipantsController } from './participants/participants.controller.js';
import { WorkListController } from './work-list/work-list.controller.js';

/** Controllers that answer queries about cases. */
export const coordinationReadModels = [ParticipantsController, WorkListController, GenealogyController];

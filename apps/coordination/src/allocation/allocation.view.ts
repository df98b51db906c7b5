import { allReaders, clinicalReaders } from '@caseledger/casebook';
import { refuse } from '@caseledger/domain';
import { RefusedError } from '@caseledger/platform';
import { coordinationView } from '../views.js';
import { doseLevel, listFile, listLine } from './allocation.js';

/** The allocation lists: how each is made, and the commitment to it. */
export const allocationListsView = coordinationView({
  name: 'allocation-lists',
  answer: 'AllocationLists',
  readers: allReaders,
  masked: true,
  show: ({ state }) => ({ items: state.allocation.lists.map(listLine) }),
});

/** One allocation list with who was allocated by it. */
export const allocationListView = coordinationView({
  name: 'allocation-list',
  answer: 'AllocationListFile',
  readers: clinicalReaders,
  show: async (book, { list }: { readonly list: number }) => {
    const file = await listFile(book, list);
    if (file === undefined) {
      throw new RefusedError(refuse('unknown-allocation-list', `There is no allocation list ${list}.`));
    }
    return file;
  },
});

/** The dose levels: which one is open, and what the decisions rest on. */
export const doseLevelsView = coordinationView({
  name: 'dose-levels',
  answer: 'DoseLevels',
  readers: clinicalReaders,
  show: ({ state }) => ({ items: state.allocation.cohorts.map(doseLevel) }),
});

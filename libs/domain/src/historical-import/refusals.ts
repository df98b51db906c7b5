import { refusedAs } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

/** What imports of the past, and their rows, are refused for. */
export const importRefusals = {
  'unknown-import': notFound('The study has no such import.', 'Begin the import first, or correct its code.'),
  'import-exists': conflict('The import is begun already.', 'Go on with its rows.'),
  'row-beyond-import': invalid('The import does not have so many rows.', 'Check the number of the row.'),
  'whose-row': invalid(
    'The row does not say of which participant it is, or says it twice; one that screens says nothing of it.',
    'Give either the code of the participant, or the row that screens them.',
  ),
  'not-importable': invalid(
    'Nothing of this kind is taken over from the past.',
    'Record it by its own route, as what it is today.',
  ),
};

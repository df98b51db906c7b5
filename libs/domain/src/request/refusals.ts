import { refusedAs } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

/** What commands about requests for treatment are refused for, and screening on one. */
export const requestRefusals = {
  'unknown-request': notFound('The study has no such request.', 'Check the code of the request.'),
  'request-exists': conflict('The request is recorded already.', 'Use the record that is there.'),
  'request-decided': conflict(
    'The request is decided: a decision is made once.',
    'Record a new request that follows it, when there is something new.',
  ),
  'request-not-refused': conflict(
    'Only a refused request is asked anew.',
    'Decide the earlier request first, or name none.',
  ),
  'request-open': conflict('The request is not decided yet.', 'Accept or refuse it first.'),
  'refused-request': conflict(
    'The request was refused: nothing else begins with it.',
    'Record a new request that follows it, when there is something new.',
  ),
  'request-used': conflict('Somebody was screened on the request already.', 'Record a request of its own.'),
  'request-of-another-site': conflict('The request was made at another site.', 'Record a request at this site.'),
  'unknown-request-rule': invalid(
    'The protocol in force has no such rule for requests.',
    'Name rules of the protocol, or amend it.',
  ),
  'imaging-incomplete': invalid(
    'Imaging needs date, kind, reader and finding, or that it was not done and why; not both.',
    'Give the one or the other.',
    'R-AUD-19',
  ),
  'unknown-evidence-level': invalid(
    'The scale of evidence has no such level in this edition.',
    'Name a level of the scale, or the edition that has it.',
  ),
};

import { preventing, refusedAs } from '@caseledger/kernel';

const { conflict, forbidden, invalid, notFound } = refusedAs;

/** What any command can be refused for. */
export const commonRefusals = {
  'unknown-study': notFound('There is no such study.', 'Check the code of the study in the address.'),
  'not-delegated': forbidden(
    'It needs a delegation in the study, at the site, in force now.',
    'Ask the sponsor to delegate the role.',
    'R-AUT-09',
  ),
  'in-the-future': invalid('The moment lies in the future.', 'Give when it happened, not when it will.', 'R-AUD-05'),
  'time-needed': preventing(
    invalid(
      'A date alone does not say in which order the steps of a day were taken.',
      'Give date and time.',
      'R-AUD-05',
    ),
  ),
  'ends-before-start': invalid('Something ends before it begins.', 'Correct one of the two moments.'),
  'impossible-order': conflict(
    'The step would lie before one that has to come first, or that one is not recorded.',
    'Record the earlier step first, or correct the moment.',
    'R-AUD-14',
  ),
  'limits-reversed': invalid('The lower limit of normal is above the upper one.', 'Exchange them.'),
};

import { preventing, refusedAs } from '@caseledger/kernel';

const { conflict, forbidden, invalid, notFound } = refusedAs;

const allocation = {
  'allocation-missing': conflict('The participant is in no arm yet.', 'Allocate the participant first.'),
  'version-drops-arm': conflict(
    'The version of the protocol does not have the arm of the participant.',
    'Leave the participant under the version that has it.',
  ),
  'nothing-to-allocate': conflict(
    'The protocol has one arm, and everybody is in it.',
    'Go on: nobody has to be allocated.',
  ),
  'already-allocated': conflict(
    'The participant is allocated: that is done once.',
    'Use the allocation that is there; what went wrong with it is a deviation.',
  ),
  'arm-needed': invalid('The clinician decides, and the arm and why are not both said.', 'Name the arm, and say why.'),
  'arm-not-chosen': invalid('By this method nobody chooses the arm.', 'Leave arm and explanation out.'),
  'unknown-arm': invalid('The protocol has no such arm.', 'Name an arm of the protocol.'),
  'stratum-missing': conflict(
    'A characteristic that decides about the list has no value.',
    'The arm cannot be drawn without it: record the characteristic at screening.',
  ),
  'same-person': preventing(conflict('It takes two persons.', 'Another person confirms it.')),
  'unblinding-requested': conflict(
    'The unblinding is asked for already.',
    'Another person confirms it: the arm is told then.',
    'R-SAF-13',
  ),
  'unblinding-not-requested': conflict(
    'Nobody asked for the arm of the participant.',
    'Ask for it, with the reason, and have another person confirm it.',
    'R-SAF-13',
  ),
  'requester-without-delegation': conflict(
    'Who asked for it may not be told any more.',
    'Renew their delegation, or end the emergency without the arm.',
    'R-AUT-09',
  ),
};

const blinding = {
  'kept-blind': forbidden(
    'The answer could tell the arm of a participant, which is kept from one of your roles.',
    'Ask somebody from whom nothing is kept. In an emergency the arm is told by an unblinding.',
    'R-AUT-09',
  ),
};

const lists = {
  'not-randomised': conflict('By the protocol in force chance decides nothing.', 'Amend the protocol first.'),
  'allocation-list-exists': conflict('There is an open list that is made as the protocol says.', 'Use that list.'),
  'allocation-list-missing': conflict(
    'There is no list that is made as the protocol in force says.',
    'The sponsor makes the allocation list first.',
  ),
  'unknown-allocation-list': notFound('The study has no such allocation list.', 'Check the number of the list.'),
  'allocation-list-closed': conflict('The list is closed: nobody is allocated by it.', 'The sponsor makes a new list.'),
  'allocation-list-exhausted': conflict(
    'All places of the list are taken.',
    'Amend the protocol, and make a new list, before more participants are allocated.',
  ),
  'allocation-list-open': conflict(
    'Who knew the seed of an open list would know who gets which arm next.',
    'Close the list first.',
  ),
  'allocation-list-disclosed': conflict('The seed of the list is disclosed.', 'Read it there.'),
  'allocation-list-lost': conflict(
    'The key of the seed was destroyed, so that the list cannot be made again.',
    'Close the list, and make a new one.',
  ),
};

const cohorts = {
  'not-by-cohorts': conflict('By the protocol in force there are no cohorts.', 'Amend the protocol first.'),
  'unknown-dose-level': invalid('The protocol has no such dose level.', 'Name a level of the protocol.'),
  'cohort-open': conflict('A cohort is open.', 'Close it by a decision first.'),
  'cohort-not-next': conflict(
    'The dose level may not open: no decision leads to it.',
    'Evaluate the level before it, and decide on it first.',
  ),
  'no-cohort-open': conflict('No cohort is open.', 'Wait until the sponsor or the safety monitor opens one.'),
  'cohort-not-open': conflict('The cohort is not open.', 'Read which one is.'),
  'cohort-full': conflict('All places of the cohort are taken.', 'Wait until the next cohort is opened.'),
  'cohort-waits': preventing(
    conflict(
      'The first participants of a cohort are evaluated before the next one is allocated.',
      'Assess the dose-limiting toxicity of those first.',
    ),
  ),
  'cohort-not-evaluated': preventing(
    conflict(
      'It goes on only when every participant of a full cohort is evaluated.',
      'Fill the cohort and assess everybody, or stop.',
    ),
  ),
  'too-many-toxicities': preventing(
    conflict(
      'With so many dose-limiting toxicities the protocol does not let it go on so.',
      'Decide as the protocol allows, or stop.',
    ),
  ),
  'toxicity-assessed': conflict('The dose-limiting toxicity is assessed already.', 'Use the assessment that is there.'),
  'not-of-a-cohort': conflict('The participant is in no cohort.', 'Assess participants of cohorts only.'),
  'toxicity-window-open': conflict(
    'The days in which a toxicity is dose-limiting are not over.',
    'Assess it when they are; a toxicity that is limiting may be recorded at once.',
  ),
};

/** What commands about allocation, its lists and cohorts are refused for. */
export const allocationRefusals = { ...allocation, ...blinding, ...lists, ...cohorts };

import { preventing, refusedAs } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

/** What commands about a study and its rules are refused for. */
export const studyRefusals = {
  'study-exists': conflict('The study is registered already.', 'Use another code, or the study that is there.'),
  'protocol-not-run-yet': invalid(
    'The protocol asks for something that nothing runs yet.',
    'Leave it out, or wait for a version that runs it.',
  ),
  'protocol-inconsistent': invalid('The protocol refers to something that it does not hold.', 'Correct the protocol.'),
  'protocol-version-exists': conflict('This version of the protocol is approved already.', 'Give it a new version.'),
  'unknown-protocol-version': notFound(
    'No such version of the protocol was approved.',
    'Look at the list of its versions, and at the state that is asked for.',
  ),
  'no-protocol': conflict('The study has no approved protocol.', 'Approve a protocol first.'),
  'unknown-site': invalid('The study has no such active site.', 'Activate the site, or correct its code.'),
  'site-needed': invalid(
    'Who is delegated for single sites says at which of them this is: what has no site is for those who see the whole study.',
    'Name the site.',
  ),
  'site-exists': conflict('The site is active already.', 'Nothing is left to do.'),
  'unknown-zone': invalid('The time zone is not one of IANA.', 'Give a zone such as Europe/Madrid.'),
  'authorisation-exists': conflict('The authorisation is recorded already.', 'Give another reference.'),
  'reference-safety-information-exists': conflict(
    'There is a version of this name, or one that is valid from this day.',
    'Give it a new version and another first day.',
  ),
  'reporting-rules-inconsistent': invalid('The reporting rules contradict themselves.', 'Correct the rules.'),
  'reporting-rules-exist': conflict(
    'There is a version of this name, or one that is valid from this day.',
    'Give it a new version and another first day.',
  ),
  'incompatible-roles': preventing(
    conflict(
      'The person holds a role that excludes the new one.',
      'End the other delegation first, or delegate another person.',
      'R-SEC-06',
    ),
  ),
  'not-a-person': invalid('The id is that of the software itself.', 'Name a person by the subject of their tokens.'),
  'no-such-delegation': notFound('The person holds no open delegation of this role.', 'Read the delegation log.'),
  'study-halted': preventing(conflict('The study is halted.', 'Resume the study first.', 'R-AUD-14')),
  'study-not-halted': conflict('The study is not halted.', 'Nothing is left to do.'),
};

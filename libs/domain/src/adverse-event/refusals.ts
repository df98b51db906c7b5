import { refusedAs } from '@caseledger/kernel';

const { conflict, forbidden, invalid, notFound } = refusedAs;

const report = {
  'unknown-adverse-event': notFound('The study has no such adverse event.', 'Check the code of the case.'),
  'adverse-event-exists': conflict('The adverse event is reported already.', 'Record what is new as follow-up.'),
  'unknown-template': invalid('The protocol has no such template.', 'Name one of the protocol, or a term.'),
  'incomplete-report': invalid('The report does not say what happened.', 'Give a term, or a template.'),
  'unknown-special-interest': invalid('The protocol lists no such event of special interest.', 'Name one of the list.'),
  'participant-known': conflict(
    'The case names its participant already.',
    'Nullify the case and report it for the right participant.',
  ),
  'onset-after-awareness': invalid('The event began after it became known.', 'Correct one of the two moments.'),
  'sponsor-informed-out-of-order': invalid(
    'The sponsor was told before the site knew, or later than now.',
    'Correct the moment.',
  ),
  'nothing-changes': conflict('The awareness is what it was.', 'Nothing is left to do.'),
  'case-closed': conflict('The case is closed already.', 'Record what is new as follow-up.'),
  'case-nullified': conflict('The case is nullified.', 'Report the nullification alone.', 'R-ICS-10'),
  'case-not-nullified': conflict('The case is not nullified.', 'Nullify the case first.', 'R-ICS-10'),
};

const assessment = {
  'grade-mismatch': invalid(
    'The laboratory value has another grade.',
    'Leave the grade out, or correct the value or its limits.',
    'R-SAF-10',
  ),
  'grade-5-without-death': invalid(
    'Grade 5 is a death.',
    'Tick the criterion death, or correct the grade.',
    'R-SAF-10',
  ),
  'fatal-without-death': invalid('A fatal outcome is a death.', 'Assess the seriousness first.', 'R-SAF-09'),
  'death-without-date-or-cause': invalid(
    'A death has neither its date nor its cause.',
    'Give one of them; say UNKNOWN as the cause when it is not known.',
    'R-SAF-09',
  ),
  'death-without-criterion': invalid('There are details of a death without the criterion.', 'Tick it.', 'R-SAF-09'),
  'death-before-onset': invalid('The death lies before the event that led to it.', 'Correct one of the two moments.'),
  'seriousness-without-criterion': invalid(
    'Serious needs at least one criterion, and a criterion makes it serious.',
    'Make the two agree.',
    'R-SAF-09',
  ),
  'not-your-opinion': forbidden(
    'The opinion is that of another role.',
    'Have it given by whose opinion it is.',
    'R-SAF-06',
  ),
  'onset-unknown': conflict(
    'Which reference safety information counts depends on the onset, which is not known.',
    'Record the onset as follow-up; until then the event counts as unexpected.',
    'R-SAF-07',
  ),
  'no-reference-safety-information': conflict(
    'No reference safety information was in force at onset.',
    'The event counts as unexpected; nothing is left to do.',
    'R-SAF-07',
  ),
  'not-listed': invalid(
    'The reference safety information does not list the term.',
    'Name a term that is listed.',
    'R-SAF-07',
  ),
};

const reporting = {
  'unknown-report': notFound('The case has no such report.', 'Check the number of the report.', 'R-SAF-21'),
  'wrong-route': conflict(
    'The trial module of EudraVigilance takes cases of clinical trials only.',
    'Choose the recipient for the legal basis of the treatment.',
    'R-ICS-07',
  ),
  'report-submitted': conflict('The report is submitted already.', 'Prepare a new one for what is new.', 'R-SAF-21'),
  'not-submitted': conflict('The report is not submitted yet.', 'Record its submission first.', 'R-SAF-21'),
  'other-recipient': conflict('The report went to another recipient.', 'Name that recipient.', 'R-SAF-21'),
  'rejection-without-error': invalid('A rejection does not say what is wrong.', 'Give its errors.'),
};

const notification = {
  'nothing-to-acknowledge': conflict('The rule has told nobody of this case.', 'Nothing is left to do.'),
  acknowledged: conflict('It is acknowledged already.', 'Nothing is left to do.'),
  'not-concerned': forbidden('The rule tells other roles.', 'Have one of those acknowledge it.'),
};

/** What commands about an adverse event are refused for. */
export const adverseEventRefusals = { ...report, ...assessment, ...reporting, ...notification };

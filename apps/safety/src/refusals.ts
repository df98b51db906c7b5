import { domainRefusals } from '@caseledger/domain';
import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

const coding = {
  'unknown-dictionary': notFound('No such dictionary is loaded.', 'Have an operator load it.', 'R-SAF-20'),
  'unknown-dictionary-version': invalid(
    'This version of the dictionary is not loaded.',
    'Code by a version that is loaded, or have an operator load this one.',
    'R-SAF-20',
  ),
  'unknown-term': invalid('The dictionary has no such lowest level term.', 'Choose one of it.', 'R-SAF-20'),
  'term-not-current': invalid('The lowest level term is not current.', 'Choose a current term.', 'R-SAF-20'),
  'term-mismatch': invalid('The dictionary says something else.', 'Leave it out: it is filled in.', 'R-SAF-20'),
  'incomplete-coding': invalid(
    'The dictionary is not loaded, so that codes and names are needed.',
    'Give them, or have the dictionary loaded.',
    'R-SAF-20',
  ),
};

const reports = {
  'icsr-*': conflict(
    'A rule of the message to the authority (ICH E2B(R3)) is broken; the remedy of the answer names the element.',
    'Record what the element needs, and prepare the report anew.',
  ),
  'not-coded': conflict('The event has no code of MedDRA.', 'Code the event first.'),
  'participant-unidentified': conflict(
    'The case does not name its participant yet (D.1.1.4).',
    'Identify the participant first.',
  ),
  'message-changed': conflict('The report is not what was prepared.', 'Prepare the report anew.'),
  'other-report': invalid('The acknowledgement is about another report.', 'Send the file of this report.', 'R-SAF-21'),
  'no-acknowledgement': invalid(
    'The file is no acknowledgement.',
    'Send the file that the recipient sent.',
    'R-SAF-21',
  ),
};

/** What the safety service refuses beside what the domain does. */
export const safetyRefusals = {
  ...coding,
  ...reports,
  'rules-or-version': invalid('Rules and a version are given, or neither.', 'Give one of them to try.'),
  'unknown-reporting-rules': notFound(
    'There is no such version of reporting rules.',
    'Read the versions of the study.',
  ),
  'unknown-delivery': notFound('The webhook has no such delivery.', 'List the deliveries of the webhook.'),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof safetyRefusals> {
    [finding: `icsr-${string}`]: 'conflict';
  }
}

/** How this room refuses: by a rule of its own or of the domain, with what is particular to the case. */
export const { condition, refuse, refusalOf, unmet } = refusing({ ...domainRefusals, ...safetyRefusals });

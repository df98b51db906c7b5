import { preventing, refusedAs } from '@caseledger/kernel';

const { conflict, invalid, notFound } = refusedAs;

const document = (name: string) =>
  preventing(
    conflict(`Individual compassionate use needs the document: ${name}.`, 'Name the document as present.', 'R-AUT-05'),
  );

const screening = {
  'unknown-participant': notFound('The study has no such participant.', 'Check the code of the participant.'),
  'participant-exists': conflict('The participant is screened already.', 'Use the record that is there.'),
  'characteristic-invalid': invalid(
    'A characteristic is not one that the protocol asks for, or has a value that it does not take.',
    'Give the characteristics as the protocol declares them.',
  ),
  'preventive-indication': invalid(
    'A purely preventive request is refused.',
    'Screen for an injury that is established.',
  ),
  'treated-site-needed': invalid(
    'The protocol treats sites of the body, and the command names none.',
    'Name the treated sites by their codes in the protocol.',
    'R-CEL-19',
  ),
  'unknown-treated-site': invalid(
    'The treated site is none of the protocol, or of the participant.',
    'Name one of those.',
    'R-CEL-19',
  ),
  'treated-site-twice': invalid('A treated site stands twice.', 'Name each once.'),
  'side-required': invalid('The protocol treats one side of the body.', 'Say which.', 'R-CEL-19'),
  'criterion-unanswered': preventing(
    conflict('A criterion of the protocol is not answered.', 'Answer it.', 'R-AUD-19'),
  ),
  'criterion-unmet': preventing(
    conflict(
      'A criterion of the protocol excludes the participant.',
      'Record a screen failure, or correct the answer.',
    ),
  ),
  'unknown-criterion': conflict('The protocol has no such criterion.', 'Answer those of the protocol alone.'),
};

const consent = {
  'unknown-consent-form': invalid('The protocol has no such consent form.', 'Name a form of the protocol.', 'R-AUT-08'),
  'consent-language': invalid('The form is not approved in this language.', 'Use a language of the form.'),
  'consent-scope': invalid('The form does not cover all that is consented to.', 'Name what the form covers.'),
  'consent-missing': preventing(
    conflict('The consent that this needs is not in force.', 'Record the signed consent first.', 'R-AUT-06, R-AUT-08'),
  ),
  'no-consent-to-withdraw': conflict('No such consent is in force.', 'Nothing is left to withdraw.'),
  'follow-up-consent-withdrawn': conflict(
    'Consent to follow-up is withdrawn.',
    'Record safety information alone.',
    'R-AUT-08',
  ),
};

const authorisation = {
  'legal-basis-not-in-protocol': preventing(
    conflict('The protocol does not provide for this legal basis.', 'Name one of the protocol.', 'R-AUT-01'),
  ),
  'no-authorisation-in-force': preventing(
    conflict(
      'No authorisation of this legal basis is in force at the site.',
      'Record the authorisation first.',
      'R-AUT-02',
    ),
  ),
  'authorisation-missing': preventing(
    conflict(
      'The treatment has no authorisation in force.',
      'Record the authorisation of the treatment first.',
      'R-AUT-01',
    ),
  ),
  'missing-clinical-report': document('clinical report'),
  'missing-no-alternative': document('statement that there is no alternative'),
  'missing-reason-no-trial': document('reason why no trial is possible'),
  'missing-sponsor-agreement': document('agreement of the sponsor'),
  'missing-hospital-approval': document('approval of the hospital'),
  'missing-authority-decision': document('decision of the authority'),
};

const serology = {
  'sampled-after-result': invalid('The sample was taken after its result.', 'Correct one of the two moments.'),
  'marker-twice': invalid('A marker is reported twice.', 'Report each marker once.'),
  'no-serology': conflict('No serology is recorded.', 'Record the serology first.', 'R-CEL-01'),
  'serology-incomplete': preventing(
    conflict('A marker that is needed has no result.', 'Record its result.', 'R-CEL-01'),
  ),
  'serology-needs-test': preventing(conflict('A marker is indeterminate.', 'Record a further test.', 'R-CEL-03')),
  'serology-needs-risk-assessment': preventing(
    conflict('A marker is positive.', 'Record the risk assessment.', 'R-CEL-03'),
  ),
  'serology-missing': preventing(
    conflict('Serology is neither cleared nor restricted.', 'Assess the serology first.', 'R-CEL-01'),
  ),
};

const administration = {
  'eligibility-missing': preventing(
    conflict('Eligibility is not confirmed.', 'Confirm the eligibility first.', 'R-AUD-14'),
  ),
  'participation-ended': preventing(
    conflict('The participation has ended.', 'Nothing more is done with the participant.', 'R-AUD-14'),
  ),
  'already-treated': conflict('The participant was treated already.', 'Check the participant.', 'R-AUD-14'),
  'identity-mismatch': conflict(
    'The product was not made of, or is not for, this participant.',
    'Do not go on. Check participant and product.',
    'R-CEL-18',
  ),
  'wristband-mismatch': preventing(
    conflict('The wristband is not that of the participant.', 'Do not inject. Check who is there.', 'R-CEL-18'),
  ),
  'label-mismatch': preventing(
    conflict(
      'The labels are not those of the containers that the protocol wants.',
      'Do not inject. Check the containers.',
      'R-CEL-18',
    ),
  ),
  'second-check-missing': preventing(
    conflict('Identity was not checked by a second person.', 'Have it checked.', 'R-CEL-18'),
  ),
  'side-mismatch': conflict(
    'Screening, consent and time-out do not name the same side.',
    'Do not go on. Find out which side is right.',
    'R-CEL-19',
  ),
  'unknown-administration': invalid(
    'The protocol of the participant has no such administration.',
    'Name one of the protocol.',
    'R-CEL-09',
  ),
  'not-planned': conflict(
    'What is to be given is not open for the participant.',
    'Check the plan of the participant.',
    'R-AUD-14',
  ),
  'batch-needed': invalid('A batch is given, and none is named.', 'Name the batch.', 'R-CEL-18'),
  'medicine-mismatch': invalid(
    'A medicine that is bought has a lot, and nothing else has one.',
    'Say brand and lot of the medicine, or leave them out.',
    'R-CEL-14',
  ),
  'weight-needed': invalid('The dose depends on the weight, which is not said.', 'Say the weight.', 'R-CEL-09'),
  'amount-needed': invalid('How much was given is not said.', 'Say it in the unit of the protocol.', 'R-CEL-09'),
  'dose-mismatch': invalid(
    'The deposits do not use up the containers, or are not what the protocol wants.',
    'Give the deposits as they were made, in the unit that the member names.',
    'R-CEL-09',
  ),
};

const followUp = {
  'follow-up-ended': conflict('The follow-up of the participant has ended.', 'Nothing more is recorded.', 'R-AUD-14'),
  'not-treated': conflict('The participant was not treated yet.', 'Record the treatment first.', 'R-AUD-14'),
  'return-recorded': conflict('The return to sport is recorded already.', 'Nothing is left to do.'),
  'unknown-terminal-event': invalid('The protocol names no such terminal event.', 'Name one of the protocol.'),
  'unknown-visit': notFound('The protocol, or the record, has no such visit.', 'Check the code of the visit.'),
  'visit-exists': conflict('The visit is recorded already.', 'Correct it, with a reason.'),
  'visit-recorded': conflict('What was planned is recorded already.', 'Correct it, with a reason.', 'R-INS-05'),
  'not-scheduled-yet': conflict('What the visit is planned from has not happened yet.', 'Record that first.'),
  'window-open': conflict('The window of the visit is still open.', 'Wait for its end.', 'R-INS-05'),
  'version-not-approved': invalid('The study has approved no such version.', 'Name one that it approved.'),
  'version-drops-administration': conflict(
    'The version of the protocol has no place for what was given.',
    'Amend the protocol so that it keeps the code of the instance.',
  ),
  'nothing-changed': conflict('The correction changes nothing.', 'Nothing is left to do.'),
  'reader-treats': preventing(
    conflict(
      'The treating physician cannot be the independent reader.',
      'Have somebody else read the images.',
      'R-INS-04',
    ),
  ),
  'imaging-scored': conflict('The instrument of this visit is scored already.', 'Nothing is left to do.'),
};

/** What answers to an instrument are refused for. */
export const readingRefusals = {
  'unknown-instrument': invalid('The protocol has no such instrument to record here.', 'Name one that it plans.'),
  'form-required': invalid('The instrument has several forms.', 'Name the form that was used.', 'R-INS-03'),
  'unknown-item': invalid('The form has no such item.', 'Answer the items of the form.', 'R-INS-03'),
  'answered-twice': invalid('An item is answered twice.', 'Answer each item once.', 'R-INS-01'),
  'value-out-of-range': invalid('A value is none that the item takes.', 'Give a value in its range.', 'R-INS-02'),
  'missing-needs-reason': invalid(
    'Something that is expected has neither a value nor a reason why it is missing.',
    'Give the value or the reason.',
    'R-AUD-19',
  ),
};

/** What commands about a participant are refused for. */
export const participantRefusals = {
  ...screening,
  ...consent,
  ...authorisation,
  ...serology,
  ...administration,
  ...followUp,
  ...readingRefusals,
};

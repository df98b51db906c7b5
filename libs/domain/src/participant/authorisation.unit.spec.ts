import { CaseDriver, until, without } from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import { rules, steps } from '../../test/participant.js';

describe('authorisation of the treatment', () => {
  it.each([
    ['CLINICAL_REPORT', 'missing-clinical-report'],
    ['NO_ALTERNATIVE', 'missing-no-alternative'],
    ['REASON_NO_TRIAL', 'missing-reason-no-trial'],
    ['SPONSOR_AGREEMENT', 'missing-sponsor-agreement'],
    ['HOSPITAL_APPROVAL', 'missing-hospital-approval'],
    ['AUTHORITY_DECISION', 'missing-authority-decision'],
  ])('R-AUT-05: without %s it is refused by %s', (document, rule) => {
    const [, authorise] = until(steps, 'AuthoriseTreatment');
    const { documents } = authorise.command.data as DataOf<'AuthoriseTreatment'>;
    expect(rules('AuthoriseTreatment', { documents: documents.filter((item) => item !== document) })).toEqual([rule]);
  });

  it('R-AUT-01: a legal basis outside the protocol, or without an authorisation, is refused', () => {
    expect(rules('AuthoriseTreatment', { legalBasis: 'HOSPITAL_EXEMPTION' })).toEqual([
      'legal-basis-not-in-protocol',
      'no-authorisation-in-force',
    ]);
    expect(rules('AuthoriseTreatment', { legalBasis: 'CLINICAL_TRIAL', documents: [] })).toEqual([
      'no-authorisation-in-force',
    ]);
  });

  it('R-AUT-06: consent is not needed for the request', () => {
    new CaseDriver().run(without(steps, 'SignConsent'));
  });
});

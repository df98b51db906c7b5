import { writeUsdm } from '@caseledger/interchange';
import { achilles, femoralHead } from '@caseledger/testkit/domain';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { protocolImport } from './protocol-import.js';

const fixture = (name: string) =>
  JSON.parse(gunzipSync(readFileSync(`test/fixtures/usdm-4.0/${name}.json.gz`)).toString()) as object;
const context = { studyName: 'S1', sponsor: 'Sponsor', systemVersion: '1.0.0' };
const sent = (protocol: typeof achilles) => JSON.parse(JSON.stringify(writeUsdm(protocol, context))) as object;
const shown = ({ faults }: ReturnType<typeof protocolImport>) =>
  faults.map(({ rule, pointer, message }) => `${rule} ${pointer}: ${message}`);

describe('a study of USDM that is imported', () => {
  it.each([achilles, femoralHead])(
    'is a protocol that may be approved when one of ours went out: $code',
    (protocol) => {
      expect(protocolImport(sent(protocol))).toEqual({ protocol, untaken: [], faults: [] });
    },
  );

  it('is a draft of which is said what it lacks, what contradicts itself and what nothing runs yet', () => {
    const imported = protocolImport(fixture('CDISC_Pilot_Study'));
    const faults = shown(imported);
    expect(faults).toEqual(
      expect.arrayContaining([
        'missing-member /protocol/serology: This member is required.',
        'protocol-inconsistent /protocol/allocation: Nothing says how participants get to the 3 arms.',
        expect.stringMatching(/^protocol-not-run-yet \/protocol\//),
        'protocol-inconsistent /protocol/activities/0: Nobody can perform Informed consent: it has neither instruments nor an act.',
      ]),
    );
    // What stands for what is missing is judged by nobody.
    expect(faults.filter((one) => / X[ .:]/.test(one))).toEqual([]);
    expect(imported.protocol.arms).toHaveLength(3);
    const whats = imported.untaken.map(({ what }) => what);
    for (const what of [
      'blindingSchema (Double Blind Study)',
      '1 estimands',
      '1 analysisPopulations',
      'endpoint END1',
      'plannedAge',
    ]) {
      expect(whats).toContain(what);
    }
  });

  it('is judged by its form alone while an extension says something of another form', () => {
    const odd = { ...achilles, consentForms: ['ICF'] } as unknown as typeof achilles;
    const faults = shown(protocolImport(sent(odd)));
    expect(faults).toEqual(['malformed-member /protocol/consentForms: Must be a list of 1 to 50 objects.']);
  });

  it('names at most two hundred faults of its form, and counts the others', () => {
    const terminalEvents = Array.from({ length: 100 }, () => ({ code: '<', title: '', endsFollowUp: true }));
    const adverseEventTemplates = achilles.adverseEventTemplates.map((one) => ({ ...one, code: '<', term: '' }));
    const { faults, omitted } = protocolImport(sent({ ...achilles, terminalEvents, adverseEventTemplates }));
    expect([faults.length, (omitted ?? 0) > 0]).toEqual([200, true]);
  });
});

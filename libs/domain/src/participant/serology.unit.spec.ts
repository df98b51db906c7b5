import { achilles, changed, serologyResults, without } from '@caseledger/testkit/domain';
import { at, rules, steps } from '../../test/participant.js';

describe('serology', () => {
  const panel = achilles.serology.markers;
  const withResult = (marker: string, result: 'POSITIVE' | 'INDETERMINATE') =>
    changed(steps, 'RecordSerology', {
      results: serologyResults(panel).map((item) => (item.marker === marker ? { ...item, result } : item)),
    });

  it('R-CEL-01: the published panel lacks anti-HBc, and says so', () => {
    const results = serologyResults(panel.filter((marker) => marker !== 'anti-HBc'));
    const { driver, next } = at('AssessSerology', {}, changed(steps, 'RecordSerology', { results }));
    expect(driver.unmet(next).map(({ message }) => message)).toEqual(['serology-incomplete: anti-HBc']);
  });

  it.each(panel)('R-CEL-01: %s is compulsory, even where a protocol forgets it', (marker) => {
    const results = serologyResults(panel.filter((other) => other !== marker));
    const forgetful = { ...achilles, serology: { ...achilles.serology, markers: [] } };
    const lacking = changed(changed(steps, 'RecordSerology', { results }), 'ApproveProtocol', { protocol: forgetful });
    expect(rules('AssessSerology', {}, lacking)).toEqual(['serology-incomplete']);
  });

  it.each(panel)('R-CEL-03: %s positive needs a risk assessment, indeterminate needs a test', (marker) => {
    expect(rules('AssessSerology', {}, withResult(marker, 'POSITIVE'))).toEqual(['serology-needs-risk-assessment']);
    expect(rules('AssessSerology', { riskAssessment: 'x' }, withResult(marker, 'INDETERMINATE'))).toEqual([
      'serology-needs-test',
    ]);
  });

  it.each(panel)('R-CEL-02: %s positive with a risk assessment restricts, and does not forbid', (marker) => {
    const { driver, next } = at(
      'AssessSerology',
      { riskAssessment: 'isolated storage' },
      withResult(marker, 'POSITIVE'),
    );
    expect(driver.typesOf(next)).toEqual(['SerologyRestricted']);
    expect(driver.last('SerologyRestricted').data.positive).toEqual([marker]);
  });

  it('R-CEL-01: needs results, one for each marker, of a sample taken before', () => {
    expect(rules('AssessSerology', {}, without(steps, 'RecordSerology'))).toEqual(['no-serology']);
    expect(rules('RecordSerology', { results: [...serologyResults(panel), ...serologyResults(['HCV'])] })).toEqual([
      'marker-twice',
    ]);
    expect(rules('RecordSerology', { sampledAt: '2019-03-04' })).toEqual(['sampled-after-result']);
  });
});

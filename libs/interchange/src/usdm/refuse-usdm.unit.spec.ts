import { fixture, protocols } from '../../test/documents.js';
import { refusalOfUsdm, writeUsdm } from '../index.js';

interface Wrapper {
  usdmVersion: string;
  study: { versions: { studyDesigns: Record<string, unknown>[] }[] };
}

const context = { studyName: 'A study', sponsor: 'Reference Sponsor', systemVersion: '1.0.0' };
const others = ['CDISC_Pilot_Study', 'Alexion_NCT04573309_Wilsons'];
const refused = (change: (wrapper: Wrapper) => void) => {
  const wrapper = fixture(others[0]!) as Wrapper;
  change(wrapper);
  return refusalOfUsdm(wrapper)?.unmet.map(({ rule, pointer, message }) => [rule, pointer, message]);
};

describe('a document of another system', () => {
  it.each([
    ...others.map((name) => [name, fixture(name)] as const),
    ...protocols.map(([name, protocol]) => [name, writeUsdm(protocol, context)] as const),
  ])('is read when it is whole: %s', (_, wrapper) => {
    expect(refusalOfUsdm(wrapper as Wrapper)).toBeUndefined();
  });

  it.each(['3.0.0', '3', '40.0', '5.0', 'four'])('is refused for its version: %s', (usdmVersion) => {
    expect(refused((wrapper) => (wrapper.usdmVersion = usdmVersion))).toEqual([
      ['usdm-version-unknown', '/usdmVersion', `The document is of version ${usdmVersion} of USDM, and 4 is read.`],
    ]);
  });

  it('is refused when it holds no study', () => {
    expect(refused((wrapper) => (wrapper.study = {} as never))).toEqual([
      ['usdm-no-study', '/study/versions', 'The study has no version.'],
    ]);
    expect(refused((wrapper) => (wrapper.study.versions[0]!.studyDesigns = []))).toEqual([
      ['usdm-no-study', '/study/versions/0/studyDesigns', 'The first version of the study has no design.'],
    ]);
  });

  it('is refused with the place of every reference that leads nowhere', () => {
    const design = '/study/versions/0/studyDesigns/0';
    const list = refused(({ study }) => {
      const [{ encounters, arms }] = study.versions[0]!.studyDesigns as [Record<string, Record<string, unknown>[]>];
      (study.versions[0]!.studyDesigns[0]!.studyCells as Record<string, unknown>[])[2]!.armId = 'Nobody';
      (study.versions[0]!.studyDesigns[0]!.activities as Record<string, unknown>[])[0]!.childIds = ['Somebody'];
      expect([encounters!.length, arms!.length]).toEqual([12, 3]);
    });
    expect(list).toEqual([
      [
        'usdm-reference-leads-nowhere',
        `${design}/activities/0/childIds/0`,
        'The study has nothing with the id Somebody.',
      ],
      ['usdm-reference-leads-nowhere', `${design}/studyCells/2/armId`, 'The study has nothing with the id Nobody.'],
    ]);
  });
});

import fc from 'fast-check';
import { fixture, protocols } from '../../test/documents.js';
import { nameByCodes, readUsdm, refusalOfUsdm, writeUsdm } from '../index.js';

const form = /^[A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59}$/;

describe('the names of a study of another system', () => {
  it('become codes where they are none, and what they said is told', () => {
    const document = fixture('Alexion_NCT04573309_Wilsons') as object;
    const { document: named, renamed } = nameByCodes(document, form);
    expect(renamed).toContainEqual({
      pointer: '/study/versions/0/studyDesigns/0/activities/10/name',
      what: 'HIV, hepatitis B and C screen',
      why: 'No code of a protocol has this form: it was taken as HIV hepatitis B and C screen, and what it says as the title.',
    });
    expect(refusalOfUsdm(named as never)).toBeUndefined();
    const [before, after] = [readUsdm(document), readUsdm(named)];
    expect(after.untaken).toEqual(before.untaken);
    for (const [index, { code, title }] of after.protocol.activities.entries()) {
      const was = before.protocol.activities[index]!;
      expect(code).toMatch(form);
      expect([was.code, was.title]).toContain(title);
    }
    const codes = new Set(after.protocol.activities.map(({ code }) => code));
    const asked = after.protocol.timelines.flatMap(({ instances }) =>
      instances.flatMap(({ activities }) => activities),
    );
    expect(asked.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('stay as they are where they are codes', () => {
    for (const [, protocol] of protocols) {
      const document = JSON.parse(
        JSON.stringify(writeUsdm(protocol, { studyName: 'S', sponsor: 'S', systemVersion: '1' })),
      ) as object;
      expect(nameByCodes(document, form)).toEqual({ document, renamed: [] });
    }
  });

  it('stay apart, whatever they are', () => {
    const names = fc.uniqueArray(
      fc.oneof(fc.constantFrom('a', 'a,', 'a;', '(a)', '?', '!', 'é', 'x'.repeat(70), 'x'.repeat(71)), fc.string()),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(names, (list) => {
        const arms = list.map((name, index) => ({ id: `${index}`, name }));
        const { document, renamed } = nameByCodes({ study: { versions: [{ studyDesigns: [{ arms }] }] } }, form);
        const [version] = (document as { study: { versions: [{ studyDesigns: [{ arms: typeof arms }] }] } }).study
          .versions;
        const codes = version.studyDesigns[0].arms.map(({ name }) => name);
        expect(codes.filter((code) => !form.test(code))).toEqual([]);
        expect(new Set(codes).size).toBe(codes.length);
        expect(renamed).toHaveLength(list.filter((name) => !form.test(name)).length);
      }),
    );
  });

  it.each([
    [{}],
    [{ study: 1 }],
    [{ study: { versions: 'x' } }],
    [{ study: { versions: [] } }],
    [{ study: { versions: [null, 3] } }],
  ])('are left alone in what is no study: %j', (document) => {
    expect(nameByCodes(document, form).renamed).toEqual([]);
  });
});

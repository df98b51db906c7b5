import type { Protocol } from '@caseledger/domain';
import { concludingTrial } from '@caseledger/testkit/domain';
import { temporaryFolder } from '@caseledger/testkit/folders';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { protocols, wrapperSchema as valid } from '../../test/documents.js';
import { withTwoArms } from '../../test/two-arms.js';
import { writeUsdm } from '../index.js';

const context = { studyName: 'A study', sponsor: 'Reference Sponsor', systemVersion: '1.0.0' };
const [[, shipped]] = protocols as [[string, Protocol]];
const all = [
  ...protocols,
  ['two arms', withTwoArms(shipped)] as const,
  ['a trial that concludes', concludingTrial] as const,
];
const documents = all.map(([name, protocol]) => [name, writeUsdm(protocol, context)] as const);

describe.each(documents)('the protocol of %s as a study of USDM 4.0', (name, document) => {
  it('is what the API of USDM 4.0 exchanges', () => {
    expect(valid(document) ? null : valid.errors).toBeNull();
  });

  it('has the same bytes each time', () => {
    const [, protocol] = all.find(([other]) => other === name)!;
    expect(JSON.stringify(writeUsdm(JSON.parse(JSON.stringify(protocol)) as Protocol, context))).toBe(
      JSON.stringify(document),
    );
  });

  it('has every id once, and leads with each to something', () => {
    const ids: unknown[] = [];
    const references: unknown[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [member, one] of Object.entries(value)) {
        if (member === 'id' && one !== null) ids.push(one);
        if (/[a-z]Ids?$/.test(member) && member !== 'valueId') references.push(one);
        visit(one);
      }
    };
    visit(document);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[\w.:-]+$/.test(String(id)))).toEqual([]);
    expect(references.flat().filter((id) => id !== null && !ids.includes(id))).toEqual([]);
  });
});

interface Checked {
  readonly rules: number;
  readonly findings: readonly { readonly rule_id: string; readonly level: string; readonly message: string }[];
}

const python = process.env.USDM4_PYTHON;

// The rules are of a package of Python's, which is not everywhere.
(python === undefined ? describe.skip : describe)('the rules of CDISC, as usdm4 has them (USDM4_PYTHON)', () => {
  it('hold in every protocol that is shipped, and in one of two arms', () => {
    const folder = temporaryFolder('usdm');
    const files = documents.map(([name, document]) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const checker = join(__dirname, '../../test/check-rules.py');
    const said = execFileSync(python!, [checker, ...files], { encoding: 'utf8', maxBuffer: 1e8 });
    const checked = JSON.parse(said) as readonly Checked[];
    for (const { rules } of checked) expect(rules).toBeGreaterThan(200);
    const found = checked.map(({ findings }) => findings.map(({ rule_id, level }) => `${level} ${rule_id}`));
    // An epoch to which nothing of the schedule belongs is the protocol's own gap, and USDM warns of it twice.
    const gaps = all.map(([, { epochs, timelines }]) =>
      epochs.some(({ code }) => !timelines.some(({ instances }) => instances.some(({ epoch }) => epoch === code))),
    );
    expect(found).toEqual(gaps.map((gap) => (gap ? ['Warning DDF00088', 'Warning DDF00099'] : [])));
  });
});

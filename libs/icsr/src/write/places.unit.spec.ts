import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { everything } from '../../test/everything.js';
import { writeIcsrBatch, type IndividualCaseSafetyReport } from '../index.js';
import { batchOf, cells, omit } from '../../test/reports.js';
import { batchElements, messageElements, reportElements } from '../rules/elements.js';
import { occurrences } from '../rules/occurrences.js';

const [reaction] = everything.reactions;

/** The XPath that ICH gives each element, for the first entry of every repeating section. */
const paths = Object.entries(
  JSON.parse(
    readFileSync('test/fixtures/icsr/element-paths.json', 'utf8')
      .replaceAll('{reaction}', reaction.id)
      .replaceAll('{drug}', cells.id),
  ) as Record<string, string>,
);

function selected(xml: string): Record<string, readonly string[]> {
  const input = JSON.stringify({ xml, paths: Object.fromEntries(paths) });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['libs/icsr/test/select-xml.mjs'], {
    input,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`XPath failed: ${stderr}`);
  return JSON.parse(stdout) as Record<string, readonly string[]>;
}

/** The first place of each element: what the report says there, and what its path selects in the XML. */
function places(report: IndividualCaseSafetyReport) {
  const batch = batchOf([report]);
  const found = selected(writeIcsrBatch(batch));
  const said = [
    ...occurrences(batchElements, batch),
    ...occurrences(messageElements, batch.messages[0]),
    ...occurrences(reportElements, report),
  ];
  return paths.map(([element]) => {
    const { content, nullFlavor } = said.find((each) => each.element === element)!;
    return { element, said: content === undefined ? nullFlavor : String(content), found: found[element] };
  });
}

/** Telephone numbers and the like are written with a scheme, and the primary source as priority 1. */
const agrees = ({ said, found }: { readonly said?: string | undefined; readonly found?: readonly string[] }) =>
  found?.some((each) => each.replace(/^(tel|fax|mailto):/, '') === said || (each === '1' && said === 'true')) === true;

describe('Where elements stand', () => {
  const criteria = Object.fromEntries(Object.keys(reaction.seriousness).map((each) => [each, true]));
  const plainer: IndividualCaseSafetyReport = {
    ...everything,
    reactions: [{ ...omit(reaction, 'end', 'duration'), seriousness: criteria as typeof reaction.seriousness }],
    relatedness: [{ reaction: reaction.id, drug: cells.id, source: 'Sponsor', method: 'Global', result: 'Related' }],
  };
  const lasting: IndividualCaseSafetyReport = {
    ...everything,
    reactions: [omit(reaction, 'start', 'end')],
  };

  it('R-ICS-01: every element stands where the XPath of ICH looks for it', () => {
    const agreeing = [everything, plainer, lasting].flatMap((report) => places(report).filter(agrees));
    const withheld = places(everything).filter(({ said }) => ['MSK', 'NASK', 'ASKU', 'UNK'].includes(said ?? ''));
    const seen = new Set([...agreeing, ...withheld].map(({ element }) => element));
    expect(paths.map(([element]) => element).filter((element) => !seen.has(element))).toEqual([]);
    expect(withheld.filter(({ found }) => found?.length !== 0)).toEqual([]);
    expect(seen.size).toBeGreaterThan(170);
  });
});

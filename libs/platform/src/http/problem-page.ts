import { own } from '@caseledger/kernel';
import type { RefusalKind, RuleCatalogue, RuleDefinition } from '@caseledger/kernel';

/** The status of a refusal of each kind. */
export const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  conflict: 409,
  forbidden: 403,
  'not-found': 404,
};

const statusOf = ({ kind }: RuleDefinition): number => (typeof kind === 'number' ? kind : statusOfKind[kind]);

/** What of a rule is told to machines: everything, with its status. */
export interface RuleAnswer extends Omit<RuleDefinition, 'kind'> {
  readonly status: number;
}

/** All rules of a catalogue by their ids. */
export const rulesAnswer = (catalogue: RuleCatalogue): Readonly<Record<string, RuleAnswer>> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([id, rule]) => {
      const { kind: _, ...rest } = rule;
      return [id, { status: statusOf(rule), ...rest }];
    }),
  );

/** The title of a problem, and of its page. */
export function titleOfRule(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page (HTML) of a rule; undefined when there is no such rule. @param rules as `rulesAnswer` gives them */
export function problemPage(rules: Readonly<Record<string, RuleAnswer>>, id: string): string | undefined {
  const family = Object.keys(rules).find((name) => name.endsWith('*') && id.startsWith(name.slice(0, -1)));
  const name = Object.hasOwn(rules, id) ? id : family;
  const rule = name === undefined ? undefined : own(rules, name);
  if (rule === undefined) return undefined;
  const { status, means, remedy, requirement, prevents } = rule;
  const title = escaped(titleOfRule(id));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<h1>${title}</h1>
<p>${escaped(means)}</p>
<dl>
<dt>Rule</dt><dd><code>${escaped(id)}</code></dd>
<dt>Status</dt><dd>${status}</dd>
<dt>What to do</dt><dd>${escaped(remedy)}</dd>
${requirement === undefined ? '' : `<dt>Requirement</dt><dd>${escaped(requirement)}</dd>\n`}${prevents === true ? '<dt>In an import</dt><dd>What was done is recorded, and names this rule as not shown.</dd>\n' : ''}</dl>
</html>
`;
}

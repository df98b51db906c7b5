import { own } from '@caseledger/kernel';
import { isRecord, pointerTo, Reported, type Untaken } from './part.js';

/** Lists whose objects are known by their names in a protocol, with the lists within these. */
interface Lists {
  readonly [list: string]: Lists;
}

const ofVersion: Lists = {
  studyInterventions: { administrations: {} },
  administrableProducts: {},
  bcSurrogates: {},
  studyDesigns: {
    arms: {},
    epochs: {},
    elements: {},
    eligibilityCriteria: {},
    encounters: {},
    activities: {},
    scheduleTimelines: { instances: {} },
    objectives: { endpoints: {} },
    analysisPopulations: {},
    estimands: { intercurrentEvents: {} },
  },
};
/** There is one of it, or its name is no code. */
const unnamed: ReadonlySet<string> = new Set(['studyDesigns']);

/**
 * A document in which every name that is to be a code has the form of one. What it is known by stays as its label. The objects
 * of USDM refer to each other by ids, so that nothing else changes.
 * @param form of codes: any text of letters, digits and single blanks, of at most sixty characters, has it
 */
export function nameByCodes(
  document: object,
  form: RegExp,
): { readonly document: object; readonly renamed: readonly Untaken[] } {
  const reported = new Reported();
  const study = own(document as Readonly<Record<string, unknown>>, 'study');
  if (!isRecord(study)) return { document, renamed: [] };

  const inObject = (value: unknown, pointer: string, lists: Lists): unknown => {
    if (!isRecord(value)) return value;
    const changed = Object.entries(lists).map(([list, within]) => {
      const found = own(value, list);
      return [list, Array.isArray(found) ? inList(found, pointerTo(pointer, list), list, within) : found] as const;
    });
    return { ...value, ...Object.fromEntries(changed.filter(([, found]) => found !== undefined)) };
  };

  const inList = (list: readonly unknown[], pointer: string, name: string, within: Lists): readonly unknown[] => {
    const codes = new Codes(new Set(list.map((one) => (isRecord(one) ? one.name : undefined))));
    return list.map((one, index) => {
      const at = `${pointer}/${index}`;
      const inside = inObject(one, at, within);
      if (unnamed.has(name) || !isRecord(inside) || typeof inside.name !== 'string' || form.test(inside.name))
        return inside;
      const code = codes.for(inside.name, `${name} ${index + 1}`);
      const why = `No code of a protocol has this form: it was taken as ${code}, and what it says as the title.`;
      reported.report(pointerTo(at, 'name'), inside.name, why);
      return { ...inside, name: code, label: inside.label || inside.name };
    });
  };

  const versions = own(study, 'versions');
  if (!Array.isArray(versions)) return { document, renamed: [] };
  const [first, ...others] = versions as readonly unknown[];
  const version = inObject(first, '/study/versions/0', ofVersion);
  return { document: { ...document, study: { ...study, versions: [version, ...others] } }, renamed: reported.all };
}

const longest = 60;

/** What codes a list has, and how often each was asked for again. */
class Codes {
  private readonly asked = new Map<string, number>();

  constructor(private readonly taken: Set<unknown>) {}

  /** A code that says as much of a name as it can, and that nothing else of the list has. */
  for(name: string, otherwise: string): string {
    const plain = name
      .normalize('NFKD')
      .replaceAll(/[^A-Za-z0-9._/+-]+/g, ' ')
      .replace(/^[^A-Za-z0-9]+/, '');
    const code = plain.slice(0, longest).trim() || otherwise;
    const root = code.slice(0, longest - 7).trim();
    for (let n = this.asked.get(root) ?? 1; ; n += 1) {
      const next = n === 1 ? code : `${root} ${n}`;
      if (this.taken.has(next)) continue;
      this.asked.set(root, n);
      this.taken.add(next);
      return next;
    }
  }
}

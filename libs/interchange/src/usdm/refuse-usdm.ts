import { own, type Refusal, type Unmet } from '@caseledger/kernel';
import { refusalOf, unmet } from '../refusals.js';
import { isRecord, pointerTo } from './part.js';

/** A document of USDM, as far as it is asked for before anything of it is read. */
export interface UsdmSent {
  readonly usdmVersion: string;
  readonly study: object;
}

/** Why a document is not read at all: another version, no study, or references that lead nowhere. Nothing when it is read. */
export function refusalOfUsdm({ usdmVersion, study }: UsdmSent): Refusal | undefined {
  if (!/^4(\.|$)/.test(usdmVersion)) {
    const message = `The document is of version ${usdmVersion.slice(0, 20)} of USDM, and 4 is read.`;
    return refusalOf([unmet('usdm-version-unknown', message, '/usdmVersion')]);
  }
  return refusalOf(missingIn(study)) ?? refusalOf(referencesNowhere(study));
}

function missingIn(study: object): readonly Unmet[] {
  const [version] = listOf(study, 'versions');
  if (version === undefined) return [unmet('usdm-no-study', 'The study has no version.', '/study/versions')];
  if (listOf(version, 'studyDesigns').length > 0) return [];
  const message = 'The first version of the study has no design.';
  return [unmet('usdm-no-study', message, '/study/versions/0/studyDesigns')];
}

function listOf(owner: unknown, name: string): readonly unknown[] {
  const list = isRecord(owner) ? own(owner, name) : undefined;
  return Array.isArray(list) ? list : [];
}

/** Members whose names end so hold ids of objects of the study. */
const isReference = (name: string) => /[a-z]Ids?$/.test(name);

function referencesNowhere(study: object): readonly Unmet[] {
  const ids = new Set<unknown>();
  const references: { readonly id: string; readonly pointer: string }[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, one] of Object.entries(value) as [string, unknown][]) {
      const at = pointerTo(pointer, name);
      if (name === 'id') ids.add(one);
      else if (isReference(name) && typeof one === 'string') references.push({ id: one, pointer: at });
      else if (isReference(name) && Array.isArray(one)) {
        for (const [n, id] of one.entries()) if (typeof id === 'string') references.push({ id, pointer: `${at}/${n}` });
      }
      // What extensions of other systems refer to is theirs.
      if (name !== 'extensionAttributes') visit(one, at);
    }
  };
  visit(study, '/study');
  return references.flatMap(({ id, pointer }) =>
    ids.has(id)
      ? []
      : [unmet('usdm-reference-leads-nowhere', `The study has nothing with the id ${id.slice(0, 60)}.`, pointer)],
  );
}

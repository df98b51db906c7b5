import { allReaders, clinicalReaders, type StudyBook } from '@caseledger/casebook';
import { refuse, type Protocol } from '@caseledger/domain';
import { RefusedError } from '@caseledger/platform';
import { coordinationView } from '../views.js';
import {
  approvedProtocols,
  changesBetween,
  protocolFile,
  usdmStudy,
  type ApprovedProtocol,
} from './approved-protocol.js';
import { protocolDryRun } from './protocol-dry-run.js';

/** The approved versions of the protocol. */
export const protocolsView = coordinationView({
  name: 'protocols',
  answer: 'ProtocolList',
  readers: allReaders,
  masked: true,
  show: async (book) => ({ items: (await approvedProtocols(book)).map(({ line }) => line) }),
});

interface VersionQuestion {
  readonly protocolVersion: string;
}

/** One version with all that it says. */
export const protocolView = coordinationView({
  name: 'protocol',
  answer: 'ProtocolFile',
  readers: allReaders,
  masked: true,
  show: async (book, { protocolVersion }: VersionQuestion) => protocolFile(await versionOf(book, protocolVersion)),
});

/** One version as a study of USDM 4.0. */
export const protocolUsdmView = coordinationView({
  name: 'protocol-usdm',
  answer: 'UsdmStudy',
  readers: allReaders,
  masked: true,
  show: async (book, { protocolVersion }: VersionQuestion) => usdmStudy(await versionOf(book, protocolVersion), book),
});

/** What another version says otherwise: the one in force unless it is named. */
export const protocolChangesView = coordinationView({
  name: 'protocol-changes',
  answer: 'ProtocolChanges',
  readers: allReaders,
  masked: true,
  show: async (book, { protocolVersion, to }: VersionQuestion & { readonly to?: string }) => {
    const from = await versionOf(book, protocolVersion);
    return changesBetween(from, await versionOf(book, to ?? book.state.protocol?.version ?? protocolVersion));
  },
});

/** What a draft would change for participants, and which stopping rules it would have met. Nothing is recorded. */
export const protocolDryRunView = coordinationView({
  name: 'protocol-dry-run',
  answer: 'ProtocolDryRun',
  readers: clinicalReaders,
  show: (book, { protocol }: { readonly protocol: Protocol }) => protocolDryRun(book, protocol),
});

/** @throws RefusedError for a version that was not approved */
async function versionOf(book: StudyBook, version: string): Promise<ApprovedProtocol> {
  const found = (await approvedProtocols(book)).find(({ line }) => line.version === version);
  if (found !== undefined) return found;
  throw new RefusedError(refuse('unknown-protocol-version', `Version ${version} of the protocol was not approved.`));
}

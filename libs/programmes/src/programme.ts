import type { LegalBasis, Protocol, Role } from '@caseledger/domain';
import { readdirSync, readFileSync } from 'node:fs';

/** A person of a programme, who holds one role. */
export interface ProgrammePerson {
  /** What the journey calls them. */
  readonly persona: string;
  readonly sub: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
  /** Codes of the sites that they work at; none for all. */
  readonly sites: readonly string[];
}

/** The study that a programme is played in. */
export interface ProgrammeStudy {
  readonly code: string;
  readonly sponsor: string;
  readonly registrations: readonly string[];
  /** When everything was set up. */
  readonly began: string;
  readonly sites: readonly {
    readonly code: string;
    readonly name: string;
    readonly country: string;
    readonly zone: string;
  }[];
  readonly authorisations: readonly {
    readonly reference: string;
    readonly legalBasis: LegalBasis;
    readonly authority: string;
    readonly sites: readonly string[];
    /** Absent: from when everything was set up, and without an end. */
    readonly validFrom?: string;
    readonly validUntil?: string;
  }[];
}

/** The data of a programme: what is in its folder, apart from what the journey compares with. */
export interface Programme {
  readonly name: string;
  readonly study: ProgrammeStudy;
  readonly protocol: Protocol;
  readonly people: readonly ProgrammePerson[];
}

const folder = new URL('../../../programmes/', import.meta.url);

/** The programme that a standalone process is set up with. */
export const referenceProgramme = 'achilles';

/** Names of all programmes: of their folders. */
export const programmeNames = (): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** A file of a programme's folder. */
export const programmeFile = (programme: string, file: string): URL => new URL(`${programme}/${file}`, folder);

/** @param name one of `programmeNames()` */
export function readProgramme(name: string): Programme {
  const read = (file: string): unknown => JSON.parse(readFileSync(programmeFile(name, file), 'utf8'));
  return {
    name,
    study: read('study.json') as ProgrammeStudy,
    protocol: read('protocol.json') as Protocol,
    people: read('people.json') as readonly ProgrammePerson[],
  };
}

/** The name of a person's token in the tokens file. */
export const tokenName = (programme: string, persona: string): string =>
  programme === referenceProgramme ? persona : `${programme}/${persona}`;

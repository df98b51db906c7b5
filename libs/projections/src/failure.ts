import { sqlState } from '@caseledger/platform';

/** A build that was replaced or given up while events were on their way to it. */
export class BuildRetired extends Error {
  constructor(name: string, build: number) {
    super(`build ${build} of ${name} is retired`);
  }
}

/** Whether tables went away under whoever reads them: not found, half removed, or in a deadlock with their removal. */
export function isDropped(error: unknown): boolean {
  return ['42P01', '3F000', '40P01', 'XX000'].includes(sqlState(error) ?? '');
}

/** A text for people, and one that PostgreSQL takes: `text` and `jsonb` refuse NUL. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

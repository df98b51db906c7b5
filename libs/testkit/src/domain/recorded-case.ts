import { schemaVersionOf, type RecordedFact } from '@caseledger/domain';
import { leafHashOf } from '@caseledger/kernel';
import { CaseDriver, type Step } from './case-driver.js';
import { achillesStudy, first, untilTreated } from './journeys.js';

const study = 'S1';

/** Study S1 of the reference programme with participant P1 and product B1 until treated, and then some. */
export function recordedCase(more: readonly Step[] = []): readonly RecordedFact[] {
  const { events } = new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...more]);
  const versions = new Map<string, number>();
  return events.map((event, index) => {
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    const envelope = {
      ...event,
      id: `command-${index}/0`,
      study,
      version,
      schemaVersion: schemaVersionOf(event.type),
      zone: 'Europe/Madrid',
      causation: `command-${index}`,
      correlation: `request-${index}`,
      software: 'caseledger 0.1.0',
      salt: '',
    };
    return { ...envelope, position: index + 1, hash: leafHashOf(JSON.stringify(envelope)) } as RecordedFact;
  });
}

import type { CaseEvent, Fact } from '@caseledger/domain';
import type { RecordedEvent } from '@caseledger/kernel';
import { CaseDriver, step, type Step } from '../../../../libs/domain/src/case-driver.testing.js';
import { achillesStudy, first, untilTreated, visitOn } from '../../../../libs/domain/src/journeys.testing.js';

/** The first participant of the reference programme until treated, and then some. */
export function recordedCase(more: readonly Step[] = []): readonly (Fact<CaseEvent> & RecordedEvent)[] {
  const { events } = new CaseDriver().run([...achillesStudy, ...untilTreated(first), ...more]);
  const versions = new Map<string, number>();
  return events.map((event, index) => {
    const version = (versions.get(event.stream) ?? 0) + 1;
    versions.set(event.stream, version);
    return {
      ...event,
      id: `command-${index}/0`,
      study: 'S1',
      position: index + 1,
      version,
      schemaVersion: 1,
      zone: 'Europe/Madrid',
      causation: `command-${index}`,
      correlation: `request-${index}`,
      software: 'caseledger 0.1.0',
      salt: '',
    } as Fact<CaseEvent> & RecordedEvent;
  });
}

export { step, visitOn };

import type { IcsrBatch } from '../model/batch.js';
import type { IndividualCaseSafetyReport } from '../model/report.js';
import { elementFindings } from './element-rules.js';
import { batchElements, messageElements, reportElements } from './elements.js';
import type { Finding } from './finding.js';
import { messageFindings } from './message-rules.js';
import { occurrences } from './occurrences.js';
import { reportFindings } from './report-rules.js';

/**
 * What a receiver would object to in a report, by the element table of ICH and the rules between elements. `asOf` is
 * the instant of sending, ISO 8601: nothing may lie after it. The report may be sent when there is no error.
 */
export function icsrFindings(report: IndividualCaseSafetyReport, asOf: string): readonly Finding[] {
  const places = [...occurrences(reportElements, report)];
  return [...elementFindings(places, instant(asOf)), ...reportFindings(report, places)];
}

/** The findings in the headers of a batch (N.1, N.2) and in each of its reports, with where they are in the batch. */
export function batchFindings(batch: IcsrBatch, asOf: string): readonly Finding[] {
  const header = elementFindings([...occurrences(batchElements, batch)], instant(asOf));
  const messages = batch.messages.flatMap((message, index) => {
    const own = elementFindings([...occurrences(messageElements, message)], instant(asOf));
    const inReport = icsrFindings(message.report, asOf).map((each) => ({ ...each, at: `report.${each.at}` }));
    return [...own, ...messageFindings(message), ...inReport].map((each) => ({
      ...each,
      at: `messages[${index}].${each.at}`,
    }));
  });
  return [...header, ...messages];
}

function instant(asOf: string): number {
  const milliseconds = Date.parse(asOf);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${asOf}" is not an instant.`);
  return milliseconds;
}

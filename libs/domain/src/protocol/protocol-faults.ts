import type { Unmet } from '@caseledger/kernel';
import { allocationFaults } from './allocation-faults.js';
import { analysisFaults } from './analysis-faults.js';
import { checkAt, faultAt, type Fault } from './faults.js';
import { measurementFaults } from './measurement-faults.js';
import { partsOfProtocol, type ProtocolPart } from './meaning.js';
import { notRunYet } from './not-run-yet.js';
import { outcomeFaults } from './outcome-faults.js';
import type { Protocol } from './protocol.js';
import { scheduleFaults } from './schedule-faults.js';
import { treatmentFaults } from './treatment-faults.js';

/** Every code leads somewhere and every name is there once, wherever the type has one; bounds are in their order. */
function partFaults({ pointer, value, reference, names = [] }: ProtocolPart, fault: Fault): readonly Unmet[] {
  const { low, high, least = low, most = high } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return [
    ...(reference !== undefined && !reference.known.has(value as string)
      ? [fault(pointer, `${String(value)} is not ${reference.to}.`)]
      : []),
    ...names.flatMap((name, i) =>
      name === undefined || names.indexOf(name) === i ? [] : [fault(`${pointer}/${i}`, `${name} stands twice.`)],
    ),
    ...(typeof least === 'number' && typeof most === 'number' && least > most
      ? [fault(pointer, `The lower bound ${least} is above the upper one, ${most}.`)]
      : []),
  ];
}

/**
 * What a protocol contradicts itself in, so that some step of the study would be refused whatever is recorded, and what of it
 * nothing runs yet. Its shape is checked at the edge.
 * @param at JSON pointer of the protocol in what was sent
 */
export function protocolFaults(protocol: Protocol, at = ''): readonly Unmet[] {
  const faults = partsOfProtocol(protocol).flatMap((part) => partFaults(part, faultAt(at)));
  // What rests on codes is judged once they lead somewhere.
  if (faults.length > 0) return faults;
  const check = checkAt(at);
  return [
    ...check(protocol.purpose !== 'PREVENTION', '/purpose', 'A purely preventive indication is not accepted.'),
    ...treatmentFaults(protocol, check),
    ...allocationFaults(protocol, check),
    ...scheduleFaults(protocol, check),
    ...measurementFaults(protocol, check),
    ...outcomeFaults(protocol, check),
    ...analysisFaults(protocol, check),
    ...notRunYet(protocol, checkAt(at, 'protocol-not-run-yet')),
  ];
}

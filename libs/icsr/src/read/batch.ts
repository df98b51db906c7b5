import type { IcsrBatch, IcsrMessage } from '../model/batch.js';
import { root } from '../xml/names.js';
import { parseHl7 } from '../xml/parse.js';
import type { XmlElement } from '../xml/xml-element.js';
import { atLeastOne, identifier, plainTime, required } from './hl7.js';
import { report } from './report.js';

/**
 * The batch that an `MCCI_IN200100UV01` carries. Elements that the model does not have are passed over. Throws an
 * IcsrSyntaxError when the XML is malformed or another message, and where it lacks what the model requires or says
 * what E2B(R3) has no place for: nothing is guessed.
 */
export function readIcsrBatch(xml: string): IcsrBatch {
  const batch = parseHl7(xml, 'MCCI_IN200100UV01');
  return {
    number: identifier(batch, 'id', root.batch, 'N.1.2'),
    sender: identifier(batch, 'sender/device/id', root.batchSender, 'N.1.3'),
    receiver: identifier(batch, 'receiver/device/id', root.batchReceiver, 'N.1.4'),
    transmittedAt: required(plainTime(batch.first('creationTime')), 'N.1.5', batch),
    messages: atLeastOne(batch.all('PORR_IN049016UV').map(message), 'A message (N.2.r)', batch),
  };
}

function message(node: XmlElement): IcsrMessage {
  return {
    identifier: identifier(node, 'id', root.safetyReport, 'N.2.r.1'),
    sender: identifier(node, 'sender/device/id', root.messageSender, 'N.2.r.2'),
    receiver: identifier(node, 'receiver/device/id', root.messageReceiver, 'N.2.r.3'),
    createdAt: required(plainTime(node.first('creationTime')), 'N.2.r.4', node),
    report: report(required(node.first('controlActProcess'), 'The control act', node)),
  };
}

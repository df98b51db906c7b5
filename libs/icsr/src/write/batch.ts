import type { IcsrBatch, IcsrMessage } from '../model/batch.js';
import { root, system } from '../xml/names.js';
import { serialise, type Xml } from '../xml/serialise.js';
import { investigationEvent } from './report.js';

/**
 * The batch as XML (`MCCI_IN200100UV01`), in the order of the schema (R-ICS-01). The same batch gives the same bytes.
 * Nothing is judged here (see `icsrFindings`) and nothing shortened; a character that XML cannot carry throws an
 * IcsrValueError (R-ICS-11).
 */
export function writeIcsrBatch(batch: IcsrBatch): string {
  return serialise('MCCI_IN200100UV01', {
    id: { '@extension': batch.number, '@root': root.batch },
    creationTime: { '@value': batch.transmittedAt },
    responseModeCode: { '@code': 'D' },
    interactionId: { '@extension': 'MCCI_IN200100UV01', '@root': root.interaction },
    name: { '@code': '1', '@codeSystem': system.messageType, '@displayName': 'ichicsr' },
    PORR_IN049016UV: batch.messages.map(message),
    receiver: party('RCV', batch.receiver, root.batchReceiver),
    sender: party('SND', batch.sender, root.batchSender),
  });
}

function message({ identifier, sender, receiver, createdAt, report }: IcsrMessage): Xml {
  return {
    id: { '@extension': identifier, '@root': root.safetyReport },
    creationTime: { '@value': createdAt },
    interactionId: { '@extension': 'PORR_IN049016UV', '@root': root.interaction },
    processingCode: { '@code': 'P' },
    processingModeCode: { '@code': 'T' },
    acceptAckCode: { '@code': 'AL' },
    receiver: party('RCV', receiver, root.messageReceiver),
    sender: party('SND', sender, root.messageSender),
    controlActProcess: {
      '@classCode': 'CACT',
      '@moodCode': 'EVN',
      code: { '@code': 'PORR_TE049016UV', '@codeSystem': system.triggerEvent },
      effectiveTime: { '@value': report.createdAt },
      subject: { '@typeCode': 'SUBJ', investigationEvent: investigationEvent(report) },
    },
  };
}

export const party = (typeCode: 'RCV' | 'SND', extension: string, idRoot: string): Xml => ({
  '@typeCode': typeCode,
  device: {
    '@classCode': 'DEV',
    '@determinerCode': 'INSTANCE',
    id: { '@extension': extension, '@root': idRoot },
  },
});

import { party } from '../write/batch.js';
import { root, system } from '../xml/names.js';
import { serialise, type Xml } from '../xml/serialise.js';
import type { IcsrAcknowledgement, ReportAcknowledgement } from './model.js';

/**
 * The acknowledgement as XML (`MCCI_IN200101UV01`), in the order of the schema; the same one gives the same bytes.
 * Throws an IcsrValueError for a character that XML cannot carry.
 */
export function writeAcknowledgement(answer: IcsrAcknowledgement): string {
  const { batch } = answer;
  return serialise('MCCI_IN200101UV01', {
    id: { '@extension': answer.number, '@root': root.acknowledgementBatch },
    creationTime: { '@value': answer.transmittedAt },
    responseModeCode: { '@code': 'D' },
    interactionId: { '@extension': 'MCCI_IN200101UV01', '@root': root.interaction },
    MCCI_IN000002UV01: answer.reports.map((each) => report(each, answer)),
    receiver: party('RCV', answer.receiver, root.acknowledgementBatchReceiver),
    sender: party('SND', answer.sender, root.acknowledgementBatchSender),
    attentionLine: [
      attention('2', batch.localNumber, (number) => ({
        '@xsi:type': 'II',
        '@extension': number,
        '@root': root.localMessage,
      })),
      attention('3', batch.transmittedAt, (time) => ({ '@xsi:type': 'TS', '@value': time })),
    ],
    acknowledgement: {
      '@typeCode': batch.code,
      targetBatch: { id: { '@extension': batch.number, '@root': root.batch } },
      acknowledgementDetail: batch.errors.map((text) => ({ text })),
    },
  });
}

function report(each: ReportAcknowledgement, answer: IcsrAcknowledgement): Xml {
  const { localNumber } = each;
  return {
    id: localNumber === undefined ? { '@nullFlavor': 'NI' } : { '@extension': localNumber, '@root': root.localReport },
    creationTime: { '@value': answer.transmittedAt },
    interactionId: { '@extension': 'MCCI_IN000002UV01', '@root': root.interaction },
    processingCode: { '@code': 'P' },
    processingModeCode: { '@code': 'T' },
    acceptAckCode: { '@code': 'NE' },
    receiver: party('RCV', each.receiver, root.acknowledgementReceiver),
    sender: party('SND', each.sender, root.acknowledgementSender),
    attentionLine: attention('1', each.messageCreatedAt, (time) => ({ '@xsi:type': 'TS', '@value': time })),
    acknowledgement: {
      '@typeCode': each.code,
      targetMessage: { id: { '@extension': each.identifier, '@root': root.safetyReport } },
      acknowledgementDetail: each.errors.map((text) => ({ text })),
    },
  };
}

function attention(kind: string, said: string | undefined, value: (said: string) => Xml): Xml | undefined {
  if (said === undefined) return undefined;
  return { keyWordText: { '@code': kind, '@codeSystem': system.attention }, value: value(said) };
}

import {
  atLeastOne,
  attribute,
  defined,
  fail,
  identifier,
  plain,
  plainText,
  plainTime,
  required,
} from '../read/hl7.js';
import { root, system } from '../xml/names.js';
import { parseHl7 } from '../xml/parse.js';
import type { XmlElement } from '../xml/xml-element.js';
import {
  BatchAcknowledgementCode,
  ReportAcknowledgementCode,
  type BatchAcknowledgement,
  type IcsrAcknowledgement,
  type ReportAcknowledgement,
} from './model.js';

/**
 * The acknowledgement that an `MCCI_IN200101UV01` carries. Throws an IcsrSyntaxError when the XML is malformed or
 * another message, and where it does not say which batch or report it answers, or how.
 */
export function readAcknowledgement(xml: string): IcsrAcknowledgement {
  const answer = parseHl7(xml, 'MCCI_IN200101UV01');
  return {
    number: identifier(answer, 'id', root.acknowledgementBatch, 'ACK.M.1'),
    sender: identifier(answer, 'sender/device/id', root.acknowledgementBatchSender, 'ACK.M.2'),
    receiver: identifier(answer, 'receiver/device/id', root.acknowledgementBatchReceiver, 'ACK.M.3'),
    transmittedAt: required(plainTime(answer.first('creationTime')), 'ACK.M.4', answer),
    batch: batch(answer),
    reports: answer.all('MCCI_IN000002UV01').map(report),
  };
}

function batch(answer: XmlElement): BatchAcknowledgement {
  const verdict = required(answer.first('acknowledgement'), 'ACK.A.4', answer);
  const local = attention(answer, '2');
  return {
    number: identifier(verdict, 'targetBatch/id', root.batch, 'ACK.A.1'),
    code: typeCode(verdict, BatchAcknowledgementCode, 'ACK.A.4'),
    errors: errors(verdict),
    ...defined({
      localNumber: plain(attribute(local, 'extension'), local),
      transmittedAt: plainTime(attention(answer, '3')),
    }),
  };
}

function report(node: XmlElement): ReportAcknowledgement {
  const [verdict] = atLeastOne(node.all('acknowledgement'), 'ACK.B.r.6', node);
  const local = node.first('id');
  return {
    identifier: identifier(verdict, 'targetMessage/id', root.safetyReport, 'ACK.B.r.1'),
    receiver: identifier(node, 'receiver/device/id', root.acknowledgementReceiver, 'ACK.B.r.3'),
    sender: identifier(node, 'sender/device/id', root.acknowledgementSender, 'ACK.B.r.4'),
    code: typeCode(verdict, ReportAcknowledgementCode, 'ACK.B.r.6'),
    errors: errors(verdict),
    ...defined({
      localNumber: local?.attribute('root') === root.localReport ? local.attribute('extension') : undefined,
      messageCreatedAt: plainTime(attention(node, '1')),
    }),
  };
}

function typeCode<Code extends string>(node: XmlElement, list: Readonly<Record<string, Code>>, element: string): Code {
  const said = required(node.attribute('typeCode'), element, node);
  const codes = Object.values(list);
  return codes.find((known) => known === said) ?? fail(`${element} "${said}" is not one of ${codes.join(', ')}.`, node);
}

const errors = (verdict: XmlElement): readonly string[] =>
  verdict
    .all('acknowledgementDetail/text')
    .map(plainText)
    .filter((each) => each !== undefined);

function attention(node: XmlElement, kind: string): XmlElement | undefined {
  const line = node.all('attentionLine').find((each) => {
    const keyword = each.first('keyWordText');
    return keyword?.attribute('code') === kind && keyword.attribute('codeSystem') === system.attention;
  });
  return line?.first('value');
}

import { ReactionOutcome, seriousnessCriteria, TermHighlighted, TestResultCode } from '../model/codes.js';
import type { Reaction, Test, TestResult } from '../model/reaction.js';
import { observation, system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import {
  attribute,
  defined,
  fail,
  meddra,
  nullFlavor,
  observed,
  plain,
  plainBoolean,
  plainCode,
  plainText,
  quantity,
  required,
  time,
  timing,
} from './hl7.js';

/** E.i */
export function reaction(node: XmlElement): Reaction {
  const value = node.first('value');
  const about = (kind: string) => observed(node, 'outboundRelationship2', kind);
  const verbatim = value?.first('originalText');
  const words = plainText(verbatim);
  const country = node.first('location/locatedEntity/locatedPlace/code');
  const seriousness = seriousnessCriteria.map((criterion, index) => {
    const element = `E.i.3.2${'abcdef'.charAt(index)}`;
    return [criterion, applies(required(about(observation[criterion]), element, node), element)];
  });
  const { start, end, duration } = timing(node);
  return {
    id: required(node.first('id')?.attribute('root'), 'The identifier of the reaction', node),
    term: required(meddra(value), 'E.i.2.1b', node),
    seriousness: Object.fromEntries(seriousness) as Reaction['seriousness'],
    outcome: required(plainCode(about(observation.outcome), ReactionOutcome), 'E.i.7', node),
    ...defined({
      verbatim:
        words === undefined
          ? undefined
          : { text: words, language: required(verbatim?.attribute('language'), 'E.i.1.1b', node) },
      translation: plainText(about(observation.translation)),
      highlighted: plainCode(about(observation.termHighlighted), TermHighlighted),
      start,
      end,
      duration,
      medicallyConfirmed: plainBoolean(about(observation.medicallyConfirmed)),
      country: plain(attribute(country, 'code'), country),
    }),
  };
}

/** True or NI: there is no false (R-ICS-04). */
function applies(value: XmlElement, element: string): boolean {
  if (nullFlavor(value) === 'NI') return false;
  return value.attribute('value') === 'true' || fail(`${element} is either true or NI.`, value);
}

/** F.r */
export function test(node: XmlElement): Test {
  const values = node.all('value');
  const ofType = (type: string) => values.find((each) => each.attribute('xsi:type') === type);
  const name = node.first('code/originalText');
  const normal = (end: string) =>
    node
      .all('referenceRange/observationRange')
      .find((each) => each.first('interpretationCode')?.attribute('code') === end)
      ?.first('value');
  const interpretation = node
    .all('interpretationCode')
    .find((each) => each.attribute('codeSystem') === system.testResult);
  return defined({
    date: time(node.first('effectiveTime')),
    name: plainText(name),
    term: meddra(node.first('code')),
    resultCode: plainCode(interpretation, TestResultCode),
    result: measured(ofType('IVL_PQ')),
    resultText: plainText(ofType('ED')),
    normalLow: quantity(normal('L')),
    normalHigh: quantity(normal('H')),
    comments: plainText(observed(node, 'outboundRelationship2', observation.comment)),
    moreInformation: plainBoolean(observed(node, 'outboundRelationship2', observation.moreInformation)),
  });
}

function measured(value: XmlElement | undefined): TestResult | undefined {
  const center = quantity(value?.first('center'));
  if (value === undefined || center !== undefined) return center;
  const low = value.first('low');
  const high = value.first('high');
  if (low !== undefined && high !== undefined && nullFlavor(low) === 'NINF') {
    return bounded(high, isInclusive(high) ? '<=' : '<');
  }
  if (low !== undefined && high !== undefined && nullFlavor(high) === 'PINF') {
    return bounded(low, isInclusive(low) ? '>=' : '>');
  }
  return fail('F.r.3.2 is a value, or an interval that is open to one side.', value);
}

const isInclusive = (end: XmlElement) => end.attribute('inclusive') !== 'false';

const bounded = (end: XmlElement, bound: TestResult['bound'] & string): TestResult => ({
  ...required(quantity(end), 'F.r.3.2', end),
  bound,
});

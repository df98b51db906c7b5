import { seriousnessCriteria } from '../model/codes.js';
import type { Reaction, Test, TestResult } from '../model/reaction.js';
import { known, withheld, type Quantity } from '../model/values.js';
import { observation, system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import {
  code,
  comment,
  interval,
  meddra,
  observationOf,
  physicalQuantity,
  plain,
  related,
  time,
  values,
} from './hl7.js';

/** E.i */
export function reaction(each: Reaction): Xml {
  const { verbatim } = each;
  const about = (kind: string, value: Xml | undefined) => related('PERT', observationOf(kind, value));
  return {
    '@classCode': 'OBS',
    '@moodCode': 'EVN',
    id: { '@root': each.id },
    code: { '@code': observation.reaction, '@codeSystem': system.observation },
    effectiveTime: interval(each.start, each.end, each.duration),
    value: {
      ...values.meddra(each.term),
      originalText: verbatim && { '@language': verbatim.language, '#': verbatim.text },
    },
    location: each.country === undefined ? undefined : location(each.country),
    outboundRelationship2: [
      about(observation.translation, values.text(plain(each.translation))),
      about(observation.termHighlighted, values.code(plain(each.highlighted), system.termHighlighted)),
      ...seriousnessCriteria.map((criterion) =>
        about(observation[criterion], values.boolean(each.seriousness[criterion] ? known(true) : withheld('NI'))),
      ),
      about(observation.outcome, values.code(known(each.outcome), system.outcome)),
      about(observation.medicallyConfirmed, values.boolean(plain(each.medicallyConfirmed))),
    ],
  };
}

const location = (country: string): Xml => ({
  '@typeCode': 'LOC',
  locatedEntity: {
    '@classCode': 'LOCE',
    locatedPlace: {
      '@classCode': 'COUNTRY',
      '@determinerCode': 'INSTANCE',
      code: code(known(country), system.country),
    },
  },
});

/** F.r */
export function test(each: Test): Xml {
  return {
    '@classCode': 'OBS',
    '@moodCode': 'EVN',
    code: meddra(each.term, each.name),
    effectiveTime: time(each.date),
    value: [each.result && measured(each.result), values.text(plain(each.resultText))],
    interpretationCode: code(plain(each.resultCode), system.testResult),
    referenceRange: [normal('L', each.normalLow), normal('H', each.normalHigh)],
    outboundRelationship2: [
      related('PERT', comment(each.comments)),
      related('REFR', observationOf(observation.moreInformation, values.boolean(plain(each.moreInformation)))),
    ],
  };
}

/** F.r.3.2: a bound is one end of an interval whose other end is infinite. */
function measured(result: TestResult): Xml {
  const quantity = physicalQuantity(result);
  const { bound } = result;
  if (bound === undefined) return { '@xsi:type': 'IVL_PQ', center: quantity };
  const end = { ...quantity, '@inclusive': String(bound.endsWith('=')) };
  return bound.startsWith('<')
    ? { '@xsi:type': 'IVL_PQ', low: { '@nullFlavor': 'NINF' }, high: end }
    : { '@xsi:type': 'IVL_PQ', low: end, high: { '@nullFlavor': 'PINF' } };
}

const normal = (end: 'L' | 'H', quantity: Quantity | undefined): Xml | undefined =>
  quantity && {
    '@typeCode': 'REFV',
    observationRange: {
      '@classCode': 'OBS',
      '@moodCode': 'EVN.CRT',
      value: values.quantity(quantity),
      interpretationCode: { '@code': end, '@codeSystem': system.interpretation },
    },
  };

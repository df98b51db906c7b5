import type { AssessmentOfRelatedness, Drug } from '../model/drug.js';
import { known, type CodedTerm } from '../model/values.js';
import { observation, system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import { observationOf, term, values } from './hl7.js';

/** G.k.1 */
export const drugRoles = ({ id, role }: Drug): Xml => ({
  '@typeCode': 'COMP',
  causalityAssessment: observationOf(observation.drugRole, values.code(known(role), system.drugRole), {
    subject2: productReference(id),
  }),
});

/** G.k.9.i.2.r */
export const opinions = ({ reaction, drug, source, method, result }: AssessmentOfRelatedness): Xml => ({
  '@typeCode': 'COMP',
  causalityAssessment: {
    '@classCode': 'OBS',
    '@moodCode': 'EVN',
    code: { '@code': observation.causality, '@codeSystem': system.observation },
    value:
      typeof result === 'string' ? values.text(known(result), 'ST') : result && { '@xsi:type': 'CE', ...term(result) },
    methodCode: wordsOrTerm(method),
    author: source && {
      '@typeCode': 'AUT',
      assignedEntity: { '@classCode': 'ASSIGNED', code: wordsOrTerm(source) },
    },
    subject1: {
      '@typeCode': 'SUBJ',
      adverseEffectReference: { '@classCode': 'OBS', '@moodCode': 'EVN', id: { '@root': reaction } },
    },
    subject2: productReference(drug),
  },
});

const wordsOrTerm = (said: string | CodedTerm | undefined): Xml | undefined =>
  typeof said === 'string' ? { originalText: said } : term(said);

const productReference = (id: string): Xml => ({
  '@typeCode': 'SUBJ',
  productUseReference: { '@classCode': 'SBADM', '@moodCode': 'EVN', id: { '@root': id } },
});

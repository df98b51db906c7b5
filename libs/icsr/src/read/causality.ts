import type { AssessmentOfRelatedness } from '../model/drug.js';
import type { CodedTerm } from '../model/values.js';
import { observation } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import { drugOf } from './drug.js';
import { defined, isCoded, plainText, required, term } from './hl7.js';

/** G.k.9.i.2.r, in the order in which the opinions are given. */
export function relatedness(assessment: XmlElement): readonly AssessmentOfRelatedness[] {
  return assessment
    .all('component/causalityAssessment')
    .filter((each) => isCoded(each, observation.causality))
    .map((each) => ({
      reaction: required(
        each.first('subject1/adverseEffectReference/id')?.attribute('root'),
        'The reaction that was assessed (G.k.9.i.1)',
        each,
      ),
      drug: required(drugOf(each), 'The drug that was assessed', each),
      ...defined({
        source: wordsOrTerm(each.first('author/assignedEntity/code')),
        method: wordsOrTerm(each.first('methodCode')),
        result: term(each.first('value')) ?? plainText(each.first('value')),
      }),
    }));
}

const wordsOrTerm = (node: XmlElement | undefined): string | CodedTerm | undefined =>
  term(node) ?? plainText(node?.first('originalText'));

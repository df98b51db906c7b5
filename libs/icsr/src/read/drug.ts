import { ActionTaken, AdditionalDrugInformation, DrugRole, Recurrence } from '../model/codes.js';
import type { DescribedTerm, Dosage, Drug, DrugAuthorisation, DrugReaction, Substance } from '../model/drug.js';
import { observation, root, system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import {
  attribute,
  defined,
  isCoded,
  meddra,
  number,
  observations,
  observed,
  plain,
  plainCode,
  plainText,
  quantity,
  required,
  term,
  text,
  timing,
  trueOnly,
} from './hl7.js';

/** G.k; its role (G.k.1) stands in the assessment. */
export function drug(node: XmlElement, assessment: XmlElement): Drug {
  const id = required(node.first('id')?.attribute('root'), 'The identifier of the drug', node);
  const role = assessment
    .all('component/causalityAssessment')
    .find((each) => isCoded(each, observation.drugRole) && drugOf(each) === id);
  const product = node.first('consumable/instanceOfKind/kindOfProduct');
  const about = (kind: string) => observed(node, 'outboundRelationship2', kind);
  return {
    id,
    role: required(plainCode(role?.first('value'), DrugRole), 'G.k.1', node),
    name: required(plainText(product?.first('name')), 'G.k.2.2', node),
    ...defined({
      identifier: term(product?.first('code')),
      substances: product?.all('ingredient').map(substance),
      countryObtained: obtained(node),
      blinded: trueOnly(about(observation.blinded)),
      authorisation: authorisation(product?.first('asManufacturedProduct/subjectOf/approval')),
      dosages: node.all('outboundRelationship2/substanceAdministration').map(dosage),
      cumulativeDose: quantity(about(observation.cumulativeDose)),
      gestation: quantity(about(observation.gestation)),
      indications: observations(node, 'inboundRelationship', observation.indication).map((each) => {
        const value = each.first('value');
        return defined({ text: text(value?.first('originalText')), term: meddra(value) });
      }),
      action: plainCode(
        node.all('inboundRelationship/act/code').find((each) => each.attribute('codeSystem') === system.actionTaken),
        ActionTaken,
      ),
      reactions: drugReactions(node),
      additionalInformation: observations(node, 'outboundRelationship2', observation.codedDrugInformation)
        .map((each) => each.first('value'))
        .filter((value) => value?.attribute('codeSystem') === system.additionalDrugInformation)
        .map((value) => required(plainCode(value, AdditionalDrugInformation), 'G.k.10.r', node)),
      additionalText: plainText(about(observation.additionalInformation)),
    }),
  };
}

/** The drug that an assessment is about. */
export const drugOf = (assessed: XmlElement): string | undefined =>
  assessed.first('subject2/productUseReference/id')?.attribute('root');

function substance(node: XmlElement): Substance {
  const name = text(node.first('ingredientSubstance/name'));
  return defined({
    name: name && 'value' in name ? name.value : undefined,
    term: term(node.first('ingredientSubstance/code')),
    strength: quantity(node.first('quantity/numerator')),
  });
}

function obtained(node: XmlElement): string | undefined {
  const supply = node
    .all('consumable/instanceOfKind/subjectOf/productEvent')
    .find((each) => isCoded(each, '1', system.productEvent));
  return plainText(supply?.first('performer/assignedEntity/representedOrganization/addr/country'));
}

function authorisation(node: XmlElement | undefined): DrugAuthorisation | undefined {
  if (node === undefined) return undefined;
  const number = node.all('id').find((each) => each.attribute('root') === root.authorisation);
  const country = node.first('author/territorialAuthority/territory/code');
  return defined({
    number: plain(attribute(number, 'extension'), number),
    country: plain(attribute(country, 'code'), country),
    holder: plainText(node.first('holder/role/playingOrganization/name')),
  });
}

function dosage(node: XmlElement): Dosage {
  const { period, ...times } = timing(node);
  const unit = period?.attribute('unit');
  const count = period?.attribute('value');
  const instance = node.first('consumable/instanceOfKind');
  return defined({
    dose: quantity(node.first('doseQuantity')),
    interval:
      period && unit !== undefined ? { unit, ...(count !== undefined && { count: number(count, period) }) } : undefined,
    ...times,
    batchNumber: text(instance?.first('productInstanceInstance/lotNumberText')),
    text: plainText(node.first('text')),
    form: described(instance?.first('kindOfProduct/formCode')),
    route: described(node.first('routeCode')),
  });
}

function described(node: XmlElement | undefined): DescribedTerm | undefined {
  const said = defined({ text: text(node?.first('originalText')), term: term(node) });
  return Object.keys(said).length > 0 ? said : undefined;
}

/** G.k.9.i.3 and G.k.9.i.4 gathered by reaction, in the order in which the reactions are first named. */
function drugReactions(node: XmlElement): readonly DrugReaction[] {
  const pauses = node.all('outboundRelationship1');
  const recurrences = observations(node, 'outboundRelationship2', observation.recurrence);
  const reactionOf = (each: XmlElement) => each.first('actReference/id')?.attribute('root');
  const recurred = (each: XmlElement) => each.first('outboundRelationship1/actReference/id')?.attribute('root');
  const named = [...pauses.map(reactionOf), ...recurrences.map(recurred)].filter((id) => id !== undefined);
  return [...new Set(named)].map((id) => {
    const pause = (typeCode: string) =>
      pauses.find((each) => each.attribute('typeCode') === typeCode && reactionOf(each) === id);
    return {
      reaction: id,
      ...defined({
        sinceFirstDose: quantity(pause('SAS')?.first('pauseQuantity')),
        sinceLastDose: quantity(pause('SAE')?.first('pauseQuantity')),
        recurrence: plainCode(recurrences.find((each) => recurred(each) === id)?.first('value'), Recurrence),
      }),
    };
  });
}

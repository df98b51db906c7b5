import type { Dosage, Drug, DrugAuthorisation, DrugReaction, Indication, Substance } from '../model/drug.js';
import { known, type Quantity } from '../model/values.js';
import { author, observation, root, system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import {
  code,
  interval,
  observationOf,
  physicalQuantity,
  plain,
  related,
  term,
  text,
  unlessEmpty,
  values,
} from './hl7.js';

/** G.k, but for G.k.1 and the opinions on relatedness, which stand beside the patient. */
export function drug(each: Drug): Xml {
  const reactions = each.reactions ?? [];
  return {
    '@classCode': 'SBADM',
    '@moodCode': 'EVN',
    id: { '@root': each.id },
    consumable: { '@typeCode': 'CSM', instanceOfKind: product(each) },
    outboundRelationship1: reactions.flatMap((to) => [
      pause('SAS', to, to.sinceFirstDose),
      pause('SAE', to, to.sinceLastDose),
    ]),
    outboundRelationship2: [
      ...(each.dosages ?? []).map((given) => ({ '@typeCode': 'COMP', substanceAdministration: dosage(given) })),
      related('PERT', observationOf(observation.blinded, values.boolean(plain(each.blinded)))),
      related('SUMM', observationOf(observation.cumulativeDose, values.quantity(each.cumulativeDose))),
      related('PERT', observationOf(observation.gestation, values.quantity(each.gestation))),
      ...reactions.map(recurrence),
      ...(each.additionalInformation ?? []).map((coded) =>
        related(
          'REFR',
          observationOf(observation.codedDrugInformation, values.code(known(coded), system.additionalDrugInformation)),
        ),
      ),
      related('REFR', observationOf(observation.additionalInformation, values.text(plain(each.additionalText), 'ST'))),
    ],
    inboundRelationship: [
      ...(each.indications ?? []).map(indication),
      each.action && {
        '@typeCode': 'CAUS',
        act: { '@classCode': 'ACT', '@moodCode': 'EVN', code: code(known(each.action), system.actionTaken) },
      },
    ],
  };
}

function product(each: Drug): Xml {
  return {
    '@classCode': 'INST',
    kindOfProduct: {
      '@classCode': 'MMAT',
      '@determinerCode': 'KIND',
      code: term(each.identifier),
      name: each.name,
      asManufacturedProduct: each.authorisation && {
        '@classCode': 'MANU',
        subjectOf: { '@typeCode': 'SBJ', approval: approval(each.authorisation) },
      },
      ingredient: (each.substances ?? []).map(ingredient),
    },
    subjectOf: each.countryObtained === undefined ? undefined : retailSupply(each.countryObtained),
  };
}

function approval({ number, holder, country }: DrugAuthorisation): Xml {
  return {
    '@classCode': 'CNTRCT',
    '@moodCode': 'EVN',
    id: number === undefined ? undefined : { '@extension': number, '@root': root.authorisation },
    holder:
      holder === undefined
        ? undefined
        : {
            '@typeCode': 'HLD',
            role: {
              '@classCode': 'HLD',
              playingOrganization: { '@classCode': 'ORG', '@determinerCode': 'INSTANCE', name: holder },
            },
          },
    author:
      country === undefined
        ? undefined
        : {
            '@typeCode': 'AUT',
            territorialAuthority: {
              '@classCode': 'TERR',
              territory: {
                '@classCode': 'NAT',
                '@determinerCode': 'INSTANCE',
                code: code(known(country), system.country),
              },
            },
          },
  };
}

function ingredient({ name, term: coded, strength }: Substance): Xml {
  return {
    '@classCode': 'ACTI',
    quantity: strength && { numerator: physicalQuantity(strength), denominator: { '@value': '1' } },
    ingredientSubstance: {
      '@classCode': 'MMAT',
      '@determinerCode': 'KIND',
      code: term(coded),
      // The schema wants a name also where the term alone is known.
      name: name ?? { '@nullFlavor': 'NI' },
    },
  };
}

const retailSupply = (country: string): Xml => ({
  '@typeCode': 'SBJ',
  productEvent: {
    '@classCode': 'ACT',
    '@moodCode': 'EVN',
    code: code(known('1'), system.productEvent),
    performer: {
      '@typeCode': 'PRF',
      assignedEntity: {
        '@classCode': 'ASSIGNED',
        representedOrganization: { '@classCode': 'ORG', '@determinerCode': 'INSTANCE', addr: { country } },
      },
    },
  },
});

function dosage(given: Dosage): Xml {
  const period = given.interval && {
    '@value': given.interval.count === undefined ? undefined : String(given.interval.count),
    '@unit': given.interval.unit,
  };
  const batch = given.batchNumber && {
    '@classCode': 'MMAT',
    '@determinerCode': 'INSTANCE',
    lotNumberText: text(given.batchNumber),
  };
  const form = given.form && {
    '@classCode': 'MMAT',
    '@determinerCode': 'KIND',
    formCode: { ...term(given.form.term), originalText: text(given.form.text) },
  };
  const instanceOfKind = unlessEmpty({ '@classCode': 'INST', productInstanceInstance: batch, kindOfProduct: form });
  return {
    '@classCode': 'SBADM',
    '@moodCode': 'EVN',
    text: given.text,
    effectiveTime: interval(given.start, given.end, given.duration, period),
    routeCode: given.route && { ...term(given.route.term), originalText: text(given.route.text) },
    doseQuantity: given.dose && physicalQuantity(given.dose),
    consumable: instanceOfKind && { '@typeCode': 'CSM', instanceOfKind },
  };
}

const reference = (id: string): Xml => ({ '@classCode': 'OBS', '@moodCode': 'EVN', id: { '@root': id } });

const pause = (typeCode: 'SAS' | 'SAE', to: DrugReaction, lapse: Quantity | undefined): Xml | undefined =>
  lapse && {
    '@typeCode': typeCode,
    pauseQuantity: physicalQuantity(lapse),
    actReference: reference(to.reaction),
  };

const recurrence = ({ reaction, recurrence: happened }: DrugReaction): Xml | undefined =>
  related(
    'PERT',
    observationOf(observation.recurrence, values.code(plain(happened), system.recurrence), {
      outboundRelationship1: { '@typeCode': 'REFR', actReference: reference(reaction) },
    }),
  );

const indication = ({ text: words, term: coded }: Indication): Xml | undefined =>
  related(
    'RSON',
    observationOf(observation.indication, values.meddra(coded, words), {
      performer: {
        '@typeCode': 'PRF',
        assignedEntity: { '@classCode': 'ASSIGNED', code: code(known(author.sourceReporter), system.author) },
      },
    }),
  );

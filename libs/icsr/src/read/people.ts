import { Qualification, SenderType } from '../model/codes.js';
import type { Reporter, Sender } from '../model/report.js';
import type { Value } from '../model/values.js';
import { system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';
import { attribute, code, defined, fail, nullFlavor, plain, plainCode, required, text } from './hl7.js';

/** C.2.r, from the relationship to the source report. */
export function reporter(relationship: XmlElement): Reporter {
  const entity = relationship.first('relatedInvestigation/subjectOf2/controlActEvent/author/assignedEntity');
  const priority = relationship.first('priorityNumber');
  const person = entity?.first('assignedPerson');
  if (priority !== undefined && priority.attribute('value') !== '1') fail('C.2.r.5 can only be 1.', priority);
  return {
    primary: priority !== undefined,
    ...(entity && {
      ...party(entity),
      ...defined({
        telephone: telecom(entity, 'tel') ?? masked(entity),
        country: attribute(person?.first('asLocatedEntity/location/code'), 'code'),
        qualification: code(qualification(person), Qualification),
      }),
    }),
  };
}

/** Regions add code systems of their own beside the one of ICH. */
const qualification = (person: XmlElement | undefined) =>
  person
    ?.all('asQualifiedEntity/code')
    .find(
      (each) => each.attribute('nullFlavor') !== undefined || each.attribute('codeSystem') === system.qualification,
    );

/** C.3 */
export function sender(event: XmlElement): Sender {
  const entity = event
    .all('subjectOf1/controlActEvent/author/assignedEntity')
    .find((each) => each.first('code')?.attribute('codeSystem') === system.senderType);
  const entityOfSender = required(entity, 'C.3.1', event);
  const country = entityOfSender.first('assignedPerson/asLocatedEntity/location/code');
  const known = {
    ...party(entityOfSender),
    ...defined({
      country: attribute(country, 'code'),
      telephone: telecom(entityOfSender, 'tel'),
      fax: telecom(entityOfSender, 'fax'),
      email: telecom(entityOfSender, 'mailto'),
    }),
  };
  const said = Object.entries(known).map(([name, value]) => [name, plain(value, entityOfSender)]);
  return {
    type: required(plainCode(entityOfSender.first('code'), SenderType), 'C.3.1', entityOfSender),
    ...(Object.fromEntries(said) as Partial<Record<keyof typeof known, string>>),
  };
}

/** Name, address and organisation. */
function party(entity: XmlElement) {
  const name = entity.first('assignedPerson/name');
  const address = entity.first('addr');
  const [given, middle] = name?.all('given') ?? [];
  // Before a middle name, a given name without information only keeps the place.
  const isPlaceholder = middle !== undefined && given !== undefined && nullFlavor(given) === 'NI';
  return defined({
    title: text(name?.first('prefix')),
    givenName: isPlaceholder ? undefined : text(given),
    middleName: text(middle),
    familyName: text(name?.first('family')),
    organisation: text(entity.first('representedOrganization/assignedEntity/representedOrganization/name')),
    department: text(entity.first('representedOrganization/name')),
    street: text(address?.first('streetAddressLine')),
    city: text(address?.first('city')),
    state: text(address?.first('state')),
    postcode: text(address?.first('postalCode')),
  });
}

function telecom(entity: XmlElement, scheme: string): Value<string> | undefined {
  const address = entity
    .all('telecom')
    .map((each) => each.attribute('value'))
    .find((each) => each?.startsWith(`${scheme}:`) === true);
  return address === undefined ? undefined : { value: address.slice(scheme.length + 1) };
}

function masked(entity: XmlElement): Value<string> | undefined {
  const flavors = entity.all('telecom').map(nullFlavor);
  const flavor = flavors.find((each) => each !== undefined);
  return flavor && { nullFlavor: flavor };
}

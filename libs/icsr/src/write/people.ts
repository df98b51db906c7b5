import type { Reporter, Sender } from '../model/report.js';
import { known, type Value } from '../model/values.js';
import { system } from '../xml/names.js';
import type { Xml } from '../xml/serialise.js';
import { code, plain, text, unlessEmpty } from './hl7.js';

/** C.2.r: the assigned entity of a primary source. */
export function reporterEntity(reporter: Reporter): Xml {
  return {
    addr: address(reporter),
    telecom: telecom('tel', reporter.telephone),
    assignedPerson: person(reporter, reporter.qualification, reporter.country),
    representedOrganization: organisation(reporter.department, reporter.organisation),
  };
}

/** C.3: the assigned entity of the sender. */
export function senderEntity(sender: Sender): Xml {
  return {
    code: code(known(sender.type), system.senderType),
    addr: address({
      street: plain(sender.street),
      city: plain(sender.city),
      state: plain(sender.state),
      postcode: plain(sender.postcode),
    }),
    telecom: [
      telecom('tel', plain(sender.telephone)),
      telecom('fax', plain(sender.fax)),
      telecom('mailto', plain(sender.email)),
    ],
    assignedPerson: person(
      {
        title: plain(sender.title),
        givenName: plain(sender.givenName),
        middleName: plain(sender.middleName),
        familyName: plain(sender.familyName),
      },
      undefined,
      plain(sender.country),
    ),
    representedOrganization: organisation(plain(sender.department), plain(sender.organisation)),
  };
}

type Words = Value<string> | undefined;

function address({ street, city, state, postcode }: { street?: Words; city?: Words; state?: Words; postcode?: Words }) {
  return unlessEmpty({
    streetAddressLine: text(street),
    city: text(city),
    state: text(state),
    postalCode: text(postcode),
  });
}

function telecom(scheme: string, value: Words): Xml | undefined {
  if (value === undefined) return undefined;
  return 'nullFlavor' in value ? { '@nullFlavor': value.nullFlavor } : { '@value': `${scheme}:${value.value}` };
}

interface PersonName {
  readonly title?: Words;
  readonly givenName?: Words;
  readonly middleName?: Words;
  readonly familyName?: Words;
}

function person(name: PersonName, qualification: Words, country: Words): Xml | undefined {
  // The second given name is the middle name, so the first cannot be left out before it.
  const given = name.middleName && !name.givenName ? { '@nullFlavor': 'NI' } : text(name.givenName);
  return unlessEmpty({
    '@classCode': 'PSN',
    '@determinerCode': 'INSTANCE',
    name: unlessEmpty({
      prefix: text(name.title),
      given: [given, text(name.middleName)].filter((part) => part !== undefined),
      family: text(name.familyName),
    }),
    asQualifiedEntity: qualification && { '@classCode': 'QUAL', code: code(qualification, system.qualification) },
    asLocatedEntity: country && {
      '@classCode': 'LOCE',
      location: { '@classCode': 'COUNTRY', '@determinerCode': 'INSTANCE', code: code(country, system.country) },
    },
  });
}

/** The department, and the organisation that it belongs to. */
function organisation(department: Words, whole: Words): Xml | undefined {
  return unlessEmpty({
    '@classCode': 'ORG',
    '@determinerCode': 'INSTANCE',
    name: text(department),
    assignedEntity: whole && {
      '@classCode': 'ASSIGNED',
      representedOrganization: { '@classCode': 'ORG', '@determinerCode': 'INSTANCE', name: text(whole) },
    },
  });
}

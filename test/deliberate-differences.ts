/** How the present version differs from a released one, and why, by what the difference is called. */
interface DeliberateDifferences {
  /** Parameters that have another name: the present one by the old one. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Of answers to what the version answered: by path, and place in the answer. A proof is never another one. */
  readonly answers: Readonly<Record<string, string>>;
  /** Event types that the audit trail tells in the words of a later version of theirs: what they changed is not compared. */
  readonly retold?: Readonly<Record<string, string>>;
  /** Breaks of the interface: by operation, and place in what it takes or answers. */
  readonly interface: Readonly<Record<string, string>>;
}

const asOfInstead = 'Every view takes `asOf`, which says a position or an instant.';
const withHash =
  'A position may have the hash of its event beside it, so it is text. Digits alone are taken as before.';
const bySide = 'A case is as serious as the stricter side says, so both are shown.';

const ofWhichProduct = 'A protocol may have several products, so that a donation says of which one it is.';
const inTheWordsOfUsdm =
  'A protocol is in the words of USDM 4.0, with arms, products and schedules; what was approved before is read as it was meant.';

const severalSites = 'A participant may be treated at several sites, so that each has a name beside its side.';
const severalTimes =
  'A participant may get several things, several times, of which each names what of the plan it was.';
const severalPeople = 'A batch may be given to several people, so that each container says who got it.';
const uncounted = 'What is given may be something that nobody counts cells in.';
const ownVersion = 'Each participant is under a version of the protocol of their own.';

const because = (why: string, ...places: readonly string[]) => Object.fromEntries(places.map((place) => [place, why]));

/** What every version before 0.3.0 has otherwise. */
const before0_3 = {
  retold: {
    ProtocolApproved: inTheWordsOfUsdm,
    ProtocolAmended: inTheWordsOfUsdm,
    MarrowHarvested: ofWhichProduct,
    ParticipantScreened: severalSites,
    ConsentSigned: severalSites,
    Reconsented: severalSites,
    CellsInjected: severalTimes,
    TerminalEventRecorded: severalSites,
  },
  answers: {
    'added /v1/studies/{study}/participants/{participant}/genealogy products/*/donation/administrableProduct':
      ofWhichProduct,
    ...because(
      severalSites,
      'added /v1/studies/{study}/participants items/*/treatedSites',
      'added /v1/studies/{study}/participants/{participant} consent/signed/*/treatedSites',
      'added /v1/studies/{study}/participants/{participant} treatedSites',
      'added /v1/studies/{study}/participants/{participant}/timeline items/*/data/treatedSite',
      'added /v1/studies/{study}/participants/{participant}/timeline items/*/data/treatedSites',
      'gone /v1/studies/{study}/participants items/*/side',
      'gone /v1/studies/{study}/participants/{participant} consent/signed/*/side',
      'gone /v1/studies/{study}/participants/{participant} side',
      'gone /v1/studies/{study}/participants/{participant}/genealogy products/*/administrations/*/side',
      'gone /v1/studies/{study}/participants/{participant}/timeline items/*/data/side',
      'gone /v1/studies/{study}/products/{product}/genealogy administrations/*/side',
    ),
    ...because(
      severalTimes,
      'added /v1/studies/{study}/participants/{participant} administrations',
      'added /v1/studies/{study}/participants/{participant}/genealogy products/*/administrations/*/treatedSite',
      'added /v1/studies/{study}/participants/{participant}/timeline items/*/data/administration',
      'added /v1/studies/{study}/participants/{participant}/timeline items/*/data/scheduled',
      'added /v1/studies/{study}/products/{product}/genealogy administrations/*/treatedSite',
      'added /v1/studies/{study}/safety/aggregate exposure/participants/*/legalBases',
      'added /v1/studies/{study}/safety/aggregate exposure/participants/*/products',
      'added /v1/studies/{study}/safety/update-report aggregate/exposure/participants/*/legalBases',
      'added /v1/studies/{study}/safety/update-report aggregate/exposure/participants/*/products',
      'gone /v1/studies/{study}/participants/{participant} injection',
      'gone /v1/studies/{study}/safety/aggregate exposure/participants/*/legalBasis',
      'gone /v1/studies/{study}/safety/aggregate exposure/participants/*/product',
      'gone /v1/studies/{study}/safety/update-report aggregate/exposure/participants/*/legalBasis',
      'gone /v1/studies/{study}/safety/update-report aggregate/exposure/participants/*/product',
    ),
    ...because(ownVersion, 'added /v1/studies/{study}/participants/{participant} protocolVersion'),
    ...because(
      severalPeople,
      'added /v1/studies/{study}/participants/{participant}/genealogy products/*/containers/*/participant',
      'added /v1/studies/{study}/products/{product} containers/*/participant',
      'added /v1/studies/{study}/products/{product}/genealogy containers/*/participant',
    ),
    'added /v1/studies/{study}/participants/{participant}/timeline items/*/data/administrableProduct': ofWhichProduct,
    'added /v1/studies/{study}/products/{product} steps/*/data/administrableProduct': ofWhichProduct,
    'added /v1/studies/{study}/products/{product}/genealogy donation/administrableProduct': ofWhichProduct,
  },
  interface: {
    'all POST /v1/studies/{study}/protocols takes/body application/json/members/protocol': inTheWordsOfUsdm,
  },
};

/** By released version. Every difference is here, and nothing is here that is none. */
export const deliberateDifferences: Readonly<Record<string, DeliberateDifferences>> = {
  '0.1.0': {
    renamed: { position: 'asOf' },
    retold: before0_3.retold,
    answers: {
      ...before0_3.answers,
      'added /v1/studies/{study}/adverse-events items/*/seriousnessBySide': bySide,
      'added /v1/studies/{study}/adverse-events/{adverseEvent} seriousnessBySide': bySide,
    },
    interface: {
      ...before0_3.interface,
      'gone POST /v1/studies takes/header If-Match': 'A study that is registered had no version before.',
      'gone GET /v1/studies/{study}/safety/aggregate takes/query position': asOfInstead,
      'gone GET /v1/studies/{study}/safety/clocks takes/query position': asOfInstead,
      'gone GET /v1/studies/{study}/safety/hospital-exemption-report takes/query position': asOfInstead,
      'gone GET /v1/studies/{study}/safety/update-report takes/query position': asOfInstead,
      'gone GET /v1/studies/{study}/adverse-events/{adverseEvent}/icsr takes/query position': asOfInstead,
      'gone GET /v1/studies/{study}/adverse-events/{adverseEvent}/icsr.pdf takes/query position': asOfInstead,
      'gone GET /v1/safety/stream/proof takes/query from/types/integer': withHash,
      'gone GET /v1/safety/stream/proof takes/query through/types/integer': withHash,
      'changed GET /v1/safety/stream answers/200 text/event-stream/types':
        'The same text, described by the fields of each event.',
    },
  },
  '0.2.0': {
    renamed: {},
    retold: before0_3.retold,
    answers: {
      ...before0_3.answers,
      ...because(
        severalPeople,
        'added /v1/studies/{study}/participants/{participant}/genealogy products/*/containers/*/givenUnder',
        'added /v1/studies/{study}/products/{product} containers/*/givenUnder',
        'added /v1/studies/{study}/products/{product}/genealogy containers/*/givenUnder',
      ),
    },
    interface: {
      ...before0_3.interface,
      ...because(
        severalSites,
        'gone GET /v1/studies/{study}/participants answers/200 application/json/members/items/items/always/side',
        'gone GET /v1/studies/{study}/participants answers/200 application/json/members/items/items/members/side',
        'gone GET /v1/studies/{study}/participants/{participant} answers/200 application/json/always/side',
        'gone GET /v1/studies/{study}/participants/{participant} answers/200 application/json/members/consent/members/signed/items/always/side',
        'gone GET /v1/studies/{study}/participants/{participant} answers/200 application/json/members/consent/members/signed/items/members/side',
        'gone GET /v1/studies/{study}/participants/{participant} answers/200 application/json/members/side',
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/administrations/items/always/side',
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/administrations/items/members/side',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/administrations/items/always/side',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/administrations/items/members/side',
      ),
      ...because(
        severalTimes,
        'gone GET /v1/studies/{study}/participants/{participant} answers/200 application/json/members/injection',
        'gone GET /v1/studies/{study}/safety/aggregate answers/200 application/json/members/exposure/members/participants/items/always/cells',
        'gone GET /v1/studies/{study}/safety/aggregate answers/200 application/json/members/exposure/members/participants/items/always/legalBasis',
        'gone GET /v1/studies/{study}/safety/aggregate answers/200 application/json/members/exposure/members/participants/items/always/product',
        'gone GET /v1/studies/{study}/safety/aggregate answers/200 application/json/members/exposure/members/participants/items/members/legalBasis',
        'gone GET /v1/studies/{study}/safety/aggregate answers/200 application/json/members/exposure/members/participants/items/members/product',
        'gone GET /v1/studies/{study}/safety/update-report answers/200 application/json/members/aggregate/members/exposure/members/participants/items/always/cells',
        'gone GET /v1/studies/{study}/safety/update-report answers/200 application/json/members/aggregate/members/exposure/members/participants/items/always/legalBasis',
        'gone GET /v1/studies/{study}/safety/update-report answers/200 application/json/members/aggregate/members/exposure/members/participants/items/always/product',
        'gone GET /v1/studies/{study}/safety/update-report answers/200 application/json/members/aggregate/members/exposure/members/participants/items/members/legalBasis',
        'gone GET /v1/studies/{study}/safety/update-report answers/200 application/json/members/aggregate/members/exposure/members/participants/items/members/product',
      ),
      ...because(
        uncounted,
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/administrations/items/always/cells',
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/administrations/items/members/deposits/items/always/cells',
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/containers/items/always/cells',
        'gone GET /v1/studies/{study}/participants/{participant}/genealogy answers/200 application/json/members/products/items/members/containers/items/members/deposits/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product} answers/200 application/json/members/containers/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product} answers/200 application/json/members/containers/items/members/deposits/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/administrations/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/administrations/items/members/deposits/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/containers/items/always/cells',
        'gone GET /v1/studies/{study}/products/{product}/genealogy answers/200 application/json/members/containers/items/members/deposits/items/always/cells',
      ),
    },
  },
};

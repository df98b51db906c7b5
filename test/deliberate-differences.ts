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

/** What every version before 0.3.0 has otherwise. */
const before0_3 = {
  retold: {
    ProtocolApproved: inTheWordsOfUsdm,
    ProtocolAmended: inTheWordsOfUsdm,
    MarrowHarvested: ofWhichProduct,
  },
  answers: {
    'added /v1/studies/{study}/participants/{participant}/genealogy products/*/donation/administrableProduct':
      ofWhichProduct,
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
  '0.2.0': { renamed: {}, ...before0_3 },
};

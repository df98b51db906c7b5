/** How the present version differs from a released one, and why, by what the difference is called. */
interface DeliberateDifferences {
  /** Parameters that have another name: the present one by the old one. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Of answers to what the version answered: by path, and place in the answer. A proof is never another one. */
  readonly answers: Readonly<Record<string, string>>;
  /** Breaks of the interface: by operation, and place in what it takes or answers. */
  readonly interface: Readonly<Record<string, string>>;
}

const asOfInstead = 'Every view takes `asOf`, which says a position or an instant.';
const withHash =
  'A position may have the hash of its event beside it, so it is text. Digits alone are taken as before.';
const bySide = 'A case is as serious as the stricter side says, so both are shown.';

/** By released version. Every difference is here, and nothing is here that is none. */
export const deliberateDifferences: Readonly<Record<string, DeliberateDifferences>> = {
  '0.1.0': {
    renamed: { position: 'asOf' },
    answers: {
      'added /v1/studies/{study}/adverse-events items/*/seriousnessBySide': bySide,
      'added /v1/studies/{study}/adverse-events/{adverseEvent} seriousnessBySide': bySide,
    },
    interface: {
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
};

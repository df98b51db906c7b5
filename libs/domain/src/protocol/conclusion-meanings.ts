import type { EventCriterion, Operand, ValueSource } from './derivations.js';
import { byCode, codesOf, parts, refersTo, text, words, type Meaning, type Parts, type Reference } from './meanings.js';
import { outcomeKindOf, type OutcomeDefinition } from './outcomes.js';
import type { Instrument, Protocol } from './protocol.js';

/** What is referred to from elsewhere, too. */
interface Known {
  readonly visit: Reference;
  readonly arm: Reference;
  readonly instrument: Reference;
  /** The site, or a characteristic with values. */
  readonly factor: Reference;
  readonly interest: Reference;
  readonly numericItems: (instrument: Instrument) => readonly string[];
}

type Concluding = 'derivations' | 'outcomes' | 'objectives' | 'analysisPopulations' | 'estimands' | 'analyses';

const titled = { code: text, title: text };

/** What each free word and each list means of what is concluded. */
export function conclusionMeanings(protocol: Protocol, known: Known): Pick<Meaning<Protocol>, Concluding> {
  const { visit, arm, factor } = known;
  const outcome = refersTo('an outcome of the protocol', codesOf(protocol.outcomes));
  const population = refersTo('an analysis population of the protocol', codesOf(protocol.analysisPopulations));
  const estimand = refersTo('an estimand of the protocol', codesOf(protocol.estimands));
  const events = eventMeanings(protocol, known);
  return {
    derivations: byCode(() => ({
      ...titled,
      ...{ unit: text, from: visit, values: words(text), events },
      of: parts<Operand>(
        () => undefined,
        (operand) => ({ ...sourceMeaning(protocol, known, operand), at: visit }),
      ),
    })),
    outcomes: byCode((one) => ({
      ...titled,
      ...sourceMeaning(protocol, known, one, isNumber(one)),
      ...{ unit: text, baseline: visit, visits: words(visit) },
      timeToEvent: {
        start: { instance: instanceOf(protocol), events },
        ...{ events, competing: events, until: text },
      },
    })),
    objectives: byCode(() => ({
      ...titled,
      endpoints: byCode(() => ({ ...titled, purpose: text, outcomes: words(outcome) })),
    })),
    analysisPopulations: byCode(() => ({
      ...titled,
      text,
      conditions: parts(
        () => undefined,
        ({ characteristic }) => ({
          ...{ outcome, visits: words(visit), rules: words(text) },
          ...groupMeaning(protocol, characteristic),
        }),
      ),
    })),
    estimands: byCode(() => ({
      ...titled,
      ...{ population, arms: words(arm), outcome },
      intercurrentEvents: byCode(() => ({ ...titled, text, events })),
    })),
    analyses: byCode(({ groups }) => ({
      ...titled,
      ...{ outcome, population, estimand, visits: words(visit), strata: words(factor) },
      groups: { arms: words(arm), ...groupMeaning(protocol, groups?.characteristic) },
    })),
  };
}

/** Whether an outcome is of numbers. */
const isNumber = (outcome: OutcomeDefinition): boolean => ['CONTINUOUS', 'COUNT'].includes(outcomeKindOf(outcome));

/** Where a value comes from. */
function sourceMeaning(
  protocol: Protocol,
  { instrument, numericItems }: Known,
  source: ValueSource,
  numbersOnly = false,
) {
  const measured = protocol.instruments.find(({ code }) => code === source.instrument);
  const items = measured && (numbersOnly ? numericItems(measured) : codesOf(measured.items));
  return {
    instrument,
    item: refersTo(
      numbersOnly ? 'a number of the instrument of the protocol' : 'an item or total of the instrument of the protocol',
      measured === undefined ? [] : [...(items ?? []), ...codesOf(measured.derived)],
    ),
    derivation: derivationOf(protocol),
  };
}

const derivationOf = ({ derivations }: Protocol): Reference =>
  refersTo('a derivation of the protocol', codesOf(derivations));

const instanceOf = ({ timelines }: Protocol): Reference =>
  refersTo(
    'an instance of the main timeline of the protocol',
    timelines.filter(({ main }) => main).flatMap(({ instances }) => codesOf(instances)),
  );

const eventMeanings = (protocol: Protocol, { interest }: Known): Parts<EventCriterion> =>
  parts(
    () => undefined,
    () => ({
      terminalEvent: refersTo('an event that the protocol waits for', codesOf(protocol.terminalEvents)),
      cases: { specialInterest: interest, term: text },
      derivation: derivationOf(protocol),
    }),
  );

/** A characteristic with values, and which of these. */
function groupMeaning({ characteristics }: Protocol, characteristic: string | undefined) {
  const valued = characteristics.filter(({ values = [] }) => values.length > 0);
  const values = valued.find(({ code }) => code === characteristic)?.values ?? [];
  return {
    characteristic: refersTo('a characteristic with values of the protocol', codesOf(valued)),
    values: words(refersTo('a value of the characteristic', values)),
  };
}

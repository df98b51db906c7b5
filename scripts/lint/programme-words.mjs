/**
 * Words of single programmes: their names, the organs that they treat, the instruments they measure by, what they give beside cells,
 * and the agencies of their countries. The product knows no programme, so that none of it says them: `programmes/` does.
 */
const words = [
  ...['achilles', 'patella\\w*', 'femoral', 'femur', 'tendon\\w*', '\\w*tendinous', 'supraspinatus', 'hamstrings?'],
  ...['hips?', 'knees?', 'crohn', 'lumbar', 'fibrosis', 'osteonecrosis', 'fistulas?'],
  ...['visa', 'vas', 'hhs', 'harris', 'arco', 'ficat', 'steinberg', 'pfirrmann', 'sgrq', '6mwt', 'calprotectin'],
  ...['prp', 'infliximab', 'mepivacaine', 'hyaluron\\w*', 'msv'],
  ...['aemps', 'ansm', 'aifa', 'bfarm'],
];
const named = new RegExp(`(?<![A-Za-z])(?:${words.join('|')})(?![a-z])`, 'gi');

/** Where a word stands all the same, and why. */
const exceptions = [
  ['libs/programmes/src/programme.ts', 'achilles', 'names once which programme a standalone is set up with'],
  [
    'libs/study/src/code-fields.ts',
    'ACHILLES',
    'the example is the study that a standalone has, so that it can be tried',
  ],
  ['apps/safety/src/stream/stream.dto.ts', 'ACHILLES', 'the example is the study that a standalone has'],
  ['libs/domain/src/protocol/built-in-rules.ts', 'AEMPS', 'the law of Spain names who is to be told'],
];

/** No file of the product names what only one programme has. Words and exceptions are declared in this file. */
export const programmeWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      named:
        '{{word}} belongs to a programme: say it in general words, or declare why not (scripts/lint/programme-words.mjs).',
    },
  },
  create(context) {
    const { sourceCode, filename } = context;
    const mayStand = (word) => exceptions.some(([file, one]) => filename.endsWith(`/${file}`) && one === word);
    return {
      Program() {
        for (const { 0: word, index } of sourceCode.text.matchAll(named)) {
          if (mayStand(word)) continue;
          const loc = {
            start: sourceCode.getLocFromIndex(index),
            end: sourceCode.getLocFromIndex(index + word.length),
          };
          context.report({ loc, messageId: 'named', data: { word } });
        }
      },
    };
  },
};

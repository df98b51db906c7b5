import { explained } from './support/differences.js';
import { breaksOf, type Description } from './support/interface.js';

const text = { type: 'string' };

/** A description of one command and one view, in which both name a person, and a person names another. */
function described(change: {
  readonly sent?: object;
  readonly answered?: object;
  readonly parameters?: readonly object[];
  readonly paths?: object;
}): Description {
  const people = '/people';
  const bodyOf = (schema: object) => ({ content: { 'application/json': { schema } } });
  const paths = {
    [people]: {
      post: {
        requestBody: { required: true, ...bodyOf({ $ref: '#/components/schemas/Sent' }) },
        responses: { 201: { headers: { etag: {} } } },
      },
      get: {
        parameters: change.parameters ?? [{ in: 'query', name: 'limit', schema: { type: 'integer' } }],
        responses: { 200: bodyOf({ type: 'array', items: { $ref: '#/components/schemas/Answered' } }), 404: {} },
      },
    },
    ...change.paths,
  };
  const schemas = {
    Sent: {
      allOf: [
        { properties: { name: text, role: { enum: ['reader', 'writer'] }, ...change.sent }, required: ['name'] },
        { oneOf: [{ properties: { mail: text } }, { properties: { telephone: text } }] },
      ],
    },
    Answered: {
      properties: { name: text, knows: { $ref: '#/components/schemas/Answered' } },
      required: ['name'],
      ...change.answered,
    },
  };
  return { paths, components: { schemas } } as unknown as Description;
}

const breaks = (change: Parameters<typeof described>[0]) =>
  Object.keys(explained(breaksOf(described({}), described(change)), {}));

describe('a description of the interface', () => {
  it('keeps to an earlier one when it takes and tells more', () => {
    const asOf = { in: 'query', name: 'asOf', schema: text };
    expect(
      breaks({
        sent: {
          age: { properties: { years: text }, required: ['years'] },
          role: { enum: ['reader', 'writer', 'owner'] },
        },
        answered: { properties: { name: text, age: text, knows: { $ref: '#/components/schemas/Answered' } } },
        parameters: [{ in: 'query', name: 'limit', schema: { type: ['integer', 'string'] } }, asOf],
        paths: { '/places': { get: { parameters: [{ ...asOf, required: true }], responses: {} } } },
      }),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof described>[0], string[]]>([
    ['an operation is gone', { paths: { '/people': {} } }, ['gone POST /people', 'gone GET /people']],
    ['a parameter is gone', { parameters: [] }, ['gone GET /people takes/query limit']],
    [
      'a parameter takes another type',
      { parameters: [{ in: 'query', name: 'limit', schema: { type: 'boolean' } }] },
      ['gone GET /people takes/query limit/types/integer'],
    ],
    [
      'a parameter has to be sent',
      { parameters: [{ in: 'query', name: 'limit', schema: { type: 'integer' }, required: true }] },
      ['added GET /people must/query limit'],
    ],
    [
      'a value is not taken any more',
      { sent: { role: { enum: ['reader'] } } },
      ['gone POST /people takes/body application/json/members/role/values/writer'],
    ],
    [
      'a member is not told any more, nor what it was of',
      { answered: { properties: { name: text } } },
      ['gone GET /people answers/200 application/json/items/members/knows'],
    ],
    [
      'a member is not told each time',
      { answered: { required: [] } },
      [
        'gone GET /people answers/200 application/json/items/members/knows/always/name',
        'gone GET /people answers/200 application/json/items/always/name',
      ],
    ],
    [
      'a member is told in another type',
      {
        answered: {
          properties: { name: { type: ['string', 'null'] }, knows: { $ref: '#/components/schemas/Answered' } },
        },
      },
      [
        'changed GET /people answers/200 application/json/items/members/name/types',
        'changed GET /people answers/200 application/json/items/members/knows/members/name/types',
      ],
    ],
  ])('breaks with an earlier one when %s', (_, change, expected) => {
    expect(new Set(breaks(change))).toEqual(new Set(expected));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from './compatible.ts';
import type { JsonSchema } from './json-schema.ts';
import type { SlimApi, SlimOperation } from './slim-api.ts';

const text: JsonSchema = { type: 'string' };
const whole: JsonSchema = { type: 'integer' };
const nothing: JsonSchema = { type: 'null' };
const object = (properties: Record<string, JsonSchema>, required = Object.keys(properties)) =>
  ({ type: 'object', properties, required }) satisfies JsonSchema;
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const either = (...anyOf: JsonSchema[]): JsonSchema => ({ anyOf });
const oneOf = (...values: string[]): JsonSchema => ({ type: 'string', enum: values });

const none = { parameters: {}, body: {}, reply: {} } satisfies SlimOperation;
const api = (operation: Partial<SlimOperation> | null, more: Partial<SlimApi> = {}): SlimApi => ({
  version: '1',
  operations: operation ? { 'get /a': { ...none, ...operation } } : {},
  ...{ shapes: {}, errors: {}, ...more },
});
const replying = (schema: JsonSchema) => api({ reply: { 'application/json': schema } });
const taking = (schema: JsonSchema) => api({ body: { 'application/json': { schema } } });
const told = (before: SlimApi, after: SlimApi) =>
  changesBetween(before, after).map(({ weight, at, what }) => `${weight}: ${at} ${what}`);

describe('what breaks a program that was written for the release before', () => {
  it.each<[string, SlimApi, SlimApi, string[]]>([
    ['an endpoint that is gone', api({}), api(null), ['break: get /a is gone, or closed to keys']],
    ['one more endpoint', api(null), api({}), []],
    ['a door that closes', api({ open: true }), api({}), ['break: get /a asks for a key now']],
    ['a door that opens', api({}), api({ open: true }), []],
    [
      'a parameter that is gone',
      api({ parameters: { 'query q': { schema: text } } }),
      api({}),
      ['break: get /a query q is gone'],
    ],
    ['one more parameter', api({}), api({ parameters: { 'query q': { schema: text } } }), []],
    [
      'one more parameter that must be sent',
      api({}),
      api({ parameters: { 'query q': { schema: text, required: true } } }),
      ['break: get /a query q must be sent now'],
    ],
    [
      'a parameter of another type',
      api({ parameters: { 'query q': { schema: text } } }),
      api({ parameters: { 'query q': { schema: whole } } }),
      ['break: get /a query q no longer takes string'],
    ],
    [
      'a body that must be sent now',
      api({}),
      api({ body: { 'application/json': { schema: object({}), required: true } } }),
      ['break: get /a body must be sent now'],
    ],
    [
      'a body of another kind',
      taking(text),
      api({ body: { 'multipart/form-data': { schema: text } } }),
      ['break: get /a body no longer takes application/json'],
    ],
    [
      'one more field that must be sent',
      taking(object({})),
      taking(object({ a: text })),
      ['break: get /a body.a must be sent now'],
    ],
    ['one more field that may be sent', taking(object({})), taking(object({ a: text }, [])), []],
    [
      'a field that is no longer read',
      taking(object({ a: text }, [])),
      taking(object({})),
      ['notice: get /a body.a is no longer read'],
    ],
    [
      'fewer values to choose from',
      taking(oneOf('a', 'b')),
      taking(oneOf('a')),
      ['break: get /a body no longer takes "b"'],
    ],
    ['more values to choose from', taking(oneOf('a')), taking(oneOf('a', 'b')), []],
    [
      'values where any text was taken',
      taking(text),
      taking(oneOf('a')),
      ['break: get /a body no longer takes string'],
    ],
    [
      'null that is no longer taken',
      taking(either(text, nothing)),
      taking(text),
      ['break: get /a body no longer takes null'],
    ],
    [
      'a shorter text',
      taking({ ...text, maxLength: 9 }),
      taking({ ...text, maxLength: 8 }),
      ['break: get /a body narrower now: maxLength 8'],
    ],
    ['a longer text', taking({ ...text, maxLength: 8 }), taking({ ...text, maxLength: 9 }), []],
    [
      'a limit where none was',
      taking(list(text)),
      taking({ ...list(text), minItems: 1 }),
      ['break: get /a body narrower now: minItems 1'],
    ],
    [
      'another pattern',
      taking(text),
      taking({ ...text, pattern: '^a' }),
      ['notice: get /a body must look like ^a'],
    ],
    [
      'a field that is gone',
      replying(object({ a: text })),
      replying(object({})),
      ['break: get /a reply.a is gone'],
    ],
    ['one more field', replying(object({})), replying(object({ a: text })), []],
    [
      'a field that may be left out now',
      replying(object({ a: text })),
      replying(object({ a: text }, [])),
      ['break: get /a reply.a may be left out now'],
    ],
    [
      'a field of another type, in a list',
      replying(list(object({ a: text }))),
      replying(list(object({ a: whole }))),
      ['break: get /a reply[].a may be integer now'],
    ],
    [
      'a field that may be null now',
      replying(object({ a: text })),
      replying(object({ a: either(text, nothing) })),
      ['break: get /a reply.a may be null now'],
    ],
    ['a field that is never null now', replying({ type: ['string', 'null'] }), replying(text), []],
    [
      'a number that was whole',
      replying(whole),
      replying({ type: 'number' }),
      ['break: get /a reply may be number now'],
    ],
    [
      'one more value',
      replying(oneOf('a')),
      replying(oneOf('a', 'b')),
      ['notice: get /a reply may be "b" besides'],
    ],
    ['one value less', replying(oneOf('a', 'b')), replying(oneOf('a')), []],
    [
      'a file in another form',
      api({ reply: { 'text/csv': null } }),
      api({ reply: { 'application/pdf': null } }),
      ['break: get /a reply is no longer text/csv'],
    ],
    ['an error that is gone', api({}, { errors: { A: 404 } }), api({}), ['break: error A is gone']],
    [
      'an error with another status',
      api({}, { errors: { A: 404 } }),
      api({}, { errors: { A: 409 } }),
      ['break: error A comes with 409 instead of 404'],
    ],
  ])('%s', (_name, before, after, changes) => {
    expect(told(before, after)).toEqual(changes);
  });

  it('tells a shape that stands in many places once, by its name, also where it holds itself', () => {
    const at = { $ref: '#/components/schemas/Tree' };
    const tree = (leaf: JsonSchema) => ({ Tree: object({ leaf, parts: list(at) }) });
    const reply = { reply: { 'application/json': list(at) } };
    expect(told(api(reply, { shapes: tree(text) }), api(reply, { shapes: tree(whole) }))).toEqual([
      'break: Tree.leaf may be integer now',
    ]);
  });

  it('holds each of several shapes against its own kind', () => {
    const kind = (name: string, more: Record<string, JsonSchema>) =>
      object({ kind: { type: 'string', const: name }, ...more });
    const before = either(kind('a', { x: text }), kind('b', { y: text }));
    const after = either(kind('b', { y: whole }), kind('a', { x: text, z: text }));
    expect(told(replying(before), replying(after))).toEqual([
      'break: get /a reply.y may be integer now',
    ]);
  });

  it('finds nothing in an interface that stayed as it was', () => {
    const { schema } = fc.letrec<{ schema: JsonSchema }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(text, whole, nothing, oneOf('a', 'b'), {}),
        fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')).map((fields) => object(fields)),
        tie('schema').map(list),
        fc.tuple(tie('schema'), tie('schema')).map(([a, b]) => either(a, b)),
      ),
    }));
    fc.assert(
      fc.property(schema, (one) => {
        expect(told(replying(one), replying(one))).toEqual([]);
        expect(told(taking(one), taking(one))).toEqual([]);
      }),
    );
  });
});

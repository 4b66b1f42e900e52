import { z } from 'zod';
import type { Endpoint } from '../../server/platform/contract.ts';
import type { Ask } from './world.ts';

/** A place in a request where an id stands: the question of every probe is which. */
export class Slot {
  readonly where: 'params' | 'query' | 'body';
  readonly name: string;
  constructor(where: Slot['where'], name: string) {
    this.where = where;
    this.name = name;
  }
}

type Value =
  | string
  | number
  | boolean
  | null
  | Slot
  | readonly Value[]
  | { readonly [k: string]: Value };

/** One way of asking an endpoint: every part of it filled but the ids. */
export interface Sample {
  readonly endpoint: Endpoint;
  readonly params: Value;
  readonly query: Value;
  readonly body: Value;
  readonly slots: readonly Slot[];
}

type Schema = {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly default?: unknown;
};

/** The ways of asking an endpoint that its contract names: the shortest one, and one for each further place of an id. */
export function samplesOf(endpoint: Endpoint): Sample[] {
  const known = samples.get(endpoint);
  if (known) return known;
  const made = samplesWith(endpoint, {});
  samples.set(endpoint, made);
  return made;
}
const samples = new WeakMap<Endpoint, Sample[]>();

/** The same with something of one's own in the places of some names. */
export function samplesWith(endpoint: Endpoint, given: Readonly<Record<string, Value>>): Sample[] {
  const ways = (part: 'params' | 'query' | 'body') =>
    waysOf(schemaOf(endpoint[part]), { where: part, name: '', given });
  const [params, query, body] = [ways('params'), ways('query'), ways('body')];
  const base = { params: params[0] ?? {}, query: query[0] ?? {}, body: body[0] ?? {} };
  const all = [
    base,
    ...query.slice(1).map((way) => ({ ...base, query: way })),
    ...body.slice(1).map((way) => ({ ...base, body: way })),
  ];
  return all.map((way) => ({
    ...{ endpoint, ...way },
    slots: [...slotsIn(way.params), ...slotsIn(way.query), ...slotsIn(way.body)],
  }));
}

/** The request with its ids. */
export function requestOf(sample: Sample, idOf: (slot: Slot) => string): Ask {
  const { endpoint } = sample;
  const params = filled(sample.params, idOf) as Record<string, string | number>;
  const query = filled(sample.query, idOf) as Record<string, string | number | string[]>;
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  ).toString();
  return {
    method: endpoint.method,
    url: search === '' ? path : `${path}?${search}`,
    ...(endpoint.method === 'GET' ? {} : { body: filled(sample.body, idOf) as object }),
  };
}

function filled(value: Value, idOf: (slot: Slot) => string): unknown {
  if (value instanceof Slot) return idOf(value);
  if (Array.isArray(value)) return value.map((each) => filled(each, idOf));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, each]) => [k, filled(each, idOf)]));
  }
  return value;
}

function slotsIn(value: Value): Slot[] {
  if (value instanceof Slot) return [value];
  if (Array.isArray(value)) return value.flatMap(slotsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(slotsIn);
  return [];
}

function schemaOf(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema;
}

interface At {
  readonly where: Slot['where'];
  readonly name: string;
  readonly given: Readonly<Record<string, Value>>;
}

const ID = '^\\d{1,19}$';

/** The ways of filling a part; the first is the shortest. */
function waysOf(schema: Schema, at: At): Value[] {
  const given = at.given[at.name];
  if (given !== undefined) return [given];
  const either = schema.anyOf ?? schema.oneOf;
  if (either) {
    // What may be left empty is empty in the shortest way, and filled in another.
    const ordered = [...either].sort(
      (a, b) => Number(b.type === 'null') - Number(a.type === 'null'),
    );
    const [first = {}, ...rest] = ordered;
    const [shortest = null, ...more] = waysOf(first, at);
    const others = rest
      .flatMap((each) => waysOf(each, at))
      .filter((way) => slotsIn(way).length > 0 || first.type !== 'null');
    return [shortest, ...more, ...others];
  }
  if (schema.allOf) return waysOf(Object.assign({}, ...schema.allOf), at);
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return [schema.enum[0] ?? ''];
  if (schema.pattern === ID) return [new Slot(at.where, at.name)];
  if (schema.type === 'object') return objectWays(schema, at);
  if (schema.type === 'array') {
    const ways = waysOf(schema.items ?? {}, at);
    if ((schema.minItems ?? 0) > 0) return ways.map((way) => [way]);
    return [[], ...ways.filter((way) => slotsIn(way).length > 0).map((way) => [way])];
  }
  if (schema.type === 'integer' || schema.type === 'number') return [numberOf(schema, at.name)];
  if (schema.type === 'boolean') return [true];
  if (schema.type === 'null') return [null];
  return [textOf(schema, at.name)];
}

function objectWays(schema: Schema, at: At): Value[] {
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const isRequired = schema.required?.includes(name) ?? false;
    return {
      name,
      isRequired: isRequired || name in at.given,
      ways: waysOf(part, { ...at, name }),
    };
  });
  const base = Object.fromEntries(
    parts.flatMap(({ name, isRequired, ways }) => (isRequired ? [[name, ways[0] ?? null]] : [])),
  ) as { readonly [k: string]: Value };
  const others = parts.flatMap(({ name, isRequired, ways }) =>
    ways
      .slice(isRequired ? 1 : 0)
      .filter((way) => slotsIn(way).length > 0)
      .map((way) => ({ ...base, [name]: way })),
  );
  return [base, ...others];
}

const NUMBERS: Readonly<Record<string, number>> = {
  year: 2026,
  fromYear: 2026,
  toYear: 2026,
  version: 1,
};

function numberOf({ minimum }: Schema, name: string): number {
  return NUMBERS[name] ?? Math.max(1, minimum ?? 1);
}

const TEXTS = [
  ...[
    '2026-11-30',
    'Lý do đủ dài của lần thử này',
    '2026-11',
    '2026-Q4',
    '2026-W47',
    '2026-M11',
    '2026',
  ],
  ...['09:00', '08:00', '1000000', 'muc-1', 'overdue', 'abc', 'a', 'A', 'xlsx', 'nguoi@example.vn'],
  '0123456789abcdef0123456789abcdef',
];
/** By name, where any text would do but not any is understood. */
const NAMED: Readonly<Record<string, string>> = {
  kind: 'overdue',
  source: 'state',
  norm: '2026-12-31',
  quantity: '1',
  sort: '',
  facts: '0'.repeat(40),
};

function textOf(
  { pattern, format, minLength = 0, maxLength = 10_000 }: Schema,
  name: string,
): string {
  const like = pattern === undefined ? null : new RegExp(pattern, 'u');
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (like === null || like.test(text));
  if (format === 'email') return 'nguoi@example.vn';
  const named = NAMED[name];
  if (named !== undefined && fits(named)) return named;
  const inWords = like === null ? 'Lý do đủ dài của lần thử này, hai mươi chữ trở lên' : '';
  return [inWords, ...TEXTS].find(fits) ?? 'x'.repeat(minLength);
}

import { z } from 'zod';
import * as kit from '../../platform/contract.ts';
import { COMPONENTS, type JsonSchema } from './rules/json-schema.ts';

/** Shapes of the kit that every capability uses. */
const SHARED: ReadonlyMap<z.ZodType, string> = new Map<z.ZodType, string>([
  [kit.Id, 'Id'],
  [kit.DayText, 'DayText'],
  [kit.Instant, 'Instant'],
  [kit.SpanRef, 'SpanRef'],
  [kit.Problem, 'Problem'],
  [kit.Difference, 'Difference'],
]);

/** Schemas of an API: what its endpoints use, and the components that they refer to. */
export interface Schemas {
  of(schema: z.ZodType): JsonSchema;
  component(name: string): JsonSchema;
  /** The components that something refers to, directly or by others, in the order of their names. */
  reachedFrom(from: readonly unknown[]): Record<string, JsonSchema>;
}

/**
 * JSON Schemas of Zod schemas, each that has a name only once. They say what travels: a reply is sent as its
 * contract takes it, and what has a default may be left out of a request.
 *
 * @param names of schemas that are exported by contracts
 * @param used every schema that an endpoint uses
 */
export function schemasOf(
  names: ReadonlyMap<z.ZodType, string>,
  used: readonly z.ZodType[],
): Schemas {
  const registry = z.registry<{ id: string }>();
  const idOf = new Map<z.ZodType, string>();
  const register = (schema: z.ZodType, id: string) => {
    if (idOf.has(schema)) return;
    idOf.set(schema, id);
    registry.add(schema, { id });
  };
  for (const [schema, name] of [...SHARED, ...names]) register(schema, upperFirst(name));
  // A part of an endpoint stands in its place; where it stands in another shape too, it stands there once more.
  const parts = new Map<z.ZodType, z.ZodType>();
  for (const [at, schema] of used.entries()) {
    if (idOf.has(schema) || parts.has(schema)) continue;
    const own = schema.clone();
    parts.set(schema, own);
    register(own, `${INLINE}${at}`);
  }
  const { schemas } = z.toJSONSchema(registry, {
    ...{ io: 'input', unrepresentable: 'any', reused: 'inline', cycles: 'ref' },
    uri: (id) => `${COMPONENTS}${id}`,
    override: ({ jsonSchema }) => {
      // The format says it all; its pattern is half a screen.
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      // Whole numbers are those that JavaScript knows: nobody needs to read that two hundred times.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  // Zod's type of a schema is wider than what contracts use.
  const made = schemas as Readonly<Record<string, JsonSchema>>;
  const plain = (id: string): JsonSchema => {
    const {
      $schema: _s,
      $id: _i,
      ...rest
    } = (made[id] ?? {}) as JsonSchema & Record<string, unknown>;
    return tidied(rest, (name) => made[name]?.enum);
  };
  const plains = new Map([...new Set(idOf.values())].map((id) => [id, plain(id)]));
  const component = (name: string) => plains.get(name) ?? {};
  const of = (schema: z.ZodType): JsonSchema => {
    const id = idOf.get(parts.get(schema) ?? schema) ?? '';
    return id.startsWith(INLINE) ? component(id) : { $ref: `${COMPONENTS}${id}` };
  };
  return { of, reachedFrom: (from) => reached(from, component), component };
}

const INLINE = 'part of an endpoint ';

/** The components that are referred to, directly or by others. */
function reached(
  from: readonly unknown[],
  component: (name: string) => JsonSchema,
): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key !== '$ref') visit(part);
      else if (typeof part === 'string' && part.startsWith(COMPONENTS)) visitNamed(part);
    }
  };
  const visitNamed = (ref: string) => {
    const name = ref.slice(COMPONENTS.length);
    if (found.has(name)) return;
    const schema = component(name);
    found.set(name, schema);
    visit(schema);
  };
  visit(from);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A schema as people read it: a record with known names is an object with those fields, and a choice that takes
 * anything is no choice.
 */
function tidied(
  schema: JsonSchema,
  namesOf: (component: string) => JsonSchema['enum'],
): JsonSchema {
  const tidy = (part: JsonSchema) => tidied(part, namesOf);
  const either = schema.anyOf?.map(tidy);
  if (either?.some((part) => Object.keys(part).length === 0)) {
    const { anyOf: _a, ...rest } = schema;
    return rest;
  }
  const { propertyNames, additionalProperties, ...rest } = schema;
  const names = propertyNames?.enum ?? namesOf(propertyNames?.$ref?.slice(COMPONENTS.length) ?? '');
  const value = typeof additionalProperties === 'object' ? tidy(additionalProperties) : null;
  const fields = names && value ? names.map((name) => [String(name), value] as const) : null;
  const properties =
    fields ?? Object.entries(schema.properties ?? {}).map(([k, v]) => [k, tidy(v)] as const);
  const isFields = fields !== null || schema.properties !== undefined;
  return {
    ...rest,
    ...(isFields ? { properties: Object.fromEntries(properties) } : {}),
    ...(additionalProperties !== undefined && fields === null
      ? { additionalProperties: value ?? additionalProperties }
      : {}),
    ...(schema.items ? { items: tidy(schema.items) } : {}),
    ...(schema.prefixItems ? { prefixItems: schema.prefixItems.map(tidy) } : {}),
    ...(either ? { anyOf: either } : {}),
    ...(schema.oneOf ? { oneOf: schema.oneOf.map(tidy) } : {}),
    ...(schema.allOf ? { allOf: schema.allOf.map(tidy) } : {}),
  };
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

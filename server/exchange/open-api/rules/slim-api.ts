import type { ApiDocument } from '../make-document.ts';
import type { Operation, Parameter } from '../operation.ts';
import { type JsonSchema, refName } from './json-schema.ts';

/**
 * An interface as other programs depend on it: what goes in, what comes out, which codes. No words; and nothing that
 * is closed to keys, for that is asked by our own pages only, which come with the same release.
 */
export interface SlimApi {
  readonly version: string;
  /** By method and address, `get /api/tasks`. */
  readonly operations: Readonly<Record<string, SlimOperation>>;
  readonly shapes: Readonly<Record<string, JsonSchema>>;
  /** Every error code with its status. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface SlimOperation {
  /** Whether it asks for no session and no key. */
  readonly open?: true;
  /** By place and name, `query limit`. */
  readonly parameters: Readonly<Record<string, SlimPart>>;
  readonly body: Readonly<Record<string, SlimPart>>;
  /** By media type; a file has no shape. */
  readonly reply: Readonly<Record<string, JsonSchema | null>>;
}

export interface SlimPart {
  readonly required?: true;
  readonly schema: JsonSchema;
}

/** What of a document programs depend on. */
export function slimApi(document: ApiDocument): SlimApi {
  const { components, info, paths } = document;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation['x-open-to-keys'] || operation.security.length === 0)
      .map(
        ([method, operation]) =>
          [`${method} ${path}`, slimOperation(operation, components.parameters)] as const,
      ),
  );
  const errors = Object.entries(components.responses).flatMap(([name, answer]) =>
    Object.keys(answer['x-error-codes'] ?? {}).map(
      (code) => [code, Number(/\d+$/.exec(name)?.[0] ?? 0)] as const,
    ),
  );
  const made = Object.fromEntries(operations);
  return {
    version: String(info.version),
    operations: made,
    shapes: shapesOf(made, components.schemas),
    errors: Object.fromEntries([...errors].filter(([, status]) => status > 0).sort()),
  };
}

/** One line an operation and a shape, so that two of these can be read beside each other. */
export function writeSlimApi({ version, ...parts }: SlimApi): string {
  const tables = Object.entries(parts).map(([name, table]) => {
    const lines = Object.entries(table).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`;
  });
  return `{${JSON.stringify('version')}:${JSON.stringify(version)},\n${tables.join(',\n')}}\n`;
}

function slimOperation(
  operation: Operation,
  shared: Readonly<Record<string, Parameter>>,
): SlimOperation {
  const parameters = operation.parameters
    .map((each) => shared[each.$ref?.split('/').at(-1) ?? ''] ?? each)
    // Headers are those of the whole interface.
    .filter((each) => each.in !== 'header')
    .map(
      ({ name, in: place, required, schema = {} }) =>
        [`${place} ${name}`, slimPart(schema, required)] as const,
    );
  const { required, content = {} } = operation.requestBody ?? {};
  const reply = operation.responses['200']?.content ?? {};
  return {
    ...(operation.security.length === 0 ? { open: true } : {}),
    parameters: Object.fromEntries(parameters),
    body: Object.fromEntries(
      Object.entries(content).map(([type, { schema }]) => [type, slimPart(schema, required)]),
    ),
    reply: Object.fromEntries(
      Object.entries(reply).map(([type, { schema }]) => [type, schema ? slimSchema(schema) : null]),
    ),
  };
}

function slimPart(schema: JsonSchema, required = false): SlimPart {
  return { ...(required ? { required: true } : {}), schema: slimSchema(schema) };
}

/** The shapes that operations refer to, directly or by others. */
function shapesOf(
  operations: SlimApi['operations'],
  components: Readonly<Record<string, JsonSchema>>,
): Record<string, JsonSchema> {
  const found = new Map<string, JsonSchema>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const name = refName(value);
    if (name !== null && !found.has(name)) {
      const schema = slimSchema(components[name] ?? {});
      found.set(name, schema);
      visit(schema);
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(operations);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A schema without words and examples. */
function slimSchema(schema: JsonSchema): JsonSchema {
  const { description: _d, default: _v, ...rest } = schema;
  const each = (parts: readonly JsonSchema[]) => parts.map(slimSchema);
  const { properties, items, anyOf, oneOf, allOf, prefixItems, additionalProperties: more } = rest;
  return {
    ...rest,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, part]) => [name, slimSchema(part)]),
          ),
        }
      : {}),
    ...(items ? { items: slimSchema(items) } : {}),
    ...(anyOf ? { anyOf: each(anyOf) } : {}),
    ...(oneOf ? { oneOf: each(oneOf) } : {}),
    ...(allOf ? { allOf: each(allOf) } : {}),
    ...(prefixItems ? { prefixItems: each(prefixItems) } : {}),
    ...(typeof more === 'object' ? { additionalProperties: slimSchema(more) } : {}),
  };
}

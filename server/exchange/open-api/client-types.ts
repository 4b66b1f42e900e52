import { type Answer, CONFLICT_SCHEMA, PROBLEM_SCHEMA } from './answers.ts';
import type { ApiDocument } from './make-document.ts';
import type { Operation, Parameter } from './operation.ts';
import { type JsonSchema, refName } from './rules/json-schema.ts';

/**
 * The types of the whole interface in TypeScript: `paths`, as openapi-fetch wants it, and `components`. Written by
 * ourselves because the usual generators stand on an interface of the compiler that TypeScript 7 no longer has.
 */
export function typesOf(document: ApiDocument): string {
  const { components, info } = document;
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) => `${remark(schema.description, 4)}    ${name}: ${typeOf(schema, 4)};`,
  );
  const paths = Object.entries(document.paths).map(([path, methods]) => {
    const all = METHODS.flatMap((method) => {
      const operation = methods[method];
      if (!operation) return [];
      const type = operationType(operation, components.parameters);
      return [`${remark(operation.summary, 4)}    ${method}: ${type};`];
    });
    const others = METHODS.filter((method) => !methods[method]).map(
      (method) => `${method}?: never`,
    );
    return `  ${JSON.stringify(path)}: {\n${all.join('\n')}\n    ${others.join('; ')};\n  };`;
  });
  return `// Chỉ Đạo ${info.version}: made from /api/openapi.json. Ask the server for it again after an upgrade.
type Headers = { [name: string]: unknown };
type Unchanged = { headers: Headers; content?: never };
type Refused = { headers: Headers; content: { "application/problem+json": ${typeOf(PROBLEM_SCHEMA)} } };
type Conflict = { headers: Headers; content: { "application/problem+json": ${typeOf(CONFLICT_SCHEMA)} } };

export interface paths {
${paths.join('\n')}
}

export interface components {
  schemas: {
${shapes.join('\n')}
  };
}
`;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

function operationType(operation: Operation, shared: Readonly<Record<string, Parameter>>): string {
  const all = operation.parameters.map((each) => {
    const name = each.$ref?.split('/').at(-1);
    return name === undefined ? each : (shared[name] ?? each);
  });
  const parameters = (['query', 'path', 'header'] as const).map((place) => {
    const here = all.filter((each) => each.in === place);
    if (here.length === 0) return `${place}?: never`;
    const isRequired = here.some((each) => each.required);
    const fields = here.map(
      ({ name = '', required, schema }) =>
        `${key(name)}${required ? '' : '?'}: ${typeOf(schema ?? {}, 6)}`,
    );
    return `${place}${isRequired ? '' : '?'}: { ${fields.join('; ')} }`;
  });
  const body = operation.requestBody;
  const asked = body
    ? `requestBody${body.required ? '' : '?'}: { content: ${contentType(body.content)} }`
    : 'requestBody?: never';
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => `${status}: ${answerType(status, answer)}`,
  );
  return `{ parameters: { ${parameters.join('; ')}; cookie?: never }; ${asked}; responses: { ${answers.join('; ')} } }`;
}

/** Every refusal has the same shape, whatever its codes; nothing is said of what did not change. */
function answerType(status: string, { $ref, content }: Answer): string {
  if ($ref?.endsWith('/NotModified')) return 'Unchanged';
  if ($ref !== undefined) return status === '409' ? 'Conflict' : 'Refused';
  return content ? `{ headers: Headers; content: ${contentType(content)} }` : 'Unchanged';
}
type Answered = Readonly<Record<string, { readonly schema?: JsonSchema }>>;

function contentType(content: Answered): string {
  const parts = Object.entries(content).map(([type, { schema }]) => {
    const isForm = type === 'multipart/form-data';
    const isBytes = schema === undefined;
    // A form is built by whoever sends it; a file comes as whatever it is asked for.
    const text = isForm
      ? 'FormData'
      : isBytes
        ? type.startsWith('text/')
          ? 'string'
          : 'unknown'
        : typeOf(schema, 6);
    return `${JSON.stringify(type)}: ${text}`;
  });
  return `{ ${parts.join('; ')} }`;
}

/** A schema as a type. @param indent of the line on which it begins */
export function typeOf(schema: JsonSchema, indent = 0): string {
  const name = refName(schema);
  if (name !== null) return `components["schemas"][${JSON.stringify(name)}]`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' | ') || 'never';
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.map((each) => bracketed(typeOf(each, indent))).join(' | ') || 'never';
  if (schema.allOf) return schema.allOf.map((each) => bracketed(typeOf(each, indent))).join(' & ');
  const types = [schema.type ?? []].flat();
  if (types.length === 0) return 'unknown';
  return types.map((type) => plainType(type, schema, indent)).join(' | ');
}

function plainType(type: string, schema: JsonSchema, indent: number): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return arrayType(schema, indent);
    default:
      return objectType(schema, indent);
  }
}

function arrayType({ prefixItems, items }: JsonSchema, indent: number): string {
  if (!prefixItems) return `${bracketed(typeOf(items ?? {}, indent))}[]`;
  const places = prefixItems.map((each) => typeOf(each, indent));
  return `[${[...places, ...(items ? [`...${bracketed(typeOf(items, indent))}[]`] : [])].join(', ')}]`;
}

function objectType(schema: JsonSchema, indent: number): string {
  const { properties = {}, required = [], additionalProperties } = schema;
  const entries = Object.entries(properties);
  const rest =
    typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown';
  if (entries.length === 0) {
    return additionalProperties === undefined
      ? 'Record<string, never>'
      : recordType(schema, rest, indent);
  }
  const space = ' '.repeat(indent + 2);
  const fields = entries.map(
    ([name, part]) =>
      `${remark(part.description, indent + 2)}${space}${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(part, indent + 2)};`,
  );
  const more = additionalProperties
    ? [`${space}[name: string]: ${rest === 'unknown' ? rest : 'unknown'};`]
    : [];
  return `{\n${[...fields, ...more].join('\n')}\n${' '.repeat(indent)}}`;
}

function recordType({ propertyNames }: JsonSchema, value: string, indent: number): string {
  const names =
    propertyNames && (propertyNames.$ref || propertyNames.enum)
      ? typeOf(propertyNames, indent)
      : 'string';
  return names === 'string' ? `{ [name: string]: ${value} }` : `{ [name in ${names}]?: ${value} }`;
}

const bracketed = (type: string) =>
  /[|&]/.test(type) && !/^\{[\s\S]*\}$/.test(type) ? `(${type})` : type;
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function remark(text: string | undefined, indent: number): string {
  if (text === undefined) return '';
  return `${' '.repeat(indent)}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n`;
}

import type { z } from 'zod';
import { isOpenToTokens } from '../../organisation/rules/token-scope.ts';
import type { Endpoint, ErrorText } from '../../platform/contract.ts';
import { type Answer, READ_HEADERS, refusalsOf, USUAL_HEADERS } from './answers.ts';
import { exampleOf } from './rules/example.ts';
import { replyForm, uploadForm } from './rules/files.ts';
import { type JsonSchema, refName } from './rules/json-schema.ts';
import { rightsOfEndpoint } from './rules/rights-of-endpoint.ts';
import { summaryInVietnamese } from './words/summaries.ts';

/** One way of asking, as the document describes it. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<
      Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>
    >;
  };
  readonly responses: Readonly<Record<string, Answer>>;
  /** The same in Vietnamese, where it was written. */
  readonly 'x-summary-vi'?: string;
  /** Whether keys for other programs (khoá API) may ask it. */
  readonly 'x-open-to-keys': boolean;
  /** The rights that it asks for: any one of them opens it. */
  readonly 'x-rights'?: readonly string[];
  /** The act that is written into the journal. */
  readonly 'x-act'?: string;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly 'x-description-vi'?: string;
  readonly schema?: JsonSchema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly example?: unknown;
}

/** What the description of an operation is made of. */
export interface Describing {
  readonly schemaOf: (schema: z.ZodType) => JsonSchema;
  readonly component: (name: string) => JsonSchema;
  readonly errors: ReadonlyMap<string, readonly ErrorText[]>;
}

/** `/api/tasks/:id` of a contract as the document writes it: `/api/tasks/{id}`. */
export function pathOf(endpoint: Endpoint): string {
  return endpoint.path.replace(/:(\w+)/g, '{$1}');
}

/** @param one the endpoint by the name of its contract */
export function describeOperation(
  one: {
    readonly endpoint: Endpoint;
    readonly name: string;
    readonly capability: string;
    readonly isOpen: boolean;
  },
  describing: Describing,
): Operation {
  const { endpoint, name, capability, isOpen } = one;
  const { schemaOf, component, errors } = describing;
  const whole = (schema: z.ZodType) => resolved(schemaOf(schema), component);
  const [params, query, reply] = [
    whole(endpoint.params),
    whole(endpoint.query),
    whole(endpoint.reply),
  ];
  const isOpenToKeys = !isOpen && isOpenToTokens(endpoint.method, endpoint.path);
  const rights = rightsOfEndpoint(endpoint);
  const requestBody = bodyOf(endpoint, name, describing);
  const summaryVi = summaryInVietnamese(name);
  return {
    operationId: name,
    tags: [capability],
    summary: endpoint.summary,
    ...(summaryVi ? { 'x-summary-vi': summaryVi } : {}),
    ...(endpoint.restricted
      ? { description: 'Whoever reads this is written down in the access log (nhật ký truy cập).' }
      : {}),
    security: isOpen ? [] : [{ session: [] }, ...(isOpenToKeys ? [{ key: [...rights] }] : [])],
    parameters: [
      ...parametersOf(params, 'path', component),
      ...parametersOf(query, 'query', component),
      ...(endpoint.act ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
      ...(endpoint.method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
    ],
    ...(requestBody ? { requestBody } : {}),
    responses: {
      ...goodAnswers(endpoint, name, { params, query, reply }, describing),
      ...refusalsOf(errors.get(capability) ?? [], {
        ...{ capability, isOpen },
        isAct: endpoint.method !== 'GET',
        hasBody: requestBody !== null,
        hasParams: Object.keys(params.properties ?? {}).length > 0,
      }),
    },
    'x-open-to-keys': isOpenToKeys,
    ...(rights.length > 0 ? { 'x-rights': rights } : {}),
    ...(endpoint.act ? { 'x-act': endpoint.act } : {}),
  };
}

function goodAnswers(
  endpoint: Endpoint,
  name: string,
  schemas: { readonly [part in 'reply' | 'query' | 'params']: JsonSchema },
  { schemaOf, component }: Describing,
): Record<string, Answer> {
  const form = replyForm(endpoint, name, schemas, (schema) => resolved(schema, component));
  if (form.kind === 'elsewhere') return { '302': { description: 'Leads on to another address' } };
  const headers = endpoint.method === 'GET' ? READ_HEADERS : USUAL_HEADERS;
  if (form.kind === 'file') {
    const content = Object.fromEntries(form.mediaTypes.map((type) => [type, {}]));
    return { '200': { description: 'The file', headers: USUAL_HEADERS, content } };
  }
  const schema = schemaOf(endpoint.reply);
  const example = exampleOf(schema, component);
  return {
    '200': {
      description: 'Done',
      headers,
      content: { 'application/json': { schema, ...(MAIN.has(name) ? { example } : {}) } },
    },
    ...(endpoint.method === 'GET' ? { '304': { $ref: '#/components/responses/NotModified' } } : {}),
  };
}

/** Those that whoever connects a system asks first: the document itself shows what goes and comes. */
const MAIN: ReadonlySet<string> = new Set([
  ...['getMe', 'listTasks', 'reportProgress', 'reportDone', 'listPlans', 'getPlan'],
  ...[
    'listDirectives',
    'listIndicators',
    'recordValues',
    'listSubmissions',
    'listUnits',
    'getWeek',
  ],
]);

function bodyOf(
  endpoint: Endpoint,
  name: string,
  { schemaOf, component }: Describing,
): NonNullable<Operation['requestBody']> | null {
  if (endpoint.method === 'GET') return null;
  const upload = uploadForm(name);
  const schema = schemaOf(endpoint.body);
  const { properties, required = [], ...rest } = resolved(schema, component);
  const isEmpty = rest.type === 'object' && Object.keys(properties ?? {}).length === 0;
  const takesJson = upload ? upload.takesJson : !isEmpty;
  if (!takesJson && !upload) return null;
  const example = MAIN.has(name) ? { example: exampleOf(schema, component) } : {};
  return {
    required: upload !== null || required.length > 0 || rest.type !== 'object',
    content: {
      ...(takesJson ? { 'application/json': { schema, ...example } } : {}),
      ...(upload ? { 'multipart/form-data': { schema: upload.form } } : {}),
    },
  };
}

function parametersOf(
  schema: JsonSchema,
  place: 'path' | 'query',
  component: (name: string) => JsonSchema,
): Parameter[] {
  return Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const shared = SHARED_PARAMETERS.get(`${place} ${name} ${JSON.stringify(part)}`);
    if (shared) return { $ref: `#/components/parameters/${shared}` };
    return {
      ...{
        name,
        in: place,
        required: place === 'path' || (schema.required?.includes(name) ?? false),
      },
      schema: part,
      // `status=A&status=B`: once for each value.
      ...(isList(part, component) ? { style: 'form', explode: true } : {}),
    };
  });
}

function isList(schema: JsonSchema, component: (name: string) => JsonSchema): boolean {
  const { type, anyOf = [] } = resolved(schema, component);
  return type === 'array' || anyOf.some((each) => isList(each, component));
}

/** Parameters of lists, the same everywhere. */
export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  Search: {
    ...{ name: 'q', in: 'query', required: false },
    description: 'Words to look for; accents and case do not matter',
    'x-description-vi': 'Từ cần tìm; không kể dấu và chữ hoa',
    schema: { type: 'string', maxLength: 200 },
  },
  After: {
    ...{ name: 'after', in: 'query', required: false },
    description: 'The next page: `next` of the page before, as it came',
    'x-description-vi': 'Trang tiếp theo: next của trang trước, để nguyên',
    schema: { type: 'string', maxLength: 400 },
  },
  Limit: {
    ...{ name: 'limit', in: 'query', required: false },
    description: 'Rows of a page',
    'x-description-vi': 'Số dòng một trang',
    schema: { default: 50, type: 'integer', minimum: 1, maximum: 200 },
  },
  AsOf: {
    ...{ name: 'asOf', in: 'query', required: false },
    description: 'A past day: everything as it stood at its end',
    'x-description-vi': 'Một ngày đã qua: mọi thứ như vào cuối ngày đó',
    schema: { $ref: '#/components/schemas/DayText' },
  },
  ById: {
    ...{ name: 'id', in: 'path', required: true },
    schema: { $ref: '#/components/schemas/Id' },
  },
  IdempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', required: false },
    description:
      'A text of your own for this act (8 to 80 letters, figures, - and _): sent again under it, the act is not done twice and gets its first reply',
    'x-description-vi':
      'Khoá tự đặt cho việc này (8 đến 80 chữ cái, chữ số, - và _): gửi lại cùng khoá thì việc không làm hai lần và trả lại kết quả đầu tiên',
    schema: { type: 'string', pattern: '^[\\w-]{8,80}$' },
  },
  IfNoneMatch: {
    ...{ name: 'If-None-Match', in: 'header', required: false },
    description: 'The ETag of the last reply: 304 without a body where nothing changed',
    'x-description-vi': 'ETag của kết quả lần trước: không đổi thì trả 304 không nội dung',
    schema: { type: 'string' },
  },
};

const SHARED_PARAMETERS = new Map(
  Object.entries(PARAMETERS).map(([key, { name, in: place, schema }]) => [
    `${place} ${name} ${JSON.stringify(schema)}`,
    key,
  ]),
);

/** A schema itself, where it is only referred to. */
export function resolved(schema: JsonSchema, component: (name: string) => JsonSchema): JsonSchema {
  const name = refName(schema);
  return name === null ? schema : resolved(component(name), component);
}

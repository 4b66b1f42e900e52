import { type ErrorText, platformErrors } from '../../platform/contract.ts';
import { COMPONENTS, type JsonSchema } from './rules/json-schema.ts';

/** A reply as the document describes it. */
export interface Answer {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<
    Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>
  >;
  readonly 'x-error-codes'?: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

const header = (description: string, type: 'string' | 'integer' = 'string') => ({
  description,
  schema: { type },
});

/** Headers that many replies carry. */
export const HEADERS = {
  RateLimit: header(
    'What is left in this minute, by limit: `"key";r=599;t=42` (r requests, t seconds until it is full again)',
  ),
  'RateLimit-Policy': header('The limits that hold: `"key";q=600;w=60` (q requests in w seconds)'),
  'Retry-After': header('Seconds to wait before the next try', 'integer'),
  ETag: header('What was sent; give it back in If-None-Match'),
  'X-Request-Id': header('The number of this request in the log of the server'),
} as const;

const refTo = (name: string) => ({ $ref: `#/components/headers/${name}` });

export const USUAL_HEADERS = {
  RateLimit: refTo('RateLimit'),
  'RateLimit-Policy': refTo('RateLimit-Policy'),
  'X-Request-Id': refTo('X-Request-Id'),
};
export const READ_HEADERS = { ...USUAL_HEADERS, ETag: refTo('ETag') };

export const PROBLEM_SCHEMA: JsonSchema = { $ref: `${COMPONENTS}Problem` };
/** Where somebody saved first, the difference stands in the details; other conflicts have their own. */
export const CONFLICT_SCHEMA: JsonSchema = {
  anyOf: [{ $ref: `${COMPONENTS}SavedMeanwhile` }, PROBLEM_SCHEMA],
};
/** A problem with the code CONFLICT. */
export const SAVED_MEANWHILE: JsonSchema = {
  allOf: [
    PROBLEM_SCHEMA,
    {
      type: 'object',
      properties: {
        code: { type: 'string', const: 'CONFLICT' },
        details: { $ref: `${COMPONENTS}Difference` },
      },
      required: ['code', 'details'],
    },
  ],
};

/** Refusals that any endpoint can give, by status; the names of their components. */
const COMMON: Readonly<Record<string, readonly ErrorText[]>> = {
  '400': [platformErrors.BAD_INPUT],
  '401': [platformErrors.NOT_SIGNED_IN],
  '403': [platformErrors.NOT_ALLOWED, platformErrors.CROSS_SITE],
  '404': [platformErrors.NOT_FOUND],
  '409': [platformErrors.CONFLICT],
  '413': [platformErrors.TOO_LARGE],
  '415': [platformErrors.WRONG_MEDIA_TYPE],
  '429': [platformErrors.TOO_MANY],
  '503': [platformErrors.BUSY],
};

/**
 * The refusals of the whole API, a component a status; and for the statuses that a capability has codes of its own
 * for, one a capability and status (`Tasks409`).
 */
export function refusals(
  errors: ReadonlyMap<string, readonly ErrorText[]>,
): Record<string, Answer> {
  const made: Record<string, Answer> = {
    NotModified: {
      description: 'Nothing changed since the ETag that was given',
      headers: READ_HEADERS,
    },
    Refused: refusal('Any other refusal', Object.values(platformErrors)),
  };
  for (const [status, texts] of Object.entries(COMMON))
    made[`Refused${status}`] = refusalOf(status, texts);
  for (const [capability, texts] of errors) {
    for (const [status, own] of byStatus(texts)) {
      const all = [...(COMMON[status] ?? []), ...own];
      made[`${upperFirst(capability)}${status}`] = refusalOf(status, all);
    }
  }
  return made;
}

/**
 * What an endpoint of a capability can be refused with, by status, as references.
 *
 * @param of what the endpoint takes and is
 */
export function refusalsOf(
  errors: readonly ErrorText[],
  of: {
    readonly capability: string;
    readonly isOpen: boolean;
    readonly isAct: boolean;
    readonly hasBody: boolean;
    readonly hasParams: boolean;
  },
): Record<string, Answer> {
  const own = new Set([...byStatus(errors).keys()]);
  const statuses = [
    '400',
    ...(of.isOpen ? [] : ['401', '403']),
    ...(of.hasParams ? ['404'] : []),
    ...(of.isAct ? ['409', '422'].filter((status) => status in COMMON || own.has(status)) : []),
    ...(of.hasBody ? ['413', '415'] : []),
    '429',
  ];
  const name = (status: string) =>
    own.has(status) ? `${upperFirst(of.capability)}${status}` : `Refused${status}`;
  return Object.fromEntries([
    ...statuses.map((status) => [status, { $ref: `#/components/responses/${name(status)}` }]),
    ['default', { $ref: '#/components/responses/Refused' }],
  ]);
}

function refusalOf(status: string, texts: readonly ErrorText[]): Answer {
  const [first] = texts;
  const schema = status === '409' ? CONFLICT_SCHEMA : PROBLEM_SCHEMA;
  const answer = refusal(first?.en ?? status, texts, schema);
  if (status !== '429' && status !== '503') return answer;
  return { ...answer, headers: { ...USUAL_HEADERS, 'Retry-After': refTo('Retry-After') } };
}

function refusal(
  description: string,
  texts: readonly ErrorText[],
  schema: JsonSchema = PROBLEM_SCHEMA,
): Answer {
  return {
    description,
    headers: USUAL_HEADERS,
    content: { 'application/problem+json': { schema } },
    'x-error-codes': Object.fromEntries(texts.map(({ code, vi, en }) => [code, { vi, en }])),
  };
}

function byStatus(texts: readonly ErrorText[]): Map<string, ErrorText[]> {
  const found = new Map<string, ErrorText[]>();
  for (const text of texts) {
    const status = String(text.status);
    found.set(status, [...(found.get(status) ?? []), text]);
  }
  return found;
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

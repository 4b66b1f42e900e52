import type { Mounted } from '../../platform/http/mounted.ts';
import { type Answer, HEADERS, refusals, SAVED_MEANWHILE } from './answers.ts';
import {
  describeOperation,
  type Operation,
  PARAMETERS,
  type Parameter,
  pathOf,
} from './operation.ts';
import { type ContractList, type ContractNames, readContracts } from './read-contracts.ts';
import type { JsonSchema } from './rules/json-schema.ts';
import { schemasOf } from './schemas-of.ts';
import { capabilityWords } from './words/capability-words.ts';
import { describeFields } from './words/field-words.ts';

/** The whole interface as an OpenAPI 3.1 document. */
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly tags: readonly {
    readonly name: string;
    readonly description: string;
    readonly 'x-description-vi': string;
  }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, Answer>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const DESCRIPTION = `Every list and act of Chỉ Đạo, described by the contracts that the server itself mounts.

Other programs come with a key (khoá API): \`Authorization: Bearer chd_…\`. A key stands for a post, with the rights
and the unit that it was given, until its last day. What keys may not ask is marked \`x-open-to-keys: false\`.

Lists come in pages: ask again with \`after\` set to \`next\` until \`next\` is null. Acts take an \`Idempotency-Key\`
and, where something is changed, the \`version\` that was read: if somebody saved first the answer is 409 with the
difference. Every refusal is application/problem+json with a code and a sentence in Vietnamese and English.`;

/**
 * The document of what is mounted: every endpoint that is, and none that is not.
 *
 * @param list of contract modules, where names come from; what none of them exports is named after its address
 * @param about.version of the product; about.address under which it is reached
 */
export function makeDocument(
  mounted: readonly Mounted[],
  list: ContractList,
  about: { readonly version: string; readonly address: string },
): ApiDocument {
  const names = readContracts(list);
  const used = mounted.flatMap(({ endpoint: { params, query, body, reply } }) => [
    ...[params, query, body, reply],
  ]);
  const { of: schemaOf, component, reachedFrom } = schemasOf(names.schemas, used);
  const paths: Record<string, Record<string, Operation>> = {};
  const capabilities = new Set<string>();
  for (const { endpoint, isOpen } of sorted(mounted)) {
    const { name, capability } = named(names, endpoint);
    capabilities.add(capability);
    const path = pathOf(endpoint);
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: describeOperation(
        { endpoint, name, capability, isOpen },
        { schemaOf, component, errors: names.errors },
      ),
    };
  }
  const responses = usedIn(paths, refusals(names.errors));
  const schemas = {
    ...reachedFrom([paths, responses, PARAMETERS, SAVED_MEANWHILE]),
    SavedMeanwhile: SAVED_MEANWHILE,
  };
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Chỉ Đạo', version: about.version, description: DESCRIPTION },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: about.address }],
    tags: [...capabilities].map((name) => {
      const { vi, en } = capabilityWords(name);
      return { name, description: en, 'x-description-vi': vi };
    }),
    paths,
    components: {
      schemas: describeFields(schemas),
      responses,
      ...{ parameters: PARAMETERS, headers: HEADERS, securitySchemes: SECURITY },
    },
  };
}

function named({ endpoints }: ContractNames, endpoint: Mounted['endpoint']) {
  const known = endpoints.get(endpoint);
  if (known) return known;
  const words = `${endpoint.method} ${endpoint.path}`.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return { name: words.join('_'), capability: 'exchange' };
}

/** The responses that some operation refers to. */
function usedIn(
  paths: ApiDocument['paths'],
  responses: Readonly<Record<string, Answer>>,
): Record<string, Answer> {
  const refs = new Set(
    Object.values(paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap((operation) => Object.values(operation.responses))
      .map(({ $ref }) => $ref?.split('/').at(-1)),
  );
  return Object.fromEntries(Object.entries(responses).filter(([name]) => refs.has(name)));
}

/** By address, so that the order in which capabilities are mounted changes nothing. */
function sorted(mounted: readonly Mounted[]): Mounted[] {
  const key = ({ endpoint }: Mounted) => `${endpoint.path} ${endpoint.method}`;
  return [...mounted].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const SECURITY = {
  key: {
    ...{ type: 'http', scheme: 'bearer', bearerFormat: 'chd_…' },
    description:
      'A key for another program (khoá API), made on the account page. It holds some rights of a post, for a unit, until a day; the rights named here open the endpoint.',
  },
  session: {
    ...{ type: 'apiKey', in: 'cookie', name: 'chidao_session' },
    description:
      'The session of a person in a browser. Whatever is not GET carries the header `X-Chidao: 1` besides.',
  },
};

import { z } from 'zod';
import type { Endpoint, ErrorText } from '../../platform/contract.ts';

/** Contract modules by capability, in the order in which the API's pages show them. */
export type ContractList = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** An endpoint by the name under which its contract exports it. */
export interface NamedEndpoint {
  readonly endpoint: Endpoint;
  readonly name: string;
  readonly capability: string;
}

/** What the contracts of an installation hold, by name. */
export interface ContractNames {
  readonly endpoints: ReadonlyMap<Endpoint, NamedEndpoint>;
  /** Shapes that are exported, so that they are named once and referred to. */
  readonly schemas: ReadonlyMap<z.ZodType, string>;
  /** Errors of each capability. */
  readonly errors: ReadonlyMap<string, readonly ErrorText[]>;
}

/**
 * Reads the names out of contract modules. A name that two capabilities use for different things is told apart by
 * theirs: `Standing` of emulation and of reporting become `EmulationStanding` and `ReportingStanding`.
 */
export function readContracts(list: ContractList): ContractNames {
  const found = Object.entries(list).flatMap(([capability, modules]) =>
    modules.flatMap((module) =>
      Object.entries(module).map(([name, value]) => ({ capability, name, value })),
    ),
  );
  const errors = new Map<string, ErrorText[]>();
  for (const { capability, value } of found) {
    const known = errors.get(capability) ?? [];
    if (isErrorTable(value)) known.push(...Object.values(value).filter((e) => !known.includes(e)));
    errors.set(capability, known);
  }
  return {
    endpoints: new Map(
      told(
        found.filter((each) => isEndpoint(each.value)),
        lowerFirst,
      ).flatMap((each) =>
        isEndpoint(each.value) ? [[each.value, { ...each, endpoint: each.value }] as const] : [],
      ),
    ),
    schemas: new Map(
      told(
        found.filter((each) => isSchema(each.value)),
        (name) => name,
      ).flatMap((each) => (isSchema(each.value) ? [[each.value, each.name] as const] : [])),
    ),
    errors,
  };
}

interface Found {
  readonly capability: string;
  readonly name: string;
  readonly value: unknown;
}

/** Each thing once, with a name that no other has. */
function told(found: readonly Found[], shape: (name: string) => string): Found[] {
  const once = [...new Map(found.map((each) => [each.value, each])).values()];
  const owners = new Map<string, number>();
  for (const { name } of once) owners.set(name, (owners.get(name) ?? 0) + 1);
  return once.map((each) => {
    if (owners.get(each.name) === 1) return each;
    return { ...each, name: shape(upperFirst(each.capability) + upperFirst(each.name)) };
  });
}

const upperFirst = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function isSchema(value: unknown): value is z.ZodType {
  return value instanceof z.ZodType;
}

function isEndpoint(value: unknown): value is Endpoint {
  return isRecord(value) && 'method' in value && 'path' in value && isSchema(value.reply);
}

function isErrorTable(value: unknown): value is Readonly<Record<string, ErrorText>> {
  if (!isRecord(value) || isSchema(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 && entries.every(([code, text]) => isRecord(text) && text.code === code)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

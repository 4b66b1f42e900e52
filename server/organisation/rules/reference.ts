import { asDay, type Day } from '../../calendar/rules/day.ts';
import centralFile from '../data/central-bodies.json' with { type: 'json' };
import departmentFile from '../data/departments.json' with { type: 'json' };
import provinceFile from '../data/provinces.json' with { type: 'json' };
import { isUnitKind, type UnitKind } from './unit-kind.ts';

/** A body that takes over from another; `field` (lĩnh vực) null means everything not named elsewhere. */
export interface ReferenceSuccessor {
  readonly key: string;
  readonly field: string | null;
  /** False where the hand-over was recalled and still has to be checked in its text. */
  readonly certain: boolean;
}

/** A body of the state as it stood between two days: the same name after a merger is a new body. */
export interface ReferenceBody {
  /** Never changes: `bo-thong-tin-va-truyen-thong`, `ca-mau-2025`. */
  readonly key: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  /** Identifier by QĐ 20/2020/QĐ-TTg, null where none was read; to be shown with a doubt unless `codeCertain`. */
  readonly code: string | null;
  readonly codeCertain: boolean;
  readonly validFrom: Day;
  /** The last day, null while it exists. */
  readonly validTo: Day | null;
  readonly successors: readonly ReferenceSuccessor[];
  /** The act that fixes the dates and the hand-over. */
  readonly source: string;
}

/** A standard department (sở, cơ quan chuyên môn), of which each province has its own. */
export interface ReferenceDepartment extends Omit<ReferenceBody, 'code' | 'codeCertain'> {
  /** True where every province has one. */
  readonly common: boolean;
}

const central: readonly ReferenceBody[] = centralFile.bodies.map((body) => ({
  ...body,
  kind: kindOf(body.kind),
  ...validity(body),
  source: sourceOf(centralFile.sources, body.source),
}));

const provinces: readonly ReferenceBody[] = provinceFile.provinces.map((province) => ({
  ...province,
  kind: 'province',
  name: `${province.kind === 'tỉnh' ? 'Tỉnh' : 'Thành phố'} ${province.name}`,
  shortName: province.name,
  aliases: [
    `UBND ${province.kind === 'tỉnh' ? 'tỉnh' : 'TP'} ${province.name}`,
    ...province.aliases,
  ],
  ...validity(province),
  successors: province.successors.map(whole),
  source: sourceOf(provinceFile.sources, province.source),
}));

const departments: readonly ReferenceDepartment[] = departmentFile.departments.map(
  (department) => ({
    ...department,
    kind: 'department',
    ...validity(department),
    successors: department.successors.map((heir) =>
      typeof heir === 'string' ? whole(heir) : { ...heir, certain: true },
    ),
    source: sourceOf(departmentFile.sources, department.source),
  }),
);

/** Ministries, central agencies, Party bodies and mass organisations, past and present. */
export const CENTRAL_BODIES = central;

/** The 63 provinces and cities to 30/06/2025 and the 34 since, with their mergers. */
export const PROVINCES = provinces;

/** The standard departments of a province before and after 01/03/2025. */
export const STANDARD_DEPARTMENTS = departments;

const byKey = new Map(
  [...central, ...provinces, ...departments].map((body) => [body.key, body] as const),
);

/** The body with a key, or null. */
export function referenceBody(key: string): ReferenceBody | ReferenceDepartment | null {
  return byKey.get(key) ?? null;
}

/** Those of a list that exist on a day. */
export function existingOn<T extends { readonly validFrom: Day; readonly validTo: Day | null }>(
  bodies: readonly T[],
  day: Day,
): readonly T[] {
  return bodies.filter((body) => isValidOn(body, day));
}

/** True on the first day, on the last day and between them. */
export function isValidOn(
  span: { readonly validFrom: Day; readonly validTo: Day | null },
  day: Day,
): boolean {
  return span.validFrom <= day && (span.validTo === null || day <= span.validTo);
}

/**
 * The bodies that a body has become by a day ("nay là"), following mergers of mergers;
 * the body itself while it exists.
 */
export function heirsOn(key: string, day: Day): readonly (ReferenceBody | ReferenceDepartment)[] {
  const body = byKey.get(key);
  if (!body || body.validTo === null || day <= body.validTo) return body ? [body] : [];
  const heirs = body.successors.flatMap((successor) => heirsOn(successor.key, day));
  return [...new Set(heirs)];
}

function whole(key: string): ReferenceSuccessor {
  return { key, field: null, certain: true };
}

function validity(span: { validFrom: string; validTo: string | null }) {
  return {
    validFrom: asDay(span.validFrom),
    validTo: span.validTo === null ? null : asDay(span.validTo),
  };
}

function kindOf(text: string): UnitKind {
  if (!isUnitKind(text))
    throw new RangeError(`Unknown kind of unit in the reference data: ${text}`);
  return text;
}

function sourceOf(sources: Readonly<Record<string, string>>, key: string): string {
  const source = sources[key];
  if (source === undefined) throw new RangeError(`Unknown source in the reference data: ${key}`);
  return source;
}

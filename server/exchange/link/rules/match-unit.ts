import { nameKey } from '../../../organisation/rules/name-key.ts';
import type { NamedUnit } from '../message-contract.ts';

/** A unit of the own register. */
export interface Candidate {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * The unit of the own register that the other side means: by its code, else by its name where one unit alone
 * bears it. Null where nobody can say so: a person settles it.
 */
export function matchUnit<T extends Candidate>(
  meant: Pick<NamedUnit, 'code' | 'name'>,
  units: readonly T[],
): T | null {
  const byCode = meant.code === null ? [] : units.filter(({ code }) => code === meant.code);
  if (byCode.length === 1) return byCode[0] ?? null;
  const key = nameKey(meant.name);
  const byName = units.filter(({ name }) => nameKey(name) === key);
  if (byName.length === 1) return byName[0] ?? null;
  if (byName.length > 1) return null;
  const byAlias = units.filter(({ aliases }) => aliases.some((alias) => nameKey(alias) === key));
  return byAlias.length === 1 ? (byAlias[0] ?? null) : null;
}

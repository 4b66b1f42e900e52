import type { Actor } from '../../organisation/actor.ts';
import type { ActContext } from '../../platform/act.ts';
import type { StatusCode } from './rules/edxml-codes.ts';
import { stateOfCode } from './rules/package-states.ts';
import { movePackage } from './store/package-store.ts';
import { insertStatuses } from './store/status-store.ts';

/** Who says it and in which words; null where the program says what follows from what happened. */
interface Saying {
  readonly by: Pick<Actor, 'personName' | 'unitName'> | null;
  readonly said?: string | null;
}

/**
 * Puts status messages about a received package where the gateway fetches them, in this order. The package
 * itself moves only by {@link moveOn}.
 */
export async function sayStatuses(
  { tx, now, ids, authorityId }: Pick<ActContext, 'tx' | 'now' | 'ids' | 'authorityId'>,
  packageId: string,
  codes: readonly StatusCode[],
  { by, said = null }: Saying,
): Promise<void> {
  const statuses = codes.map((code) => ({
    ...{ id: ids.next(), packageId, way: 'out' as const, code, rawCode: code, said },
    ...{ department: by?.unitName ?? null, staff: by?.personName ?? null },
    ...{ saidAt: now, isInOrder: true },
  }));
  await insertStatuses(tx, authorityId, statuses, now);
}

/** Says codes of the usual way and moves the package to the last of them. */
export async function moveOn(
  context: Pick<ActContext, 'tx' | 'now' | 'ids' | 'authorityId'>,
  packageId: string,
  codes: readonly StatusCode[],
  saying: Saying,
): Promise<void> {
  const last = codes.at(-1);
  if (last === undefined) return;
  await sayStatuses(context, packageId, codes, saying);
  await movePackage(context.tx, context.authorityId, packageId, stateOfCode(last));
}

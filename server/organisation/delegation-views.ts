import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, dayInVietnam, endOfDayInVietnam } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import { shapeAbsence } from './absence-view.ts';
import type { Actor } from './actor.ts';
import type { Delegation, DelegationOffer, listDelegations } from './delegation-contract.ts';
import { isOwnPost } from './lend-powers.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import { requireMay } from './require-may.ts';
import { latestDay, lendable } from './rules/lent-rights.ts';
import { may } from './rules/may.ts';
import { absencesFrom } from './store/absence-store.ts';
import {
  countDelegations,
  type DelegationFilter,
  type DelegationRow,
  pageOfDelegations,
} from './store/delegation-store.ts';

type Query = z.output<typeof listDelegations.query>;
const MOST = 200;
const Key = z.tuple([Id]);

/** Powers that I lent and that were lent to me, the latest first, and what the post that acts may lend. */
export async function viewMyDelegations(
  platform: Platform,
  actor: Actor,
): Promise<{ given: Delegation[]; received: Delegation[]; offer: DelegationOffer | null }> {
  const at = platform.clock();
  const found = await pageOfDelegations(
    platform.db,
    {
      ...{ authorityId: actor.authorityId, day: dayInVietnam(at), at, words: [], state: null },
      ...{ unitId: null, personId: actor.personId },
    },
    null,
    MOST,
  );
  const shaped = found.map((row) => shapeDelegation(row, actor));
  return {
    given: shaped.filter(({ from }) => from.id === actor.personId),
    received: shaped.filter(({ to }) => to.id === actor.personId),
    offer: await offerOf(platform, actor, shaped),
  };
}

async function offerOf(
  { db, clock }: Platform,
  actor: Actor,
  known: readonly Delegation[],
): Promise<DelegationOffer | null> {
  const { authorityId, personId, role } = actor;
  const own = { authorityId, unitId: actor.jurisdictionUnitId };
  if (!isOwnPost(actor) || !may(actor, 'delegation.give', own).allowed) return null;
  const today = dayInVietnam(clock());
  const covered = known.filter(
    ({ from, state }) => from.id === personId && (state === 'holds' || state === 'coming'),
  );
  const absences = (await absencesFrom(db, authorityId, today, personId)).map(shapeAbsence);
  return {
    rights: lendable(role),
    today,
    latestDay: latestDay(today),
    proposals: absences
      .filter(
        ({ from, to }) => !covered.some((each) => each.firstDay <= to && from <= each.lastDay),
      )
      .map(({ id, from, to, reason, standIn }) => ({
        ...{ absenceId: id, from: from < today ? today : asDay(from), to, reason },
        standIn: standIn && { id: standIn.id, name: standIn.name },
      })),
  };
}

/** Who stands in for whom in the body, as of any day. @throws Refusal NOT_ALLOWED, NOT_FOUND */
export async function viewDelegations(
  platform: Platform,
  actor: Actor,
  query: Query,
): Promise<{ rows: Delegation[]; next: string | null; total: number }> {
  requireMay(actor, 'person.edit', { authorityId: actor.authorityId });
  const now = platform.clock();
  const day = query.asOf === undefined ? dayInVietnam(now) : asDay(query.asOf);
  const filter: DelegationFilter = {
    ...{ authorityId: actor.authorityId, day },
    at: query.asOf === undefined ? now : endOfDayInVietnam(day),
    words: accentFree(query.q ?? '')
      .split(' ')
      .filter(Boolean),
    ...{ state: query.state ?? null, unitId: query.unitId ?? null, personId: null },
  };
  const [found, total] = await Promise.all([
    pageOfDelegations(
      platform.db,
      filter,
      fromPageKey(query.after, Key)?.[0] ?? null,
      query.limit + 1,
    ),
    countDelegations(platform.db, filter),
  ]);
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => shapeDelegation(row, actor)),
    next: found.length > shown.length && last ? toPageKey([last.id]) : null,
    total,
  };
}

/** A delegation as shown to an actor, with whether they may take it back. */
export function shapeDelegation(row: DelegationRow, actor: Actor): Delegation {
  const isOpen = row.state === 'holds' || row.state === 'coming';
  const isTheirs =
    (row.from.id === actor.personId && isOwnPost(actor)) ||
    may(actor, 'person.edit', { authorityId: actor.authorityId }).allowed;
  return {
    ...row,
    givenAt: row.givenAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    mayRevoke: isOpen && isTheirs,
  };
}

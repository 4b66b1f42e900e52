import { z } from 'zod';
import { asDay } from '../calendar/rules/day.ts';
import { momentOf } from '../directives/moment.ts';
import { plainWords } from '../directives/rules/register-words.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import { timeRulesOn } from '../organisation/time-settings.ts';
import { reachOf } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { listRegimes, RegimeRow } from './regime-contract.ts';
import { sayDueRule } from './rules/due-rule.ts';
import { conflictsOf } from './rules/regime-conflicts.ts';
import { type RegimeFilter, regimePage } from './store/regime-list.ts';

export type RegimeQuery = z.output<(typeof listRegimes)['query']>;
const Cursor = z.tuple([z.string(), Id]);

/**
 * The regimes of the authority, and those of others under which the post sees somebody owing reports.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function regimeListView(
  { db, clock }: Platform,
  actor: Actor,
  query: RegimeQuery,
): Promise<z.output<(typeof listRegimes)['reply']>> {
  requireRight(actor, 'report.read');
  const { day, endOfDay } = momentOf(clock, query.asOf);
  const filter: RegimeFilter = {
    ...{ authorities: await reachOf(db, actor), actor, day, at: endOfDay },
    ...{ frequency: query.frequency ?? null, state: query.state ?? null },
    words: plainWords(query.q ?? '')
      .split(' ')
      .filter((word) => word !== ''),
  };
  const after = fromPageKey(query.after, Cursor);
  const { found, total } = await regimePage(
    db,
    filter,
    query.sort === '-name',
    after,
    query.limit + 1,
  );
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  const time = await timeRulesOn(db, actor.authorityId, asDay(day));
  const owners = new Map<string, string>();
  for (const id of new Set(shown.map(({ authorityId }) => authorityId))) {
    if (id !== actor.authorityId) owners.set(id, (await loadAuthority(db, id))?.name ?? '');
  }
  return {
    rows: shown.map((regime): RegimeRow => {
      const { id, name, formCode, frequency, calendar, hops, basis } = regime;
      const { validFrom, validTo, version } = regime;
      return {
        ...{ id, name, formCode, frequency, calendar, levels: hops.length, basis },
        ...{ validFrom, validTo, version },
        dues: hops.map(({ due }) => ({ vi: sayDueRule(due, 'vi'), en: sayDueRule(due, 'en') })),
        conflicts: conflictsOf(regime, asDay(day), time).length,
        authority: owners.get(regime.authorityId) ?? null,
      };
    }),
    next: found.length > query.limit && last ? toPageKey([last.folded, last.id]) : null,
    total,
    mayDefine:
      endOfDay === null && may(actor, 'report.define', { authorityId: actor.authorityId }).allowed,
  };
}

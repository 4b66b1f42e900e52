import { sql } from 'kysely';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import type { Actor } from '../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../organisation/page-key.ts';
import { requireRight } from '../organisation/require-may.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { openSight } from '../tasks/task-sight.ts';
import type { listIndicators as endpoint } from './contract.ts';
import { findIndicators, type IndicatorRecord } from './store/indicator-store.ts';
import { findTargets } from './store/target-store.ts';
import { visibleIndicatorSql } from './store/visible-sql.ts';

/** The indicators that a post may see, by code: what pickers and the register of indicators show. */
export async function indicatorsView(
  platform: Platform,
  actor: Actor,
  { q, after, limit, asOf }: z.output<(typeof endpoint)['query']>,
): Promise<z.input<(typeof endpoint)['reply']>> {
  requireRight(actor, 'indicator.read');
  const sight = await openSight(platform, actor, asOf);
  const words = accentFree(q ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const all: IndicatorRecord[] = [];
  for (const authorityId of sight.authorities) {
    const condition = sql<boolean>`${visibleIndicatorSql(actor, authorityId, sight.day)}
      and i.folded like all(${words}::text[])`;
    all.push(...(await findIndicators(sight, authorityId, condition)));
  }
  const key = fromPageKey(after, z.tuple([z.string()]))?.[0] ?? null;
  const start = key === null ? 0 : all.findIndex(({ id }) => id === key) + 1;
  const shown = all.slice(start, start + limit);
  const units = await unitRefs(
    sight.db,
    shown.map(({ unit_id }) => unit_id),
  );
  const counts = new Map<string, number>();
  for (const authorityId of new Set(shown.map(({ authority_id }) => authority_id))) {
    const ids = shown.map(({ id }) => id);
    const targets = await findTargets(
      sight,
      authorityId,
      sql`t.indicator_id = any(${ids}::bigint[])`,
    );
    for (const { indicator_id } of targets) {
      counts.set(indicator_id, (counts.get(indicator_id) ?? 0) + 1);
    }
  }
  const last = shown.at(-1);
  return {
    rows: shown.map(({ id, code, name, unit_id, definition }) => ({
      ...{ id, code, name, measure: definition.measure, kind: definition.kind },
      ...{ frequency: definition.frequency, formula: definition.formula },
      unit: units.get(unit_id) ?? { id: unit_id, name: '', shortName: null },
      targets: counts.get(id) ?? 0,
    })),
    next: start + limit < all.length && last ? toPageKey([last.id]) : null,
    total: all.length,
  };
}

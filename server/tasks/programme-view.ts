import type { z } from 'zod';
import { asDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { getProgramme, ProgrammeRow } from './contract.ts';
import { PROGRAMME_PARTS, programmePart } from './rules/programme.ts';
import { shapeRows } from './shape-rows.ts';
import { endOfSight } from './store/as-of.ts';
import type { Filter } from './store/filter-sql.ts';
import { leaderNamed, programmeWords, unitNamed } from './store/programme-store.ts';
import { openSight } from './task-sight.ts';
import { wholeList } from './whole-list.ts';

type Query = z.output<(typeof getProgramme)['query']>;
type Reply = z.input<(typeof getProgramme)['reply']>;

/** A programme is a sheet of paper: more rows than this are no programme of one unit. */
const MOST = 2_000;

/**
 * Chương trình công tác of a unit or of a leader for a period: what was overdue when it began, what falls
 * due in it, what is under way, what has no deadline. Only what the post may see.
 *
 * @throws Refusal BAD_INPUT for days that are none or run backwards, NOT_FOUND for an unknown unit or leader
 */
export async function programmeView(
  platform: Platform,
  actor: Actor,
  { unitId, leaderId, below, from, to, asOf }: Query,
): Promise<Reply> {
  requireRight(actor, 'task.read');
  if (!isDay(from) || !isDay(to) || from > to) {
    throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: [{ field: 'from' }] });
  }
  const sight = await openSight(platform, actor, asOf);
  const ofUnit = leaderId === undefined ? (unitId ?? actor.unitId) : unitId;
  const [unit, leader] = await Promise.all([
    ofUnit === undefined ? null : unitNamed(sight.db, ofUnit),
    leaderId === undefined ? null : leaderNamed(sight.db, actor.authorityId, leaderId),
  ]);
  if ((ofUnit !== undefined && !unit) || (leaderId !== undefined && !leader)) {
    throw new Refusal(platformErrors.NOT_FOUND);
  }
  const whose: Filter =
    below === 'yes' ? { unitId: ofUnit, leaderId } : { onUnitId: ofUnit, leaderId };
  const found = await wholeList(sight, { ...whose, layer: 'all' }, 'due', MOST);
  const shaped = await shapeRows(sight.db, sight.authorities, found, sight.day);
  const placed = shaped.flatMap((row, at) => {
    const part = programmePart(row, asDay(from), asDay(to));
    const record = found[at];
    return part !== null && record ? [{ part, row, record }] : [];
  });
  const records = placed.map(({ record }) => record);
  const words = await programmeWords(sight.db, records, sight.isPast ? endOfSight(sight) : null);
  const rows = placed.map(({ part, row }, at) => {
    const { product = null, leaders = [], coordinators = [] } = words[at] ?? {};
    return {
      part,
      row: { ...row, product, leaders: [...leaders], coordinators: [...coordinators] },
    };
  });
  return {
    unit,
    leader,
    parts: PROGRAMME_PARTS.map((part) => ({
      part,
      rows: rows.flatMap((each): ProgrammeRow[] => (each.part === part ? [each.row] : [])),
    })),
  };
}

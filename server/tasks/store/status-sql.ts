import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day, startOfDayInVietnam } from '../../calendar/rules/day.ts';
import type { Flag, Status } from '../contract.ts';
import { OPEN_ACCOUNTS, WITH_UNIT_STATES } from '../rules/board-cell.ts';
import { DEFAULT_LIMITS, type FlagLimits } from '../rules/flags.ts';
import { stagesPlanned } from './stage-store.ts';
import { explanationWaits, extensionAsked } from './waiting-sql.ts';

const open = sql`t.state = any(${sql.lit(`{${OPEN_ACCOUNTS.join(',')}}`)}::text[])`;
const withUnit = sql`t.state = any(${sql.lit(`{${WITH_UNIT_STATES.join(',')}}`)}::text[])`;

/**
 * The condition that task `t` has a status on a day: the SQL twin of `statusOn`, for filters and counts.
 * A test draws random rows and holds the two together.
 */
export function hasStatus(status: Status, day: Day): RawBuilder<boolean> {
  const on = sql`${day}::date`;
  switch (status) {
    case 'HT_DUNG_HAN':
      return sql`(t.state = 'closed' and (t.due_on is null or t.finished_on <= t.due_on))`;
    case 'HT_QUA_HAN':
      return sql`(t.state = 'closed' and t.finished_on > t.due_on)`;
    case 'DTH_TRONG_HAN':
      return sql`(${open} and t.due_on >= ${on})`;
    case 'DTH_KHONG_HAN':
      return sql`(${open} and t.due_on is null)`;
    case 'DTH_QUA_HAN':
      return sql`(${open} and t.due_on < ${on})`;
    case 'CHUYEN_KY':
      return sql`(t.state = 'carried_over')`;
    case 'THU_HOI':
      return sql`(t.state in ('withdrawn', 'merged'))`;
    case 'TAM_DUNG':
      return sql`(t.state = 'suspended')`;
  }
}

/**
 * The condition that task `t` carries a flag on a day: the SQL twin of `flagsOn`.
 *
 * @param end what happened from this instant on is not known yet; the end of the day unless said
 */
export function hasFlag(
  flag: Flag,
  day: Day,
  limits: FlagLimits = DEFAULT_LIMITS,
  end: Date = startOfDayInVietnam(addDays(day, 1)),
): RawBuilder<boolean> {
  const { dueSoonDays, silentDays, idleUndatedDays } = limits;
  switch (flag) {
    case 'DUE_SOON':
      return sql`(${open} and t.due_on >= ${day}::date
        and t.due_on <= ${addDays(day, dueSoonDays)}::date)`;
    case 'NOT_ACCEPTED':
      return sql`(t.state = 'assigned')`;
    case 'AWAITING_RESULT':
      return sql`(t.state = 'reported')`;
    case 'HANDED_BACK':
      return sql`(t.state = 'handed_back')`;
    case 'SILENT':
      return sql`(${withUnit} and ${heardBefore(addDays(day, -silentDays))})`;
    case 'NO_EVIDENCE':
      return sql`(t.state in ('reported', 'closed') and t.evidence_count = 0)`;
    case 'IDLE_UNDATED':
      return sql`(${withUnit} and t.due_on is null and ${heardBefore(addDays(day, -idleUndatedDays))})`;
    case 'WAITS_ANCHOR':
      return sql`(${open} and t.due_on is null and t.words_id in (select w.id from task_words w
        where w.authority_id = t.authority_id and w.deadline->>'kind' in ('RELATIVE', 'EVENT')))`;
    case 'LATE_STAGE':
      return sql`(${withUnit} and exists (select from ${stagesPlanned(sql`t.authority_id`, end)} s
        where s.task_id = t.id and s.due_on < ${day}::date
          and (s.done_at is null or s.done_at >= ${end})))`;
    case 'EXTENSION_ASKED':
      return sql`(${withUnit} and ${extensionAsked(sql`t`, end)})`;
    case 'EXPLANATION_WAITS':
      return explanationWaits(sql`t`, end);
  }
}

/** The unit was last heard before the day began in Viet Nam. */
function heardBefore(day: Day): RawBuilder<boolean> {
  return sql`coalesce(t.reported_at, t.since) < ${startOfDayInVietnam(day)}`;
}

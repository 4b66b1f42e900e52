import type { z } from 'zod';
import { asDay, type Day, dayInVietnam } from '../calendar/rules/day.ts';
import { markedCalendar } from '../calendar/rules/day-marks.ts';
import { DEFAULT_LIMITS } from '../calendar/rules/flag-limits.ts';
import { choiceOn, DEFAULT_TIME_RULES, type TimeRules } from '../calendar/rules/time-rules.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './require-may.ts';
import {
  EVERYBODY,
  type KeptTime,
  loadKeptTime,
  lockKeptTime,
  marksOf,
  saveKeptTime,
} from './store/time-store.ts';
import type { chooseTimeRule, setFlagLimits, TimeSettings } from './time-contract.ts';

/**
 * The rules by which an authority makes a deadline on a day. A deadline keeps what they gave: a choice or
 * a holiday that comes later changes no deadline that was issued.
 */
export async function timeRulesOn(db: Db | Tx, authorityId: string, day: Day): Promise<TimeRules> {
  const kept = await loadKeptTime(db, authorityId);
  const marks = await marksOf(db, authorityId, 'open');
  return {
    before: choiceOn(kept.before ?? [], day)?.value ?? DEFAULT_TIME_RULES.before,
    dayOff: choiceOn(kept.dayOff ?? [], day)?.value ?? DEFAULT_TIME_RULES.dayOff,
    calendar: markedCalendar(marks.map(shapeMark)),
  };
}

/** How the post's authority reckons time, for every page that reads a date. */
export async function viewTimeSettings(db: Db | Tx, actor: Actor): Promise<TimeSettings> {
  const { authorityId } = actor;
  const kept = await loadKeptTime(db, authorityId);
  const marks = await marksOf(db, authorityId, 'open');
  return {
    before: [...(kept.before ?? [])],
    dayOff: [...(kept.dayOff ?? [])],
    limits: kept.limits ?? DEFAULT_LIMITS,
    marks: marks.map(shapeMark),
  };
}

function shapeMark({ authority_id, day, kind, name }: Awaited<ReturnType<typeof marksOf>>[number]) {
  return {
    day,
    kind,
    name,
    scope: authority_id === EVERYBODY ? ('all' as const) : ('own' as const),
  };
}

/**
 * Chooses how "trước ngày" or a deadline on a day off is read, from a day on, with the paper behind it.
 * Earlier choices stay in the list, so that any deadline can be explained.
 *
 * @throws Refusal NOT_ALLOWED
 */
export async function chooseRule(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof chooseTimeRule)['body']>,
  key: string | null,
): Promise<TimeSettings> {
  const from = asDay(body.from);
  const { source } = body;
  return changeSettings(platform, actor, { name: 'choose_time_rule', key }, (kept) =>
    body.rule === 'before'
      ? { ...kept, before: [...(kept.before ?? []), { value: body.value, from, source }] }
      : { ...kept, dayOff: [...(kept.dayOff ?? []), { value: body.value, from, source }] },
  );
}

/** Sets after how many days flags are raised. @throws Refusal NOT_ALLOWED */
export async function setLimits(
  platform: Platform,
  actor: Actor,
  limits: z.output<(typeof setFlagLimits)['body']>,
  key: string | null,
): Promise<TimeSettings> {
  return changeSettings(platform, actor, { name: 'set_flag_limits', key }, (kept) => ({
    ...kept,
    limits,
  }));
}

async function changeSettings(
  platform: Platform,
  actor: Actor,
  { name, key }: { readonly name: string; readonly key: string | null },
  change: (kept: KeptTime) => KeptTime,
): Promise<TimeSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'calendar.edit', { authorityId });
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const before = await lockKeptTime(context.tx, authorityId);
    const after = change(before);
    await saveKeptTime(context.tx, authorityId, after);
    await context.journal({ subjectKind: 'authority', subjectId: authorityId, before, after });
    return viewTimeSettings(context.tx, actor);
  });
}

/** The rules of today for an authority. */
export async function timeRulesToday(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  authorityId: string,
): Promise<TimeRules> {
  return timeRulesOn(db, authorityId, dayInVietnam(clock()));
}

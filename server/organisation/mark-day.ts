import type { z } from 'zod';
import { asDay, formatDay } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import { mayMarkForAll, viewCalendar } from './calendar-view.ts';
import { requireMay } from './require-may.ts';
import {
  closeMark,
  EVERYBODY,
  insertMark,
  lockMarks,
  markById,
  marksOf,
} from './store/time-store.ts';
import {
  type CalendarYear,
  type confirmYear,
  type markDay as endpoint,
  timeErrors,
} from './time-contract.ts';

type Body = z.output<(typeof endpoint)['body']>;

/**
 * Marks a day off, a make-up day, or an ordinary day where the table says otherwise (Lịch nghỉ), for the
 * post's body or, by the administrator of the installation, for all. Deadlines made before stay.
 *
 * @throws Refusal NOT_ALLOWED, DAY_MARKED
 */
export async function markDayOf(
  platform: Platform,
  actor: Actor,
  body: Body,
  key: string | null,
): Promise<CalendarYear> {
  const { authorityId } = actor;
  const day = asDay(body.day);
  requireMay(actor, 'calendar.edit', { authorityId });
  if (body.scope === 'all' && !(await mayMarkForAll(platform.db, actor))) {
    throw new Refusal(platformErrors.NOT_ALLOWED);
  }
  const scopeId = body.scope === 'all' ? EVERYBODY : authorityId;
  const request = { name: 'mark_day', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await lockMarks(context.tx, scopeId);
    const open = await marksOf(context.tx, authorityId, 'open');
    const there = open.find((mark) => mark.authority_id === scopeId && mark.day === day);
    if (there) {
      throw new Refusal(timeErrors.DAY_MARKED, { day: formatDay(day), name: there.name });
    }
    const { kind, name, source } = body;
    const mark = { authority_id: scopeId, id: context.ids.next(), day, kind, name, source };
    await insertMark(context.tx, mark, { at: context.now, by: actor.personId });
    await context.journal({
      subjectKind: 'authority',
      subjectId: authorityId,
      before: null,
      after: { name, onDay: day, kind, basis: source, scope: body.scope, markId: mark.id },
    });
    return viewCalendar(context.tx, actor, Number(day.slice(0, 4)));
  });
}

/**
 * Confirms a year (xác nhận cả năm): every shipped day that is not sure yet is marked as it stands, by the
 * notice that settles it. A day that came otherwise is closed or marked on its own afterwards.
 *
 * @throws Refusal NOT_ALLOWED, YEAR_SURE
 */
export async function confirmYearOf(
  platform: Platform,
  actor: Actor,
  year: number,
  { source, scope }: z.output<(typeof confirmYear)['body']>,
  key: string | null,
): Promise<CalendarYear> {
  const { authorityId } = actor;
  requireMay(actor, 'calendar.edit', { authorityId });
  if (scope === 'all' && !(await mayMarkForAll(platform.db, actor))) {
    throw new Refusal(platformErrors.NOT_ALLOWED);
  }
  const scopeId = scope === 'all' ? EVERYBODY : authorityId;
  const request = { name: 'confirm_year', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    await lockMarks(context.tx, scopeId);
    const { days } = await viewCalendar(context.tx, actor, year);
    const unsure = days.filter(({ sure }) => !sure);
    if (unsure.length === 0) throw new Refusal(timeErrors.YEAR_SURE, { year: String(year) });
    for (const { day, kind, name } of unsure) {
      const id = context.ids.next();
      const mark = { authority_id: scopeId, id, day: asDay(day), kind, name: name.vi, source };
      await insertMark(context.tx, mark, { at: context.now, by: actor.personId });
    }
    await context.journal({
      subjectKind: 'authority',
      subjectId: authorityId,
      before: null,
      after: { year, basis: source, scope, days: unsure.map(({ day }) => day) },
    });
    return viewCalendar(context.tx, actor, year);
  });
}

/**
 * Closes a mark: from now on the day is again what lies beneath it. The mark stays in the history of its
 * year, with who closed it and why.
 *
 * @throws Refusal NOT_FOUND, NOT_ALLOWED, MARK_CLOSED
 */
export async function unmarkDayOf(
  platform: Platform,
  actor: Actor,
  markId: string,
  { reason }: { readonly reason: string },
  key: string | null,
): Promise<CalendarYear> {
  const { authorityId } = actor;
  requireMay(actor, 'calendar.edit', { authorityId });
  const request = { name: 'unmark_day', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const mark = await markById(context.tx, authorityId, markId);
    if (!mark) throw new Refusal(platformErrors.NOT_FOUND);
    if (mark.authority_id === EVERYBODY && !(await mayMarkForAll(context.tx, actor))) {
      throw new Refusal(platformErrors.NOT_ALLOWED);
    }
    if (mark.closed_at !== null) throw new Refusal(timeErrors.MARK_CLOSED);
    await closeMark(context.tx, mark, { at: context.now, by: actor.personId, reason });
    await context.journal({
      subjectKind: 'authority',
      subjectId: authorityId,
      before: { name: mark.name, onDay: mark.day, kind: mark.kind, markId },
      after: { reason },
    });
    return viewCalendar(context.tx, actor, Number(mark.day.slice(0, 4)));
  });
}

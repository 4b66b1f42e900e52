import type { z } from 'zod';
import { asDay, dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireMay } from '../organisation/require-may.ts';
import { may } from '../organisation/rules/may.ts';
import { type Platform, perform } from '../platform/act.ts';
import type { Db, Tx } from '../platform/database/database.ts';
import { afterQuiet } from '../platform/mail/rules/quiet-hours.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type ReminderSettings,
  reminderErrors,
  type setReminderSettings,
} from './reminder-contract.ts';
import { remindersOn } from './reminder-settings.ts';
import type { ReminderRules } from './rules/reminder-rules.ts';
import { keptReminders, lockReminders, saveReminders } from './store/reminder-settings-store.ts';
import { lastRuns } from './store/reminder-store.ts';

/** How the body reminds today and will later, and the last days on which it did. @throws Refusal NOT_FOUND */
export async function viewReminderSettings(
  { clock }: Pick<Platform, 'clock'>,
  db: Db | Tx,
  actor: Actor,
  mailFrom: string | null,
): Promise<ReminderSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'reminder.read', { authorityId });
  const today = dayInVietnam(clock());
  const { rules, chosen } = await remindersOn(db, authorityId, today);
  const later = (await keptReminders(db, authorityId)).filter(({ from }) => from > today);
  const runs = await lastRuns(db, authorityId, 10);
  return {
    rules: shaped(rules),
    chosen: chosen && { from: chosen.from, source: chosen.source },
    later: later.map(({ value, from, source }) => ({ rules: shaped(value), from, source })),
    mayChange: may(actor, 'reminder.define', actor).allowed,
    mailFrom,
    runs: runs.map(({ day, at, people, subjects, unreached }) => ({
      ...{ day, at: at.toISOString(), people, subjects, unreached },
    })),
  };
}

function shaped(rules: ReminderRules): ReminderSettings['rules'] {
  const steps = rules.steps.map(({ days, to }) => ({ days, to: [...to] }));
  return { ...rules, quiet: { ...rules.quiet }, steps };
}

/**
 * Chooses how the body reminds from a day on, with the paper behind it. Earlier choices stay, so that any
 * reminder can be explained.
 *
 * @throws Refusal NOT_ALLOWED, LADDER_UNSOUND, DIGEST_IN_QUIET
 */
export async function setReminders(
  platform: Platform,
  actor: Actor,
  body: z.output<(typeof setReminderSettings)['body']>,
  key: string | null,
  mailFrom: string | null,
): Promise<ReminderSettings> {
  const { authorityId } = actor;
  requireMay(actor, 'reminder.define', { authorityId });
  const rules = sound(body.rules);
  const request = { name: 'set_reminders', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const before = await lockReminders(context.tx, authorityId);
    const choice = { value: rules, from: asDay(body.from), source: body.source };
    await saveReminders(context.tx, authorityId, [...before, choice]);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: { reminders: before.at(-1) ?? null }, after: { reminders: choice } },
    });
    return viewReminderSettings(platform, context.tx, actor, mailFrom);
  });
}

function sound(rules: ReminderRules): ReminderRules {
  const steps = [...rules.steps].sort((a, b) => a.days - b.days);
  const days = new Set(steps.map((step) => step.days));
  if (days.size !== steps.length || steps.some(({ to }) => to.length === 0)) {
    throw new Refusal(reminderErrors.LADDER_UNSOUND);
  }
  const at = new Date(`2026-01-01T${rules.digestAt}:00+07:00`);
  if (afterQuiet(at, rules.quiet) > at) {
    throw new Refusal(reminderErrors.DIGEST_IN_QUIET, { at: rules.digestAt, ...rules.quiet });
  }
  return { ...rules, steps };
}

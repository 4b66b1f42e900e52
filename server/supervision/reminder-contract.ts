import { z } from 'zod';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
} from '../platform/contract.ts';
import { MAIL_STATES } from '../platform/mail/rules/mail-states.ts';
import { RUNGS } from './rules/reminder-rules.ts';

/** What the acts on reminders and mail refuse. */
export const reminderErrors = errorTable({
  LADDER_UNSOUND: {
    status: 422,
    vi: 'Các bậc nhắc phải khác ngày nhau, mỗi bậc có ít nhất một người nhận. Sửa các bậc rồi lưu.',
    en: 'Steps must differ in their days, each with somebody to remind. Correct the steps and save.',
  },
  DIGEST_IN_QUIET: {
    status: 422,
    vi: 'Giờ nhắc {at} nằm trong giờ yên lặng {from}–{to}. Chọn giờ khác.',
    en: 'The digest hour {at} lies in the quiet hours {from}–{to}. Choose another hour.',
  },
  NO_ADDRESS: {
    status: 409,
    vi: 'Chưa có địa chỉ thư của mình. Mở bảng cá nhân ở góc trên, ghi địa chỉ rồi gửi thử.',
    en: 'You have no mail address yet. Open your panel at the top, enter it, then send a test.',
  },
  MAIL_IS_OFF: {
    status: 409,
    vi: 'Chưa bật gửi thư. Đặt CHIDAO_SMTP_URL và CHIDAO_MAIL_FROM rồi khởi động lại.',
    en: 'Mail is off. Set CHIDAO_SMTP_URL and CHIDAO_MAIL_FROM, then restart.',
  },
  NOTHING_TO_RESEND: {
    status: 409,
    vi: 'Các thư này đã gửi hoặc đang chờ gửi. Tải lại trang để xem hiện trạng.',
    en: 'These letters are sent or waiting already. Load the page again to see how they stand.',
  },
});

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export const ReminderRulesShape = z.object({
  steps: z
    .array(
      z.object({
        days: z.number().int().min(-365).max(365),
        to: z.array(z.enum(RUNGS)).max(RUNGS.length),
      }),
    )
    .min(1)
    .max(20),
  repeatEvery: z.number().int().min(1).max(365).nullable(),
  workingDaysOnly: z.boolean(),
  digestAt: Clock,
  quiet: z.object({ from: Clock, to: Clock }),
  mailAnywayFrom: z.number().int().min(0).max(365).nullable(),
});

const Dated = z.object({ rules: ReminderRulesShape, from: DayText, source: z.string() });
const Run = z.object({
  day: DayText,
  at: Instant,
  people: z.number().int(),
  subjects: z.number().int(),
  unreached: z.number().int(),
});

/** How the body reminds, since when and by which paper; whether mail works. */
export const ReminderSettings = z.object({
  rules: ReminderRulesShape,
  /** Null where the rules are the usual ones. */
  chosen: z.object({ from: DayText, source: z.string() }).nullable(),
  /** Choices that begin later. */
  later: z.array(Dated),
  mayChange: z.boolean(),
  /** Whom letters come from; null where mail is off. */
  mailFrom: z.string().nullable(),
  runs: z.array(Run),
});
export type ReminderSettings = z.infer<typeof ReminderSettings>;

export const getReminderSettings = endpoint({
  method: 'GET',
  path: '/api/reminders/settings',
  reply: ReminderSettings,
  summary:
    'How this body reminds, since when and by which paper, and the last days on which it did',
});
export const setReminderSettings = endpoint({
  method: 'POST',
  path: '/api/reminders/settings',
  body: z.object({
    rules: ReminderRulesShape,
    from: DayText,
    source: z.string().trim().min(3).max(500),
  }),
  reply: ReminderSettings,
  act: 'set_reminders',
  summary: 'Chooses how the body reminds from a day on',
});

const StandsForShape = z.object({
  rung: z.enum(RUNGS),
  why: z.enum(['away', 'vacant']),
  name: z.string().nullable(),
  until: z.string().nullable(),
});

/** Who will be reminded of how much at the next run, as things stand. */
export const ReminderPreview = z.object({
  /** The day of that run: today, or the next one where today's is over or a day off. */
  day: DayText,
  isToday: z.boolean(),
  /** People were reminded today. */
  isDone: z.boolean(),
  people: z.number().int(),
  subjects: z.number().int(),
  mails: z.number().int(),
  unreached: z.number().int(),
  first: z.array(
    z.object({
      personId: Id,
      name: z.string(),
      soon: z.number().int(),
      overdue: z.number().int(),
      reports: z.number().int(),
      standsFor: z.array(StandsForShape),
    }),
  ),
});
export type ReminderPreview = z.infer<typeof ReminderPreview>;
export const previewReminders = endpoint({
  method: 'GET',
  path: '/api/reminders/preview',
  reply: ReminderPreview,
  summary: 'Who will be reminded next of how much, by the same rule, without telling anybody',
});

/** Who was told what on which day. */
export const DigestRow = z.object({
  id: Id,
  day: DayText,
  at: Instant,
  person: z.object({ id: Id, name: z.string() }),
  soon: z.number().int(),
  overdue: z.number().int(),
  reports: z.number().int(),
  standsFor: z.array(StandsForShape),
  /** State of its letter; null where none was written. */
  mail: z.enum(MAIL_STATES).nullable(),
  readAt: Instant.nullable(),
});
export type DigestRow = z.infer<typeof DigestRow>;
const DigestsQuery = ListQuery.extend({
  personId: Id.optional(),
  /** Only those of whoever asks. */
  mine: z.stringbool().optional(),
});
export const listDigests = endpoint({
  method: 'GET',
  path: '/api/digests',
  query: DigestsQuery,
  reply: page(DigestRow),
  summary: 'Digests sent, newest first: who was reminded, when, whether it was read',
});
export const exportDigests = endpoint({
  method: 'GET',
  path: '/api/digests/export',
  query: DigestsQuery.omit({ after: true, limit: true }),
  summary: 'The same as CSV',
});

/** A digest with its plans and first lines. */
export const DigestPage = DigestRow.extend({
  groups: z.array(
    z.object({
      kind: z.enum(['task', 'obligation']),
      id: Id,
      title: z.string(),
      soon: z.number().int(),
      overdue: z.number().int(),
      lines: z.array(
        z.object({
          kind: z.enum(['task', 'obligation']),
          id: Id,
          /** Empty where this post does not see it. */
          title: z.string(),
          unit: z.string(),
          dueOn: DayText,
          /** Days from the deadline on the day of the digest. */
          late: z.number().int(),
          /** What has become of it since; null where that is not known here. */
          now: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Lines that the digest counts and does not write out. */
  more: z.number().int(),
  isMine: z.boolean(),
});
export type DigestPage = z.infer<typeof DigestPage>;
export const getDigest = endpoint({
  method: 'GET',
  path: '/api/digests/:id',
  params: byId,
  reply: DigestPage,
  summary: 'What one person was told on one day',
});

export const getTaskReminders = endpoint({
  method: 'GET',
  path: '/api/tasks/:id/reminders',
  params: byId,
  reply: z.object({
    reminders: z.array(
      z.object({
        day: DayText,
        /** Days from the deadline: negative before it. */
        step: z.number().int(),
        dueOn: DayText,
        people: z.array(z.object({ id: Id, name: z.string() })),
      }),
    ),
  }),
  summary: 'Who was reminded of a task, and when',
});

/** A letter of the outbox, without its words. */
export const MailRow = z.object({
  id: Id,
  to: z.string(),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.number().int(),
  at: Instant,
  nextAt: Instant,
  sentAt: Instant.nullable(),
  why: z.string().nullable(),
});
export type MailRow = z.infer<typeof MailRow>;
export const listMail = endpoint({
  method: 'GET',
  path: '/api/mail',
  query: z.object({
    state: z.enum(MAIL_STATES).optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: page(MailRow).extend({ counts: z.record(z.enum(MAIL_STATES), z.number().int()) }),
  summary: 'The outbox of the body: what waits, was sent, is dead or unsure',
});
export const resendMail = endpoint({
  method: 'POST',
  path: '/api/mail/resend',
  body: z.object({ ids: z.array(Id).min(1).max(500) }),
  reply: z.object({ count: z.number().int() }),
  act: 'resend_mail',
  summary: 'Sends dead or unsure letters again',
});
export const testMail = endpoint({
  method: 'POST',
  path: '/api/mail/test',
  body: z.object({}),
  reply: z.object({ to: z.string() }),
  act: 'test_mail',
  summary: 'Sends a letter to my own address',
});

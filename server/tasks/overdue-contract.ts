import { z } from 'zod';
import { DayText, endpoint, errorTable, Id } from '../platform/contract.ts';
import { CauseRef } from './explanation-contract.ts';

/** See `OverduePolicy` in the rules for what each means. */
export const OverduePolicyShape = z.object({
  extensionsMost: z.number().int().min(0).max(20).nullable(),
  daysBefore: z.number().int().min(0).max(60),
  decider: z.enum(['assigner', 'head']),
  shorterAllowed: z.boolean(),
  whenOverdue: z.boolean(),
  partsFollow: z.boolean(),
  explanationNeeded: z.boolean(),
  waitingDays: z.number().int().min(1).max(60),
  urgeAgainHours: z.number().int().min(1).max(720),
  answerDays: z.number().int().min(1).max(60),
  effectDays: z.number().int().min(1).max(90),
});

export const DatedPolicyShape = z.object({
  validFrom: DayText,
  source: z.string(),
  policy: OverduePolicyShape,
});

export const OverdueSettings = z.object({
  /** In force today. */
  policy: OverduePolicyShape,
  /** Every setting with its paper and first day, the newest first; empty for the usual rules. */
  history: z.array(DatedPolicyShape),
  causes: z.array(CauseRef.extend({ retired: z.boolean() })),
  mayChange: z.boolean(),
});
export type OverdueSettings = z.infer<typeof OverdueSettings>;

export const getOverdueSettings = endpoint({
  method: 'GET',
  path: '/api/overdue-settings',
  reply: OverdueSettings,
  summary: 'Rules of extending, explaining and urging, with causes of delay',
});

export const setOverduePolicy = endpoint({
  method: 'POST',
  path: '/api/overdue-settings/policy',
  body: z.object({
    validFrom: DayText,
    source: z.string().trim().min(5).max(500),
    policy: OverduePolicyShape,
  }),
  reply: OverdueSettings,
  act: 'set_overdue_policy',
  summary: 'Sets the rules from a day on, with the paper that they rest on',
});

export const setDelayCauses = endpoint({
  method: 'PUT',
  path: '/api/overdue-settings/causes',
  body: z.object({
    causes: z
      .array(
        z.object({
          key: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
          vi: z.string().trim().min(3).max(200),
          en: z.string().trim().min(3).max(200),
          objective: z.boolean(),
        }),
      )
      .min(1)
      .max(40),
  }),
  reply: OverdueSettings,
  act: 'set_delay_causes',
  summary:
    'The causes of delay that are offered; what was explained by an older one keeps its words',
});

/** Done work by one deadline: rates never without their parts. */
const Rate = z.object({ onTime: z.number().int(), done: z.number().int() });

export const onTimeRates = endpoint({
  method: 'GET',
  path: '/api/on-time',
  query: z.object({
    planId: Id.optional(),
    unitId: Id.optional(),
    asOf: DayText.optional(),
  }),
  reply: z.object({
    /** By the deadline in force, after approved extensions. */
    inForce: Rate,
    /** By the first deadline. */
    first: Rate,
    /** Tasks whose deadline was moved. */
    moved: z.number().int(),
    /** Late by the deadline in force, and excused as objective by decision: counted as late all the same. */
    excused: z.object({ doneLate: z.number().int(), overdue: z.number().int() }),
    doneLate: z.number().int(),
    overdue: z.number().int(),
  }),
  summary:
    'Both on-time rates, by the deadline in force and by the first one, and what was excused',
});

export const overdueErrors = errorTable({
  DEADLINE_UNREAD: {
    status: 422,
    vi: 'Hạn mới phải là một ngày, tháng, quý hoặc năm cụ thể. Ghi lại hạn mới.',
    en: 'The new deadline must be a day, month, quarter or year. Write it again.',
  },
  DEADLINE_NOT_LATER: {
    status: 422,
    vi: 'Hạn mới ({day}) phải sau hạn đang có ({due}). Chọn ngày khác.',
    en: 'The new deadline ({day}) must be after the one in force ({due}). Choose another day.',
  },
  DEADLINE_AFTER_WHOLE: {
    status: 422,
    vi: 'Hạn mới ({day}) sau hạn của nhiệm vụ cấp trên ({due}). Chọn ngày sớm hơn, hoặc xin gia hạn nhiệm vụ đó trước.',
    en: 'The new deadline ({day}) is after that of the task above ({due}). Choose an earlier day, or have that one extended first.',
  },
  DEADLINE_ABOVE_ASKED: {
    status: 422,
    vi: 'Hạn đồng ý ({day}) phải sớm hơn hạn được đề nghị ({due}). Chọn ngày sớm hơn, hoặc đồng ý như đề nghị.',
    en: 'The day granted ({day}) must be before the one asked for ({due}). Choose an earlier day, or grant what was asked.',
  },
  SHORTER_NOT_ALLOWED: {
    status: 422,
    vi: 'Quy định không cho gia hạn đến ngày sớm hơn đề nghị. Đồng ý, hoặc không đồng ý và nêu lý do.',
    en: 'The rules allow no shorter extension. Grant it as asked, or refuse with words.',
  },
  WORDS_NEEDED: {
    status: 422,
    vi: 'Quyết định này phải có lý do (ít nhất 5 chữ cái). Ghi lý do rồi gửi.',
    en: 'This decision needs its reason (at least 5 letters). Give it and send.',
  },
  EXPLANATION_NEEDED: {
    status: 422,
    vi: 'Đã quá hạn {days} ngày. Nêu nguyên nhân và giải trình (ít nhất 20 chữ cái) cùng với báo cáo hoàn thành.',
    en: 'It is {days} days overdue. Give the cause and explain (at least 20 letters) together with the report.',
  },
  CAUSE_UNKNOWN: {
    status: 422,
    vi: 'Nguyên nhân này không có trong danh mục. Chọn một nguyên nhân khác.',
    en: 'This cause is not on the list. Choose another.',
  },
  NEW_DAY_PASSED: {
    status: 422,
    vi: 'Ngày sẽ hoàn thành ({day}) đã qua. Chọn ngày từ {today}.',
    en: 'The day by which it will be done ({day}) has passed. Choose one from {today}.',
  },
  DEMAND_DAY_PASSED: {
    status: 422,
    vi: 'Hạn giải trình ({day}) đã qua. Chọn ngày từ {today}.',
    en: 'The day of the explanation ({day}) has passed. Choose one from {today}.',
  },
  POLICY_IN_PAST: {
    status: 422,
    vi: 'Quy định chỉ áp dụng được từ {today} trở đi. Chọn ngày khác.',
    en: 'Rules can hold from {today} on. Choose another day.',
  },
});

import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../platform/contract.ts';
import { AMENDMENT_STATES, AMENDMENT_STEPS } from './rules/steps.ts';
import { Change, ChangeWords, DECISIONS, OPINIONS, type Said, Value } from './value-contract.ts';

export { amendmentErrors } from './errors-contract.ts';
export { Change, ChangeWords, DECISIONS, NewTask, OPINIONS, Value } from './value-contract.ts';
export type { Said };

export const AmendmentState = z.enum(AMENDMENT_STATES);
const version = z.object({ version: z.number().int() });
const words = (least: number) => z.string().trim().min(least).max(4_000);
const Saved = z.object({ id: Id, version: z.number().int() });
const said = z.object({ vi: z.string(), en: z.string() });
const PlanRef = z.object({ id: Id, number: z.string().nullable(), title: z.string() });

export const AmendmentRow = z.object({
  id: Id,
  number: z.number().int(),
  title: z.string(),
  plan: PlanRef,
  unit: UnitRef,
  state: AmendmentState,
  changes: z.number().int(),
  agreed: z.number().int(),
  /** Changes held back on their day, waiting for a person. */
  held: z.number().int(),
  /** Others on their way that touch the same fields. */
  clashes: z.number().int(),
  directive: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  effectiveOn: DayText.nullable(),
});
export type AmendmentRow = z.infer<typeof AmendmentRow>;

const filter = {
  state: AmendmentState.optional(),
  planId: Id.optional(),
  unitId: Id.optional(),
  /** Effective in this year. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** Those that touch one task, target, provision or line of money. */
  thingId: Id.optional(),
};
export const AMENDMENT_SORTS = ['number', '-number', 'effective', '-effective'] as const;
const sort = { sort: z.enum(AMENDMENT_SORTS).optional() };

export const listAmendments = endpoint({
  method: 'GET',
  path: '/api/amendments',
  query: ListQuery.extend({ ...filter, ...sort }),
  reply: page(AmendmentRow).extend({
    /** What waits for this post: to be appraised, decided, bound to a directive, settled. */
    waiting: z.object({
      appraise: z.number().int(),
      decide: z.number().int(),
      bind: z.number().int(),
    }),
    mayPropose: z.boolean(),
  }),
  summary: 'Proposals to amend issued plans that the post may see, the latest first',
});
export const exportAmendments = endpoint({
  method: 'GET',
  path: '/api/amendments/export',
  query: ListQuery.omit({ limit: true, after: true }).extend({
    ...{ ...filter, ...sort, format: z.enum(['xlsx', 'csv']).default('xlsx') },
  }),
  reply: z.string(),
  summary: 'The list of amendments as a workbook or CSV',
});

/** A change as it is shown: its values said in words, what follows from it, who else touches the same. */
export const ShownChange = Change.extend({
  says: z.object({
    before: said.nullable(),
    after: said.nullable(),
    opinion: said.nullable(),
    decided: said.nullable(),
    now: said.nullable(),
  }),
  /** Parts below that go with it, by the rule that every act on a task follows. */
  below: z.object({ rule: z.enum(['move', 'end', 'stay']), count: z.number().int() }).nullable(),
  opinionBy: z.string().nullable(),
  decisionBy: z.string().nullable(),
  clashes: z.array(
    z.object({
      amendmentId: Id,
      number: z.number().int(),
      unit: z.string(),
      key: z.string(),
      state: AmendmentState,
      after: said.nullable(),
      reason: z.string(),
      version: z.number().int(),
    }),
  ),
});
export type ShownChange = z.infer<typeof ShownChange>;

export const AMENDMENT_ACTS = Object.keys(AMENDMENT_STEPS) as [
  keyof typeof AMENDMENT_STEPS,
  ...(keyof typeof AMENDMENT_STEPS)[],
];
export const Amendment = AmendmentRow.extend({
  list: z.array(ShownChange),
  said: z.string().nullable(),
  proposedBy: z.string(),
  changedAt: Instant,
  changedBy: z.string(),
  appliedAt: Instant.nullable(),
  /** The version of the plan that it made. */
  planVersion: z.number().int().nullable(),
  version: z.number().int(),
  may: z.array(z.enum(AMENDMENT_ACTS)),
});
export type Amendment = z.infer<typeof Amendment>;

export const getAmendment = endpoint({
  method: 'GET',
  path: '/api/amendments/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Amendment,
  summary: 'One proposal: every change with before, after, reason, opinion, decision, clashes',
});
const Draft = z.object({
  title: words(3).max(300),
  changes: z.array(ChangeWords).max(300),
});
export const draftAmendment = endpoint({
  method: 'POST',
  path: '/api/amendments',
  body: Draft.extend({ planId: Id }),
  reply: Saved,
  act: 'draft_amendment',
  summary: 'Soạn đề nghị điều chỉnh, bổ sung: a draft of changes to an issued plan',
});
export const saveAmendment = endpoint({
  method: 'PUT',
  path: '/api/amendments/:id',
  params: byId,
  body: Draft.extend(version.shape),
  reply: Saved,
  act: 'save_amendment',
  summary: 'Save the changes of a draft; an outdated copy gets the difference',
});
export const moveAmendment = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/moves',
  params: byId,
  body: version.extend({
    to: z.enum(['propose', 'withdraw', 'give_back', 'submit', 'conclude']),
    words: z.string().trim().max(4_000).default(''),
  }),
  reply: Saved,
  act: 'move_amendment',
  summary: 'Đề nghị, rút, trả lại, trình quyết định, kết thúc quyết định',
});
const judged = { key: z.string().max(40), value: Value.nullable().default(null) };
export const appraiseChanges = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/opinions',
  params: byId,
  body: version.extend({
    opinions: z
      .array(z.object({ ...judged, opinion: z.enum(OPINIONS), words: words(0).default('') }))
      .min(1)
      .max(300),
  }),
  reply: Saved,
  act: 'appraise_amendment',
  summary: 'Thẩm định: agree, agree with another value, or no, change by change',
});
export const decideChanges = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/decisions',
  params: byId,
  body: version.extend({
    decisions: z
      .array(z.object({ ...judged, outcome: z.enum(DECISIONS), words: words(0).default('') }))
      .min(1)
      .max(300),
  }),
  reply: Saved,
  act: 'decide_amendment',
  summary: 'Quyết định từng thay đổi, by whoever decides for the authority that issued',
});
export const mergeChanges = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/merges',
  params: byId,
  body: version.extend({
    key: z.string().max(40),
    other: z.object({ id: Id, key: z.string().max(40), version: z.number().int() }),
    take: z.enum(['this', 'that', 'third']),
    value: Value.nullable().default(null),
    words: words(5),
  }),
  reply: Saved,
  act: 'merge_amendments',
  summary: 'Gộp đề nghị trùng: take this one, that one, or a third value',
});
export const bindAmendment = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/binding',
  params: byId,
  body: version.extend({
    number: z.string().trim().min(3).max(60),
    on: DayText,
    effectiveOn: DayText,
    position: z.string().trim().max(300).default(''),
    signer: z.string().trim().max(200).default(''),
  }),
  reply: Saved.extend({ directiveId: Id, applied: z.boolean() }),
  act: 'bind_amendment',
  summary: 'Gắn quyết định điều chỉnh: registers it, with its day of effect',
});
export const settleChange = endpoint({
  method: 'POST',
  path: '/api/amendments/:id/held',
  params: byId,
  body: version.extend({ key: z.string().max(40), apply: z.boolean(), words: words(5) }),
  reply: Saved,
  act: 'settle_amendment',
  summary: 'Xử lý thay đổi còn giữ: apply it to what stands now, or drop it',
});

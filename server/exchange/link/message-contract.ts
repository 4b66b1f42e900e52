import { z } from 'zod';
import { DeadlineShape } from '../../plans/contract.ts';
import { DayText, Id } from '../../platform/contract.ts';
import { ENDED_STATES, OPEN_STATES } from './rules/registers.ts';

/*
 * What two installations tell each other of directives and tasks. Ids are those of whoever says so in the field's
 * name (`giverTaskId`), never of both; units are named by code and name, as registers differ. Which two
 * authorities speak says the channel: a partner is one authority.
 */

/** A unit as another register may know it. */
export const NamedUnit = z.object({
  /** Identifier of electronic documents (mã định danh, QĐ 20/2020/QĐ-TTg); null where none is known. */
  code: z.string().max(35).nullable(),
  /** True for the top of the authority that holds the task (cơ quan), whatever it is called there. */
  isTop: z.boolean(),
  name: z.string().max(500),
});
export type NamedUnit = z.infer<typeof NamedUnit>;

const Span = z.object({ start: z.number().int(), end: z.number().int() });
const Said = z.string().max(20_000);
const Title = z.string().max(4_000);

/** `directive.handed`: a directive with its outline, and the plan whose tasks are handed over. */
export const DirectiveHanded = z.object({
  giverPlanId: Id,
  plan: z.object({
    title: Title,
    effectiveOn: DayText,
    declaredTasks: z.number().int().nullable(),
    declaredFields: z.number().int().nullable(),
    fields: z
      .array(z.object({ giverId: Id, name: Title, declaredCount: z.number().int().nullable() }))
      .max(500),
  }),
  directive: z.object({
    type: z.string().max(20),
    number: z.string().max(200).nullable(),
    issuedOn: DayText.nullable(),
    issuerName: z.string().max(500).nullable(),
    signer: z.string().max(500).nullable(),
    title: Title,
    text: z.string(),
    clauses: z
      .array(
        z.object({
          ...{ label: z.string(), heading: z.string(), level: z.number().int() },
          ...{
            parent: z.number().int().nullable(),
            start: z.number().int(),
            end: z.number().int(),
          },
        }),
      )
      .max(20_000),
    /** Which of the message's files is its file (văn bản gốc), by hash; null where it stands in none. */
    file: z
      .object({ name: z.string().max(500), hash: z.string(), size: z.number().int().min(0) })
      .nullable(),
  }),
});
export type DirectiveHanded = z.infer<typeof DirectiveHanded>;

/** What was decided of something that the holder had sent. */
const Decided = {
  holderId: Id,
  decision: z.string().max(30),
  words: Said.nullable(),
};

const Standing = z.object({
  state: z.enum(OPEN_STATES),
  percent: z.number().int().min(0).max(100).nullable(),
});

/** What the giver orders, whole. */
export const OrderRegister = z.object({
  number: z.number().int().positive(),
  round: z.number().int().positive(),
  start: Standing,
  isSuspended: z.boolean(),
  ended: z.enum(ENDED_STATES).nullable(),
  facts: z.object({
    /** Its place among the words of the plan. */
    ordinal: z.number().int(),
    label: z.string().max(200).nullable(),
    title: Title,
    quote: Said,
    span: Span.nullable(),
    /** Index into the clauses of the directive. */
    clause: z.number().int().nullable(),
    giverFieldId: Id.nullable(),
    product: Said.nullable(),
    deadline: DeadlineShape,
    dueOn: DayText.nullable(),
    firstDueOn: DayText.nullable(),
    finishedOn: DayText.nullable(),
    /** Who leads (chủ trì): the unit of the holder. */
    unit: NamedUnit,
    coordinators: z.array(z.object({ unit: NamedUnit, written: z.string().max(500) })).max(2_000),
    result: z.object(Decided).nullable(),
    extension: z
      .object({ ...Decided, grantedDueOn: DayText.nullable(), granted: DeadlineShape.nullable() })
      .nullable(),
    explanation: z.object(Decided).nullable(),
  }),
});
export type OrderRegister = z.infer<typeof OrderRegister>;

/** What the holder says of the task, whole. */
export const HoldingRegister = z.object({
  number: z.number().int().positive(),
  round: z.number().int().positive(),
  standing: Standing,
  facts: z.object({
    /** Which unit of the holder has it now. */
    unit: NamedUnit,
    reportedAt: z.iso.datetime().nullable(),
    evidenceCount: z.number().int().min(0),
    /** What its parts come to; null where it has none. */
    parts: z
      .object({
        ...{ counted: z.number(), done: z.number(), progress: z.number() },
        ...{ weights: z.number(), weighted: z.number() },
      })
      .nullable(),
    /** The request to extend that waits with the holder; null where none does. */
    waitingExtension: Id.nullable(),
  }),
});
export type HoldingRegister = z.infer<typeof HoldingRegister>;

/** A file that was sent with something said; its content travels beside the message where it is small. */
export const SaidFile = z.object({
  name: z.string().max(500),
  hash: z.string(),
  size: z.number().int().min(0),
  mediaType: z.string().max(200),
});
export type SaidFile = z.infer<typeof SaidFile>;

/** What was said with one act, as the journal of whoever acted keeps it. */
export const Saying = z.object({
  /** The entry of the journal: said once, however often it arrives. */
  id: Id,
  act: z.string().regex(/^[a-z_]{1,60}$/),
  at: z.iso.datetime(),
  by: z.object({ person: z.string(), post: z.string(), unit: z.string() }),
  reason: Said.nullable(),
  /** The day that the act speaks of; what it decided. */
  dueOn: DayText.nullable(),
  decision: z.string().max(30).nullable(),
  report: z
    .object({
      id: Id,
      kind: z.enum(['progress', 'done']),
      onDay: DayText,
      percent: z.number().int().nullable(),
      quantity: z.number().nullable(),
      body: Said,
      difficulty: Said.nullable(),
      product: Said.nullable(),
      files: z.array(SaidFile).max(200),
    })
    .nullable(),
  extension: z
    .object({
      id: Id,
      fromDueOn: DayText,
      toDueOn: DayText,
      deadline: DeadlineShape,
      reason: Said,
    })
    .nullable(),
  explanation: z
    .object({
      id: Id,
      cause: z.string().max(100),
      words: Said,
      forDueOn: DayText.nullable(),
      lateDays: z.number().int(),
      newDueOn: DayText.nullable(),
    })
    .nullable(),
  demand: z.object({ id: Id, words: Said, dueOn: DayText }).nullable(),
});
export type Saying = z.infer<typeof Saying>;

/** `task.handed` at first, `task.ordered` from then on: the giver's whole order, and what was said since. */
export const TaskOrdered = z.object({
  giverTaskId: Id,
  giverPlanId: Id,
  order: OrderRegister,
  said: z.array(Saying).max(500),
});
export type TaskOrdered = z.infer<typeof TaskOrdered>;

/** `task.held`: what the holder says of it, whole, and what was said since. */
export const TaskHeld = z.object({
  giverTaskId: Id,
  holding: HoldingRegister,
  said: z.array(Saying).max(500),
});
export type TaskHeld = z.infer<typeof TaskHeld>;

/** `link.compared`: what whoever sends it shows of each handed task, in digests. */
export const LinkCompared = z.object({
  /** Whose view it is. */
  side: z.enum(['giver', 'holder']),
  /** Every comparison has a number of its own, and comes in pieces. */
  run: Id,
  piece: z.number().int().positive(),
  pieces: z.number().int().positive(),
  /** Whether the other side shall answer with its own. */
  asks: z.boolean(),
  digests: z.array(z.tuple([Id, z.string().length(16)])).max(2_000),
});
export type LinkCompared = z.infer<typeof LinkCompared>;

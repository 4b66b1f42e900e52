import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { PathClass } from './target-contract.ts';

const Signed = z.object({ name: z.string(), post: z.string(), at: Instant });

/** Yêu cầu giải trình: a target that is not well, the unit asked why, and what it answered. */
export const Question = z.object({
  id: Id,
  targetId: Id,
  indicatorId: Id,
  title: z.string(),
  unit: UnitRef,
  words: z.string(),
  dueOn: DayText,
  /** How the target stood when it was asked. */
  class: PathClass,
  reason: z.string(),
  asked: Signed.extend({ unit: z.string() }),
  answer: z.string().nullable(),
  answered: Signed.nullable(),
  /** What the asker may do with it now. */
  mayAnswer: z.boolean(),
});
export type Question = z.infer<typeof Question>;

export const askToExplain = endpoint({
  method: 'POST',
  path: '/api/targets/:id/questions',
  params: byId,
  body: z.object({ words: z.string().trim().min(5).max(4_000), dueOn: DayText }),
  reply: Question,
  act: 'ask_to_explain',
  summary: 'Yêu cầu giải trình: ask the responsible unit to explain a target',
});

export const answerQuestion = endpoint({
  method: 'POST',
  path: '/api/indicator-questions/:id/answer',
  params: byId,
  body: z.object({ answer: z.string().trim().min(20).max(8_000) }),
  reply: Question,
  act: 'answer_question',
  summary: 'Giải trình: the unit answers in words',
});

/** What waits for an answer of one's unit, and what one's unit asked and was answered. */
export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/indicator-questions',
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ toAnswer: z.array(Question), asked: z.array(Question) }),
  summary: 'Requests to explain: those that wait for this unit, and those that it asked',
});

import { z } from 'zod';
import { byId, DayText, endpoint, Id, Instant } from '../platform/contract.ts';
import { AwardCodeShape } from './campaign-contract.ts';

const Sentence = z.object({ vi: z.string(), en: z.string() });
/** Đồng as digits: sums do not travel as floating numbers. */
export const Dong = z.string().regex(/^\d{1,18}$/);

export const AwardLine = z.object({
  nominationId: Id,
  award: AwardCodeShape,
  awardName: Sentence,
  kind: z.enum(['unit', 'person']),
  name: z.string(),
  unitId: Id,
  unitName: z.string(),
  vote: Sentence,
  coefficient: z.number().int(),
  coefficientBasis: z.string(),
  base: Dong,
  bonus: Dong,
});
export type AwardLine = z.infer<typeof AwardLine>;

/** A decision as it was made; nothing of it changes afterwards. */
export const FrozenDecision = z.object({
  number: z.string(),
  signedOn: DayText,
  place: z.string(),
  organ: z.object({ above: z.string().nullable(), name: z.string() }),
  signer: z.object({ title: z.string(), name: z.string() }),
  title: z.string(),
  campaign: z.string(),
  stage: z.string(),
  bases: z.array(z.string()),
  recipients: z.array(z.string()),
  awards: z.array(AwardLine),
  baseSource: z.string(),
  total: Dong,
  minutes: z.string(),
});
export type FrozenDecision = z.infer<typeof FrozenDecision>;

export const Decision = FrozenDecision.extend({
  id: Id,
  campaignId: Id,
  stageId: Id,
  decidedBy: z.string(),
  decidedAt: Instant,
});
export type Decision = z.infer<typeof Decision>;

const DecisionWords = {
  stageId: Id,
  nominationIds: z.array(Id).min(1).max(2_000),
  signedOn: DayText,
};
export const previewDecision = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/decisions/preview',
  params: byId,
  body: z.object(DecisionWords),
  reply: z.object({
    awards: z.array(AwardLine),
    total: Dong,
    baseSource: z.string(),
    bases: z.array(z.string()),
    recipients: z.array(z.string()),
  }),
  summary: 'Exactly what a decision would award, with every bonus',
});
export const decideAwards = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/decisions',
  params: byId,
  body: z.object({
    ...DecisionWords,
    number: z.string().trim().min(3).max(100),
    place: z.string().trim().min(2).max(100),
    bases: z.array(z.string().trim().min(3).max(1_000)).min(1).max(30),
    recipients: z.array(z.string().trim().min(2).max(300)).max(30),
    signerTitle: z.string().trim().min(2).max(200),
  }),
  reply: z.object({ id: Id }),
  act: 'decide_awards',
  summary: 'Quyết định khen thưởng: frozen with its awards and bonuses',
});
export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/decisions',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: z.object({ decisions: z.array(Decision) }),
  summary: 'Decisions of a movement with their awards',
});
export const getDecisionSheet = endpoint({
  method: 'GET',
  path: '/api/award-decisions/:id/xlsx',
  params: byId,
  reply: z.string(),
  summary: 'The list of awards of a decision as a workbook',
});

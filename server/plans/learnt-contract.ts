import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { endpoint, Id, Instant } from '../platform/contract.ts';
import { ColumnMeaning } from './draft-contract.ts';

// ── what officers teach by their corrections, for their authority ─────────────────────────

export const listAliases = endpoint({
  method: 'GET',
  path: '/api/unit-aliases',
  reply: z.object({
    aliases: z.array(z.object({ written: z.string(), unit: UnitRef, learntAt: Instant })),
  }),
  summary: "How units are written in this authority's texts (bí danh đơn vị)",
});
/** "From now on always understand this name as that unit", for this authority. */
export const learnAlias = endpoint({
  method: 'POST',
  path: '/api/unit-aliases',
  body: z.object({ written: z.string().trim().min(2).max(300), unitId: Id }),
  act: 'learn_alias',
  summary: 'Remember how a unit is written',
});
export const forgetAlias = endpoint({
  method: 'POST',
  path: '/api/unit-aliases/forget',
  body: z.object({ written: z.string().trim().min(1).max(300) }),
  act: 'forget_alias',
  summary: 'Forget how a unit is written; the next text is matched by the register alone',
});

export const listColumnLabels = endpoint({
  method: 'GET',
  path: '/api/column-labels',
  reply: z.object({
    labels: z.array(z.object({ key: z.string(), written: z.string(), means: ColumnMeaning })),
  }),
  summary: 'What this authority has taught about labels of columns',
});
/** "From now on always take this column for that", for this authority. */
export const learnColumn = endpoint({
  method: 'POST',
  path: '/api/column-labels',
  body: z.object({ written: z.string().trim().min(1).max(80), means: ColumnMeaning }),
  act: 'learn_column',
  summary: 'Remember what the label of a column stands for',
});
export const forgetColumn = endpoint({
  method: 'POST',
  path: '/api/column-labels/forget',
  body: z.object({ key: z.string().min(1).max(80) }),
  act: 'forget_column',
  summary: 'Forget what the label of a column stands for',
});

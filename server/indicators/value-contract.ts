import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, endpoint, Id, Instant } from '../platform/contract.ts';
import { AttachedFile } from '../tasks/party-contract.ts';
import { PeriodCode } from './definition-contract.ts';
import { PathClass } from './target-contract.ts';

/** Thực hiện (what was), or ước (what is estimated before the period is closed). */
export const ValueKind = z.enum(['actual', 'estimate']);
export type ValueKind = z.infer<typeof ValueKind>;

/** `sector:post`: a dimension and its member; empty for the whole. */
export const Member = z.union([z.literal(''), z.string().regex(/^[a-z]\w{0,39}:[a-z]\w{0,39}$/)]);

/** One value as it is entered. */
export const ValueEntry = z.object({
  unitId: Id,
  period: PeriodCode,
  member: Member.default(''),
  kind: ValueKind.default('actual'),
  /** The number; 1 or 0 for yes or no; the level's place from 0. Null where only words are given. */
  value: z.number().finite().nullable(),
  /** A dated judgement of quality: its words, and the class given by whoever judges. */
  words: z.string().trim().max(4_000).nullable().default(null),
  judged: PathClass.extract(['met', 'on_path', 'at_risk', 'off_path']).nullable().default(null),
  source: z.string().trim().max(500).nullable().default(null),
  note: z.string().trim().max(2_000).nullable().default(null),
  fileIds: z.array(Id).max(20).default([]),
  /** Of the value that it corrects, as the sender saw it; null where there was none. */
  version: z.number().int().nullable().default(null),
  /** Why the value that stood there is corrected. */
  why: z.string().trim().max(1_000).nullable().default(null),
});
export type ValueEntry = z.infer<typeof ValueEntry>;

const Signed = z.object({ name: z.string(), post: z.string(), unit: z.string(), at: Instant });

/** A value that stood before it was corrected. */
export const EarlierValue = z.object({
  value: z.number().nullable(),
  words: z.string().nullable(),
  by: Signed,
  until: Instant,
});

export const Observation = z.object({
  id: Id,
  unit: UnitRef,
  period: PeriodCode,
  member: z.string(),
  kind: ValueKind,
  value: z.number().nullable(),
  words: z.string().nullable(),
  judged: PathClass.nullable(),
  source: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(AttachedFile),
  by: Signed,
  confirmed: Signed.nullable(),
  why: z.string().nullable(),
  earlier: z.array(EarlierValue),
  version: z.number().int(),
});
export type Observation = z.infer<typeof Observation>;

/** Nhập số liệu: one value or a whole grid, all or nothing. */
export const recordValues = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/values',
  params: byId,
  body: z.object({ values: z.array(ValueEntry).min(1).max(20_000) }),
  reply: z.object({ ids: z.array(Id), corrected: z.number().int() }),
  act: 'record_values',
  summary: 'Enter values of an indicator; a value that stood there is kept as corrected',
});

/** Xác nhận: a superior confirms values as they were seen. */
export const confirmValues = endpoint({
  method: 'POST',
  path: '/api/indicators/:id/confirm',
  params: byId,
  body: z.object({
    values: z
      .array(z.object({ id: Id, version: z.number().int() }))
      .min(1)
      .max(2_000),
  }),
  reply: z.object({ confirmed: z.number().int() }),
  act: 'confirm_values',
  summary: 'Confirm values as a superior',
});

/** Evidence of a value, to whoever may read its indicator. */
export const downloadValueFile = endpoint({
  method: 'GET',
  path: '/api/indicators/:id/files/:fileId',
  params: byId.extend({ fileId: Id }),
  reply: z.string(),
  summary: 'Download the evidence of a value',
});

/** What a faulty cell says at check: its place, why, in both languages. */
export const ValueFault = z.object({
  index: z.number().int(),
  field: z.enum(['unitId', 'period', 'member', 'value', 'words', 'why']),
  vi: z.string(),
  en: z.string(),
});
export type ValueFault = z.infer<typeof ValueFault>;

/** Multipart, field `file`: waits under its sender's name until a value is entered with it. */
export const uploadValueFile = endpoint({
  method: 'POST',
  path: '/api/indicators/files',
  reply: z.object({ id: Id, name: z.string(), size: z.number().int(), mediaType: z.string() }),
  act: 'upload_file',
  summary: 'Upload the evidence of a value',
});

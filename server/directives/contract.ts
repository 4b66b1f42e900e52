import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
  SpanRef,
} from '../platform/contract.ts';

/** A registered document (văn bản) as it stands in the register (sổ văn bản). */
export const DirectiveRow = z.object({
  id: Id,
  type: z.string(),
  number: z.string().nullable(),
  issuedOn: DayText.nullable(),
  issuer: z.string().nullable(),
  signer: z.string().nullable(),
  title: z.string(),
  edition: z.number().int(),
  /** For a document that may not be kept here: how many tasks it gives, nothing else. */
  secretCount: z.number().int().nullable(),
  openTasks: z.number().int(),
  totalTasks: z.number().int(),
  planId: Id.nullable(),
});
export type DirectiveRow = z.infer<typeof DirectiveRow>;

/** Orders of the register; `-` is descending. The newest day of issue comes first unless asked otherwise. */
export const DIRECTIVE_SORTS = [
  '-issued',
  'issued',
  'number',
  '-number',
  'title',
  '-title',
] as const;

const registerFilter = {
  type: z.string().max(20).optional(),
  year: z.coerce.number().int().min(1900).max(9999).optional(),
  sort: z.enum(DIRECTIVE_SORTS).optional(),
};

export const listDirectives = endpoint({
  method: 'GET',
  path: '/api/directives',
  query: ListQuery.extend(registerFilter),
  reply: page(DirectiveRow),
  summary: 'The register, searched by words without accents or by number',
});

export const CITATION_KINDS = [
  'implements',
  'based_on',
  'proposed_by',
  'approves',
  'amends',
  'replaces',
  'repeals',
  'annexed_to',
  'cites',
] as const;
export const CitationKind = z.enum(CITATION_KINDS);

export const Citation = z.object({
  id: Id,
  kind: CitationKind,
  type: z.string().nullable(),
  number: z.string().nullable(),
  day: z.string().nullable(),
  issuer: z.string().nullable(),
  title: z.string().nullable(),
  /** Set where the cited document is itself in the register. */
  directiveId: Id.nullable(),
  /** The citation at which this link begins (kế hoạch → chương trình → nghị quyết); null: at the document itself. */
  fromId: Id.nullable(),
  /** Days from the cited document to what cites it; null where one of the days is not known. */
  days: z.number().int().nullable(),
  span: SpanRef.nullable(),
});
export type Citation = z.infer<typeof Citation>;

export const ClauseNode = z.object({
  id: Id,
  parentId: Id.nullable(),
  level: z.number().int(),
  label: z.string(),
  heading: z.string(),
  span: SpanRef,
  taskCount: z.number().int(),
});

export const Directive = DirectiveRow.extend({
  text: z.string(),
  issuerUnit: UnitRef.nullable(),
  file: z.object({ name: z.string(), href: z.string() }).nullable(),
  /** The signed copy, where the text was read from something else. */
  signed: z.object({ name: z.string(), href: z.string() }).nullable(),
  outline: z.array(ClauseNode),
  citations: z.array(Citation),
  /** Documents in the register that cite this one. */
  citedBy: z.array(
    z.object({ kind: CitationKind, directive: DirectiveRow, days: z.number().int().nullable() }),
  ),
  editions: z.array(z.object({ id: Id, edition: z.number().int() })),
  /** Every place of the text that orders a task. */
  tasks: z.array(
    z.object({
      wordsId: Id,
      taskId: Id,
      label: z.string().nullable(),
      title: z.string(),
      span: SpanRef.nullable(),
      open: z.number().int(),
      total: z.number().int(),
      notAccepted: z.number().int(),
    }),
  ),
  registeredAt: Instant,
  version: z.number().int(),
});
export type Directive = z.infer<typeof Directive>;

export const getDirective = endpoint({
  method: 'GET',
  path: '/api/directives/:id',
  params: byId,
  query: z.object({ asOf: DayText.optional() }),
  reply: Directive,
  summary: 'One document: text, outline, citations both ways, the tasks that it orders',
});

export const getDirectiveFile = endpoint({
  method: 'GET',
  path: '/api/directives/:id/file',
  params: byId,
  reply: z.unknown(),
  summary: 'The file that a document was read from',
});

export const getSignedFile = endpoint({
  method: 'GET',
  path: '/api/directives/:id/signed',
  params: byId,
  reply: z.unknown(),
  summary: 'The signed copy of a document',
});

export const recordSecretStub = endpoint({
  method: 'POST',
  path: '/api/directives/secret-stub',
  body: z.object({
    type: z.string(),
    issuedOn: DayText.nullable(),
    issuer: z.string().trim().min(2).max(200),
    taskCount: z.number().int().min(0).max(10_000),
  }),
  reply: DirectiveRow,
  act: 'record_secret_stub',
  summary: 'Count a secret document without keeping any of its content',
});

export const exportDirectives = endpoint({
  method: 'GET',
  path: '/api/directives/export.csv',
  query: ListQuery.omit({ limit: true, after: true }).extend(registerFilter),
  reply: z.string(),
  summary: 'The register as CSV',
});

/** Search over everything that this post may see, grouped, without accents. */
export const SearchHit = z.object({
  kind: z.enum(['directive', 'task', 'unit', 'person']),
  id: Id,
  title: z.string(),
  meta: z.string(),
});

export const directiveErrors = errorTable({
  NUMBER_EXISTS: {
    status: 409,
    vi: '{number} năm {year} đã có trong sổ. Mở văn bản đó, lưu thành bản mới, hoặc huỷ.',
    en: '{number} of {year} is already registered. Open it, save this as a new version, or cancel.',
  },
  SECRET_REFUSED: {
    status: 422,
    vi: 'Văn bản {mark} không đưa vào hệ thống; nội dung chưa được lưu. Có thể ghi một dòng đếm thay cho văn bản.',
    en: 'A document marked {mark} is not kept here; nothing was stored. A counted line may stand for it.',
  },
});

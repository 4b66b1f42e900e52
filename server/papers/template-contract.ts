import { z } from 'zod';
import { byId, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';
import { PaperFormat } from './paper-contract.ts';
import { SAMPLE_TYPES } from './rules/sample-papers.ts';

/** What is refused of an office's own template. */
export const templateErrors = errorTable({
  TEMPLATE_NOT_WORD: {
    status: 422,
    vi: 'Tệp {name} không phải văn bản Word (.docx). Mở bằng Word, lưu kiểu .docx rồi tải lại.',
    en: 'File {name} is not a Word document (.docx). Open it in Word, save it as .docx and upload it again.',
  },
  TEMPLATE_LARGE: {
    status: 413,
    vi: 'Mẫu lớn hơn 5 MB. Giảm cỡ ảnh trong mẫu rồi tải lại.',
    en: 'The template is over 5 MB. Shrink its pictures and upload it again.',
  },
  TEMPLATE_ACTIVE: {
    status: 422,
    vi: 'Mẫu có macro, đối tượng nhúng hoặc liên kết ra ngoài ({what}). Bỏ phần đó, lưu lại rồi tải lên.',
    en: 'The template has macros, embedded objects or links to the outside ({what}). Remove them, save it and upload it again.',
  },
  TEMPLATE_PLACES: {
    status: 422,
    vi: 'Chưa dùng được mẫu: {count} chỗ ghi cần sửa. Sửa theo danh sách rồi tải lại.',
    en: 'The template cannot be used yet: {count} places to correct. Correct them by the list and upload it again.',
  },
  TEMPLATE_CLOSED: {
    status: 409,
    vi: 'Mẫu này đã ngừng dùng. Tải lại trang để xem mẫu hiện hành.',
    en: 'This template is no longer in use. Load the page again to see the ones in use.',
  },
});

/** One thing to correct in a template, with what to do about it. */
export const TemplateFault = z.object({ place: z.string(), vi: z.string(), en: z.string() });
export type TemplateFault = z.infer<typeof TemplateFault>;
export const TemplateFaults = z.object({ faults: z.array(TemplateFault) });

export const SampleTypeShape = z.enum(SAMPLE_TYPES);

export const PaperTemplate = z.object({
  id: Id,
  type: SampleTypeShape,
  name: z.string(),
  fileName: z.string(),
  size: z.number().int(),
  since: Instant,
  addedBy: z.string(),
  /** Null while it is in use. */
  until: Instant.nullable(),
  closedBy: z.string().nullable(),
});
export type PaperTemplate = z.infer<typeof PaperTemplate>;

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/paper-templates',
  reply: z.object({
    /** The newest of each type first, those no longer in use among them. */
    templates: z.array(PaperTemplate),
    organ: z.object({
      above: z.string().nullable(),
      name: z.string(),
      symbol: z.string(),
      place: z.string(),
    }),
    mayEdit: z.boolean(),
  }),
  summary: "An authority's own templates of papers, in use and before",
});

/** Multipart: fields `type` and `name`, then the file. */
export const addTemplate = endpoint({
  method: 'POST',
  path: '/api/paper-templates',
  reply: z.object({
    id: Id,
    /** Places that the template does without: what stands in them will not be printed. */
    left: z.array(z.string()),
  }),
  act: 'add_template',
  summary: 'Puts a Word file in the place of ours for a type of paper; the one before it is closed',
});

export const TemplateFields = z.object({
  type: SampleTypeShape,
  name: z.string().trim().min(2).max(200),
});

export const closeTemplate = endpoint({
  method: 'POST',
  path: '/api/paper-templates/:id/close',
  params: byId,
  reply: z.object({}),
  act: 'close_template',
  summary: 'Ends the use of a template; papers are ours again',
});

export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/paper-templates/:id/file',
  params: byId,
  reply: z.string(),
  summary: 'The Word file of a template as it was uploaded',
});

export const downloadSample = endpoint({
  method: 'GET',
  path: '/api/paper-templates/samples/:type',
  params: z.object({ type: SampleTypeShape }),
  query: z.object({ format: PaperFormat }),
  reply: z.string(),
  summary: 'A made-up paper of a type, in the template in use: a trial print',
});

import type { Endpoint } from '../../../platform/contract.ts';
import type { JsonSchema } from './json-schema.ts';

/* Contracts say of a file only that it is one: in which form it comes, and what goes up, stands here. */

export const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  /** As it was uploaded. */
  any: 'application/octet-stream',
  events: 'text/event-stream',
  types: 'text/plain',
  xml: 'application/xml',
  html: 'text/html',
} as const;
type Form = keyof typeof MEDIA_TYPES;

/** Files that come in one form, and those whose endpoint lets nobody choose. */
const FORMS: Readonly<Record<string, readonly Form[]>> = {
  exportAccess: ['csv'],
  exportTokens: ['csv'],
  exportUnits: ['csv'],
  exportPeople: ['csv'],
  exportPosts: ['csv'],
  exportRights: ['csv'],
  exportDigests: ['csv'],
  exportDirectives: ['csv'],
  exportPlan: ['xlsx'],
  getTemplate: ['xlsx'],
  exportBoard: ['xlsx'],
  exportProgramme: ['xlsx'],
  exportAnnex: ['xlsx'],
  reportingExportComparison: ['xlsx'],
  getSubmissionTables: ['xlsx'],
  getDecisionSheet: ['xlsx'],
  getOfficialDocument: ['docx', 'pdf', 'xlsx'],
  getAgendaPaper: ['docx', 'pdf'],
  downloadTemplate: ['docx'],
  downloadMadePaper: ['docx', 'pdf', 'xlsx'],
  getLive: ['events'],
  getApiTypes: ['types'],
  exportPartners: ['csv'],
  exportWebhooks: ['csv'],
  getOutgoing: ['xml'],
  getPackageXml: ['xml'],
  previewArticle: ['html'],
};

/** Where the browser is led elsewhere instead of being answered. */
const LEADS: ReadonlySet<string> = new Set(['startSignOn', 'finishSignOn']);

/** How a reply goes out: as JSON, as a file in one of some media types, or as a way elsewhere. */
export type ReplyForm =
  | { readonly kind: 'json' }
  | { readonly kind: 'file'; readonly mediaTypes: readonly string[] }
  | { readonly kind: 'elsewhere' };

/** @param schemas of the reply, the query and the address of the endpoint; `resolve` follows references */
export function replyForm(
  endpoint: Endpoint,
  name: string,
  schemas: { readonly [part in 'reply' | 'query' | 'params']: JsonSchema },
  resolve: (schema: JsonSchema) => JsonSchema,
): ReplyForm {
  if (LEADS.has(name)) return { kind: 'elsewhere' };
  const known = FORMS[name];
  if (known) return { kind: 'file', mediaTypes: known.map((form) => MEDIA_TYPES[form]) };
  if (endpoint.method !== 'GET' || !saysNothing(schemas.reply)) return { kind: 'json' };
  const asked = schemas.query.properties?.format ?? schemas.params.properties?.format ?? {};
  const forms = (resolve(asked).enum ?? []).filter(isForm);
  const mediaTypes = (forms.length > 0 ? forms : ['any' as const]).map((form) => MEDIA_TYPES[form]);
  return { kind: 'file', mediaTypes };
}

function isForm(value: unknown): value is Form {
  return typeof value === 'string' && value in MEDIA_TYPES;
}

/** The shape of a reply that is no JSON: a text, anything, or an object without anything in it. */
function saysNothing(reply: JsonSchema): boolean {
  if (reply.type === 'string') return true;
  if (reply.type === 'object') {
    return (
      Object.keys(reply.properties ?? {}).length === 0 && reply.additionalProperties === undefined
    );
  }
  return reply.type === undefined && !reply.$ref && !reply.anyOf && !reply.oneOf && !reply.allOf;
}

/** Endpoints that take a file as the part `file` of a form: nothing else, or JSON as well. */
const UPLOADS: Readonly<Record<string, 'file' | 'either'>> = {
  uploadFile: 'file',
  uploadValueFile: 'file',
  uploadProof: 'file',
  uploadInspectionFile: 'file',
  attachSigned: 'file',
  readAnnex: 'file',
  addPublicationFile: 'file',
  addArticleFile: 'file',
  receiveMessage: 'file',
  sendReportFile: 'file',
  addTemplate: 'file',
  readDirective: 'either',
  importUnits: 'either',
  importPeople: 'either',
  importBudget: 'either',
  importValues: 'either',
};

/** Fields that stand before the file. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  addTemplate: { type: { type: 'string' }, name: { type: 'string' } },
  importUnits: { write: { type: 'string', enum: ['true', 'false'] } },
  importPeople: { write: { type: 'string', enum: ['true', 'false'] } },
  importBudget: { write: { type: 'string', enum: ['true', 'false'] } },
  importValues: { write: { type: 'string', enum: ['true', 'false'] } },
};

/** Whether an endpoint takes a file, and the form in which it does. */
export function uploadForm(
  name: string,
): { readonly takesJson: boolean; readonly form: JsonSchema } | null {
  const takes = UPLOADS[name];
  if (takes === undefined) return null;
  return {
    takesJson: takes === 'either',
    form: {
      type: 'object',
      properties: { ...FIELDS[name], file: { type: 'string', contentMediaType: MEDIA_TYPES.any } },
      required: ['file'],
    },
  };
}

/** Every name that stands in a table here: a test holds them against what is mounted. */
export const NAMES_OF_FILES: readonly string[] = [
  ...Object.keys(FORMS),
  ...LEADS,
  ...Object.keys(UPLOADS),
];

import { z } from 'zod';
import { UnitRef } from '../../organisation/contract.ts';
import { byId, DayText, endpoint, Id, Instant, ListQuery, page } from '../../platform/contract.ts';
import {
  PACKAGE_KINDS,
  PACKAGE_STATES,
  PRIORITIES,
  STATUS_CODES,
  STEERING_TYPES,
} from './rules/edxml-codes.ts';
import { PACKAGE_ACTS } from './rules/package-states.ts';

export { edxmlErrors } from './errors-contract.ts';

const Way = z.enum(['in', 'out']);
const PackageState = z.enum(PACKAGE_STATES);

/** Something odd in a message, with its place and what to do about it. */
export const EdxmlFault = z.object({
  place: z.string(),
  blocks: z.boolean(),
  vi: z.string(),
  en: z.string(),
});

/** A package (gói tin edXML) in the list. */
export const PackageRow = z.object({
  id: Id,
  way: Way,
  kind: z.enum(PACKAGE_KINDS),
  state: PackageState,
  number: z.string(),
  issuedOn: DayText.nullable(),
  subject: z.string(),
  partner: z.object({ code: z.string(), name: z.string().nullable() }),
  unit: UnitRef,
  steering: z.union(STEERING_TYPES.map((each) => z.literal(each))),
  priority: z.union(PRIORITIES.map((each) => z.literal(each))),
  dueOn: DayText.nullable(),
  at: Instant,
  /** When the gateway said that it has carried an outgoing one. */
  acknowledgedAt: Instant.nullable(),
  faults: z.number().int(),
});
export type PackageRow = z.infer<typeof PackageRow>;

export const PackageStatus = z.object({
  id: Id,
  way: Way,
  code: z.enum(STATUS_CODES),
  rawCode: z.string(),
  said: z.string().nullable(),
  staff: z.string().nullable(),
  saidAt: Instant,
  notedAt: Instant,
  isInOrder: z.boolean(),
  acknowledgedAt: Instant.nullable(),
});
export type PackageStatus = z.infer<typeof PackageStatus>;

const Names = z.object({ code: z.string(), name: z.string().nullable() });
const Around = PackageRow.pick({ id: true, way: true, kind: true, state: true }).extend({
  ...PackageRow.pick({ number: true, subject: true, at: true }).shape,
});

export const EdxmlPackageView = PackageRow.extend({
  documentId: z.string(),
  typeName: z.string().nullable(),
  signer: z.object({ name: z.string().nullable(), position: z.string().nullable() }),
  place: z.string().nullable(),
  receivers: z.array(Names),
  responseFor: z.array(z.object({ code: z.string(), organ: z.string(), day: DayText.nullable() })),
  reason: z.string().nullable(),
  taskCodes: z.array(z.string()),
  traces: z.array(z.object({ organId: z.string(), at: z.string() })),
  /** What the signature says of itself. It is not verified here, and nothing says that it is good. */
  signature: z
    .object({
      subject: z.string().nullable(),
      issuer: z.string().nullable(),
      validTo: z.string().nullable(),
      method: z.string().nullable(),
    })
    .nullable(),
  files: z.array(
    z.object({ id: Id, name: z.string(), mediaType: z.string(), size: z.number().int() }),
  ),
  allFaults: z.array(EdxmlFault),
  differences: z.array(z.object({ field: z.string(), header: z.string(), text: z.string() })),
  statuses: z.array(PackageStatus),
  /** The draft that its text was read into, and the work that was issued from it. */
  reading: z
    .object({ id: Id, state: z.enum(['draft', 'issued', 'dropped']), planId: Id.nullable() })
    .nullable(),
  tasks: z.object({ open: z.number().int(), total: z.number().int() }).nullable(),
  submissionId: Id.nullable(),
  around: z.array(Around),
  acts: z.array(z.enum(PACKAGE_ACTS)),
  version: z.number().int(),
});
export type EdxmlPackageView = z.infer<typeof EdxmlPackageView>;

export const PACKAGE_SORTS = ['-at', 'at', 'due', '-due', 'number', '-number'] as const;
const filter = {
  way: Way.optional(),
  state: PackageState.optional(),
  kind: z.enum(PACKAGE_KINDS).optional(),
  steering: z.coerce.number().int().min(0).max(3).optional(),
  sort: z.enum(PACKAGE_SORTS).optional(),
};
const PackageList = ListQuery.omit({ asOf: true }).extend(filter);

export const listPackages = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/packages',
  query: PackageList,
  reply: page(PackageRow),
  summary: 'edXML packages received and sent',
});

export const exportPackages = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/packages/export',
  query: PackageList.omit({ after: true, limit: true }).extend({
    format: z.enum(['csv', 'xlsx']).default('xlsx'),
  }),
  summary: 'The list of packages as it is filtered, as a sheet',
});

export const getPackage = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/packages/:id',
  params: byId,
  reply: EdxmlPackageView,
  summary: 'One package: header, files, statuses, faults and what may be done now',
});

export const getPackageXml = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/packages/:id/xml',
  params: byId,
  summary: 'The message itself, as it came or goes',
});

export const getPackageFile = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/packages/:id/files/:place',
  params: byId.extend({ place: z.coerce.number().int().min(1).max(200) }),
  summary: 'A file of a package, counted from 1',
});

/** What became of a message that was handed in. */
export const Received = z.object({
  outcome: z.enum(['registered', 'duplicate', 'recall_asked', 'status_noted']),
  packageId: Id,
  readingId: Id.nullable(),
  faults: z.array(EdxmlFault),
});
export type Received = z.infer<typeof Received>;

export const receiveMessage = endpoint({
  method: 'POST',
  path: '/api/exchange/edxml/packages',
  reply: Received,
  act: 'receive_edxml',
  summary:
    'Hand in an edXML message (multipart, field `file`): a package is registered and read, a status is noted',
});

const act = <B extends z.ZodType>(name: string, path: string, body: B, summary: string) =>
  endpoint({
    ...{ method: 'POST', path: `/api/exchange/edxml/packages/:id/${path}`, params: byId, body },
    ...{ reply: EdxmlPackageView, act: name, summary },
  });
const version = z.object({ version: z.number().int() });
const reason = z.string().trim().min(5).max(1_000);

export const acceptPackage = act(
  ...(['accept_edxml', 'accept', version] as const),
  'Tiếp nhận: status 03 goes to the sender; 15 for an update or a replacement',
);
export const refusePackage = act(
  ...(['refuse_edxml', 'refuse', version.extend({ reason })] as const),
  'Từ chối tiếp nhận: status 02 with the reason; 16 for an update or a replacement',
);
export const finishPackage = act(
  ...(['finish_edxml', 'finish', version] as const),
  'Hoàn thành: status 06, confirmed by a person once every task of it is closed',
);
export const answerRecall = act(
  'answer_edxml_recall',
  'answer-recall',
  version.extend({ agrees: z.boolean(), reason: z.string().trim().max(1_000).default('') }),
  'Answer a recall: 15 agreed, 16 refused with the reason',
);
export const recallPackage = act(
  ...(['recall_edxml', 'recall', version.extend({ reason })] as const),
  'Lấy lại: status 13 for a package that was sent',
);
export const sendReport = act(
  ...(['send_edxml_report', 'reports', z.object({ submissionId: Id })] as const),
  'Send a signed report as a package that answers this one (SteeringType 3)',
);
export const sendReportFile = endpoint({
  method: 'POST',
  path: '/api/exchange/edxml/packages/:id/report-file',
  params: byId,
  query: z.object({
    number: z.string().trim().min(3).max(60),
    signedOn: DayText,
    subject: z.string().trim().min(5).max(500),
    signer: z.string().trim().max(120).optional(),
  }),
  reply: EdxmlPackageView,
  act: 'send_edxml_report',
  summary: 'Send a signed report file (multipart, field `file`) as a package that answers this one',
});

export const sendDirective = endpoint({
  method: 'POST',
  path: '/api/exchange/edxml/directives',
  body: z.object({
    planId: Id,
    to: z
      .array(
        z.object({
          organId: z.string().trim().min(3).max(35),
          name: z.string().trim().max(300).default(''),
        }),
      )
      .min(1)
      .max(200),
    dueOn: DayText.nullable().default(null),
    priority: z.number().int().min(0).max(4).default(0),
  }),
  reply: EdxmlPackageView,
  act: 'send_edxml_directive',
  summary: 'Send the directive of an issued plan to other bodies (SteeringType 2)',
});

/** A message that waits for the gateway. */
export const OutgoingMessage = z.object({
  id: Id,
  kind: z.enum(['package', 'status']),
  packageId: Id,
  documentId: z.string(),
  code: z.enum(STATUS_CODES).nullable(),
  toOrganIds: z.array(z.string()),
  fileName: z.string(),
  madeAt: Instant,
});

export const listOutgoing = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/outgoing',
  query: z.object({
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ rows: z.array(OutgoingMessage), next: Id.nullable() }),
  summary:
    'Messages that the gateway has not acknowledged, oldest first; ask without `after` to begin anew',
});

export const getOutgoing = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/outgoing/:id',
  params: byId,
  summary: 'An outgoing message as XML',
});

export const acknowledgeOutgoing = endpoint({
  method: 'POST',
  path: '/api/exchange/edxml/outgoing/:id/acknowledge',
  params: byId,
  reply: z.object({ id: Id, acknowledgedAt: Instant }),
  act: 'acknowledge_edxml',
  summary: 'The gateway has carried a message',
});

const Settings = z.object({ vendorParts: z.boolean() });
export const getEdxmlSettings = endpoint({
  method: 'GET',
  path: '/api/exchange/edxml/settings',
  reply: Settings.extend({ organId: z.string().nullable() }),
  summary: 'How packages are written, and under which identifier',
});
export const setEdxmlSettings = endpoint({
  method: 'PUT',
  path: '/api/exchange/edxml/settings',
  body: Settings,
  reply: Settings.extend({ organId: z.string().nullable() }),
  act: 'set_edxml',
  summary: 'Whether parts that one vendor adds to the standard are written',
});

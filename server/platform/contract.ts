import { z } from 'zod';

/**
 * The kit with which every capability states its endpoints. One object describes the request, the
 * reply and the ways to fail; the server mounts it, the web client is typed by it, the API page prints it.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify style: `/api/tasks/:id`. */
  readonly path: string;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly reply: R;
  /** One English sentence for the API page. */
  readonly summary: string;
  /** Endpoints that need no session. Everything else is refused without one. */
  readonly open?: boolean;
  /** Acts carry an Idempotency-Key header: a resend acts once and gets the first reply again. */
  readonly act?: string;
  /**
   * What is read is restricted: who read it is written down before it is handed out, under this name
   * (nhật ký truy cập).
   */
  readonly restricted?: string;
}

const nothing = z.object({});

export function endpoint<
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof nothing,
  B extends z.ZodType = typeof nothing,
  R extends z.ZodType = typeof nothing,
>(spec: {
  method: Endpoint['method'];
  path: string;
  params?: P;
  query?: Q;
  body?: B;
  reply?: R;
  summary: string;
  open?: boolean;
  act?: string;
  restricted?: string;
}): Endpoint<P, Q, B, R> {
  return {
    ...spec,
    params: (spec.params ?? nothing) as P,
    query: (spec.query ?? nothing) as Q,
    body: (spec.body ?? nothing) as B,
    reply: (spec.reply ?? nothing) as R,
  };
}

/** A 63-bit number made by the application, written in decimal. */
export const Id = z.string().regex(/^\d{1,19}$/);
export type Id = z.infer<typeof Id>;

/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export const DayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true });

export const byId = z.object({ id: Id });

/** What stands wrong in a line of a list that is imported: where, what was written, and what is taken. */
export const ImportFault = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  vi: z.string(),
  en: z.string(),
});

/** What every list understands: search without accents, sort, the next page by key, and a past day. */
export const ListQuery = z.object({
  q: z.string().trim().max(200).optional(),
  sort: z.string().max(60).optional(),
  /** Opaque: the key of the last row of the page before. */
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  asOf: DayText.optional(),
});

/** One page of a list. `total` counts all rows that match. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ rows: z.array(item), next: z.string().nullable(), total: z.number().int() });
}

/** A place in the source text of a directive, UTF-16 code units. */
export const SpanRef = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });

/** How an error travels (RFC 9457), in both languages. */
export const Problem = z.object({
  type: z.string(),
  code: z.string(),
  status: z.number(),
  title: z.object({ vi: z.string(), en: z.string() }),
  requestId: z.string().optional(),
  /** Facts behind the sentence: the fields at fault, the 409 difference, the thing that exists already. */
  details: z.unknown().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The 409 difference: what the sender had in mind against what has been saved meanwhile. */
export const Difference = z.object({
  savedBy: z.string(),
  savedAt: Instant,
  version: z.number().int(),
  fields: z.array(z.object({ field: z.string(), yours: z.unknown(), saved: z.unknown() })),
});

export interface ErrorText {
  readonly code: string;
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

/** Names every error of a capability once; the key is the public code. */
export function errorTable<T extends Record<string, { status: number; vi: string; en: string }>>(
  table: T,
): { readonly [K in keyof T]: ErrorText } {
  return Object.fromEntries(
    Object.entries(table).map(([code, text]) => [code, { code, ...text }]),
  ) as { readonly [K in keyof T]: ErrorText };
}

export const platformErrors = errorTable({
  NOT_FOUND: {
    status: 404,
    vi: 'Không tìm thấy, hoặc chức vụ hiện tại không được xem. Chuyển chức vụ hoặc kiểm tra lại địa chỉ.',
    en: 'Not found, or not for this post. Switch post or check the address.',
  },
  NOT_SIGNED_IN: {
    status: 401,
    vi: 'Phiên đã hết. Đăng nhập lại; nội dung vẫn còn.',
    en: 'The session has ended. Sign in again; what was typed is kept.',
  },
  NOT_ALLOWED: {
    status: 403,
    vi: 'Chức vụ hiện tại không làm được việc này. Chuyển chức vụ hoặc báo người có thẩm quyền.',
    en: 'This post cannot do that. Switch post or ask whoever holds the authority.',
  },
  BAD_INPUT: {
    status: 400,
    vi: 'Chưa gửi được: có chỗ cần sửa. Xem các trường được đánh dấu.',
    en: 'Not sent: something needs to be corrected. See the marked fields.',
  },
  CONFLICT: {
    status: 409,
    vi: 'Người khác đã lưu trước. Xem chỗ khác nhau rồi chọn giữ bên nào.',
    en: 'Someone saved first. See the difference and choose which to keep.',
  },
  WRONG_METHOD: {
    status: 405,
    vi: 'Địa chỉ này không nhận cách gọi đó. Dùng một trong: {allowed}.',
    en: 'This address does not take that method. Use one of: {allowed}.',
  },
  TOO_LARGE: {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn. Giới hạn là 50 MB mỗi tệp; chia nhỏ rồi gửi lại.',
    en: 'Too large. The limit is 50 MB a file; split it and send again.',
  },
  WRONG_MEDIA_TYPE: {
    status: 415,
    vi: 'Không đọc được dạng nội dung này. Gửi JSON (application/json), hoặc tệp bằng biểu mẫu (multipart/form-data).',
    en: 'This kind of content is not read. Send JSON (application/json), or a file as a form (multipart/form-data).',
  },
  TOO_MANY: {
    status: 429,
    vi: 'Gửi quá nhanh. Chờ một phút rồi thử lại.',
    en: 'Too many requests. Wait a minute and try again.',
  },
  CROSS_SITE: {
    status: 403,
    vi: 'Yêu cầu đến từ trang khác nên bị từ chối. Mở Chỉ Đạo trực tiếp rồi làm lại.',
    en: 'The request came from another site and was refused. Open Chỉ Đạo itself and try again.',
  },
  BUSY: {
    status: 503,
    vi: 'Máy chủ đang bận hoặc đang khởi động. Thử lại sau ít giây.',
    en: 'The server is busy or starting. Try again in a few seconds.',
  },
  DISK_FULL: {
    status: 507,
    vi: 'Ổ đĩa của máy chủ đã đầy nên chưa lưu được; nội dung đã nhập vẫn còn. Báo quản trị giải phóng chỗ rồi gửi lại.',
    en: 'The disk of the server is full and nothing was saved; what was typed is kept. Ask the administrator to free some space, then send it again.',
  },
  UNEXPECTED: {
    status: 500,
    vi: 'Có sự cố ở máy chủ; nội dung đã nhập vẫn còn. Thử lại, nếu còn gặp thì báo quản trị kèm mã yêu cầu.',
    en: 'Something went wrong on the server; what was typed is kept. Try again, and report the request id if it persists.',
  },
});

import { z } from 'zod';
import {
  byId,
  DayText,
  endpoint,
  errorTable,
  Id,
  Instant,
  ListQuery,
  page,
} from '../platform/contract.ts';
import { Right } from './right-contract.ts';
import { UnitRef } from './session-contract.ts';

/** A key for another program (khoá API), as people see it: never the key itself. */
export const Token = z.object({
  id: Id,
  name: z.string(),
  /** Its first letters. */
  prefix: z.string(),
  person: z.string(),
  post: z.object({ id: Id, title: z.string() }),
  unit: UnitRef,
  rights: z.array(Right),
  createdAt: Instant,
  lastDay: DayText,
  usedAt: Instant.nullable(),
  usedFrom: z.string().nullable(),
  state: z.enum(['live', 'over', 'revoked', 'postless']),
});
export type Token = z.infer<typeof Token>;

/** What a key of the post that acts now may be given. */
export const TokenOffer = z.object({
  rights: z.array(Right),
  /** What remains for a unit below the one that the post answers for. */
  narrowRights: z.array(Right),
  groups: z.array(z.object({ key: z.enum(['read', 'report', 'enter']), rights: z.array(Right) })),
  unit: UnitRef,
  latestDay: DayText,
});
export type TokenOffer = z.infer<typeof TokenOffer>;

export const listMyTokens = endpoint({
  method: 'GET',
  path: '/api/tokens',
  /** No offer where the post is held by delegation, or keys are switched off. */
  reply: z.object({ tokens: z.array(Token), offer: TokenOffer.nullable() }),
  summary: 'My keys for other programs, and what a new one may be given',
});
export const createToken = endpoint({
  method: 'POST',
  path: '/api/tokens',
  body: z.object({
    name: z.string().trim().min(2).max(100),
    rights: z.array(Right).min(1).max(200),
    /** The unit that it stands for; null: all that the post answers for. */
    unitId: Id.nullable().default(null),
    lastDay: DayText,
  }),
  /** `secret` is shown here and never again. */
  reply: z.object({ token: Token, secret: z.string() }),
  act: 'create_token',
  summary: 'Make a key for another program',
});
export const revokeToken = endpoint({
  method: 'POST',
  path: '/api/tokens/:id/revoke',
  params: byId,
  reply: Token,
  act: 'revoke_token',
  summary: 'Revoke a key at once: one of mine, or one of the authority as its administrator',
});
/** Newest first where nothing is asked. */
export const TOKEN_SORTS = ['lastDay', '-lastDay', 'used', '-used', 'name', '-name'] as const;
export type TokenSort = (typeof TOKEN_SORTS)[number];
export const listAllTokens = endpoint({
  method: 'GET',
  path: '/api/tokens/all',
  query: ListQuery.omit({ asOf: true }).extend({
    sort: z.enum(TOKEN_SORTS).optional(),
    live: z.stringbool().optional(),
  }),
  reply: page(Token),
  summary: 'Keys of everybody in the authority, newest first',
});
export const exportTokens = endpoint({
  method: 'GET',
  path: '/api/tokens/export',
  summary: 'Keys of everybody in the authority as CSV',
});

export const tokenErrors = errorTable({
  TOKEN_REFUSED: {
    status: 401,
    vi: 'Khoá API không còn dùng được: sai, đã thu hồi, hết hạn, hoặc người giữ khoá không còn chức vụ đó. Tạo khoá mới ở trang Tài khoản.',
    en: 'The API key is of no use: wrong, revoked, over, or its holder has left the post. Make a new one on the account page.',
  },
  TOKEN_NOT_HERE: {
    status: 403,
    vi: 'Khoá API không được dùng ở đây. Đăng nhập bằng tài khoản để làm việc này.',
    en: 'An API key cannot be used here. Sign in to do this.',
  },
  TOKEN_BY_DELEGATION: {
    status: 403,
    vi: 'Đang làm việc trong chức vụ được ủy quyền nên không tạo được khoá. Chuyển về chức vụ của mình rồi tạo.',
    en: 'No key can be made in a post held by delegation. Switch to a post of your own first.',
  },
  TOKENS_OFF: {
    status: 403,
    vi: 'Hệ thống này không cho tạo khoá API. Hỏi quản trị nếu cần nối phần mềm khác.',
    en: 'This installation makes no API keys. Ask its administrator about connecting other software.',
  },
  TOKENS_MANY: {
    status: 422,
    vi: 'Đã có {count} khoá đang dùng. Thu hồi khoá không cần nữa rồi tạo.',
    en: 'There are {count} live keys. Revoke one that is not needed first.',
  },
  TOKEN_RIGHTS: {
    status: 422,
    vi: 'Khoá không nhận được quyền {right} với chức vụ và đơn vị đã chọn. Bỏ quyền đó, hoặc chọn đơn vị của chức vụ.',
    en: 'A key cannot hold the right {right} for this post and unit. Leave it out, or choose the unit of the post.',
  },
  TOKEN_UNIT: {
    status: 422,
    vi: 'Đơn vị này nằm ngoài phạm vi của chức vụ. Chọn đơn vị khác.',
    en: 'That unit is outside the jurisdiction of the post. Choose another.',
  },
  TOKEN_END: {
    status: 422,
    vi: 'Ngày hết hạn phải từ hôm nay đến {latest}. Chọn lại ngày.',
    en: 'The last day must be from today to {latest}. Choose another.',
  },
  TOKEN_SHOWN: {
    status: 409,
    vi: 'Khoá đã được tạo và chỉ hiện một lần. Nếu chưa chép lại, thu hồi khoá đó rồi tạo khoá khác.',
    en: 'The key was made already and is shown once only. If it was not copied, revoke it and make another.',
  },
});

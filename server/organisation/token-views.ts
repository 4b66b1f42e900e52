import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { addDays, asDay, type Day, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import { Id } from '../platform/contract.ts';
import type { Actor } from './actor.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import { requireMay } from './require-may.ts';
import { may, type Thing } from './rules/may.ts';
import { exportedCell } from './rules/sheet-cell.ts';
import { narrowRights, TOKEN_GROUPS, tokenRights } from './rules/token-scope.ts';
import { type TokenRecord, tokensOf, tokensOfAuthority } from './store/token-store.ts';
import { unitRefs } from './store/unit-store.ts';
import type { listAllTokens, Token, TokenOffer } from './token-contract.ts';

type Seen = Pick<Platform, 'db' | 'clock'>;
const PAGE = 200;

/** One's own keys, and what a new one of the acting post may be given. */
export async function viewMyTokens(
  platform: Seen,
  actor: Actor,
  longestDays: number,
): Promise<{ tokens: Token[]; offer: TokenOffer | null }> {
  const today = dayInVietnam(platform.clock());
  const found = await tokensOf(platform.db, actor.accountId, today);
  const tokens = found.map((token) => shapeToken(token, today));
  return { tokens, offer: await offerTo(platform, actor, longestDays) };
}

/** Null where keys are switched off, or the post is somebody else's. */
async function offerTo(
  platform: Seen,
  actor: Actor,
  longestDays: number,
): Promise<TokenOffer | null> {
  const mayMake = may(actor, 'token.manage', ownPost(actor)).allowed;
  if (longestDays === 0 || isLent(actor) || !mayMake) return null;
  const rights = tokenRights(actor.role);
  const units = await unitRefs(platform.db, [actor.jurisdictionUnitId]);
  const unit = units.get(actor.jurisdictionUnitId);
  if (!unit) return null;
  const names = ['read', 'report', 'enter'] as const;
  const groups = names.map((key) => ({ key, rights: rights.filter(TOKEN_GROUPS[key]) }));
  return {
    rights,
    narrowRights: narrowRights(actor.role, actor.wholeAuthority),
    groups: groups.filter((group) => group.rights.length > 0),
    unit,
    latestDay: addDays(dayInVietnam(platform.clock()), longestDays),
  };
}

/** Whether somebody works with powers that are not their own: what they make must not outlive those. */
export function isLent(actor: Actor): boolean {
  return Boolean(actor.only || actor.via?.startsWith('delegation:'));
}

/** The post itself, as rights see it. */
export function ownPost(actor: Actor): Thing {
  return { authorityId: actor.authorityId, unitId: actor.jurisdictionUnitId };
}

/** Keys of everybody in the authority. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewAllTokens(
  platform: Seen & Pick<Platform, 'db'>,
  actor: Actor,
  query: z.output<(typeof listAllTokens)['query']>,
): Promise<z.input<(typeof listAllTokens)['reply']>> {
  // Named without a unit: who may revoke keys of the own unit does not see those of everybody.
  requireMay(actor, 'token.manage', { authorityId: actor.authorityId });
  const today = dayInVietnam(platform.clock());
  const after = fromPageKey(query.after, z.tuple([z.string(), Id]));
  const { q, live, sort, limit } = query;
  const search = { q, live, sort, after, limit };
  const { found, total } = await tokensOfAuthority(platform.db, actor.authorityId, today, search);
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    rows: found.map((token) => shapeToken(token, today)),
    next: last ? toPageKey([last.key, last.id]) : null,
    total,
  };
}

const HEAD = [
  ...['Tên khoá', 'Bắt đầu bằng', 'Người giữ', 'Chức vụ', 'Đơn vị', 'Quyền', 'Tạo ngày'],
  ...['Hết hạn', 'Dùng gần nhất', 'Từ địa chỉ', 'Trạng thái'],
];
const STATE_NAMES: Readonly<Record<Token['state'], string>> = {
  live: 'Đang dùng',
  over: 'Hết hạn',
  revoked: 'Đã thu hồi',
  postless: 'Người giữ thôi chức vụ',
};

/** Keys of everybody in the authority as CSV. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function tokensAsCsv(platform: Seen, actor: Actor): Promise<string> {
  const lines = [HEAD];
  let after: string | undefined;
  do {
    const page = await viewAllTokens(platform, actor, { limit: PAGE, after });
    lines.push(...page.rows.map(lineOf));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return stringify(lines, { bom: true, record_delimiter: 'windows' });
}

function lineOf(token: Token): string[] {
  const onDay = (instant: string | null) =>
    instant === null ? '' : formatDay(dayInVietnam(new Date(instant)));
  return [
    ...[token.name, token.prefix, token.person, token.post.title, token.unit.name],
    ...[token.rights.join(' '), onDay(token.createdAt), formatDay(asDay(token.lastDay))],
    ...[onDay(token.usedAt), token.usedFrom ?? '', STATE_NAMES[token.state]],
  ].map(exportedCell);
}

export function shapeToken(token: TokenRecord, today: Day): Token {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    person: token.person,
    post: { id: token.post_id, title: token.post_title },
    unit: { id: token.unit_id, name: token.unit_name, shortName: token.unit_short_name },
    rights: [...token.rights],
    createdAt: token.created_at.toISOString(),
    lastDay: token.last_day,
    usedAt: token.used_at?.toISOString() ?? null,
    usedFrom: token.used_from,
    state: stateOf(token, today),
  };
}

function stateOf(token: TokenRecord, today: Day): Token['state'] {
  if (token.revoked_at !== null) return 'revoked';
  if (token.last_day < today) return 'over';
  return token.is_held ? 'live' : 'postless';
}

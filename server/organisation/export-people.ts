import { stringify } from 'csv-stringify/sync';
import { asDay, dayInVietnam, formatDay } from '../calendar/rules/day.ts';
import type { Platform } from '../platform/act.ts';
import type { Actor } from './actor.ts';
import { type PeopleQuery, type PostQuery, viewPeople, viewPosts } from './people-views.ts';
import { requireMay } from './require-may.ts';
import { reachesInWords } from './rules/explain-sight.ts';
import { KIND_NAMES, type PersonInPost, peopleRows, ROLE_NAMES } from './rules/people-sheet.ts';
import { RIGHT_WORDS, thingOf } from './rules/right-words.ts';
import { RIGHTS } from './rules/rights.ts';
import { exportedCell } from './rules/sheet-cell.ts';
import { ROLES } from './session-contract.ts';
import { peopleToExport, unitNames } from './store/people-export.ts';

const PAGE = 200;

/** The people of a list with their posts as CSV, which imports back unchanged. @throws Refusal NOT_FOUND */
export async function peopleSheet(
  platform: Platform,
  actor: Actor,
  query: PeopleQuery,
): Promise<string> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { after: _given, ...filter } = query;
    const page = await viewPeople(platform, actor, {
      ...filter,
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  const day = query.asOf === undefined ? dayInVietnam(platform.clock()) : asDay(query.asOf);
  const found = await peopleToExport(platform.db, actor.authorityId, ids, day);
  const names = await unitNames(platform.db, actor.authorityId, day);
  const nameOf = (id: string) => names.get(id) ?? '';
  const people = found.map(({ fullName, post }): PersonInPost => {
    if (!post) return { fullName, post: null };
    const { unitId, jurisdictionUnitId, ...rest } = post;
    const reach = jurisdictionUnitId === unitId ? '' : nameOf(jurisdictionUnitId);
    return { fullName, post: { ...rest, unit: nameOf(unitId), reach } };
  });
  return asCsv(peopleRows(people));
}

/** Who holds what, a line a post, as CSV. @throws Refusal NOT_FOUND */
export async function postsSheet(
  platform: Platform,
  actor: Actor,
  query: PostQuery,
): Promise<string> {
  const lines: string[][] = [
    ['Đơn vị', 'Chức vụ', 'Vai', 'Phạm vi', 'Người giữ', 'Hình thức', 'Từ ngày', 'Đến ngày'],
  ];
  let after: string | undefined;
  do {
    const { after: _given, ...filter } = query;
    const page = await viewPosts(platform, actor, {
      ...filter,
      limit: PAGE,
      ...(after ? { after } : {}),
    });
    for (const { unit, title, role, jurisdiction, holders } of page.rows) {
      const post = [unit.name, title, ROLE_NAMES[role].vi, jurisdiction.name];
      if (holders.length === 0) lines.push([...post, '', '', '', '']);
      for (const { person, kind, from, to } of holders) {
        const until = to === null ? '' : formatDay(asDay(to));
        lines.push([...post, person.name, KIND_NAMES[kind].vi, formatDay(asDay(from)), until]);
      }
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return asCsv(lines);
}

/** The grid of rights by which the server decides, a line a right. @throws Refusal NOT_FOUND */
export function rightsSheet(actor: Actor): string {
  requireMay(actor, 'unit.read', { authorityId: actor.authorityId });
  const head = ['Nhóm', 'Quyền', ...ROLES.map((role) => ROLE_NAMES[role].vi)];
  const lines = RIGHTS.map((right) => [
    ...[thingOf(right).vi, RIGHT_WORDS[right].vi],
    ...ROLES.map((role) => reachesInWords(role, right)?.vi ?? ''),
  ]);
  return asCsv([head, ...lines]);
}

/** UTF-8 with a mark, for Excel; no cell is taken for a formula. */
function asCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(exportedCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}

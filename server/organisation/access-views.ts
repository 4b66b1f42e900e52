import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { asDay, endOfDayInVietnam, startOfDayInVietnam } from '../calendar/rules/day.ts';
import { type Platform, perform } from '../platform/act.ts';
import { Id, Instant } from '../platform/contract.ts';
import type { AccessRow, listAccess } from './access-contract.ts';
import type { Actor } from './actor.ts';
import { fromPageKey, toPageKey } from './page-key.ts';
import { requireMay } from './require-may.ts';
import { may } from './rules/may.ts';
import { exportedCell } from './rules/sheet-cell.ts';
import {
  type AccessFilter,
  countReadings,
  monthsKept,
  pageOfReadings,
  saveMonthsKept,
} from './store/access-store.ts';
import { subjectTitles } from './subject-titles.ts';

type Query = z.output<typeof listAccess.query>;
const Key = z.tuple([Instant, Id]);
/** The most lines of one file. */
const MOST_EXPORTED = 50_000;

/** Who read what is restricted in the post's authority, newest first. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function viewAccess(
  { db }: Pick<Platform, 'db'>,
  actor: Actor,
  query: Query,
): Promise<z.input<typeof listAccess.reply>> {
  const { authorityId } = actor;
  requireMay(actor, 'access.read', { authorityId });
  const filter = filterOf(authorityId, query);
  const after = fromPageKey(query.after, Key);
  const place = after && { at: new Date(after[0]), id: after[1] };
  const [found, total, keepMonths] = await Promise.all([
    pageOfReadings(db, filter, place, query.limit + 1),
    countReadings(db, filter),
    monthsKept(db, authorityId),
  ]);
  const shown = found.slice(0, query.limit);
  const titles = await subjectTitles(
    db,
    authorityId,
    shown.flatMap(({ subject_kind, subject_id }) =>
      subject_kind && subject_id ? [{ subjectKind: subject_kind, subjectId: subject_id }] : [],
    ),
  );
  const last = shown.at(-1);
  return {
    rows: shown.map((row): AccessRow => {
      const { id, kind, what, address } = row;
      return {
        ...{ id, kind, what, place: address, at: row.at.toISOString() },
        ...{ person: row.person ?? '', post: row.post ?? '', unit: row.unit ?? '' },
        via:
          (['delegation', 'acting', 'token'] as const).find((each) =>
            row.via?.startsWith(`${each}:`),
          ) ?? null,
        subject: titles.get(`${row.subject_kind}/${row.subject_id}`) ?? null,
      };
    }),
    next: found.length > shown.length && last ? toPageKey([last.at.toISOString(), last.id]) : null,
    total,
    keepMonths,
    mayKeep: may(actor, 'account.manage', { authorityId }).allowed,
  };
}

function filterOf(authorityId: string, query: Query): AccessFilter {
  const lastDay = [query.to, query.asOf].filter((day) => day !== undefined).sort()[0];
  return {
    authorityId,
    words: accentFree(query.q ?? '')
      .split(' ')
      .filter(Boolean),
    ...{ kind: query.kind ?? null, personId: query.personId ?? null },
    from: query.from === undefined ? null : startOfDayInVietnam(asDay(query.from)),
    until: lastDay === undefined ? null : endOfDayInVietnam(asDay(lastDay)),
  };
}

/** The same as CSV, at most {@link MOST_EXPORTED} lines. */
export async function accessSheet(
  platform: Pick<Platform, 'db'>,
  actor: Actor,
  query: Query,
): Promise<string> {
  const lines: string[][] = [
    ['Lúc', 'Người', 'Chức vụ', 'Đơn vị', 'Thay', 'Loại', 'Đã xem', 'Lọc', 'Nơi'],
  ];
  let after = query.after;
  do {
    const page = await viewAccess(platform, actor, {
      ...query,
      limit: 200,
      ...(after ? { after } : {}),
    });
    for (const row of page.rows) {
      lines.push([
        ...[row.at, row.person, row.post, row.unit, row.via ?? '', row.kind],
        ...[row.subject ?? '', row.what ?? '', row.place ?? ''],
      ]);
    }
    after = page.next ?? undefined;
  } while (after !== undefined && lines.length < MOST_EXPORTED);
  const cells = lines.map((line) => line.map(exportedCell));
  return stringify(cells, { bom: true, record_delimiter: 'windows' });
}

/** For how many months readings are kept. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function chooseMonthsKept(
  platform: Platform,
  actor: Actor,
  months: number,
  key: string | null,
): Promise<{ keepMonths: number }> {
  const { authorityId } = actor;
  requireMay(actor, 'account.manage', { authorityId });
  const request = { name: 'keep_access_log', authorityId, author: actor, key };
  return perform(platform, request, async ({ tx, journal }) => {
    const before = await monthsKept(tx, authorityId);
    await saveMonthsKept(tx, authorityId, months);
    await journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: { accessMonths: before }, after: { accessMonths: months } },
    });
    return { keepMonths: months };
  });
}

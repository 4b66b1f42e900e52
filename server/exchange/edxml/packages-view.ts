import { z } from 'zod';
import { asDay, isDay } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import { fromPageKey, toPageKey } from '../../organisation/page-key.ts';
import { unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { Id } from '../../platform/contract.ts';
import type { ExportedList } from '../../tasks/export-view.ts';
import { everyPage, listSheet } from '../../tasks/list-sheet.ts';
import type { exportPackages as exportEndpoint, listPackages, PackageRow } from './contract.ts';
import { requireEdxml } from './edxml-desk.ts';
import { KIND_WORDS, PRIORITY_WORDS, STEERING_WORDS } from './rules/edxml-codes.ts';
import { STATE_WORDS } from './rules/state-words.ts';
import { countPackages, type ListedPackage, pageOfPackages } from './store/package-list.ts';

type Query = z.output<(typeof listPackages)['query']>;
const PlaceKey = z.tuple([z.string().max(80), Id]);

/** Packages received and sent by the authority, the newest first unless asked otherwise. */
export async function packagesView(
  { db }: Platform,
  actor: Actor,
  { after, limit, sort = '-at', ...filter }: Query,
): Promise<z.output<(typeof listPackages)['reply']>> {
  requireEdxml(actor, 'edxml.read');
  const { authorityId } = actor;
  const place = fromPageKey(after, PlaceKey);
  const from = place && { key: place[0], id: place[1] };
  const found = await pageOfPackages(db, authorityId, filter, sort, from, limit + 1);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const units = await unitRefs(
    db,
    shown.map(({ unitId }) => unitId),
  );
  return {
    rows: shown.map((row) => packageRow(row, units.get(row.unitId))),
    next: found.length > limit && last ? toPageKey([last.key, last.id]) : null,
    total: await countPackages(db, authorityId, filter),
  };
}

/** A line as it is shown. */
export function packageRow(
  row: Omit<ListedPackage, 'key'>,
  unit: PackageRow['unit'] | undefined,
): PackageRow {
  return {
    ...{ id: row.id, way: row.way, kind: row.kind, state: row.state, number: row.number },
    ...{ issuedOn: row.issuedOn, subject: row.subject, steering: row.steering },
    ...{ priority: row.priority, dueOn: row.dueOn, faults: row.faults },
    partner: { code: row.partnerCode, name: row.partnerName },
    unit: unit ?? { id: row.unitId, name: '', shortName: null },
    at: row.at.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
  };
}

/** The list as it is filtered, as a sheet. @throws Refusal TOO_MANY_ROWS */
export async function exportPackages(
  platform: Platform,
  actor: Actor,
  { format, ...query }: z.output<(typeof exportEndpoint)['query']>,
): Promise<ExportedList> {
  const rows = await everyPage((after, limit) =>
    packagesView(platform, actor, { ...query, after, limit }),
  );
  return listSheet(format, {
    name: 'goi-tin-edxml',
    title: 'Gói tin edXML',
    heads: [
      ...[['Chiều', 8] as const, ['Số, ký hiệu', 20] as const, ['Ngày', 12] as const],
      ...[
        ['Trích yếu', 50] as const,
        ['Nơi gửi, nhận', 30] as const,
        ['Mã định danh', 18] as const,
      ],
      ...[['Đơn vị', 30] as const, ['Loại gói', 14] as const, ['Chỉ đạo', 26] as const],
      ...[['Độ khẩn', 14] as const, ['Hạn trả lời', 12] as const, ['Trạng thái', 18] as const],
      ...[['Lúc', 18] as const, ['Trục chuyển lúc', 18] as const, ['Điểm cần xem', 12] as const],
    ],
    lines: rows.map((row) => [
      ...[row.way === 'in' ? 'Đến' : 'Đi', row.number, { day: row.issuedOn }, row.subject],
      ...[row.partner.name ?? '', row.partner.code, row.unit.name, KIND_WORDS[row.kind].vi],
      ...[STEERING_WORDS[row.steering].vi, PRIORITY_WORDS[row.priority].vi, { day: row.dueOn }],
      ...[STATE_WORDS[row.state].vi, row.at, row.acknowledgedAt, row.faults],
    ]),
  });
}

/** A day as it travels; null for none. */
export function dayOrNull(text: string | null): ReturnType<typeof asDay> | null {
  return text !== null && isDay(text) ? asDay(text) : null;
}

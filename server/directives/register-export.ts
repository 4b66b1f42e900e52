import { stringify } from 'csv-stringify/sync';
import { formatDay, isDay } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { DirectiveRow } from './contract.ts';
import { type RegisterQuery, registerView } from './register-view.ts';
import { csvCell } from './rules/csv-cell.ts';

const HEAD = [
  'Số, ký hiệu',
  'Ngày ban hành',
  'Loại',
  'Cơ quan ban hành',
  'Người ký',
  'Trích yếu',
  'Bản',
  'Nhiệm vụ đang mở',
  'Tổng nhiệm vụ',
];
const PAGE = 200;

/** The register as CSV with the same filters and order as on the screen, opened by Excel as UTF-8. */
export async function registerCsv(
  platform: Platform,
  actor: Actor,
  query: Omit<RegisterQuery, 'limit' | 'after'>,
): Promise<string> {
  const lines: string[][] = [HEAD];
  let after: string | undefined;
  do {
    const page = await registerView(platform, actor, { ...query, limit: PAGE, after });
    lines.push(...page.rows.map(lineOf));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return stringify(lines, { bom: true, record_delimiter: 'windows' });
}

function lineOf(row: DirectiveRow): string[] {
  const day = row.issuedOn !== null && isDay(row.issuedOn) ? formatDay(row.issuedOn) : null;
  return [
    row.number,
    day,
    row.type,
    row.issuer,
    row.signer,
    row.title,
    row.edition,
    row.openTasks,
    row.secretCount ?? row.totalTasks,
  ].map(csvCell);
}

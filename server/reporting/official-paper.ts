import { asDay, formatDay, isDay } from '../calendar/rules/day.ts';
import { formatNumber } from '../calendar/rules/numbers.ts';
import type { Actor } from '../organisation/actor.ts';
import { issuingBody } from '../papers/issuing-body.ts';
import type { Paper, PaperColumn, PaperRow } from '../papers/paper.ts';
import type { Platform } from '../platform/act.ts';
import type { OfficialQuery, OfficialRow, OfficialTable } from './official-contract.ts';
import { officialView } from './official-view.ts';
import { printNumber } from './rules/print-number.ts';

/** The yearly table as an official document. @throws Refusal as {@link officialView} */
export async function officialPaper(
  platform: Platform,
  actor: Actor,
  query: OfficialQuery,
): Promise<Paper> {
  const table = await officialView(platform, actor, query);
  const body = await issuingBody(platform.db, table.unit.id, asDay(table.cutOff));
  return composeOfficial(table, body, query.year);
}

/** Composes the table: a sentence with the whole, then the table across the page as an annex. */
export function composeOfficial(
  table: OfficialTable,
  body: Pick<Paper, 'organ' | 'place' | 'signer'>,
  year: number,
): Paper {
  const { total, from, cutOff, rounding, by, unit } = table;
  const { figures } = total;
  const name = by === 'unit' ? 'Đơn vị' : 'Lĩnh vực';
  return {
    ...{ type: 'BC', number: null, day: null, year, ...body },
    subject: `Tổng hợp kết quả thực hiện nhiệm vụ được giao năm ${year}`,
    ...{ to: [], bases: [], decider: null },
    body: [
      {
        kind: 'paragraph',
        words: `${unit.name} tổng hợp kết quả thực hiện nhiệm vụ được giao từ ngày ${day(from)}, số liệu chốt đến hết ngày ${day(cutOff)}:`,
      },
      {
        kind: 'item',
        words: `Tổng số nhiệm vụ: ${number(figures.total)}, gồm ${number(figures.done)} đã hoàn thành và ${number(figures.open)} chưa hoàn thành.`,
      },
      {
        kind: 'item',
        words: `Đã hoàn thành: đúng hạn ${number(figures.doneOnTime)}, quá hạn ${number(figures.doneLate)} (trong đó ${number(figures.lateExcused)} do khách quan).`,
      },
      {
        kind: 'item',
        words: `Chưa hoàn thành: trong hạn ${number(figures.within)} (trong đó ${number(figures.undated)} không có thời hạn), quá hạn ${number(figures.overdue)} (trong đó ${number(figures.overdueExcused)} do khách quan).`,
      },
      { kind: 'item', words: sayRates(figures) },
      { kind: 'paragraph', words: [{ text: 'Chi tiết tại Phụ lục kèm theo.', italic: true }] },
    ],
    recipients: ['Lưu: VT'],
    annexes: [
      {
        title: `Kết quả thực hiện nhiệm vụ năm ${year} theo ${name.toLowerCase()}`,
        landscape: true,
        body: [
          {
            kind: 'table',
            table: {
              caption: null,
              note: `${rounding.rule.vi} Số trong ngoặc: tử số/mẫu số; KQ: trễ khách quan.`,
              columns: columnsOf(name),
              rows: [...table.rows.map((row, at) => line(row, String(at + 1))), line(total, '')],
            },
          },
        ],
      },
    ],
  };
}

function sayRates(figures: OfficialRow['figures']): string {
  const { completionOfDue, overdueOfDue, onTimeOfDone, onTimeOfDoneFirst } = figures;
  return [
    `Tỷ lệ hoàn thành nhiệm vụ đến hạn: ${rate(completionOfDue)}`,
    `tỷ lệ quá hạn: ${rate(overdueOfDue)}`,
    `tỷ lệ đúng hạn trên số đã hoàn thành: ${rate(onTimeOfDone)}`,
    `theo thời hạn giao lần đầu: ${rate(onTimeOfDoneFirst)}.`,
  ].join('; ');
}

function columnsOf(name: string): PaperColumn[] {
  const count = (head: string, width: number, group?: string): PaperColumn => ({
    ...{ head, width, align: 'right' },
    ...(group === undefined ? {} : { group }),
  });
  return [
    { head: 'TT', width: 4, align: 'centre' },
    { head: name, width: 22, align: 'left' },
    count('Tổng số', 6),
    ...[
      ...[count('Cộng', 6, 'Đã hoàn thành'), count('Đúng hạn', 6, 'Đã hoàn thành')],
      count('Quá hạn (KQ)', 7, 'Đã hoàn thành'),
    ],
    ...[
      ...[count('Cộng', 6, 'Chưa hoàn thành'), count('Trong hạn', 6, 'Chưa hoàn thành')],
      count('Quá hạn (KQ)', 7, 'Chưa hoàn thành'),
    ],
    ...[
      ...[count('Hoàn thành', 10, 'Tỷ lệ (%)'), count('Đúng hạn', 10, 'Tỷ lệ (%)')],
      count('Đúng hạn, hạn đầu', 10, 'Tỷ lệ (%)'),
    ],
  ];
}

function line({ kind, name, figures }: OfficialRow, ordinal: string): PaperRow {
  const late = (count: number, excused: number) =>
    excused === 0 ? number(count) : `${number(count)} (${number(excused)})`;
  return {
    cells: [
      ...[ordinal, name, number(figures.total)],
      ...[number(figures.done), number(figures.doneOnTime)],
      late(figures.doneLate, figures.lateExcused),
      ...[number(figures.open), number(figures.within)],
      late(figures.overdue, figures.overdueExcused),
      ...[figures.completionOfDue, figures.onTimeOfDone, figures.onTimeOfDoneFirst].map(rate),
    ],
    ...(kind === 'total' ? { strong: true } : {}),
  };
}

/** `98,62 (16.051/16.274)`; a dash where there is nothing to divide by. */
function rate({ numerator, denominator, percent }: OfficialRow['figures']['completion']): string {
  if (percent === null) return '–';
  return `${twoDigits(percent)} (${number(numerator)}/${number(denominator)})`;
}

/** Both digits stay, also where they are zeros: `75,50`. */
function twoDigits(percent: string): string {
  const [whole = '0', decimals = '00'] = percent.split('.');
  return `${printNumber(whole)},${decimals}`;
}

function number(value: number): string {
  return formatNumber(value);
}

function day(text: string): string {
  return isDay(text) ? formatDay(text) : text;
}

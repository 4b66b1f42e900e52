import writeXlsxFile from 'write-excel-file/node';
import type { Actor } from '../organisation/actor.ts';
import { exportedCell } from '../organisation/rules/sheet-cell.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { ExportedList } from '../tasks/export-view.ts';
import type { Comparison } from './compare-contract.ts';
import { compareSnapshots } from './rules/compare-reports.ts';
import { printNumber } from './rules/print-number.ts';
import { seenSubmission } from './submission-sight.ts';
import { snapshotOf } from './submission-snapshot.ts';

/** Two reports that the post may see, field by field. @throws Refusal NOT_ALLOWED, NOT_FOUND */
export async function compareReportsView(
  platform: Platform,
  actor: Actor,
  ids: { readonly a: string; readonly b: string },
): Promise<Comparison> {
  const { db } = platform;
  const [{ record: a }, { record: b }] = await Promise.all([
    seenSubmission(platform, actor, ids.a),
    seenSubmission(platform, actor, ids.b),
  ]);
  const [ofA, ofB] = await Promise.all([snapshotOf(db, a), snapshotOf(db, b)]);
  const units = await unitRefs(db, [a.unitId, b.unitId]);
  const headOf = ({ id, unitId, frame, number, state }: typeof a) => ({
    ...{ id, number, state, report: frame.report, period: frame.period, cutOff: frame.cutOff },
    unit: units.get(unitId) ?? { id: unitId, name: frame.organ.name, shortName: null },
  });
  return { a: headOf(a), b: headOf(b), sections: compareSnapshots(ofA, ofB) };
}

/** The comparison as a workbook: figures on one sheet, words and lists on others. */
export async function exportComparison(
  platform: Platform,
  actor: Actor,
  ids: { readonly a: string; readonly b: string },
): Promise<ExportedList> {
  const { a, b, sections } = await compareReportsView(platform, actor, ids);
  const [nameA, nameB] = [a, b].map(({ unit, period }) => `${unit.name}, ${period.vi}`);
  const figures = sections.flatMap(({ title, figures: all }) =>
    all.map(({ label, measure, period, cumulative }) => [
      ...[title, label.vi, measure.vi],
      ...[period, cumulative].flatMap((side) =>
        [side.a, side.b, side.difference].map((text) => printNumber(text)),
      ),
    ]),
  );
  const words = sections.flatMap(({ title, words: runs }) =>
    runs
      .filter(({ kind }) => kind !== 'same')
      .map(({ kind, text }) => [title, kind === 'added' ? 'Thêm' : 'Bỏ', text.trim()]),
  );
  const lines = sections.flatMap(({ tables }) =>
    tables.flatMap(({ label, rows }) =>
      rows.map(({ kind, a: was, b: is }) => [
        ...[label.vi, KIND_WORDS[kind], (was ?? []).join(' | '), (is ?? []).join(' | ')],
      ]),
    ),
  );
  const heads = {
    figures: [
      ...['Mục', 'Nội dung', 'Đơn vị tính'],
      ...[`Kỳ: ${nameA}`, `Kỳ: ${nameB}`, 'Kỳ: chênh'],
      ...[`Luỹ kế: ${nameA}`, `Luỹ kế: ${nameB}`, 'Luỹ kế: chênh'],
    ],
    words: ['Mục', 'Thay đổi', 'Lời văn'],
    lines: ['Danh sách', 'Thay đổi', nameA ?? '', nameB ?? ''],
  };
  const bytes = await writeXlsxFile([
    sheetOf('Số liệu', heads.figures, figures),
    sheetOf('Lời văn', heads.words, words),
    sheetOf('Danh sách', heads.lines, lines),
  ]).toBuffer();
  return {
    name: `so-sanh-bao-cao-${a.cutOff}-${b.cutOff}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes,
  };
}

const KIND_WORDS = { added: 'Thêm', removed: 'Bỏ', changed: 'Khác' } as const;

function sheetOf(sheet: string, heads: readonly string[], lines: readonly (readonly string[])[]) {
  const head = heads.map((value) => ({
    value: exportedCell(value),
    fontWeight: 'bold' as const,
    wrap: true,
  }));
  const body = lines.map((line) =>
    line.map((value) => ({ type: String, value: exportedCell(value), wrap: true })),
  );
  return {
    ...{ sheet, data: [head, ...body], orientation: 'landscape' as const },
    columns: heads.map((_, at) => ({ width: at < 2 ? 30 : 24 })),
  };
}

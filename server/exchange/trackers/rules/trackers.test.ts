import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { extractText } from '../../../../reader/inputs/index.ts';
import { asDay } from '../../../calendar/rules/day.ts';
import { fillSheet } from '../fill-sheet.ts';
import { matchLines, type OurTask } from './match-lines.ts';
import { standingOf, theirWord } from './their-status.ts';
import { guessHead, placesByHeads } from './tracker-columns.ts';
import { trackerLines } from './tracker-lines.ts';

const FORM = [
  ['VĂN PHÒNG CHÍNH PHỦ'],
  [],
  ['BIỂU THEO DÕI NHIỆM VỤ GIAO'],
  [
    ...['STT', 'Mã nhiệm vụ', 'Nội dung nhiệm vụ', 'Văn bản giao', 'Đơn vị\nchủ trì'],
    ...['Thời hạn hoàn thành', 'Tình trạng thực hiện', 'Tỷ lệ (%)', 'Kết quả', 'Nguyên nhân chậm'],
  ],
  ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
  ['I', '', 'Nhiệm vụ về viễn thông'],
  [
    ...['1', 'NV-07', 'Trang bị máy tính bảng cho hộ nghèo', '601/QĐ-BTTTT', 'Cục Viễn thông'],
    ...['31/12/2022', 'Chưa hoàn thành - quá hạn', '0,6', '', ''],
  ],
  [
    ...['2', 'NV-08', 'Ban hành kế hoạch chuyển đổi số', '', 'Cục Tin học hóa'],
    ...['Thường xuyên', 'Đã hoàn thành đúng hạn', '100%', 'QĐ 12', ''],
  ],
];

const task = (over: Partial<OurTask>): OurTask => ({
  ...{ id: '1', title: '', quote: '', numbers: [], unit: '', dueOn: null, percent: null },
  ...{ status: 'DTH_TRONG_HAN', finishedOn: null, result: '', ...over },
});

describe("a superior's tracker", () => {
  const head = guessHead(FORM);
  const lines = head ? trackerLines(FORM, head.headAt, head.places) : [];

  it('is understood by the heads of its columns, wherever they stand', () => {
    expect(head?.headAt).toBe(3);
    expect(head?.places).toEqual({
      ...{ code: 1, title: 2, document: 3, unit: 4, deadline: 5, status: 6, percent: 7 },
      ...{ result: 8, cause: 9 },
    });
    expect(lines.map(({ at, code, dueOn, percent }) => [at, code, dueOn, percent])).toEqual([
      [6, 'NV-07', '2022-12-31', 60],
      [7, 'NV-08', null, 100],
    ]);
    const moved = [...(FORM[3] ?? [])].reverse();
    const learnt = { code: 'Mã nhiệm vụ', title: 'Nội dung nhiệm vụ' };
    expect(placesByHeads(moved, learnt)).toEqual({ code: 8, title: 7 });
    expect(guessHead([['Kính gửi: các bộ'], ['Nội dung']])).toBeNull();
  });

  it.each([
    ['Đã hoàn thành đúng hạn', 'done'],
    ['Chưa hoàn thành, quá hạn', 'overdue'],
    ['Đang thực hiện (trong hạn)', 'open'],
    ['Chưa hoàn thành', 'open'],
    ['Thu hồi', 'stopped'],
    ['Xanh', null],
    ['', null],
  ])('says %s and means %s', (word, standing) => {
    expect(standingOf(word, {})).toBe(standing);
    expect(standingOf('Xanh', { xanh: 'done' })).toBe('done');
    expect(theirWord('done', ['Đỏ', 'Xanh'], { xanh: 'done' })).toBe('Xanh');
  });

  it('finds the tasks that it means, shows what differs, and asks where two come near', () => {
    const ours = [
      task({
        ...{ id: '7', title: 'Trang bị máy tính bảng', numbers: ['601/QĐ-BTTTT'] },
        ...{ quote: 'Cục Viễn thông trang bị máy tính bảng cho các hộ nghèo' },
        ...{ dueOn: asDay('2022-12-31'), status: 'HT_DUNG_HAN', percent: 100 },
      }),
      task({ id: '8', title: 'Ban hành kế hoạch chuyển đổi số năm 2022' }),
      task({ id: '9', title: 'Ban hành kế hoạch chuyển đổi số năm 2023' }),
    ];
    const [first, second] = matchLines(lines, ours, () => undefined, {});
    expect([first?.task?.id, first?.how]).toEqual(['7', 'alike']);
    expect(first?.differences.map(({ field, theirs, ours: own }) => [field, theirs, own])).toEqual([
      ['status', 'Chưa hoàn thành - quá hạn', 'HT_DUNG_HAN'],
      ['percent', '60', '100'],
    ]);
    expect([second?.task, second?.candidates.map((each) => each.task.id)]).toEqual([
      null,
      ['8', '9'],
    ]);
    const [, linked] = matchLines(
      lines,
      ours,
      ({ code }) => (code === 'NV-08' ? '9' : undefined),
      {},
    );
    expect([linked?.task?.id, linked?.how]).toEqual(['9', 'linked']);
  });

  it('never takes one task for two lines, and a link holds against any likeness', () => {
    const word = fc.constantFrom('mạng', 'xã', 'phủ', 'sóng', 'đề', 'án', 'lập', 'bản', 'đồ', 'số');
    const title = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const given = fc.record({
      lines: fc.array(title, { maxLength: 8 }),
      titles: fc.array(title, { maxLength: 8 }),
      link: fc.nat(7),
    });
    fc.assert(
      fc.property(given, ({ lines: wanted, titles, link }) => {
        const ours = titles.map((each, at) => task({ id: String(at + 1), title: each }));
        const theirs = wanted.map((each, at) => ({
          ...{ at, code: `c${at}`, title: each, document: '', unit: '', deadline: '', dueOn: null },
          ...{ status: '', percent: null, result: '', finishedOn: null, cause: '' },
        }));
        const linked = ours[link]?.id;
        const links = new Map(linked && theirs.length > 0 ? [['c0', linked]] : []);
        const found = matchLines(theirs, ours, ({ code }) => links.get(code ?? ''), {});
        const taken = found.flatMap((each) => (each.task ? [each.task.id] : []));
        expect(new Set(taken).size).toBe(taken.length);
        if (links.size > 0) expect(found[0]?.task?.id).toBe(linked);
        expect(found.map(({ line }) => line)).toEqual(theirs);
      }),
    );
  });

  it('is filled in without touching anything else of it', async () => {
    const sheets = [
      { sheet: 'Bìa', data: [[{ value: 'Bìa' }]] },
      {
        sheet: 'Biểu & số liệu',
        columns: FORM[3]?.map(() => ({ width: 17 })),
        data: FORM.map((row) =>
          row.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#ffeeaa' })),
        ),
      },
    ];
    const form = await writeWorkbook(sheets).toBuffer();
    const cells = [
      { at: 6, column: 6, value: 'Đã <hoàn thành> & "đúng hạn"' },
      { at: 6, column: 7, value: 100 },
      { at: 7, column: 10, value: 'ngoài biểu' },
      { at: 20, column: 27, value: '=1+1' },
    ];
    const filled = await fillSheet(form, 'Biểu & số liệu', cells);
    const rowsOf = async (bytes: Uint8Array) => (await extractText(bytes, 'x.xlsx')).sheets ?? [];
    const [before, after] = [await rowsOf(form), await rowsOf(filled)];
    expect(after[0]).toEqual(before[0]);
    const expected = (before[1]?.rows ?? []).map((row) => [...row]);
    for (const { at, column, value } of cells) {
      while (expected.length <= at) expected.push([]);
      const row = expected[at] ?? [];
      while (row.length <= column) row.push('');
      row[column] = String(value);
    }
    expect(after[1]?.rows).toEqual(expected);
    await expect(fillSheet(form, 'Không có', cells)).rejects.toThrow('no sheet');
  });
});

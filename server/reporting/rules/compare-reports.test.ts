import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts, FactTable, Figure } from '../facts-contract.ts';
import { compareSnapshots, difference } from './compare-reports.ts';
import type { ReportSnapshot } from './report-snapshot.ts';

const label = (vi: string) => ({ vi, en: vi });

function figure(key: string, period: string | null): Figure {
  return {
    ...{ key, label: label(key), measure: label('nhiệm vụ'), nature: 'flow', target: null },
    ...{ period, cumulative: period, lastYear: null, estimate: null, fraction: null },
    ...{ opens: null, opensCumulative: null },
  };
}

function table(rows: readonly (readonly [id: string, title: string])[]): FactTable {
  return {
    ...{ key: 'tasks.open_overdue.list', label: label('Quá hạn'), total: rows.length },
    columns: [{ key: 'title', label: label('Nhiệm vụ'), align: 'left' }],
    rows: rows.map(([id, title]) => ({ kind: 'task', id, cells: [title], opens: `/tasks/${id}` })),
  };
}

function report(
  words: string,
  figures: readonly Figure[],
  rows: readonly (readonly [string, string])[],
  outline = [{ key: 'results', title: 'Kết quả' }],
): ReportSnapshot {
  const facts: Facts = {
    ...{ day: '2026-11-14', from: '2026-10-15', to: '2026-11-14' },
    sections: [{ heading: 'results', figures: [...figures], tables: [table(rows)], words: [] }],
  };
  const organ = { above: null, name: 'Cục Viễn thông' };
  return {
    frame: {
      ...{ report: 'Báo cáo tháng', formCode: null, period: label('tháng 11 năm 2026') },
      ...{ cutOff: '2026-11-14', dueOn: '2026-11-25', outline, organ },
      ...{ receiverName: 'Bộ', place: 'Hà Nội' },
    },
    ...{ number: null, signedOn: null, signer: null, facts },
    words: [
      {
        ...{ heading: 'results', own: words },
        pieces: [{ unitName: 'Phòng Cấp phép', words: 'Đã cấp 12 giấy phép.' }],
      },
    ],
  };
}

describe('two reports side by side', () => {
  const october = report(
    'Giao 14 nhiệm vụ.',
    [figure('tasks.done', '14'), figure('old', '1')],
    [
      ['1', 'Trình quy hoạch'],
      ['2', 'Sửa thông tư'],
      ['3', 'Kiểm tra'],
    ],
  );
  const november = report(
    'Giao 15 nhiệm vụ.',
    [figure('tasks.done', '15.5'), figure('new', '2')],
    [
      ['2', 'Sửa thông tư số 05'],
      ['3', 'Kiểm tra'],
      ['4', 'Báo cáo'],
    ],
  );

  test('figures meet by their key; what one side lacks is unknown there, not 0', () => {
    const [section] = compareSnapshots(october, november);
    expect(
      section?.figures.map(({ key, period }) => [key, period.a, period.b, period.difference]),
    ).toEqual([
      ['tasks.done', '14', '15.5', '1.5'],
      ['old', '1', null, null],
      ['new', null, '2', null],
    ]);
  });

  test('words are marked where they changed, those taken from below with their unit', () => {
    const [section] = compareSnapshots(october, november);
    expect(section?.words).toEqual([
      { kind: 'same', text: 'Giao ' },
      { kind: 'removed', text: '14' },
      { kind: 'added', text: '15' },
      { kind: 'same', text: ' nhiệm vụ.\nPhòng Cấp phép: Đã cấp 12 giấy phép.' },
    ]);
  });

  test('lines of lists meet by what they stand for: left, came, changed, and how many stayed', () => {
    const [list] = compareSnapshots(october, november)[0]?.tables ?? [];
    expect(list?.rows.map(({ id, kind }) => [id, kind])).toEqual([
      ['task:1', 'removed'],
      ['task:2', 'changed'],
      ['task:4', 'added'],
    ]);
    expect(list?.same).toBe(1);
  });

  test('a heading that only one outline has stands after the others', () => {
    const own = [
      { key: 'own', title: 'Mục riêng' },
      { key: 'results', title: 'Kết quả' },
    ];
    const found = compareSnapshots(october, report('', [], [], own));
    expect(found.map(({ heading }) => heading)).toEqual(['results', 'own']);
  });

  test('differences are exact, whatever the size: b = a + (b − a)', () => {
    const number = fc
      .tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.nat(99))
      .map(([whole, decimals]) => `${whole}.${String(decimals).padStart(2, '0')}`);
    const cents = (text: string) => {
      const [whole = '', decimals = ''] = text.split('.');
      return BigInt(whole + decimals.padEnd(2, '0'));
    };
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(cents(a) + cents(difference(a, b))).toBe(cents(b));
      }),
    );
  });
});

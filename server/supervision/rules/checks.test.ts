import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import {
  CHECK_CODES,
  CHECK_LIMITS,
  type CheckCode,
  type CheckFacts,
  citedDay,
  findingsOf,
  judge,
  saidStatus,
} from './checks.ts';

const MOMENT = { day: asDay('2025-11-07'), cutOff: asDay('2025-10-14'), limits: CHECK_LIMITS };
const CLEAN: CheckFacts = {
  ...{ state: 'in_progress', isGroup: false, layer: 0, percent: 40, finishedOn: null },
  ...{ dueOn: asDay('2025-12-31'), orderedOn: asDay('2025-09-01'), issuedOn: asDay('2025-09-03') },
  heardOn: asDay('2025-11-01'),
  report: {
    kind: 'progress',
    body: 'Đã lấy ý kiến 12 đơn vị, còn 3 đơn vị chưa trả lời',
    product: '',
  },
  ...{ parts: { open: 0, of: 0 }, twinId: null, assignerName: 'Văn phòng' },
};
const task = (more: Partial<CheckFacts> = {}): CheckFacts => ({ ...CLEAN, ...more });
const done = (product: string, more: Partial<CheckFacts> = {}): CheckFacts =>
  task({
    ...{ state: 'closed', percent: 100, dueOn: asDay('2025-10-31') },
    finishedOn: asDay('2025-10-30'),
    report: { kind: 'done', body: 'Đã trình và được ký ban hành văn bản', product },
    ...more,
  });
const said = (body: string, kind: 'progress' | 'done' = 'progress') => ({
  report: { kind, body, product: 'Tờ trình' },
});

/** Each check with a case in which it finds and one, next to it, in which it does not. */
const CASES: Readonly<Record<CheckCode, readonly [CheckFacts, CheckFacts]>> = {
  evidence_before_assignment: [
    done('Công văn số 12 ngày 11/8/2025'),
    done('Công văn số 12 ngày 01/9/2025'),
  ],
  late_product_on_time: [done('Quyết định ngày 05/11/2025'), done('Quyết định ngày 31/10/2025')],
  early_product_late: [
    done('Báo cáo ngày 28/10/2025', { finishedOn: asDay('2025-11-03') }),
    done('Báo cáo ngày 01/11/2025', { finishedOn: asDay('2025-11-03') }),
  ],
  blank_at_cut_off: [
    task({ state: 'assigned', heardOn: null, report: null, percent: null }),
    task({
      ...{ state: 'assigned', heardOn: null, report: null, percent: null },
      issuedOn: asDay('2025-10-15'),
    }),
  ],
  group_done_by_one: [
    done('', { isGroup: true, parts: { open: 33, of: 34 } }),
    done('', { isGroup: true, parts: { open: 0, of: 34 } }),
  ],
  words_contradict: [
    task({ dueOn: asDay('2025-10-31'), ...said('Đang thực hiện.') }),
    task({ dueOn: asDay('2025-11-07'), ...said('Đang làm rõ với ba đơn vị') }),
  ],
  words_repeat: [task(said('Đang triển khai')), task(said('Đang triển khai tại 3 huyện'))],
  zero_for_long: [task({ percent: 0 }), task({ percent: 0, issuedOn: asDay('2025-09-08') })],
  result_waits: [
    task({ state: 'reported', heardOn: asDay('2025-10-30') }),
    task({ state: 'reported', heardOn: asDay('2025-10-31') }),
  ],
  short_deadline: [
    task({ orderedOn: asDay('2025-10-15'), dueOn: asDay('2025-10-18') }),
    task({ orderedOn: asDay('2025-10-13'), dueOn: asDay('2025-10-18') }),
  ],
  duplicate: [task({ twinId: '7' }), task({ twinId: '7', state: 'merged' })],
};

describe.each(CHECK_CODES)('%s', (code) => {
  const [wrong, right] = CASES[code];
  test('finds what is wrong, and says it in both languages', () => {
    const found = judge(code, wrong, MOMENT);
    expect(found?.vi).toMatch(/\.$/);
    expect(found?.en).toMatch(/\.$/);
  });
  test('leaves alone what is right beside it', () => {
    expect(judge(code, right, MOMENT)).toBeNull();
  });
});

describe('a table kept by hand', () => {
  /** Rows in our own words with the defects that such tables were seen to have. */
  const rows: readonly [string, CheckFacts, readonly CheckCode[]][] = [
    [
      'past its deadline and "under way"',
      task({ dueOn: asDay('2025-10-31'), ...said('Đang thực hiện') }),
      ['words_contradict'],
    ],
    [
      'late, although the paper that it cites came before the deadline',
      done('Báo cáo số 9 ngày 28/10/2025', { finishedOn: asDay('2025-11-02') }),
      ['early_product_late'],
    ],
    [
      'proved by a letter older than the order',
      done('Công văn ngày 11/09/2025', { orderedOn: asDay('2025-10-13') }),
      ['evidence_before_assignment'],
    ],
    [
      'given to many bodies and done because one of them answered',
      done('', { isGroup: true, parts: { open: 33, of: 34 } }),
      ['group_done_by_one'],
    ],
    [
      'a result that only repeats the status',
      done('', said('Đã hoàn thành nhiệm vụ', 'done')),
      ['words_repeat'],
    ],
    [
      'no status at all on the day of the table',
      task({ state: 'assigned', percent: null, heardOn: null, report: null }),
      ['blank_at_cut_off'],
    ],
    [
      'due three days after the notice that orders it',
      task({ orderedOn: asDay('2025-10-15'), dueOn: asDay('2025-10-18'), state: 'accepted' }),
      ['short_deadline'],
    ],
    ['a row as it should be', task(), []],
    [
      'a group of which all have answered',
      done('', { isGroup: true, parts: { open: 0, of: 34 } }),
      [],
    ],
  ];
  test.each(rows)('%s', (_name, facts, codes) => {
    expect(findingsOf(facts, MOMENT).map(([code]) => code)).toEqual(codes);
  });
});

test.each([
  ['Đã hoàn thành', 'done'],
  [' hoàn thành nhiệm vụ được giao đúng hạn. ', 'done'],
  ['Đang thực hiện', 'doing'],
  ['Tiếp tục triển khai theo kế hoạch;', 'doing'],
  ['Chưa hoàn thành', 'not_done'],
  ['Đã hoàn thành dự thảo lần 2', null],
  ['', null],
] as const)('“%s” says %s', (body, said) => expect(saidStatus(body)).toBe(said));

test.each([
  ['Công văn số 5/CV-VP ngày 28/10/2025', '2025-10-28'],
  ['ký 1.2.2025, gửi 3/2/2025', '2025-02-01'],
  ['ngày 45/13/2025', null],
  ['Danh mục', null],
] as const)('“%s” cites %s', (product, day) => expect(citedDay(product)).toBe(day));

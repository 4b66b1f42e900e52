import { describe, expect, it } from 'vitest';
import { aTask } from '../testing/sample-tasks.ts';
import {
  countOf,
  EMPTY_ENTRY,
  faultOf,
  gain,
  percentOf,
  type Row,
  type WeekEntries,
} from './week-entry.ts';
import {
  likeLastWeek,
  nextTurn,
  queued,
  ready,
  restored,
  stood,
  strays,
  typed,
  unsent,
  waiting,
  without,
} from './week-queue.ts';

const aRow = (fields: Partial<Row['task']>, more: Partial<Row> = {}): Row => ({
  ...{ task: aTask(fields), thisWeek: null, lastWeek: null, counts: null },
  ...more,
});
const rows = ['1', '2', '3'].map((id) => aRow({ id, percent: 40 }));
const task = (id: string) => ({ id, title: `Việc ${id}`, version: 4 });
const order = ['1', '2', '3'];
const keys = () => {
  let n = 0;
  return () => `k${++n}`;
};
const photo = { key: 'p', name: 'anh.jpg', size: 9 };

describe('the weekly sheet', () => {
  it('sends what was typed in the order of the sheet, rows with photos last', () => {
    let entries: WeekEntries = {};
    entries = typed(entries, task('3'), { body: 'Đã lấy ý kiến' });
    entries = typed(entries, task('1'), { percent: '45', photos: [photo] });
    entries = typed(entries, task('2'), { body: 'Đã họp' });
    entries = queued(entries, ready(entries, rows), keys());
    const sent: string[] = [];
    for (let turn = nextTurn(entries, order); turn; turn = nextTurn(entries, order)) {
      sent.push(turn.id);
      entries = without(entries, turn.id);
    }
    expect(sent).toEqual(['2', '3', '1']);
  });

  it('does not send blanks, faults, what is on its way, or what was refused', () => {
    let entries: WeekEntries = {};
    entries = typed(entries, task('1'), { body: '   ' });
    entries = typed(entries, task('2'), { percent: '30' });
    entries = stood(typed(entries, task('3'), { body: 'a' }), '3', { kind: 'sending', key: 'k' });
    expect(ready(entries, rows)).toEqual([]);
    const why = { vi: 'Nhiệm vụ đã chuyển', en: 'The task has moved' };
    const refused = stood(typed({}, task('1'), { body: 'a' }), '1', { kind: 'failed', why });
    expect(ready(refused, rows)).toEqual([]);
    expect(nextTurn(refused, order)).toBeNull();
    expect(ready(typed(refused, task('1'), { body: 'b' }), rows)).toEqual(['1']);
  });

  it('keeps words for a task that has left the sheet in sight, and sends them once, last', () => {
    let entries = typed({}, task('9'), { body: 'Đã làm' });
    entries = typed(entries, task('1'), { body: 'Đã họp' });
    expect(strays(entries, rows).map(([id]) => id)).toEqual(['9']);
    entries = queued(entries, ready(entries, rows), keys());
    expect(nextTurn(entries, order)?.id).toBe('1');
    expect(nextTurn(without(entries, '1'), order)?.id).toBe('9');
  });

  it('holds what is sent against the version on which the first word was typed', () => {
    const first = typed({}, task('1'), { body: 'a' });
    const later = typed(first, { ...task('1'), version: 7 }, { body: 'ab' });
    expect(later['1']?.about).toEqual({ title: 'Việc 1', version: 4 });
  });

  it('asks why a figure falls, and sends it once that is said', () => {
    const [row = aRow({})] = rows;
    const fall = { ...EMPTY_ENTRY, percent: '30' };
    expect(gain(fall, row)).toBe(-10);
    expect(faultOf(fall, row)).toBe('fallReason');
    expect(faultOf({ ...fall, fallReason: 'Đếm lại' }, row)).toBeNull();
    expect(faultOf({ ...EMPTY_ENTRY, percent: '40' }, row)).toBeNull();
  });

  it('computes what was gained of what a task counts', () => {
    const row = aRow({ percent: 62 }, { counts: { of: 600, what: 'hộ', now: 374 } });
    expect(gain({ ...EMPTY_ENTRY, count: '412' }, row)).toBe(38);
    expect(faultOf({ ...EMPTY_ENTRY, count: '300' }, row)).toBe('fallReason');
    expect(gain({ ...EMPTY_ENTRY, percent: '70' }, row)).toBeNull();
    const begun = aRow({ percent: null }, { counts: { of: 600, what: 'hộ', now: null } });
    expect(gain({ ...EMPTY_ENTRY, count: '412' }, begun)).toBeNull();
    expect(faultOf({ ...EMPTY_ENTRY, count: '41,5' }, begun)).toBe('figure');
  });

  it.each([
    ['', null],
    ['0', 0],
    ['100', 100],
    [' 60 % ', 60],
    ['101', 'bad'],
    ['6,5', 'bad'],
    ['-1', 'bad'],
  ] as const)('reads the figure "%s" as %s', (text, value) => {
    expect(percentOf(text)).toBe(value);
  });

  it.each([
    ['', null],
    ['412', 412],
    ['1.200', 1200],
    ['1,200', 'bad'],
    ['-3', 'bad'],
    ['2,5', 'bad'],
  ] as const)('reads the count "%s" as %s', (text, value) => {
    expect(countOf(text)).toBe(value);
  });

  it('typing again makes an entry fresh: the key of the old words is not used for new ones', () => {
    const waits = stood(typed({}, task('1'), { body: 'a' }), '1', { kind: 'waiting', key: 'k' });
    expect(waiting(waits)).toBe(1);
    expect(typed(waits, task('1'), { body: 'b' })['1']?.send).toEqual({ kind: 'kept' });
  });

  it('what was on its way at a reload waits, under the same key', () => {
    const sending = stood(typed({}, task('1'), { body: 'a' }), '1', { kind: 'sending', key: 'k' });
    expect(restored(sending)['1']?.send).toEqual({ kind: 'waiting', key: 'k' });
    expect(unsent(sending)).toBe(1);
  });

  it('an answer for an entry that is gone brings nothing back', () => {
    const gone = without(typed({}, task('1'), { body: 'a' }), '1');
    expect(stood(gone, '1', { kind: 'kept' })).toEqual({});
  });

  it('"như tuần trước" fills only what is still blank', () => {
    const lastWeek = { percent: 40, quantity: null, body: 'Lấy ý kiến các vụ' };
    const counted = { percent: 62, quantity: 1374, body: 'Cài cho 1.374 hộ' };
    const sheet = [
      aRow({ id: '1', percent: 40 }, { lastWeek }),
      aRow({ id: '2' }, { lastWeek }),
      aRow({ id: '3', state: 'reported' }, { lastWeek }),
      aRow({ id: '4' }, { lastWeek: counted, counts: { of: 6000, what: 'hộ', now: 1374 } }),
    ];
    const entries = likeLastWeek(typed({}, task('2'), { body: 'Họp' }), sheet);
    expect(entries['1']).toMatchObject({ percent: '40', body: 'Lấy ý kiến các vụ' });
    expect(entries['2']).toMatchObject({ percent: '', body: 'Họp' });
    expect(entries['3']).toBeUndefined();
    expect(entries['4']).toMatchObject({ percent: '', count: '1.374' });
    expect(sheet[0] && gain(entries['1'], sheet[0])).toBe(0);
  });
});

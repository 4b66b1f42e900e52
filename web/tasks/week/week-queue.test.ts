import { describe, expect, it } from 'vitest';
import { aTask } from '../testing/sample-tasks.ts';
import {
  EMPTY_ENTRY,
  faultOf,
  gain,
  likeLastWeek,
  percentOf,
  restored,
  stood,
  toSend,
  typed,
  unsent,
  type WeekEntries,
  without,
} from './week-queue.ts';

const tasks = ['1', '2', '3'].map((id) => aTask({ id, percent: 40 }));
const [first] = tasks;

describe('the weekly sheet', () => {
  it('sends what was typed, in the order of the sheet', () => {
    let entries: WeekEntries = {};
    entries = typed(entries, '3', { body: 'Đã lấy ý kiến' });
    entries = typed(entries, '1', { percent: '45' });
    expect(toSend(entries, tasks).map(({ id }) => id)).toEqual(['1', '3']);
    expect(unsent(entries)).toBe(2);
  });

  it('does not send blanks, faults, what is on its way, or tasks that are not at work', () => {
    let entries: WeekEntries = {};
    entries = typed(entries, '1', { body: '   ' });
    entries = typed(entries, '2', { percent: '30' });
    entries = stood(typed(entries, '3', { percent: '50' }), '3', { kind: 'sending', key: 'k' });
    expect(toSend(entries, tasks)).toEqual([]);
    const reported = [aTask({ id: '9', state: 'reported' })];
    expect(toSend(typed({}, '9', { body: 'Xong' }), reported)).toEqual([]);
  });

  it('asks why a figure falls, and sends it once that is said', () => {
    const fall = { ...EMPTY_ENTRY, percent: '30' };
    expect(gain(fall, { percent: 40 })).toBe(-10);
    expect(faultOf(fall, { percent: 40 })).toBe('fallReason');
    expect(faultOf({ ...fall, fallReason: 'Đếm lại' }, { percent: 40 })).toBeNull();
    expect(faultOf({ ...EMPTY_ENTRY, percent: '40' }, { percent: 40 })).toBeNull();
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

  it('typing again makes an entry fresh: the key of the old words is not used for new ones', () => {
    const waiting = stood(typed({}, '1', { body: 'a' }), '1', { kind: 'waiting', key: 'k' });
    expect(typed(waiting, '1', { body: 'b' })['1']?.send).toEqual({ kind: 'kept' });
  });

  it('what was on its way at a reload waits, under the same key', () => {
    const sending = stood(typed({}, '1', { body: 'a' }), '1', { kind: 'sending', key: 'k' });
    expect(restored(sending)['1']?.send).toEqual({ kind: 'waiting', key: 'k' });
  });

  it('an answer for an entry that is gone brings nothing back', () => {
    const gone = without(typed({}, '1', { body: 'a' }), '1');
    expect(stood(gone, '1', { kind: 'kept' })).toEqual({});
  });

  it('"như tuần trước" fills only what is still blank', () => {
    const lastWeek = { percent: 40, body: 'Lấy ý kiến các vụ' };
    const rows = tasks.map((task) => ({ task, lastWeek: task.id === '3' ? null : lastWeek }));
    const entries = likeLastWeek(typed({}, '2', { body: 'Họp' }), rows);
    expect(entries['1']).toMatchObject({ percent: '40', body: 'Lấy ý kiến các vụ' });
    expect(entries['2']).toMatchObject({ percent: '', body: 'Họp' });
    expect(entries['3']).toBeUndefined();
    expect(first && gain(entries['1'], first)).toBe(0);
  });
});

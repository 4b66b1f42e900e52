import { expect, it } from 'vitest';
import { undoableAct } from './undo.ts';

const AT = new Date('2026-03-02T01:00:00Z');
const by = { personId: '1', postId: '2' };
const last = { act: 'suspend_task', at: AT, ...by, movedOthers: false };
const minutes = (count: number) => ({ by, now: new Date(AT.getTime() + count * 60_000) });

it.each([
  ['its author at once', last, minutes(0), 'suspend'],
  ['its author within ten minutes', last, minutes(10), 'suspend'],
  ['nobody later', last, minutes(10.01), null],
  ['nobody else', last, { ...minutes(1), by: { ...by, personId: '9' } }, null],
  ['not from another post', last, { ...minutes(1), by: { ...by, postId: '9' } }, null],
  ['not where parts moved too', { ...last, movedOthers: true }, minutes(1), null],
  ['not what made reports or tasks', { ...last, act: 'report_done' }, minutes(1), null],
  ['not an undo itself', { ...last, act: 'undo_act' }, minutes(1), null],
])('an act is taken back by %s', (_who, entry, asked, act) => {
  expect(undoableAct(entry, asked)).toBe(act);
});

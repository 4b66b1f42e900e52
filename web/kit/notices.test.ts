import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeNotice, toast, undoLast } from './notices.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('an act can be undone for ten seconds, once', () => {
  const undo = vi.fn();
  toast('Đã trả lại nhiệm vụ.', { undo });
  vi.advanceTimersByTime(9_900);
  expect(undoLast()).toBe(true);
  expect(undoLast()).toBe(false);
  expect(undo).toHaveBeenCalledOnce();
});

test('after ten seconds it stands', () => {
  const undo = vi.fn();
  toast('Đã trả lại nhiệm vụ.', { undo });
  vi.advanceTimersByTime(10_001);
  expect(undoLast()).toBe(false);
  expect(undo).not.toHaveBeenCalled();
});

test('the newest act is undone first, whatever was said after it', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  toast('Một', { undo: first });
  toast('Hai', { undo: second });
  toast('Đã lưu.');
  undoLast();
  expect(second).toHaveBeenCalledOnce();
  expect(first).not.toHaveBeenCalled();
  closeNotice(-1);
});

import { describe, expect, it } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import type { Status } from '../contract.ts';
import { programmePart } from './programme.ts';

const OPEN: Status = 'DTH_TRONG_HAN';
const [from, to] = [asDay('2026-11-01'), asDay('2026-11-30')];
const task = (dueOn: string | null, more: Partial<Parameters<typeof programmePart>[0]> = {}) => ({
  ...{ status: OPEN, dueOn, finishedOn: null },
  ...{ givenOn: '2026-01-05', ...more },
});

describe('chương trình công tác of November', () => {
  it.each([
    ['2026-10-31', 'carried'],
    ['2026-11-01', 'due'],
    ['2026-11-30', 'due'],
    ['2026-12-01', 'under_way'],
    [null, 'undated'],
  ] as const)('a task due %s is %s', (dueOn, part) => {
    expect(programmePart(task(dueOn), from, to)).toBe(part);
  });

  it('holds what was done within the month, not what was done before', () => {
    const done = (finishedOn: string) => task('2026-11-20', { status: 'HT_DUNG_HAN', finishedOn });
    expect(programmePart(done('2026-11-02'), from, to)).toBe('due');
    expect(programmePart(done('2026-10-30'), from, to)).toBeNull();
  });

  it('leaves out what is given later, withdrawn or resting', () => {
    expect(programmePart(task('2026-11-20', { givenOn: '2026-12-01' }), from, to)).toBeNull();
    expect(programmePart(task('2026-11-20', { status: 'THU_HOI' }), from, to)).toBeNull();
    expect(programmePart(task('2026-11-20', { status: 'TAM_DUNG' }), from, to)).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { asDay } from '../../calendar/rules/day.ts';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import { DEFAULT_TIME_RULES } from '../../calendar/rules/time-rules.ts';
import { aDraft } from '../testing/drafts.ts';
import { shapeOf } from './draft-deadline.ts';
import { issuedDeadline } from './issued-deadline.ts';
import { planEnd } from './plan-end.ts';

const days = {
  today: asDay('2026-11-20'),
  signedOn: asDay('2026-11-18'),
  effectiveOn: asDay('2026-12-01'),
  endsOn: null,
};

function issued(norm: string | null, raw: string, change = {}, rules = DEFAULT_TIME_RULES) {
  const deadline = { ...shapeOf(deadlineFromNorm(norm, raw)), span: null };
  return issuedDeadline({ deadline, quote: `Làm việc này ${raw}.` }, { ...days, ...change }, rules);
}

describe('a deadline as it is issued', () => {
  test.each([
    ['P30D', '30 ngày kể từ ngày ban hành', '2026-12-18'],
    ['P10D', '10 ngày kể từ ngày Kế hoạch này có hiệu lực', '2026-12-11'],
    ['P5WD', '5 ngày làm việc sau khi nhận đủ hồ sơ', null],
    ['P7D', 'trong vòng 7 ngày', null],
    [null, 'sau khi Nghị định được ban hành', null],
    ['2026-12-25', 'trước ngày 25/12/2026', '2026-12-25'],
    ['2026-Q4', 'trong quý IV/2026', '2026-12-31'],
    ['continuous', 'thường xuyên', null],
  ])('%s “%s” is due %s', (norm, raw, due) => {
    expect(issued(norm, raw).dueOn).toBe(due);
  });

  test('“trước ngày” follows the body, and a named day leaves a day off only where the body says so', () => {
    const exclusive = { ...DEFAULT_TIME_RULES, before: 'exclusive' as const };
    const { shape, dueOn } = issued('2026-12-25', 'trước ngày 25/12/2026', {}, exclusive);
    expect([shape.dueOn, dueOn]).toEqual(['2026-12-24', '2026-12-24']);
    const all = { ...DEFAULT_TIME_RULES, dayOff: 'all' as const };
    const sunday = issued('2026-12-27', 'ngày 27/12/2026', {}, all);
    expect([sunday.shape.dueOn, sunday.dueOn]).toEqual(['2026-12-27', '2026-12-28']);
  });

  test('a duty begins with the document, never before it was entered, and ends with its plan', () => {
    const { series } = issued('R/M@25', 'trước ngày 25 hằng tháng');
    expect(series).toMatchObject({ startsOn: '2026-12-01', turns: [{ dueOn: '2026-12-25' }] });
    expect(series?.next).toMatchObject({ dueOn: '2027-01-25', makeOn: '2027-01-01' });
    const late = issued('R/M@25', 'hằng tháng', { effectiveOn: asDay('2025-01-01') });
    expect(late.series?.startsOn).toBe('2026-11-20');
    const last = issued('R/M@25', 'hằng tháng', { endsOn: asDay('2026-12-31') });
    expect(last).toMatchObject({ dueOn: '2026-12-31', series: { next: null } });
    const over = issued('R/M@25', 'hằng tháng', { endsOn: asDay('2025-12-31') });
    expect(over).toMatchObject({ series: null, dueOn: null, shape: { kind: 'RECURRING' } });
    expect(issued('R/D', 'hằng ngày').series).toBeNull();
  });
});

describe('the end of a plan', () => {
  test.each([
    ['Chương trình hành động giai đoạn 2021 - 2025', '2025-12-31'],
    ['Định hướng phát triển năm 2021', '2021-12-31'],
    ['Kế hoạch giai đoạn 2021-2025, định hướng đến năm 2030', '2025-12-31'],
    ['Kế hoạch tăng cường kỷ cương', null],
  ])('“%s” ends on %s', (title, end) => {
    const { identity } = aDraft();
    expect(planEnd(aDraft({ identity: { ...identity, title } }))).toBe(end);
  });

  test('the last phase comes before the title', () => {
    const phase = { span: null, confidence: null, rule: null, name: 'Giai đoạn 2' };
    const kept = { ...phase, key: 'p1', start: '2026', end: '2030', state: 'confirmed' as const };
    const dropped = { ...kept, key: 'p2', end: '2045', state: 'rejected' as const };
    expect(planEnd(aDraft({ phases: [kept, dropped] }))).toBe('2030-12-31');
  });
});

import { expect, it } from 'vitest';
import { asDay, daysBetween } from '../../../server/calendar/rules/day.ts';
import { AGE_BANDS, ageing } from '../../../server/tasks/rules/ageing.ts';
import { dueRange } from './ageing-range.ts';

const asOf = asDay('2026-03-10');

it('the list behind a bar holds exactly the tasks that the bar counts', () => {
  const dues = ['2026-03-09', '2026-02-08', '2026-02-07', '2026-01-09', '2025-11-10', '2025-11-09'];
  const counted = ageing(dues.map((due) => daysBetween(asDay(due), asOf))).map(
    (band) => band.count,
  );
  const listed = AGE_BANDS.map((band) => {
    const { dueFrom, dueTo } = dueRange(asOf, band);
    return dues.filter((due) => (dueFrom === null || due >= dueFrom) && due <= dueTo).length;
  });
  expect(listed).toEqual(counted);
});

it('the oldest band reaches back without end', () => {
  expect(dueRange(asOf, { from: 121, upTo: null })).toEqual({ dueFrom: null, dueTo: '2025-11-09' });
});

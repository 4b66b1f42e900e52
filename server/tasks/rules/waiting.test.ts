import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, asDay } from '../../calendar/rules/day.ts';
import { NATIONAL_CALENDAR } from '../../calendar/rules/working-days.ts';
import { longBefore, waitingDays } from './waiting.ts';

it('the bound of a list says the same as counting working days row by row', () => {
  const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays(asDay('2025-06-01'), n));
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 15 }),
      (today, back, most) => {
        const askedOn = addDays(today, -back);
        const isLong = askedOn < longBefore(today, most, NATIONAL_CALENDAR);
        expect(isLong).toBe(waitingDays(askedOn, today, NATIONAL_CALENDAR) > most);
      },
    ),
  );
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../../../calendar/rules/day.ts';
import { isWorkingDay, NATIONAL_CALENDAR } from '../../../calendar/rules/working-days.ts';
import { EMPTY_FORM, readForm } from './check-form.ts';
import { doubtsOf } from './doubts.ts';
import { answerBy, DEFAULT_FEEDBACK_RULES, isLate } from './feedback-rules.ts';
import { formToken, GREATEST_MS, LEAST_MS, readFormToken } from './form-token.ts';
import { mostWithin, PUBLIC_LIMITS, waitAfter, wideNetworkOf } from './public-limits.ts';
import { readReceiptCode, receiptCode } from './receipt-code.ts';

const chance = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a receipt code', () => {
  it('is read however it was copied', () => {
    fc.assert(
      fc.property(chance, fc.constantFrom('-', ' ', '', '–', '.'), (bytes, between) => {
        const code = receiptCode(bytes);
        expect(code).toMatch(/^GY-[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
        const typed = code.toLowerCase().replaceAll('-', between);
        expect(readReceiptCode(` ${typed} `)).toBe(code);
        expect(readReceiptCode(code.slice(3))).toBe(code);
      }),
    );
  });

  it('with one wrong sign, or two that changed places, is no code', () => {
    const places = fc.nat({ max: 11 });
    const sign = fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ');
    fc.assert(
      fc.property(chance, places, places, sign, (bytes, a, b, other) => {
        const signs = [...receiptCode(bytes).replace(/^GY|-/g, '')];
        const slip = signs.with(a, other);
        if (slip[a] !== signs[a]) expect(readReceiptCode(slip.join(''))).toBeNull();
        const swapped = signs.with(a, signs[b] ?? '').with(b, signs[a] ?? '');
        if (signs[a] !== signs[b]) expect(readReceiptCode(swapped.join(''))).toBeNull();
      }),
      { numRuns: 500 },
    );
    expect(readReceiptCode('')).toBeNull();
    expect(readReceiptCode('GY-0000-1111-OOOO')).toBeNull();
  });
});

describe('the token of a form', () => {
  const sign = (text: string) => createHash('sha256').update(`key ${text}`).digest('base64url');
  const at = new Date('2026-11-22T08:00:00+07:00');
  const later = (ms: number) => new Date(at.getTime() + ms);
  const token = formToken(sign, '/p/a/b/gop-y', 'once-1234', at);
  const read = (place: string, text: string, now: Date) => readFormToken(sign, place, text, now);

  it('is good after a moment and for a day, at its own address only', () => {
    expect(read('/p/a/b/gop-y', token, later(LEAST_MS - 1))).toEqual({
      ...{ kind: 'early', once: 'once-1234' },
    });
    for (const ms of [LEAST_MS, 60_000, GREATEST_MS]) {
      expect(read('/p/a/b/gop-y', token, later(ms))).toEqual({ kind: 'good', once: 'once-1234' });
    }
    expect(read('/p/a/b/gop-y', token, later(GREATEST_MS + 1))).toEqual({ kind: 'old' });
    expect(read('/p/a/c/gop-y', token, later(60_000))).toEqual({ kind: 'foreign' });
  });

  it('of which anything was changed is nobody’s', () => {
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.base64String(), (place, text) => {
        const other = token.slice(0, place) + text + token.slice(place + 1);
        if (other !== token) {
          expect(read('/p/a/b/gop-y', other, later(60_000))).toEqual({ kind: 'foreign' });
        }
      }),
    );
  });
});

describe('limits', () => {
  it('grow, and bound what anybody can do whatever the moments he chooses', () => {
    for (const limit of Object.values(PUBLIC_LIMITS)) {
      const waits = limit.waits.map((_, at) => waitAfter(limit, at + 1));
      expect(waits).toEqual([...waits].sort((a, b) => a - b));
      expect(waitAfter(limit, 10_000)).toBe(limit.waits.at(-1));
    }
    const gaps = fc.array(fc.nat({ max: 2_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, (seconds) => {
        let [now, next, count] = [0, 0, 0];
        for (const gap of seconds) {
          now += gap;
          if (now < next) continue;
          count += 1;
          next = now + waitAfter(PUBLIC_LIMITS.give, count);
        }
        expect(count).toBeLessThanOrEqual(mostWithin(PUBLIC_LIMITS.give, now));
      }),
    );
    expect(mostWithin(PUBLIC_LIMITS.give, 60)).toBeLessThanOrEqual(3);
    expect(mostWithin(PUBLIC_LIMITS.give, 24 * 3_600)).toBeLessThanOrEqual(32);
  });

  it('count an office or a household as one', () => {
    expect(wideNetworkOf('203.0.113.7')).toBe(wideNetworkOf('::ffff:203.0.113.250'));
    expect(wideNetworkOf('203.0.113.7')).not.toBe(wideNetworkOf('203.0.114.7'));
    expect(wideNetworkOf('2001:db8:0:1::5')).toBe(wideNetworkOf('2001:DB8:0:1:ffff::'));
    expect(wideNetworkOf('2001:db8:0:1::5')).not.toBe(wideNetworkOf('2001:db8:0:2::5'));
    expect(wideNetworkOf('127.0.0.1')).toBe('local');
  });
});

describe('a form', () => {
  const words = 'Cầu dân sinh ở xã chưa có biển báo.';

  it('is read as it was meant', () => {
    const sent = {
      ...EMPTY_FORM,
      kind: 'complaint',
      words: `  ${words}\r\n\u200b`,
      name: ' Lò  Thị ',
    };
    expect(readForm({ ...sent, phone: '+84 912.345.678' })).toEqual({
      form: {
        kind: 'complaint',
        words,
        contact: { name: 'Lò Thị', email: null, phone: '+84 912.345.678' },
        mayPublish: false,
      },
    });
  });

  it('says at each field what is wrong, all at once', () => {
    const wrong = {
      kind: 'x',
      words: 'ngắn',
      name: 'a'.repeat(121),
      email: 'an@',
      phone: '12',
      website: 'x',
      publish: '',
    };
    expect(readForm(wrong)).toEqual({
      faults: {
        ...{ kind: 'kindMissing', words: 'wordsShort', name: 'nameLong', email: 'emailWrong' },
        ...{ phone: 'phoneWrong', website: 'websiteFilled' },
      },
    });
    const links = { ...EMPTY_FORM, kind: 'suggestion', words: 'xem https://a.vn '.repeat(11) };
    expect(readForm(links)).toEqual({ faults: { words: 'tooManyLinks' } });
  });

  it('is put aside only for what no person’s word has', () => {
    const quiet = { same: 0, ofPlan: 0 };
    expect(doubtsOf(words, quiet, 60)).toEqual([]);
    expect(doubtsOf('Xem https://a.vn và https://b.vn', quiet, 60)).toEqual([]);
    expect(doubtsOf('https://a.vn www.b.vn https://c.vn', quiet, 60)).toEqual(['links']);
    expect(doubtsOf('!!!!! $$$ 888888 xxxxx', quiet, 60)).toEqual(['letters']);
    expect(doubtsOf(words, { same: 4, ofPlan: 60 }, 60)).toEqual(['repeated', 'crowd']);
  });
});

describe('the day of the answer', () => {
  it('is a working day, so many working days later', () => {
    // Tết of 2026: the offices close from 14 to 22 February.
    const rules = DEFAULT_FEEDBACK_RULES;
    expect(answerBy(asDay('2026-02-13'), 'complaint', rules, NATIONAL_CALENDAR)).toBe('2026-03-06');
    // 24 November is a day off too.
    expect(answerBy(asDay('2026-11-20'), 'complaint', rules, NATIONAL_CALENDAR)).toBe('2026-12-07');
    expect(answerBy(asDay('2026-11-21'), 'suggestion', rules, NATIONAL_CALENDAR)).toBe(
      '2026-12-14',
    );
    for (const day of ['2026-04-24', '2026-08-28', '2026-12-25'].map(asDay)) {
      for (const kind of ['suggestion', 'complaint'] as const) {
        expect(isWorkingDay(answerBy(day, kind, rules, NATIONAL_CALENDAR))).toBe(true);
      }
    }
  });

  it('itself is in time', () => {
    expect(isLate('2026-12-04', null, '2026-12-04')).toBe(false);
    expect(isLate('2026-12-04', null, '2026-12-05')).toBe(true);
    expect(isLate('2026-12-04', '2026-12-04', '2027-01-01')).toBe(false);
  });
});

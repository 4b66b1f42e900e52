import { isCalendarDay } from './day.ts';

/** Why typed words are no date. */
export type TypedProblem =
  | 'NOT_READ'
  | 'NEEDS_YEAR'
  | 'NO_SUCH_DAY'
  | 'NO_SUCH_MONTH'
  | 'NO_SUCH_QUARTER'
  | 'ENDS_BEFORE_START';

const QUARTERS: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};

/**
 * Reads one period from accent-free typed words: `31/12/2021`, `ngay 31 thang 12`, `12/2021`,
 * `quy iv nam 2021`, `q4 2021`, `6 thang dau nam 2022`, `h1/2022`, `nam 2025`, and the codes themselves.
 *
 * @param year taken where the words name none
 */
export function periodCode(
  words: string,
  year: number | undefined,
): string | { readonly problem: TypedProblem } {
  const text = words.trim();
  return (
    isoCode(text) ??
    dayCode(text, year) ??
    quarterCode(text, year) ??
    halfCode(text, year) ??
    monthCode(text, year) ??
    yearCode(text) ?? { problem: 'NOT_READ' }
  );
}

type Found = string | { readonly problem: TypedProblem } | null;

function isoCode(text: string): Found {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [, year, month, date] = match;
  if (!isCalendarDay(Number(year), Number(month), Number(date ?? 1))) {
    return { problem: date ? 'NO_SUCH_DAY' : 'NO_SUCH_MONTH' };
  }
  return text;
}

function dayCode(text: string, fallback: number | undefined): Found {
  const match =
    /^(?:ngay )?(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?$/.exec(text) ??
    /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: ?(?:nam|\/) ?(\d{4}))?$/.exec(text);
  if (!match) return null;
  const [date, month] = [Number(match[1]), Number(match[2])];
  const year = match[3] ? Number(match[3]) : fallback;
  // 29/02 may exist once the year is known; 31/02 never does.
  if (!isCalendarDay(year ?? 2024, month, date)) return { problem: 'NO_SUCH_DAY' };
  return year === undefined
    ? { problem: 'NEEDS_YEAR' }
    : `${fourDigits(year)}-${two(month)}-${two(date)}`;
}

function quarterCode(text: string, fallback: number | undefined): Found {
  const match = /^(?:trong )?(?:qu[yi]|q) ?([ivx]+|\d+)(?: ?(?:nam|[/.-])? ?(\d{4}))?$/.exec(text);
  const iso = /^(\d{4}) ?-? ?q(\d)$/.exec(text);
  if (!match && !iso) return null;
  const number = QUARTERS[match?.[1] ?? iso?.[2] ?? ''];
  if (number === undefined) return { problem: 'NO_SUCH_QUARTER' };
  return withYear(match?.[2] ?? iso?.[1], fallback, `Q${number}`);
}

function halfCode(text: string, fallback: number | undefined): Found {
  const match =
    /^(?:6|sau) thang (dau|cuoi)(?: nam)?(?: ?\/? ?(\d{4}))?$/.exec(text) ??
    /^nua (dau|cuoi)(?: nam)?(?: (\d{4}))?$/.exec(text) ??
    /^h([12]) ?[/-]? ?(\d{4})?$/.exec(text);
  if (match) {
    const isFirst = match[1] === 'dau' || match[1] === '1';
    return withYear(match[2], fallback, isFirst ? 'H1' : 'H2');
  }
  const iso = /^(\d{4}) ?-? ?h([12])$/.exec(text);
  return iso ? `${iso[1]}-H${iso[2]}` : null;
}

function monthCode(text: string, fallback: number | undefined): Found {
  const match =
    /^(?:thang |t)(\d{1,2})(?: ?(?:nam|[/.-]) ?(\d{4})| (\d{4}))?$/.exec(text) ??
    /^(\d{1,2}) ?[/-] ?(\d{4})$/.exec(text);
  if (!match) return null;
  const month = Number(match[1]);
  if (month < 1 || month > 12) return { problem: 'NO_SUCH_MONTH' };
  return withYear(match[2] ?? match[3], fallback, two(month));
}

function yearCode(text: string): Found {
  return /^(?:nam |cuoi nam |het nam )?(?:cuoi )?((?:19|20|21)\d{2})$/.exec(text)?.[1] ?? null;
}

function withYear(typed: string | undefined, fallback: number | undefined, rest: string): Found {
  const year = typed ?? (fallback === undefined ? undefined : fourDigits(fallback));
  return year === undefined ? { problem: 'NEEDS_YEAR' } : `${year}-${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

import { formatNumber } from '../../calendar/rules/numbers.ts';
import { sayPeriod } from '../../calendar/rules/period.ts';
import type { Base, Bilingual, PathClass, TargetPromise } from '../contract.ts';
import type { Outcome } from './outcome.ts';
import { periodOfCode } from './periods.ts';

/** What a sentence about a target names. */
export interface Spoken {
  readonly name: string;
  readonly measure: string;
  readonly decimals: number;
  readonly levels: readonly string[];
  readonly promise: TargetPromise;
  readonly aspirational: boolean;
  readonly ranking: string | null;
  /** The name of the indicator that it is compared with. */
  readonly otherName: string | null;
}

type Language = keyof Bilingual;

const SIGNS = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=' } as const;

const CLASS_WORDS: Readonly<Record<PathClass, Bilingual>> = {
  met: { vi: 'đã đạt', en: 'met' },
  on_path: { vi: 'đúng tiến độ', en: 'on path' },
  at_risk: { vi: 'nguy cơ không đạt', en: 'at risk' },
  off_path: { vi: 'chệch tiến độ', en: 'off path' },
  no_data: { vi: 'chưa có số liệu', en: 'no data' },
  not_due: { vi: 'chưa đến kỳ', en: 'not yet due' },
};

/** The word of a class; once it is final, off the path means not met. */
export function sayClass(found: PathClass, final: boolean): Bilingual {
  if (found === 'off_path' && final) return { vi: 'không đạt', en: 'not met' };
  if (found === 'met' && final) return { vi: 'đạt', en: 'met' };
  return CLASS_WORDS[found];
}

/** What is promised, without the name: "≥ 20 % GDP vào 2025", "Top 40 vào 2025". */
export function sayPromise(spoken: Spoken): Bilingual {
  return { vi: promised(spoken, 'vi'), en: promised(spoken, 'en') };
}

/**
 * The whole as one sentence: "Kinh tế số ≥ 20 % GDP vào 2025; năm 2023: 16,5 %; dự báo 18,9 % (17,8–20,1):
 * nguy cơ không đạt."
 */
export function sayOutcome(spoken: Spoken, outcome: Outcome): Bilingual {
  return { vi: sentence(spoken, outcome, 'vi'), en: sentence(spoken, outcome, 'en') };
}

/** A value with its unit of measure: `16,5 %`, `hạng 38`, the name of a level. */
export function sayValue(spoken: Omit<Spoken, 'name'>, value: number, language: Language): string {
  const { promise, measure, decimals, levels } = spoken;
  if (promise.kind === 'yes_no')
    return value >= 1 ? pick(language, 'đã xong', 'done') : pick(language, 'chưa xong', 'not done');
  if (promise.kind === 'ordinal') return levels[Math.round(value)] ?? String(value);
  const figure = formatNumber(value, { decimals });
  if (promise.kind === 'rank') return pick(language, `hạng ${figure}`, `place ${figure}`);
  if (promise.kind === 'growth')
    return formatNumber(value, { decimals: 1, signed: true }).concat(' %');
  return `${figure} ${shortMeasure(measure)}`.trim();
}

function sentence(spoken: Spoken, outcome: Outcome, language: Language): string {
  const { latest, expected, forecast, failed, tooFew, other } = outcome;
  const parts = [`${spoken.name} ${promised(spoken, language)}`];
  if (latest !== null) parts.push(latestWords(spoken, outcome, language));
  if (other !== null) {
    parts.push(`${spoken.otherName ?? ''}: ${sayValue(spoken, other, language)}`.trim());
  }
  if (isBehind(outcome) && expected !== null && !outcome.final) {
    const value = sayValue(spoken, expected, language);
    parts.push(pick(language, `lẽ ra ${value}`, `expected ${value}`));
  }
  if (forecast !== null) {
    const { decimals } = spoken;
    const range = [forecast.low, forecast.high].map((each) => formatNumber(each, { decimals }));
    const value = sayValue(spoken, forecast.value, language);
    parts.push(
      pick(
        language,
        `dự báo ${value} (${range.join('–')})`,
        `forecast ${value} (${range.join('–')})`,
      ),
    );
  }
  if (failed.length > 0) {
    const list = failed.map((code) => periodWords(code, language)).join(', ');
    parts.push(pick(language, `không đạt ${list}`, `failed ${list}`));
  }
  const verdict = sayClass(outcome.class, outcome.final)[language];
  return `${parts.join('; ')}: ${verdict}.${tooFewWords(tooFew, language)}`;
}

function latestWords(spoken: Spoken, { latest }: Outcome, language: Language): string {
  if (latest === null) return '';
  const when = periodWords(latest.period, language);
  const estimated = latest.kind === 'estimate' ? pick(language, 'ước ', 'estimated ') : '';
  if (latest.value === null) return pick(language, `đánh giá ${when}`, `judged ${when}`);
  return `${when}: ${estimated}${sayValue(spoken, latest.value, language)}`;
}

function tooFewWords(count: number | null, language: Language): string {
  if (count === null) return '';
  return pick(
    language,
    ` Mới có ${count} kỳ; dự báo cần 3.`,
    ` Only ${count} ${count === 1 ? 'period' : 'periods'}; a forecast needs 3.`,
  );
}

function isBehind({ class: found }: Outcome): boolean {
  return found === 'at_risk' || found === 'off_path';
}

function promised(spoken: Spoken, language: Language): string {
  const striving = spoken.aspirational ? pick(language, 'phấn đấu ', 'aims for ') : '';
  return striving + promiseWords(spoken, language);
}

function promiseWords(spoken: Spoken, language: Language): string {
  const { promise, measure, decimals } = spoken;
  const figure = (value: number) => formatNumber(value, { decimals });
  const of = (base: Base | null) => `${measured(measure)}${baseWords(base, language)}`;
  switch (promise.kind) {
    case 'bound': {
      const sign = SIGNS[promise.operator];
      const when = promise.every === null ? undefined : everyWords(promise.every, language);
      return staged(
        promise.milestones,
        (each) => `${sign} ${figure(each.value)}${of(promise.base)}`,
        language,
        when,
      );
    }
    case 'about':
      return staged(
        promise.milestones,
        (each) => `≈ ${figure(each.value)}${of(promise.base)}`,
        language,
      );
    case 'between':
      return staged(
        promise.milestones,
        (each) => `${figure(each.low)}–${figure(each.high)}${of(promise.base)}`,
        language,
      );
    case 'rank': {
      const list = spoken.ranking === null ? '' : ` (${spoken.ranking})`;
      return staged(promise.milestones, (each) => `Top ${figure(each.value)}${list}`, language);
    }
    case 'ordinal':
      return staged(promise.milestones, (each) => sayValue(spoken, each.value, language), language);
    case 'growth': {
      const rate = `${SIGNS[promise.operator]} ${formatNumber(promise.percent)} %`;
      const years = `${promise.fromYear}–${promise.toYear}`;
      return promise.judged === 'average'
        ? pick(
            language,
            `tăng bình quân ${rate}/năm ${years}`,
            `mean growth ${rate} a year ${years}`,
          )
        : pick(language, `tăng ${rate} mỗi năm ${years}`, `growth ${rate} each year ${years}`);
    }
    case 'change': {
      const percent = `${formatNumber(promise.percent)} %`;
      const way =
        promise.way === 'increase' ? pick(language, 'tăng', 'up') : pick(language, 'giảm', 'down');
      return `${way} ${percent} ${byWords(promise.due, language)}`;
    }
    case 'yes_no':
      return `${pick(language, 'hoàn thành', 'done')} ${byWords(promise.due, language)}`;
    case 'qualitative':
      return byWords(promise.due, language);
    case 'compare': {
      const other = spoken.otherName ?? pick(language, 'chỉ tiêu so sánh', 'the other indicator');
      const sign = {
        '>=': ['không thấp hơn', 'at least'],
        '>': ['cao hơn', 'above'],
        '<=': ['không cao hơn', 'at most'],
        '<': ['thấp hơn', 'below'],
        '=': ['bằng', 'equal to'],
      }[promise.operator];
      return `${pick(language, sign[0] ?? '', sign[1] ?? '')} ${other} ${byWords(promise.due, language)}`;
    }
  }
}

/** "30 % vào 2025, 60 % vào 2030". */
function staged<T extends { readonly period: string }>(
  milestones: readonly T[],
  say: (milestone: T) => string,
  language: Language,
  when?: string,
): string {
  return milestones
    .map((each) => `${say(each)} ${when ?? byWords(each.period, language)}`)
    .join(', ');
}

function byWords(code: string, language: Language): string {
  const period = periodOfCode(code);
  const said = period.kind === 'year' ? code : lowerFirst(sayPeriod(period, language));
  return pick(language, `vào ${said}`, `by ${said}`);
}

function everyWords(every: 'month' | 'quarter' | 'half' | 'year', language: Language): string {
  const words = {
    month: ['tháng', 'month'],
    quarter: ['quý', 'quarter'],
    half: ['6 tháng', 'half-year'],
    year: ['năm', 'year'],
  }[every];
  return pick(language, `mỗi ${words[0]}`, `each ${words[1]}`);
}

function periodWords(code: string, language: Language): string {
  return lowerFirst(sayPeriod(periodOfCode(code), language));
}

function baseWords(base: Base | null, language: Language): string {
  if (base === null) return '';
  const amount = base.amount === 1 ? '' : `${formatNumber(base.amount)} `;
  return pick(
    language,
    ` trên ${base.amount === 1 ? 'mỗi ' : amount}${base.of}`,
    ` per ${amount}${base.of}`,
  );
}

function measured(measure: string): string {
  return measure === '' ? '' : ` ${measure}`;
}

/** In running text `% GDP` is said once, with the promise. */
function shortMeasure(measure: string): string {
  return measure.startsWith('%') ? '%' : measure;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function pick(language: Language, vi: string, en: string): string {
  return language === 'vi' ? vi : en;
}

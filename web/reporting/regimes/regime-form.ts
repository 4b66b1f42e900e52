import { parseDay } from '../../../server/calendar/rules/day.ts';
import type { ReportPeriodKind } from '../../../server/calendar/rules/report-periods.ts';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { UNIT_KINDS } from '../../../server/organisation/rules/unit-kind.ts';
import { RegimeWords } from '../../../server/reporting/regime-contract.ts';
import { USUAL_OUTLINE } from '../../../server/reporting/rules/regime.ts';

/** One level of a chain as it is typed. */
export interface EditLevel {
  readonly who: 'depth' | 'kind' | 'named';
  readonly depth: string;
  readonly kind: string;
  readonly under: readonly UnitRef[];
  readonly units: readonly UnitRef[];
  readonly receiver: readonly UnitRef[];
  readonly dueKind: RegimeWords['hops'][number]['due']['kind'];
  readonly day: string;
  readonly months: string;
  readonly days: string;
  readonly work: boolean;
  readonly weekday: string;
  readonly weeks: string;
  readonly dates: string;
  readonly time: string;
  readonly within: 'month' | 'quarter' | 'year';
  /** What the form does not show of the level, kept as it was. */
  readonly kept: RegimeWords['hops'][number] | null;
}

/** A regime as it is typed. */
export interface EditRegime extends Record<string, unknown> {
  readonly name: string;
  readonly formCode: string;
  readonly basis: string;
  readonly content: string;
  readonly method: string;
  readonly outline: string;
  readonly frequency: ReportPeriodKind;
  readonly calendar: RegimeWords['calendar'];
  readonly cutDay: string;
  readonly cutMonths: string;
  readonly cutWeekday: string;
  readonly quarters: 'all' | 'printed';
  readonly levels: readonly EditLevel[];
  readonly closeAfter: string;
  readonly aheadDays: string;
  readonly validFrom: string | null;
  readonly changesOn: string | null;
}

/** A level right above the ones there are. */
export function blankLevel(place: number): EditLevel {
  return {
    ...{ who: 'depth', depth: String(Math.max(1, place)), kind: 'commune', under: [], units: [] },
    ...{ receiver: [], dueKind: 'day', day: '20', months: '0', days: '3', work: true },
    ...{ weekday: '5', weeks: '0', dates: '', time: '', within: 'quarter', kept: null },
  };
}

/** What the form begins with: a regime, words that were taken over, or nothing. */
export function formOfRegime(
  words: RegimeWords | null,
  names: readonly UnitRef[],
  today: string,
): EditRegime {
  const outline = (words?.outline ?? USUAL_OUTLINE).map(({ title }) => title).join('\n');
  const cutOff = words?.cutOff ?? { day: 14, monthsBefore: 0, weekday: 7 };
  return {
    ...{ name: words?.name ?? '', formCode: words?.formCode ?? '', basis: words?.basis ?? '' },
    ...{ content: words?.content ?? '', method: words?.method ?? '', outline },
    ...{ frequency: words?.frequency ?? 'month', calendar: words?.calendar ?? 'decree' },
    ...{ cutDay: String(cutOff.day), cutMonths: String(cutOff.monthsBefore) },
    cutWeekday: String(cutOff.weekday),
    quarters: words && words.skipped.length > 0 ? 'printed' : 'all',
    levels: words ? words.hops.map((hop) => levelOf(hop, names)) : [blankLevel(1)],
    closeAfter: words?.closeAfter == null ? '' : String(words.closeAfter),
    aheadDays: String(words?.aheadDays ?? 60),
    ...{ validFrom: words?.validFrom ?? today, changesOn: today },
  };
}

function levelOf(hop: RegimeWords['hops'][number], names: readonly UnitRef[]): EditLevel {
  const ref = (id: string) =>
    names.find((unit) => unit.id === id) ?? { id, name: id, shortName: null };
  const { reporters, receiver, due } = hop;
  const { kinds, depth, underId, unitIds } = reporters;
  const who = depth !== null ? 'depth' : kinds.length > 0 ? 'kind' : 'named';
  return {
    ...blankLevel(depth ?? 1),
    ...{ who, kept: hop, dueKind: due.kind, units: unitIds.map(ref) },
    kind: kinds[0] ?? 'commune',
    under: underId === null ? [] : [ref(underId)],
    receiver: receiver.kind === 'unit' ? [ref(receiver.unitId)] : [],
    ...('time' in due && { time: due.time ?? '' }),
    ...(due.kind === 'day' && { day: String(due.day), months: String(due.monthsAfter) }),
    ...(due.kind === 'after' && { days: String(due.days), work: due.unit === 'working_day' }),
    ...(due.kind === 'weekday' && { weekday: String(due.weekday), weeks: String(due.weeksAfter) }),
    ...(due.kind === 'dates' && {
      dates: due.dates.map(({ day, month }) => `${two(day)}/${two(month)}`).join(', '),
    }),
    ...(due.kind === 'within' && { within: due.of }),
  };
}

/** The words to send; null where something typed cannot be read. */
export function wordsOfForm(form: EditRegime, before: RegimeWords | null): RegimeWords | null {
  const { frequency, quarters } = form;
  const hops = form.levels.map(hopOf);
  const parsed = RegimeWords.safeParse({
    ...{ name: form.name, formCode: form.formCode, basis: form.basis, content: form.content },
    ...{ method: form.method, outline: outlineOf(form.outline, before), frequency },
    calendar: form.calendar,
    cutOff: {
      ...{ day: wholeIn(form.cutDay), monthsBefore: wholeIn(form.cutMonths) },
      weekday: wholeIn(form.cutWeekday),
    },
    skipped: frequency === 'quarter' && quarters === 'printed' ? [2, 4] : [],
    closeAfter: form.closeAfter.trim() === '' ? null : wholeIn(form.closeAfter),
    aheadDays: wholeIn(form.aheadDays),
    ...{ hops, validFrom: form.validFrom, provisionId: before?.provisionId ?? null },
  });
  return parsed.success ? parsed.data : null;
}

/** Whether a level can be read: somebody reports, and the due rule is whole. */
export function isLevelSound(level: EditLevel): boolean {
  const probe = { ...formOfRegime(null, [], '2026-01-01'), name: '---', levels: [level] };
  return wordsOfForm(probe, null) !== null && (level.who !== 'named' || level.units.length > 0);
}

function hopOf(level: EditLevel): unknown {
  const { who, under, units, receiver, kept } = level;
  const time = level.time.trim() === '' ? null : level.time.trim();
  const kinds =
    who === 'kind'
      ? UNIT_KINDS.filter((kind) => kind === level.kind)
      : (kept?.reporters.kinds ?? []);
  const dues = {
    day: { day: wholeIn(level.day), monthsAfter: wholeIn(level.months), time },
    after: { days: wholeIn(level.days), unit: level.work ? 'working_day' : 'day', time },
    weekday: { weekday: wholeIn(level.weekday), weeksAfter: wholeIn(level.weeks), time },
    dates: { dates: datesIn(level.dates), time },
    within: { of: level.within, after: kept?.due.kind === 'within' ? kept.due.after : 0 },
  } as const;
  return {
    reporters: {
      kinds: who === 'named' ? [] : kinds,
      depth: who === 'depth' ? wholeIn(level.depth) : null,
      underId: under[0]?.id ?? null,
      unitIds: who === 'named' ? units.map(({ id }) => id) : [],
      exceptIds: kept?.reporters.exceptIds ?? [],
    },
    receiver: receiver[0] ? { kind: 'unit', unitId: receiver[0].id } : { kind: 'above' },
    due: { kind: level.dueKind, ...dues[level.dueKind] },
    cutOff: kept?.cutOff ?? null,
  };
}

/** Headings keep their keys where their titles stand; new ones get keys of their own. */
function outlineOf(typed: string, before: RegimeWords | null): RegimeWords['outline'] {
  const known = before?.outline ?? USUAL_OUTLINE.map((heading) => ({ ...heading }));
  const titles = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const taken = new Set(known.filter(({ title }) => titles.includes(title)).map(({ key }) => key));
  return titles.map((title, at) => {
    const same = known.find((heading) => heading.title === title);
    if (same) return same;
    // A title that was reworded in its place keeps its heading.
    const inPlace = titles.length === known.length ? known[at] : undefined;
    if (inPlace && !taken.has(inPlace.key)) {
      taken.add(inPlace.key);
      return { key: inPlace.key, title };
    }
    let number = at + 1;
    while (taken.has(`part_${number}`)) number += 1;
    taken.add(`part_${number}`);
    return { key: `part_${number}`, title };
  });
}

/** A whole number; NaN where the text is none, which no field of a regime takes. */
function wholeIn(text: string): number {
  return /^-?\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** `01/06, 15/11` */
function datesIn(text: string): { day: number; month: number }[] {
  return text
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const read = parseDay(`${each}/2024`);
      return read
        ? { day: Number(read.slice(8, 10)), month: Number(read.slice(5, 7)) }
        : { day: Number.NaN, month: Number.NaN };
    });
}

const two = (value: number) => String(value).padStart(2, '0');

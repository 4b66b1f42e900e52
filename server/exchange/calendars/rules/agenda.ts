import { addDays, type Day } from '../../../calendar/rules/day.ts';

/** What a calendar may hold, as its address names it (`gom=viec,hop,bao-cao`). */
export const AGENDA_KINDS = { tasks: 'viec', meetings: 'hop', reports: 'bao-cao' } as const;
export type AgendaKind = keyof typeof AGENDA_KINDS;

/** What stands in the address after the key. */
export interface AgendaWishes {
  readonly kinds: ReadonlySet<AgendaKind>;
  /** Reminders so many days before a deadline, at 8:00; 0 on the day itself; null: none. */
  readonly remindDays: number | null;
  readonly lang: 'vi' | 'en';
}

/** Anything that is not understood is left out: a calendar program cannot ask back. */
export function readWishes(query: Readonly<Record<string, unknown>>): AgendaWishes {
  const said = typeof query.gom === 'string' ? query.gom.split(',') : [];
  const kinds = KINDS.filter((kind) => said.includes(AGENDA_KINDS[kind]));
  const remind = typeof query.nhac === 'string' && /^\d{1,2}$/.test(query.nhac) ? query.nhac : null;
  return {
    kinds: new Set(kinds.length > 0 ? kinds : KINDS),
    remindDays: remind === null ? null : Math.min(Number(remind), 30),
    lang: query.lang === 'en' ? 'en' : 'vi',
  };
}

const KINDS: readonly AgendaKind[] = ['tasks', 'meetings', 'reports'];

/** The same as a query, without what goes by itself. */
export function writeWishes({ kinds, remindDays, lang }: AgendaWishes): string {
  const query = new URLSearchParams();
  if (kinds.size < KINDS.length) {
    query.set(
      'gom',
      KINDS.filter((kind) => kinds.has(kind))
        .map((kind) => AGENDA_KINDS[kind])
        .join(','),
    );
  }
  if (remindDays !== null) query.set('nhac', String(remindDays));
  if (lang === 'en') query.set('lang', 'en');
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** One entry of a calendar. Without a time it is the whole day, in no zone. */
export interface AgendaEntry {
  /** The same for the same thing for ever, so that a calendar changes it in place. */
  readonly uid: string;
  readonly day: Day;
  /** `HH:mm` in Vietnam, and how long. */
  readonly time: { readonly from: string; readonly minutes: number } | null;
  readonly title: string;
  readonly words: string;
  readonly place: string | null;
  /** The page in the product, below its address. */
  readonly path: string;
  /** Deadlines are reminded of, meetings remind by themselves. */
  readonly isDeadline: boolean;
}

/** How far back and ahead a calendar reaches. */
export function agendaSpan(today: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(today, -92), to: addDays(today, 400) };
}

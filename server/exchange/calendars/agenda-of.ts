import type { z } from 'zod';
import { asDay, type Day, dayInVietnam } from '../../calendar/rules/day.ts';
import type { Actor } from '../../organisation/actor.ts';
import type { Right } from '../../organisation/rules/rights.ts';
import type { Platform } from '../../platform/act.ts';
import { owedView } from '../../reporting/obligation-view.ts';
import { meetingsView } from '../../supervision/meetings-view.ts';
import type { listTasks, TaskRow } from '../../tasks/contract.ts';
import { listView } from '../../tasks/list-view.ts';
import { STATUS_WORDS } from '../../tasks/rules/words.ts';
import { type AgendaEntry, type AgendaWishes, agendaSpan } from './rules/agenda.ts';
import { AGENDA_WORDS } from './words.ts';

/** What the address of a calendar lets its program read, whatever else its key says. */
const READS: readonly Right[] = ['task.read', 'meeting.read', 'report.read', 'submission.read'];
const OPEN = ['DTH_TRONG_HAN', 'DTH_QUA_HAN'] as const;
const MOST_TASKS = 500;
const MOST = 200;
/** How long a meeting is taken to last: its end is not known. */
const MEETING_MINUTES = 120;

/**
 * The agenda (lịch công tác) of a post: open deadlines of what its unit leads or takes part in (of an officer: what
 * he or she was charged with), meetings that it may see, reports that its unit owes.
 */
export async function agendaOf(
  platform: Platform,
  holder: Actor,
  { kinds, lang }: AgendaWishes,
): Promise<AgendaEntry[]> {
  const actor: Actor = { ...holder, only: new Set(READS) };
  const today = dayInVietnam(platform.clock());
  const [tasks, meetings, reports] = await Promise.all([
    kinds.has('tasks') ? deadlines(platform, actor, today, lang) : [],
    kinds.has('meetings') ? meetingsOf(platform, actor, today, lang) : [],
    kinds.has('reports') ? reportsOf(platform, actor, lang) : [],
  ]);
  return [...tasks, ...meetings, ...reports];
}

type TaskQuery = z.output<(typeof listTasks)['query']>;

async function deadlines(
  platform: Platform,
  actor: Actor,
  today: Day,
  lang: AgendaWishes['lang'],
): Promise<AgendaEntry[]> {
  const { from, to } = agendaSpan(today);
  const asked: TaskQuery = {
    ...{ dueFrom: from, dueTo: to, status: [...OPEN], layer: 'all', dated: 'yes' },
    ...{ sort: 'due', limit: MOST_TASKS },
  };
  const lists = await Promise.all(
    actor.role === 'officer'
      ? [listView(platform, actor, { ...asked, officerId: actor.personId })]
      : (['lead', 'coordinate'] as const).map((role) =>
          listView(platform, actor, { ...asked, role }),
        ),
  );
  const found = new Map<string, TaskRow>();
  for (const { rows } of lists)
    for (const row of rows) found.set(`${row.authorityId}-${row.id}`, row);
  const words = AGENDA_WORDS[lang];
  return [...found.values()].flatMap((task) => {
    const { dueOn, title, label, unit, deadline, planNumber, status } = task;
    if (dueOn === null) return [];
    const number = planNumber === null ? '' : ` (${planNumber})`;
    return {
      ...{ uid: `viec-${task.authorityId}-${task.id}`, day: asDay(dueOn), time: null, place: null },
      title: `${words.due}: ${[label, title].filter(Boolean).join(' ')}${number}`,
      words: [
        `${words.lead}: ${unit.name}`,
        `${words.deadline}: ${deadline.raw || dueOn}`,
        STATUS_WORDS[status][lang],
      ].join('\n'),
      ...{ path: `/tasks/${task.id}`, isDeadline: true },
    };
  });
}

async function meetingsOf(
  platform: Platform,
  actor: Actor,
  today: Day,
  lang: AgendaWishes['lang'],
): Promise<AgendaEntry[]> {
  const { from } = agendaSpan(today);
  const { rows } = await meetingsView(platform, actor, { sort: '-held', limit: MOST });
  const words = AGENDA_WORDS[lang];
  return rows
    .filter(({ heldOn }) => heldOn >= from)
    .map((meeting) => ({
      ...{ uid: `hop-${actor.authorityId}-${meeting.id}`, day: asDay(meeting.heldOn) },
      time: { from: meeting.at, minutes: MEETING_MINUTES },
      title: `${words.meeting}: ${meeting.name}`,
      words: words.items(meeting.items),
      place: meeting.place === '' ? null : meeting.place,
      ...{ path: `/supervision/meetings/${meeting.id}`, isDeadline: false },
    }));
}

async function reportsOf(
  platform: Platform,
  actor: Actor,
  lang: AgendaWishes['lang'],
): Promise<AgendaEntry[]> {
  const { rows } = await owedView(platform, actor, { show: 'open', limit: MOST });
  const words = AGENDA_WORDS[lang];
  return rows.map((owed) => ({
    ...{ uid: `bao-cao-${owed.id}`, day: asDay(owed.dueOn), time: null, place: null },
    title: `${words.report}: ${owed.regime.name}, ${owed.period.name[lang]}`,
    words: [
      `${words.to}: ${owed.to.name}`,
      ...(owed.dueTime === null ? [] : [`${words.before} ${owed.dueTime}`]),
    ].join('\n'),
    ...{ path: '/obligations', isDeadline: true },
  }));
}

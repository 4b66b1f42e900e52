import { type Html, html } from '../../platform/html/html.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicCounts, PublicSnapshot, PublicStatus } from '../rules/public-snapshot.ts';
import { PUBLIC_STATUSES } from '../rules/public-snapshot.ts';
import { addresses, withQuery } from './addresses.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { figure } from './say.ts';
import { STATUS_LOOKS, STATUS_WORDS } from './status-words.ts';
import type { LineContext } from './task-line.ts';
import { filteredTasks, nameSlug, type TaskFilter } from './task-pages.ts';

/** Names of the parameters by which tasks are filtered and paged. */
export const TASK_QUERY = ['tinh-hinh', 'linh-vuc', 'don-vi', 'trang', 'ban'] as const;

/** The filter that an address asks for. */
export function filterOf(query: Readonly<Record<string, string>>): TaskFilter {
  const asked = { status: query['tinh-hinh'], field: query['linh-vuc'], unit: query['don-vi'] };
  return {
    ...(asked.status !== undefined && { status: asked.status }),
    ...(asked.field !== undefined && { field: asked.field }),
    ...(asked.unit !== undefined && { unit: asked.unit }),
  };
}

/** The address of a list of tasks: the plan's own, in its edition, with a filter and a page. */
export function listAddress(
  { lang, place, edition }: LineContext,
  { status, field, unit }: TaskFilter,
  page = 1,
): string {
  const path = withQuery(lang, addresses.plan(place), {
    ...{ ban: edition, 'tinh-hinh': status, 'linh-vuc': field, 'don-vi': unit },
    trang: page > 1 ? page : undefined,
  });
  return `${path}#viec`;
}

const LEGEND = [
  ['HT_DUNG_HAN', 'doneOnTime', 'f-on-time'],
  ['HT_QUA_HAN', 'doneLate', 'f-late'],
  ['DTH_TRONG_HAN', 'openWithin', 'f-open'],
  ['DTH_KHONG_HAN', 'openNoDeadline', 'f-open'],
  ['DTH_QUA_HAN', 'openOverdue', 'f-overdue'],
  ['TAM_DUNG', 'suspended', 'f-stopped'],
] as const satisfies readonly (readonly [PublicStatus, keyof PublicCounts, string])[];

/** The pieces of the bar in words, each leading to the tasks behind its figure; null where nothing is counted. */
export function legendOf(counts: PublicCounts, context: LineContext): Html | null {
  const { lang } = context;
  const items = LEGEND.flatMap(([status, name, look]) => {
    if (counts[name] === 0) return [];
    const href = listAddress(context, { status: STATUS_LOOKS[status].slug });
    return [
      html`<li><a href="${href}"><svg aria-hidden="true" viewBox="0 0 12 12"><rect class="${look}" width="12" height="12"/></svg>${STATUS_WORDS[lang][status]} <b>${figure(counts[name])}</b></a></li>`,
    ];
  });
  return items.length === 0 ? null : html`<ul class="legend">${items}</ul>`;
}

/** Plain links that filter the list by status, field and lead unit, each with the number behind it. */
export function taskFilters(
  snapshot: PublicSnapshot,
  filter: TaskFilter,
  context: LineContext,
): Html | null {
  const { lang } = context;
  const words = PLAN_WORDS[lang];
  const count = (changed: TaskFilter) => filteredTasks(snapshot, changed).length;
  const names = (of: readonly (string | undefined)[]) =>
    [...new Set(of.filter((name) => name !== undefined))].map((name) => ({
      ...{ name, slug: nameSlug(name) },
    }));
  const groups: readonly Group[] = [
    {
      title: words.byStatus,
      of: 'status',
      choices: PUBLIC_STATUSES.map((status: PublicStatus) => ({
        ...{ name: STATUS_WORDS[lang][status], slug: STATUS_LOOKS[status].slug },
      })),
    },
    {
      title: words.byField,
      of: 'field',
      choices: names(snapshot.tasks.map((each) => each.fieldName)),
    },
    {
      title: words.byUnit,
      of: 'unit',
      choices: names(snapshot.tasks.map((each) => each.unit?.name)),
    },
  ];
  const dropped: Html[] = [];
  const shown = groups.flatMap(({ title, of, choices }) => {
    const { [of]: _, ...others } = filter;
    const links = choices.flatMap(({ name, slug }) => {
      const chosen = filter[of] === slug;
      const found = count({ ...others, [of]: slug });
      if (found === 0 && !chosen) return [];
      const href = listAddress(context, chosen ? others : { ...others, [of]: slug });
      if (chosen) dropped.push(html`<a href="${href}">${fillSentence(words.drop, { name })}</a>`);
      return [
        html`<li><a href="${href}"${chosen && html` aria-current="true"`}>${name} (${found})</a></li>`,
      ];
    });
    return links.length < 2 && filter[of] === undefined
      ? []
      : [html`<h3>${title}</h3><ul>${links}</ul>`];
  });
  if (shown.length === 0) return null;
  return html`<details class="filters"><summary>${words.filter}</summary>${shown}</details>${
    Object.keys(filter).length > 0 &&
    html`<p class="acts">${dropped}<a href="${listAddress(context, {})}">${words.clear}</a></p>`
  }`;
}

interface Group {
  readonly title: string;
  readonly of: 'status' | 'field' | 'unit';
  readonly choices: readonly { readonly name: string; readonly slug: string }[];
}

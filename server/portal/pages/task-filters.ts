import { type Html, html } from '../../platform/html/html.ts';
import type { PublicSnapshot, PublicStatus } from '../rules/public-snapshot.ts';
import { PUBLIC_STATUSES } from '../rules/public-snapshot.ts';
import { addresses, withQuery } from './addresses.ts';
import { PLAN_WORDS } from './plan-words.ts';
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
  const shown = groups.flatMap(({ title, of, choices }) => {
    const links = choices.flatMap(({ name, slug }) => {
      const chosen = filter[of] === slug;
      const { [of]: _, ...others } = filter;
      const found = count({ ...others, [of]: slug });
      if (found === 0 && !chosen) return [];
      const href = listAddress(context, chosen ? others : { ...others, [of]: slug });
      return [
        html`<li><a href="${href}"${chosen && html` aria-current="true"`}>${name} (${found})</a></li>`,
      ];
    });
    return links.length < 2 && filter[of] === undefined
      ? []
      : [html`<h3>${title}</h3><ul>${links}</ul>`];
  });
  if (shown.length === 0) return null;
  const isFiltered = Object.keys(filter).length > 0;
  return html`<details class="filters"${isFiltered && html` open`}><summary>${words.filter}</summary>${shown}${
    isFiltered && html`<p><a href="${listAddress(context, {})}">${words.clear}</a></p>`
  }</details>`;
}

interface Group {
  readonly title: string;
  readonly of: 'status' | 'field' | 'unit';
  readonly choices: readonly { readonly name: string; readonly slug: string }[];
}

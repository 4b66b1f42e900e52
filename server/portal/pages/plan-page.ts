import { type Html, html, raw } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicSnapshot, PublishedEdition } from '../rules/public-snapshot.ts';
import type { PublishedPlan } from '../store/published.ts';
import { addresses, withQuery } from './addresses.ts';
import { licenceFoot } from './licence.ts';
import type { PublicAnswer, PublicAsk } from './mount.ts';
import { planFacts } from './plan-facts.ts';
import {
  dataSection,
  editionsSection,
  fieldsSection,
  filesSection,
  moneySection,
  phasesSection,
  standingsSection,
} from './plan-sections.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { linesOf, promiseBar, promiseSentence, ratesSentence, sumsOf } from './promise.ts';
import { day, dayOf, inVietnamese } from './say.ts';
import { statusDrawings } from './status-words.ts';
import { targetsSection } from './target-section.ts';
import { filterOf, legendOf, listAddress, taskFilters } from './task-filters.ts';
import { type LineContext, taskLine } from './task-line.ts';
import { filteredTasks, sharedOut } from './task-pages.ts';

/** Bytes and number of the tasks on one page: with all that stands around them it stays below 100 kB. */
const PAGE_OF_TASKS = { bytes: 40_000, pieces: 50 };

/** What the page shows that does not stand in the edition. */
export interface PlanExtras {
  readonly origin: string;
  /** How many people have read it and until when they are counted, in words; null where nobody did. */
  readonly views: string | null;
  /** The way to questions that were answered; null where there are none. */
  readonly answers: Html | null;
}

/** A published plan (kế hoạch đã công bố): what was promised, what was done, by whom, by when. */
export function planPage(
  plan: PublishedPlan,
  edition: PublishedEdition,
  ask: PublicAsk,
  extras: PlanExtras,
): PublicAnswer | null {
  const { lang, query } = ask;
  const { snapshot } = edition;
  const words = PLAN_WORDS[lang];
  const place = { authority: plan.authoritySlug, plan: plan.slug };
  const isOld = edition.number !== plan.latest;
  const context: LineContext = {
    ...{ lang, place, cutOff: snapshot.cutOff },
    edition: isOld ? edition.number : undefined,
  };
  const tasks = tasksSection(snapshot, ask, context);
  if (tasks === null) return null;
  const { number, isFiltered } = tasks;
  const title = plan.title;
  const promise = promiseSentence(snapshot, lang);
  const body = html`${statusDrawings()}<h1>${inVietnamese(lang, title)}</h1>
${isOld && html`<p class="strip">${fillSentence(words.oldEdition, { number: edition.number, day: day(snapshot.cutOff) })} <a href="${addressIn(lang, addresses.plan(place))}">${words.latest}</a></p>`}
<p class="promise">${promise}</p>
${headOf(plan, edition, context)}
${tasks.markup}
${number === 1 && !isFiltered && restOf(plan, edition, context, extras)}`;
  const path = withQuery('vi', addresses.plan(place), {
    ...{ ban: isOld ? edition.number : undefined, trang: number > 1 ? number : undefined },
    ...Object.fromEntries(
      ['tinh-hinh', 'linh-vuc', 'don-vi'].map((name) => [name, query[name]] as const),
    ),
  });
  return {
    authorities: [plan.authorityId],
    headers: { 'content-language': lang },
    body: pageShell({
      ...{ lang, title, path, body, origin: extras.origin, cutOff: day(snapshot.cutOff) },
      description: fillSentence(words.description, {
        ...{ body: plan.authorityName, promise, day: day(snapshot.cutOff) },
      }),
      crumbs: [{ name: plan.authorityName, path: addresses.body(place.authority) }],
      isIndexed: !isOld && !isFiltered,
      foot: licenceFoot(lang),
      ...(number === 1 && !isOld && !isFiltered
        ? {
            facts: planFacts(snapshot, plan.editions, { place, origin: extras.origin, lang }),
            links: [
              { type: 'application/atom+xml', title: words.feed, href: addresses.feed(place) },
              { type: 'text/calendar', title: words.calendar, href: addresses.calendar(place) },
              { type: 'text/csv', title: 'CSV', href: addresses.data(place, 'csv') },
            ],
          }
        : {}),
    }),
  };
}

/** Rates, bar, corrections and what a reader may do: what everybody came for, before any list. */
function headOf(plan: PublishedPlan, edition: PublishedEdition, context: LineContext): Html {
  const { lang, place } = context;
  const words = PLAN_WORDS[lang];
  const { counts } = edition.snapshot;
  const { number } = edition.snapshot.plan;
  const rates = ratesSentence(counts, lang);
  const { hasResults } = sumsOf(counts);
  const correction = plan.editions.find(
    ({ number, kind }) => kind === 'correction' && number === edition.number,
  );
  return html`${rates && html`<p class="meta">${rates}</p>`}${promiseBar(counts, lang)}${legendOf(counts, context)}
<p class="meta"><span><strong>${fillSentence(words.cutOff, { day: day(edition.cutOff) })}</strong></span>${number !== undefined && html`<span>${number}</span>`}<span><a href="#cong-bo">${fillSentence(words.editionOf, { number: edition.number, latest: plan.latest })}</a></span></p>
${!hasResults && html`<p class="empty"><strong>${words.notPublished}</strong> ${words.notPublishedNext}</p>`}
${correction?.note && html`<p class="strip">${fillSentence(words.correctedOn, { day: dayOf(correction.publishedAt), note: correction.note })}</p>`}
<ul class="acts"><li><a class="first" href="${addressIn(lang, addresses.feedback(place))}">${words.feedback}</a></li><li><a href="${addressIn(lang, addresses.follow(place))}">${words.follow}</a></li><li><a href="${addresses.data(place, 'csv')}">${fillSentence(words.download, { kind: 'CSV' })}</a></li><li><a href="${addresses.data(place, 'json')}">JSON</a></li></ul>`;
}

/** Everything about the plan that is no task: what it aims at and costs, where its words and figures come from. */
function restOf(
  plan: PublishedPlan,
  edition: PublishedEdition,
  context: LineContext,
  { views, answers }: PlanExtras,
): Html {
  const { lang, place } = context;
  const words = PLAN_WORDS[lang];
  const { snapshot } = edition;
  const { plan: facts } = snapshot;
  const lines: readonly (readonly [string, Html | string | null])[] = [
    [words.number, facts.number ?? null],
    [words.issuedOn, facts.issuedOn ? day(facts.issuedOn) : null],
    [words.effectiveOn, facts.effectiveOn ? day(facts.effectiveOn) : null],
    [words.owner, facts.owner ? inVietnamese(lang, facts.owner.name) : null],
    [
      words.version,
      facts.version > 1
        ? fillSentence(words.versionAmended, { count: facts.version - 1 })
        : words.versionIssued,
    ],
    [words.views, views],
  ];
  const total = linesOf(snapshot);
  const { declaredTasks } = facts;
  return html`${targetsSection(snapshot.targets, context)}${fieldsSection(snapshot, lang)}${moneySection(snapshot, lang)}${standingsSection(snapshot, lang)}
<h2>${words.document}</h2><dl class="facts">${lines.map(([name, value]) => value !== null && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${declaredTasks !== undefined && declaredTasks !== total && html`<p class="meta">${fillSentence(words.declared, { declared: declaredTasks, total })}</p>`}
${phasesSection(snapshot, lang)}${answers}${filesSection(snapshot, place, lang)}
${editionsSection(plan.editions, edition.number, place, lang)}${dataSection(place, lang)}`;
}

/** The list of tasks with its filters and pages; null for a page that the list does not have. */
function tasksSection(
  snapshot: PublicSnapshot,
  { lang, query }: PublicAsk,
  context: LineContext,
): { readonly markup: Html; readonly number: number; readonly isFiltered: boolean } | null {
  const words = PLAN_WORDS[lang];
  const filter = filterOf(query);
  const found = filteredTasks(snapshot, filter);
  const pages = sharedOut(
    found.map((task) => taskLine(task, context).text),
    PAGE_OF_TASKS,
  );
  const number = numberOf(query.trang);
  const here = number === null ? undefined : pages[number - 1];
  if (number === null || here === undefined) return null;
  const isFiltered = Object.keys(filter).length > 0;
  const isWhole = found.length === snapshot.tasks.length && pages.length === 1;
  const markup = html`<h2 id="viec">${words.tasks}</h2>
${taskFilters(snapshot, filter, context)}
${!isWhole && html`<p class="meta" role="status">${fillSentence(isFiltered ? words.tasksFound : words.tasksShown, { count: here.length, found: found.length, total: snapshot.tasks.length })}</p>`}
${
  here.length === 0
    ? html`<p class="empty">${words.noMatch} <a href="${listAddress(context, {})}">${words.clear}</a></p>`
    : html`<ul class="tasks">${raw(here.join(''))}</ul>`
}${pages.length > 1 && pagesOf(pages.length, number, (to) => listAddress(context, filter, to), lang)}`;
  return { markup, number, isFiltered };
}

function pagesOf(count: number, here: number, to: (page: number) => string, lang: Language): Html {
  const words = PLAN_WORDS[lang];
  const links = Array.from({ length: count }, (_, at) => at + 1).map((number) => {
    const name = fillSentence(words.page, { number });
    return number === here
      ? html`<b aria-current="page">${name}</b>`
      : html`<a href="${to(number)}">${name}</a>`;
  });
  return html`<nav class="pages" aria-label="${words.pages}">${links}</nav>`;
}

/** The number of a page as it is typed; null for what is none. */
function numberOf(typed: string | undefined): number | null {
  if (typed === undefined) return 1;
  return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null;
}

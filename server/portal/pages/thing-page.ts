import { type Html, html, join } from '../../platform/html/html.ts';
import { addressIn } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type {
  PublicSnapshot,
  PublicTarget,
  PublicTask,
  PublishedEdition,
} from '../rules/public-snapshot.ts';
import type { PublishedPlan } from '../store/published.ts';
import { addresses, withQuery } from './addresses.ts';
import { licenceFoot } from './licence.ts';
import type { PublicAnswer, PublicAsk } from './mount.ts';
import { bodyFacts } from './plan-facts.ts';
import { PARTY_WORDS, PLAN_WORDS } from './plan-words.ts';
import { day, deadlineWords, figure, inVietnamese } from './say.ts';
import { statusDrawings } from './status-words.ts';
import { pathOf, targetSentence } from './target-section.ts';
import { type LineContext, statusOf, taskLine } from './task-line.ts';

/** One task or one target of a published plan at its own address; null where the edition has none of that key. */
export function thingPage(
  plan: PublishedPlan,
  edition: PublishedEdition,
  ask: PublicAsk,
  { origin, answers }: { readonly origin: string; readonly answers: Html | null },
): PublicAnswer | null {
  const { lang } = ask;
  const { snapshot } = edition;
  const key = ask.params.key ?? '';
  const place = { authority: plan.authoritySlug, plan: plan.slug };
  const isOld = edition.number !== plan.latest;
  const context: LineContext = {
    ...{ lang, place, cutOff: snapshot.cutOff },
    edition: isOld ? edition.number : undefined,
  };
  const task = snapshot.tasks.find((each) => each.key === key);
  const target = snapshot.targets.find((each) => each.key === key);
  const thing = task ?? target;
  if (thing === undefined) return null;
  const words = PLAN_WORDS[lang];
  const title = (task?.title ?? target?.name ?? key).trim();
  const strip =
    isOld &&
    html`<p class="strip">${fillSentence(words.oldEdition, { number: edition.number, day: day(snapshot.cutOff) })} <a href="${addressIn(lang, addresses.thing(place, key))}">${words.latest}</a></p>`;
  const shown = task ? taskBody(task, snapshot, context) : target && targetBody(target, context);
  const body = html`${statusDrawings()}<h1>${task?.label && html`<span class="no">${task.label}</span>`}${inVietnamese(lang, title)}</h1>${strip}${shown}
<ul class="acts"><li><a class="first" href="${withQuery(lang, addresses.feedback(place), { viec: task?.key })}">${words.feedback}</a></li><li><a href="${addressIn(lang, addresses.follow(place))}">${words.follow}</a></li></ul>${answers}`;
  return {
    authorities: [plan.authorityId],
    headers: { 'content-language': lang },
    body: pageShell({
      ...{ lang, origin, body, isIndexed: !isOld, cutOff: day(snapshot.cutOff) },
      title: cut(title, 120),
      path: withQuery('vi', addresses.thing(place, key), { ban: context.edition }),
      description: cut(`${plan.title}. ${thing.quote ?? title}`, 300),
      crumbs: [
        { name: plan.authorityName, path: addresses.body(place.authority) },
        { name: snapshot.plan.number ?? cut(plan.title, 60), path: addresses.plan(place) },
      ],
      foot: licenceFoot(lang),
      facts: {
        ...{ '@context': 'https://schema.org', '@type': 'CreativeWork', name: title },
        ...{ text: thing.quote, inLanguage: 'vi', dateModified: edition.publishedAt },
        isPartOf: {
          '@type': 'Legislation',
          name: plan.title,
          url: origin + addressIn(lang, addresses.plan(place)),
        },
        publisher: bodyFacts(snapshot.authority, origin, lang),
      },
    }),
  };
}

function taskBody(task: PublicTask, snapshot: PublicSnapshot, context: LineContext): Html {
  const { lang, cutOff } = context;
  const words = PLAN_WORDS[lang];
  const above = snapshot.tasks.find(({ key }) => key === task.parent);
  const below = snapshot.tasks.filter(({ parent }) => parent === task.key);
  const vi = (text: string | undefined) => (text === undefined ? null : inVietnamese(lang, text));
  const lines: readonly (readonly [string, Html | string | null])[] = [
    [fillSentence(words.statusOf, { day: day(cutOff) }), statusOf(task, context)],
    [words.lead, vi(task.unit?.name)],
    [words.deadline, deadlineWords(task.deadline, lang)],
    [words.product, vi(task.product)],
    [words.finishedOn, task.finishedOn === undefined ? null : day(task.finishedOn)],
    [words.field, vi(task.fieldName)],
    [words.percent, task.percent === undefined ? null : `${figure(task.percent)} %`],
    [words.focus, task.isFocus === true ? words.yes : null],
    [words.difficulty, vi(task.difficulty)],
    [words.explanation, vi(task.explanation)],
    [words.officer, vi(task.officer)],
    [words.evidence, vi(task.evidence)],
    [words.parties, partiesOf(task, context)],
  ];
  return html`${
    task.quote &&
    html`<h2>${words.ordering}</h2><blockquote lang="vi">${task.quote}</blockquote><p class="meta">${inVietnamese(lang, [snapshot.plan.number, task.label && `${words.clause}: ${task.label}`].filter(Boolean).join(' · '))}</p>`
  }<dl class="facts">${lines.map(([name, value]) => value !== null && value !== '' && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>${
    above && html`<h2>${words.partOf}</h2><ul class="tasks">${taskLine(above, context)}</ul>`
  }${below.length > 0 && html`<h2>${words.parts}</h2><ul class="tasks">${below.map((each) => taskLine(each, context))}</ul>`}`;
}

function partiesOf({ parties, units }: PublicTask, { lang }: LineContext): Html | null {
  const words = PARTY_WORDS[lang];
  const said = parties.flatMap(({ role, unit, duty }) => {
    if (unit === undefined) return [];
    const isKnown = role === 'coordinate' || role === 'monitor' || role === 'direct';
    return [
      html`${isKnown && `${words[role]}: `}${inVietnamese(lang, unit.name)}${duty && html` (${inVietnamese(lang, duty)})`}`,
    ];
  });
  const shared = units > 1 ? [fillSentence(PLAN_WORDS[lang].units, { count: units })] : [];
  return said.length + shared.length === 0 ? null : join([...shared, ...said], html`<br>`);
}

function targetBody(target: PublicTarget, { lang }: LineContext): Html {
  const words = PLAN_WORDS[lang];
  return html`<p class="promise">${targetSentence(target, lang)}</p>${pathOf(target, lang)}${
    target.quote &&
    html`<h2>${words.ordering}</h2><blockquote lang="vi">${target.quote}</blockquote>`
  }<dl class="facts">${target.source && html`<dt>${words.source}</dt><dd>${inVietnamese(lang, target.source)}</dd>`}${
    target.forecast !== undefined &&
    html`<dt>${words.forecast}</dt><dd>${figure(target.forecast)} ${target.measure}</dd>`
  }</dl>`;
}

/** A text of at most so many letters, cut at a word. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.lastIndexOf(' ', most);
  return `${text.slice(0, end > 0 ? end : most)}…`;
}

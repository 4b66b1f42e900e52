import { formatDay, isDay } from '../../calendar/rules/day.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import type { PublishedPlan } from '../store/published.ts';
import { FEEDBACK_WORDS } from './public-words.ts';
import { type PublishedAnswer, publishedAnswers } from './store/answer-store.ts';

/**
 * Hỏi và trả lời, as public pages show them; null where there is none.
 *
 * @param answers of a plan, the latest first
 * @param taskKey only what is about one task of it
 */
export function answersSection(
  lang: Language,
  answers: readonly PublishedAnswer[],
  taskKey: string | null = null,
): Html | null {
  const shown = answers.filter((each) => taskKey === null || each.taskKey === taskKey);
  if (shown.length === 0) return null;
  const words = FEEDBACK_WORDS[lang];
  return html`<section id="hoi-dap"><h2>${words.published}</h2><p class="meta">${words.publishedNote}</p>
<ul class="list">${shown.map(
    ({ question, answer, unitName, answeredOn }) =>
      html`<li><h3 lang="vi">${question}</h3><blockquote lang="vi">${answer}</blockquote><p class="meta"><span lang="vi">${unitName}</span><span>${isDay(answeredOn) ? formatDay(answeredOn) : answeredOn}</span></p></li>`,
  )}</ul></section>`;
}

/** So many stand on the page of a task, which must stay light; all of them stand under the form. */
const MOST_BESIDE = 3;

/**
 * What the pages of a plan show of them: the latest on the page of a task, the way to all of them on the page of the
 * plan itself.
 *
 * @param key the task; null: the plan as a whole
 */
export async function answersBeside(
  db: Db,
  { authorityId, planId, authoritySlug, slug }: PublishedPlan,
  key: string | null,
  lang: Language,
): Promise<Html | null> {
  const all = await publishedAnswers(db, authorityId, planId);
  const ofTask = all.filter(({ taskKey }) => taskKey === key).slice(0, MOST_BESIDE);
  if (key !== null) return answersSection(lang, ofTask);
  if (all.length === 0) return null;
  const address = addressIn(lang, `/p/${authoritySlug}/${slug}/gop-y#hoi-dap`);
  return html`<p><a href="${address}">${FEEDBACK_WORDS[lang].published} (${all.length})</a></p>`;
}

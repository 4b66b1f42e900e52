import { formatDay, isDay } from '../../calendar/rules/day.ts';
import { type Html, html } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { FEEDBACK_WORDS } from './public-words.ts';
import type { PublishedAnswer } from './store/answer-store.ts';

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

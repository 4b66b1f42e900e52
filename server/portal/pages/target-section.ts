import { type Html, html, join } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { PublicTarget } from '../rules/public-snapshot.ts';
import { pathChart } from './path-chart.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { figure, inVietnamese, periodWords } from './say.ts';
import { type LineContext, thingAddress } from './task-line.ts';

/** Charts and tables of targets on the page of a plan; what goes beyond is drawn on the target's own page. */
const MOST_BYTES = 14_000;

/** Every target with what was promised and reached; its path as a drawing and a table as far as there is room. */
export function targetsSection(
  targets: readonly PublicTarget[],
  context: LineContext,
): Html | null {
  if (targets.length === 0) return null;
  let room = MOST_BYTES;
  const items = targets.map((target) => {
    const whole = pathOf(target, context.lang);
    const size = Buffer.byteLength(whole?.text ?? '');
    const isShown = size <= room;
    if (isShown) room -= size;
    const name = inVietnamese(context.lang, target.name ?? target.key);
    return html`<li id="${target.key}"><h3><a href="${thingAddress(context, target.key)}">${name}</a></h3><p>${targetSentence(target, context.lang)}</p>${isShown && whole}</li>`;
  });
  return html`<h2 id="chi-tieu">${PLAN_WORDS[context.lang].targets}</h2><ul class="list">${items}</ul>`;
}

/** `Đã hứa ≥ 7 %; đạt 7,4 (Năm 2021).` A figure that is missing is said to be missing. */
export function targetSentence(target: PublicTarget, lang: Language): string {
  const words = PLAN_WORDS[lang];
  const measure = target.measure ? ` ${target.measure}` : '';
  const promised =
    target.promisedWords ??
    (target.promised === undefined ? null : figure(target.promised) + measure);
  const reached = target.reached === undefined ? null : figure(target.reached) + measure;
  const period = target.reachedIn === undefined ? '' : periodWords(target.reachedIn, lang);
  if (reached === null) {
    return fillSentence(words.targetUnsaid, { promised: promised ?? words.noFigure });
  }
  const sentence = promised === null ? words.targetNoPromise : words.targetSaid;
  // A value without its period has no brackets to stand in.
  return fillSentence(sentence, { promised: promised ?? '', reached, period }).replace(' ()', '');
}

/** The path of a target: a drawing, and the same as a table. Null where there is no path. */
export function pathOf(target: PublicTarget, lang: Language): Html | null {
  const words = PLAN_WORDS[lang];
  if (target.path.length === 0) return null;
  const title = fillSentence(words.targetPath, { name: target.name ?? target.key });
  const rows = target.path.map(
    ({ period, promised, reached }) =>
      html`<tr><th scope="row">${periodWords(period, lang)}</th><td class="n">${said(promised, lang)}</td><td class="n">${said(reached, lang)}</td></tr>`,
  );
  return html`${pathChart(target, title, lang)}<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}${target.measure && ` (${target.measure})`}</caption><thead><tr><th scope="col">${words.period}</th><th class="n" scope="col">${words.promised}</th><th class="n" scope="col">${words.reached}</th></tr></thead><tbody>${join(rows)}</tbody></table></div>`;
}

function said(value: number | null, lang: Language): string {
  return value === null ? PLAN_WORDS[lang].noFigure : figure(value);
}

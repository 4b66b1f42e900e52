import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, type Language } from '../../platform/html/language.ts';
import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { EditionHead, PublicSnapshot } from '../rules/public-snapshot.ts';
import { addresses, type PlanPlace, withQuery } from './addresses.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { sumsOf } from './promise.ts';
import { day, dayOf, figure, inVietnamese, percentOf, periodWords } from './say.ts';

/** Phases of the plan, and its motto where its first phase has no days. */
export function phasesSection({ phases }: PublicSnapshot, lang: Language): Html | null {
  if (phases.length === 0) return null;
  const words = PLAN_WORDS[lang];
  const lines = phases.map(({ name, from, to }) => {
    const days =
      from !== undefined || to !== undefined
        ? fillSentence(words.phaseFromTo, { from: from ? day(from) : '…', to: to ? day(to) : '…' })
        : null;
    return html`<li><h3>${inVietnamese(lang, name ?? '')}</h3>${days && html`<p class="meta">${days}</p>`}</li>`;
  });
  return html`<h2>${words.phases}</h2><ol class="list">${lines}</ol>`;
}

/** Every field of work with its 2×2. */
export function fieldsSection({ fields }: PublicSnapshot, lang: Language): Html | null {
  if (fields.length < 2) return null;
  const words = PLAN_WORDS[lang];
  const rows = fields.map(({ name, counts }) => {
    const { done, open, total, hasResults } = sumsOf(counts);
    const cells = hasResults
      ? [done, counts.doneOnTime, open, counts.openOverdue].map(figure)
      : ['–', '–', '–', '–'];
    return html`<tr><th scope="row">${inVietnamese(lang, name)}</th><td class="n">${figure(total)}</td>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>`;
  });
  const heads = [words.total, words.done, words.onTime, words.open, words.overdue];
  return html`<h2>${words.fields}</h2>${table(
    words.fields,
    html`<tr><th scope="col">${words.field}</th>${heads.map((head) => html`<th class="n" scope="col">${head}</th>`)}</tr>`,
    rows,
    false,
  )}`;
}

/** Sums from here on are said in millions of đồng. */
const MILLION = 1_000_000;

/** Money by source and year, in millions of đồng, each đồng once; the rate with its fraction. */
export function moneySection({ money }: PublicSnapshot, lang: Language): Html | null {
  if (money.length === 0) return null;
  const words = PLAN_WORDS[lang];
  const unit = words.million;
  const kinds = ['planned', 'allotted', 'disbursed'] as const;
  const shown = kinds.filter((kind) => money.some((line) => line[kind] !== undefined));
  const sum = (kind: (typeof kinds)[number]) =>
    money.reduce((whole, line) => whole + (line[kind] ?? 0), 0);
  const cell = (value: number | undefined) =>
    html`<td class="n">${value === undefined ? words.noFigure : figure(value / MILLION)}</td>`;
  const rows = money.map(
    (line) =>
      html`<tr><th scope="row">${inVietnamese(lang, line.source ?? '')}</th><td class="n">${line.year === undefined ? '' : String(line.year)}</td>${shown.map((kind) => cell(line[kind]))}</tr>`,
  );
  const totals = html`<tr><th scope="row" colspan="2">${words.total}</th>${shown.map((kind) => cell(sum(kind)))}</tr>`;
  // A rate over lines of which some have no plan would be too good.
  const isWhole = money.every(({ planned }) => planned !== undefined);
  const rate =
    isWhole && shown.includes('disbursed') && percentOf(sum('disbursed'), sum('planned'));
  return html`<h2>${words.money}</h2>${
    rate &&
    html`<p>${fillSentence(words.disbursedRate, {
      ...{
        disbursed: figure(sum('disbursed') / MILLION),
        planned: figure(sum('planned') / MILLION),
      },
      ...{ unit, percent: rate },
    })}</p>`
  }${table(
    fillSentence(words.moneyUnit, { unit }),
    html`<tr><th scope="col">${words.moneySource}</th><th class="n" scope="col">${words.year}</th>${shown.map((kind) => html`<th class="n" scope="col">${words[kind]}</th>`)}</tr>`,
    [...rows, totals],
  )}`;
}

/** Rankings that had been published, each with the rows that stand in it. */
export function standingsSection({ standings }: PublicSnapshot, lang: Language): Html | null {
  if (standings.length === 0) return null;
  const words = PLAN_WORDS[lang];
  const tables = standings.map(
    ({ key, title, rows }) =>
      html`<div id="${key}">${table(
        title,
        html`<tr><th class="n" scope="col">${words.rank}</th><th scope="col">${words.unit}</th><th class="n" scope="col">${words.points}</th><th scope="col">${words.period}</th></tr>`,
        rows.map(
          ({ rank, unit, points, period }) =>
            html`<tr><td class="n">${rank ?? '–'}</td><th scope="row">${inVietnamese(lang, unit?.name ?? '')}</th><td class="n">${points === undefined ? words.noFigure : figure(points)}</td><td>${period === undefined ? '' : periodWords(period, lang)}</td></tr>`,
        ),
      )}</div>`,
  );
  return html`<h2>${words.standings}</h2>${tables}`;
}

/** Files that were published with the plan, with their size and the check sum of their bytes. */
export function filesSection(
  { files }: PublicSnapshot,
  place: PlanPlace,
  lang: Language,
): Html | null {
  if (files.length === 0) return null;
  const lines = files.map(
    ({ key, name, size, sha256 }) =>
      html`<li><h3><a href="${addresses.file(place, key)}" download>${name}</a></h3><p class="meta"><span>${sizeWords(size)}</span><span title="SHA-256: ${sha256}">SHA-256 ${sha256.slice(0, 12)}…</span></p></li>`,
  );
  return html`<h2>${PLAN_WORDS[lang].files}</h2><ul class="list">${lines}</ul>`;
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${figure(Math.max(Math.round(bytes / 1_000), 1))} kB`
    : `${figure(Math.round(bytes / 100_000) / 10)} MB`;
}

/** Every edition and what it changed or mended; each can be read again unless it was withdrawn. */
export function editionsSection(
  editions: readonly EditionHead[],
  reading: number,
  place: PlanPlace,
  lang: Language,
): Html {
  const words = PLAN_WORDS[lang];
  const latest = editions[0]?.number;
  const lines = editions.map(({ number, kind, publishedAt, cutOff, note, withdrawal }) => {
    const line = fillSentence(words.editionLine, {
      ...{ number, kind: words[kind], day: dayOf(publishedAt), cutOff: day(cutOff) },
    });
    const href = withQuery(lang, addresses.plan(place), {
      ban: number === latest ? undefined : number,
    });
    const isLink = withdrawal === null && number !== reading;
    return html`<li><h3>${isLink ? html`<a href="${href}">${line}</a>` : line}</h3>${
      withdrawal !== null &&
      html`<p>${fillSentence(words.withdrawnEdition, { day: day(withdrawal.on), reason: withdrawal.reason })}</p>`
    }${
      note !== null &&
      html`<p>${kind === 'correction' ? fillSentence(words.correctedOn, { day: dayOf(publishedAt), note }) : inVietnamese(lang, note)}</p>`
    }</li>`;
  });
  return html`<h2 id="cong-bo">${words.editions}</h2><ol class="list" reversed>${lines}</ol>`;
}

/** Data, feeds and the calendar of a plan: what a program can read. */
export function dataSection(place: PlanPlace, lang: Language): Html {
  const words = PLAN_WORDS[lang];
  const links = [
    [addresses.data(place, 'csv'), 'CSV'],
    [addresses.data(place, 'xlsx'), 'XLSX'],
    [addresses.data(place, 'json'), 'JSON'],
    [addressIn(lang, addresses.dictionary(place)), words.dictionary],
    [addresses.feed(place), words.feed],
    [addresses.calendar(place), words.calendar],
  ] as const;
  return html`<h2 id="du-lieu">${words.data}</h2><ul class="acts">${links.map(
    ([href, name]) => html`<li><a href="${href}">${name}</a></li>`,
  )}</ul>`;
}

/**
 * A table that scrolls by itself where the screen is narrow.
 *
 * @param isTold false where the heading above says the same as the caption
 */
function table(caption: string, head: Html, rows: readonly Html[], isTold = true): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption${!isTold && html` class="unseen"`}>${caption}</caption><thead>${head}</thead><tbody>${rows}</tbody></table></div>`;
}

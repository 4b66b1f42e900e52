import type { Language } from '../../../platform/html/language.ts';
import type { PublicCounts, PublicSnapshot, PublicTask } from '../../rules/public-snapshot.ts';
import type { ArticleText, Block, Sentence } from './article-text.ts';
import { paragraph, sentences, underHeading } from './draft-plan-article.ts';
import { type Basis, finishedSince, isLate } from './facts.ts';
import { type Figures, figuresOf, tidy } from './figures.ts';
import { cutToFit } from './name-document.ts';
import { line, piece } from './piece.ts';
import { RESULTS_WORDS, type ResultsWords } from './results-words.ts';

/** So many tasks are told one by one; of more, the first ones. */
const MOST_TASKS = 10;
const MOST_TARGETS = 12;

/**
 * An article on what a period brought, from two editions of one plan: what is done of what, what was finished
 * since the edition before, what is late, targets, fields, money. Every figure stands with what it is part of.
 */
export function draftResultsArticle(basis: Basis, lang: Language): ArticleText {
  const { now, before } = basis;
  const figures = figuresOf(basis, lang);
  const words = RESULTS_WORDS[lang];
  const isJudged = showsStatus(now.counts);
  const lead = isJudged
    ? [words.done(figures), words.open(figures), before && words.since(figures)]
    : [words.unjudged(figures)];
  return {
    headline: cutToFit(words.headline(figures, isJudged)).text,
    lead: sentences(lead),
    blocks: [
      ...(isJudged ? [...finishedOf(basis, figures, words), ...lateOf(now, figures, words)] : []),
      ...targetsOf(now, figures, words),
      ...(isJudged ? fieldsOf(now, figures, words) : []),
      ...underHeading(words.money, [words.spent(figures)]),
      { kind: 'paragraph', sentences: sentences([words.closing(figures)]) },
    ],
  };
}

/** Whether the plan was published with the status of its work. */
function showsStatus({ total, ...counts }: PublicCounts): boolean {
  return total === 0 || Object.values(counts).some((count) => count > 0);
}

function finishedOf({ now, before }: Basis, figures: Figures, words: ResultsWords): Block[] {
  const heading = before ? words.finishedInPeriod : words.finished;
  const finished = finishedSince(now, before);
  if (finished.length === 0) return underHeading(heading, [before && words.nothingFinished()]);
  return [
    { kind: 'heading', text: heading },
    ...someOf(finished, (task) =>
      line(words.finishedTask(figures, task.key, task.status === 'HT_QUA_HAN')),
    ),
    ...paragraph([finished.length > MOST_TASKS && words.rest(figures, 'new', MOST_TASKS)]),
  ];
}

function lateOf(now: PublicSnapshot, figures: Figures, words: ResultsWords): Block[] {
  const late = now.tasks.filter(isLate);
  // Work given to many units is late in parts, without a status of its own.
  if (late.length === 0) {
    return underHeading(words.late, [now.counts.openOverdue === 0 && words.nothingLate()]);
  }
  return [
    { kind: 'heading', text: words.late },
    ...someOf(late, ({ key }) => line(words.lateTask(figures, key))),
    ...paragraph([late.length > MOST_TASKS && words.rest(figures, 'late', MOST_TASKS)]),
  ];
}

function someOf(tasks: readonly PublicTask[], say: (task: PublicTask) => Sentence): Block[] {
  return [{ kind: 'list', items: tasks.slice(0, MOST_TASKS).map(say) }];
}

function targetsOf(now: PublicSnapshot, figures: Figures, words: ResultsWords): Block[] {
  const seen = now.targets.filter(({ reached }) => reached !== undefined);
  if (seen.length === 0) return [];
  const told = seen.slice(0, MOST_TARGETS);
  return [
    { kind: 'heading', text: words.targets },
    ...paragraph([words.reached(figures)]),
    { kind: 'list', items: told.map(({ key }) => line(words.target(figures, key))) },
    ...paragraph([seen.length > told.length && words.rest(figures, 'targets/valued', told.length)]),
  ];
}

/** A line a field, each figure with the whole it is part of; one field needs no table. */
function fieldsOf(now: PublicSnapshot, figures: Figures, words: ResultsWords): Block[] {
  const fields = now.fields.filter(({ name }) => tidy(name) !== '');
  if (fields.length < 2) return [];
  const columns = ['done', 'doneOnTime', 'open', 'openOverdue'];
  const rows = fields.slice(0, 100).map(({ name }) => {
    const cells = columns.map(
      (column) =>
        piece`${figures.number(`field/${name}/${column}`)}/${figures.number(`field/${name}/total`)}`,
    );
    return {
      cells: [tidy(name), ...cells.map(({ text }) => text)],
      facts: cells.flatMap(({ facts }) => facts),
    };
  });
  return [{ kind: 'table', caption: words.byField, head: [...words.columns], rows }];
}

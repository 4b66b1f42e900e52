import { addDays, dayInVietnam } from '../../calendar/rules/day.ts';
import { momentOf } from '../../directives/moment.ts';
import type { Actor } from '../../organisation/actor.ts';
import { requireMay, requireRight } from '../../organisation/require-may.ts';
import { may, type Thing } from '../../organisation/rules/may.ts';
import { personNames } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import { platformErrors } from '../../platform/contract.ts';
import type { Db } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { thingOf } from '../publication-sight.ts';
import { pageOfArticle } from '../views/rules/counted-page.ts';
import { viewsByDay, viewsOf } from '../views/store/view-store.ts';
import { articleErrors } from './article-errors-contract.ts';
import { articleRows } from './articles-view.ts';
import { basisToday } from './basis-of.ts';
import type { Article } from './contract.ts';
import { ARTICLE_STEPS, type ArticleStep, articleStepFits } from './rules/article-steps.ts';
import { ArticleContent, type ArticleText, sentencesIn } from './rules/article-text.ts';
import { draftArticle } from './rules/draft-article.ts';
import { type Basis, factOf } from './rules/facts.ts';
import { editionsOfArticle } from './store/article-editions.ts';
import { type ArticleRecord, articles } from './store/article-table.ts';
import { planHeads } from './store/edition-store.ts';

/** An article that the post may read, as it stood at a moment. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export async function seenArticle(
  db: Db,
  actor: Actor,
  id: string,
  at: Date | null = null,
): Promise<{ readonly record: ArticleRecord; readonly thing: Thing }> {
  requireRight(actor, 'publication.read');
  const record = await articles.find(db, actor.authorityId, id, at);
  if (!record) throw new Refusal(platformErrors.NOT_FOUND);
  const thing = await thingOf(db, actor.authorityId, record.plan_id);
  requireMay(actor, 'publication.read', thing);
  return { record: { ...record, content: ArticleContent.parse(record.content) }, thing };
}

/** One article with its blocks, the source of every figure, and what may be done now. @throws Refusal NOT_FOUND */
export async function articleView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  asOf: string | undefined,
): Promise<Article> {
  const moment = momentOf(clock, asOf);
  const { record, thing } = await seenArticle(db, actor, id, moment.endOfDay);
  const { authority_id: authorityId, content, proposed_by: proposedBy } = record;
  const [row] = await articleRows(db, authorityId, [record], moment);
  if (!row) throw new Refusal(platformErrors.NOT_FOUND);
  const names = await personNames(db, proposedBy === null ? [] : [proposedBy]);
  const isNow = moment.endOfDay === null;
  const editions = await editionsOfArticle(db, authorityId, id);
  const basis = isNow ? await basisToday(db, record) : null;
  const plan = (await planHeads(db, authorityId, [record.plan_id])).get(record.plan_id);
  const place = plan ? planPlace(row.address, plan.slug) : null;
  return {
    ...{ ...row, content, said: record.said, note: record.note, withdrawal: record.withdrawal },
    ...{ fromEdition: record.from_edition, toEdition: record.to_edition },
    proposedBy: proposedBy === null ? null : (names.get(proposedBy) ?? ''),
    history: editions
      .filter(({ publishedAt }) => isNow || publishedAt <= (moment.endOfDay ?? publishedAt))
      .map((each) => ({ ...each, publishedAt: each.publishedAt.toISOString() })),
    now: isNow ? factsNow(content, basis) : {},
    sources: basis === null ? {} : sourcesOf(content, basis, place),
    may: isNow ? articleActs(actor, record, thing) : [],
  };
}

/** What a post may do with an article now; nobody approves what they proposed themselves. */
export function articleActs(actor: Actor, record: ArticleRecord, thing: Thing): ArticleStep[] {
  const steps: ArticleStep[] = [
    ...(['write', 'propose', 'take_back', 'give_back', 'approve', 'correct'] as const),
    ...(['withdraw', 'drop'] as const),
  ];
  return steps.filter(
    (step) =>
      articleStepFits(step, record) &&
      may(actor, ARTICLE_STEPS[step].right, thing).allowed &&
      (step !== 'approve' || record.proposed_by !== actor.personId),
  );
}

/** What now stands at each place that a figure of the article names. */
function factsNow({ vi, en }: ArticleContent, basis: Basis | null): Record<string, string | null> {
  const refs = [vi, ...(en ? [en] : [])].flatMap((text) =>
    sentencesIn(text).flatMap(({ facts }) => facts.map(({ ref }) => ref)),
  );
  return Object.fromEntries(refs.map((ref) => [ref, basis && factOf(basis, ref)]));
}

/** The tasks and targets that figures name, each with the words that order it and its public address. */
function sourcesOf(
  content: ArticleContent,
  basis: Basis,
  place: string | null,
): Article['sources'] {
  const named = new Set(
    Object.keys(factsNow(content, basis)).map((ref) => ref.split('/').slice(0, 2).join('/')),
  );
  const { tasks, targets } = basis.now;
  const things = [
    ...tasks.map((task) => ({ ...task, of: `task/${task.key}`, name: task.title })),
    ...targets.map((target) => ({ ...target, of: `target/${target.key}` })),
  ];
  return Object.fromEntries(
    things
      .filter(({ of }) => named.has(of))
      .map(({ of, key, name = '', quote = null }) => [
        of,
        { title: name, quote, path: place && `${place}/${key}` },
      ]),
  );
}

/** The address of a plan beside that of one of its articles. */
function planPlace(articleAddress: string, planSlug: string): string {
  return articleAddress.split('/').slice(0, 3).concat(planSlug).join('/');
}

/** The text as it would be drafted now. @throws Refusal NOT_FOUND, PLAN_NOT_PUBLIC */
export async function redraftView(
  { db }: Platform,
  actor: Actor,
  id: string,
  lang: 'vi' | 'en',
): Promise<ArticleText> {
  const { record } = await seenArticle(db, actor, id);
  const basis = await basisToday(db, record);
  if (basis === null) throw new Refusal(articleErrors.PLAN_NOT_PUBLIC);
  return draftArticle(record.kind, basis, lang);
}

/** How many people read an article, day by day to today. @throws Refusal NOT_FOUND */
export async function articleViewsView(
  { db, clock }: Platform,
  actor: Actor,
  id: string,
  days: number,
): Promise<{
  total: number;
  countedAt: string | null;
  days: { day: string; people: number }[];
}> {
  const { record } = await seenArticle(db, actor, id);
  const { authority_id: authorityId, slug } = record;
  const page = pageOfArticle(slug);
  const all = (await viewsOf(db, authorityId, [page])).get(page);
  const from = addDays(dayInVietnam(clock()), 1 - days);
  const seen = new Map(
    (await viewsByDay(db, authorityId, page, from)).map(({ day, people }) => [day, people]),
  );
  return {
    total: all?.people ?? 0,
    countedAt: all?.countedAt?.toISOString() ?? null,
    days: Array.from({ length: days }, (_, at) => {
      const day = addDays(from, at);
      return { day, people: seen.get(day) ?? 0 };
    }),
  };
}

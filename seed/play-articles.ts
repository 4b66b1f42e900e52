import { addDays, asDay, type Day } from '../server/calendar/rules/day.ts';
import type { Platform } from '../server/platform/act.ts';
import { articleView } from '../server/portal/articles/article-view.ts';
import { draftArticle } from '../server/portal/articles/draft-article.ts';
import { moveArticle } from '../server/portal/articles/move-article.ts';
import type { ArticleKind } from '../server/portal/articles/rules/draft-article.ts';
import { saveArticle } from '../server/portal/articles/save-article.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface NewsStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly planId: string;
  readonly ministry: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/** One article: drafted from what had been published by that day. */
interface PlayedArticle {
  readonly on: Day;
  readonly kind: ArticleKind;
  readonly fromEdition?: number;
  readonly english?: boolean;
  /** What the editor added in own words. */
  readonly adds?: string;
  /** Left waiting for whoever approves. */
  readonly waits?: true;
}

/**
 * The ministry writes about what it has published: decision 601 when it went out and what its third quarter
 * brought; an article on programme 1723 waits for approval on the day on which the demonstration opens.
 *
 * @param file the plan; of the others nothing is written
 */
export function playArticles(file: string, stage: NewsStage): void {
  const chance = createChance(1_723);
  const played: Readonly<Record<string, readonly PlayedArticle[]>> = {
    'quyet-dinh-601.txt': [
      {
        ...{ on: asDay('2022-07-06'), kind: 'plan', english: true },
        adds: 'Bộ yêu cầu thủ trưởng các đơn vị trực tiếp chỉ đạo, đưa từng nhiệm vụ vào kế hoạch tháng và tuần.',
      },
      { on: asDay('2022-10-05'), kind: 'results', fromEdition: 1, english: true },
    ],
    'quyet-dinh-1723.txt': [
      { on: addDays(stage.opensOn, -4), kind: 'results', fromEdition: 1, waits: true },
    ],
  };
  for (const article of played[file] ?? []) {
    stage.agenda.add(officeMoment(article.on, chance), () => write(stage, article));
  }
}

/** The planner drafts, adds a sentence and proposes; the leader approves. */
async function write(
  { platform, planId, ministry: { planner, leader } }: NewsStage,
  { kind, fromEdition, english = false, adds, waits }: PlayedArticle,
): Promise<void> {
  const asked = { planId, kind, english, fromEdition: fromEdition ?? null };
  const { id } = await draftArticle(platform, planner, asked, null);
  const { content, version } = await articleView(platform, planner, id, undefined);
  let standing = version;
  if (adds !== undefined) {
    const added = { kind: 'paragraph' as const, sentences: [{ text: adds, facts: [] }] };
    const { blocks } = content.vi;
    const vi = { ...content.vi, blocks: [...blocks.slice(0, -1), added, ...blocks.slice(-1)] };
    const body = { version, content: { ...content, vi }, note: '' };
    standing = (await saveArticle(platform, planner, id, body, null)).version;
  }
  const proposal = { version: standing, step: 'propose' as const, words: '' };
  const proposed = await moveArticle(platform, planner, id, proposal, null);
  if (waits) return;
  const approval = { version: proposed.version, step: 'approve' as const, words: '' };
  await moveArticle(platform, leader, id, approval, null);
}

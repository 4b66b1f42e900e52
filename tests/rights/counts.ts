import { sees } from './oracle.ts';
import type { Probing } from './probe.ts';

/** Lists that say how many there are, and the kind of thing that they count. */
const COUNTED: readonly (readonly [url: string, kind: string])[] = [
  ['/api/tasks?layer=all', 'task'],
  ['/api/plans', 'plan'],
  ['/api/directives', 'directive'],
  ['/api/indicators', 'indicator'],
  ['/api/budget/lines', 'line'],
  ['/api/budget/projects', 'project'],
  ['/api/budget/thrift', 'thrift'],
  ['/api/regimes', 'regime'],
  ['/api/submissions?scope=all', 'submission'],
  ['/api/urgings', 'urging'],
  ['/api/inspections', 'inspection'],
  ['/api/meetings', 'meeting'],
  ['/api/scorecards', 'scorecard'],
  ['/api/campaigns', 'campaign'],
  ['/api/readings', 'reading'],
  ['/api/amendments', 'amendment'],
  ['/api/reorganisations', 'reorganisation'],
  ['/api/publications', 'publication'],
  ['/api/feedback', 'feedback'],
  ['/api/articles', 'article'],
];

const FEWER = new Set(['plan', 'directive']);

/** Asks every list, as everybody, how many there are, and tells where that is not what the oracle counts. */
export async function countAll(
  { world, facts, byKind, tried }: Probing,
  posts: number,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [url, kind] of COUNTED) {
    for (const post of world.draw.some(world.posts, posts)) {
      const reply = await world.ask(post, { method: 'GET', url });
      tried.requests += 1;
      if (reply.status !== 200) continue;
      const { total } = JSON.parse(reply.body.toString()) as { readonly total: number };
      const seen = (byKind.get(kind) ?? []).filter(
        (thing) => sees(facts, post, thing) && !facts.tasks.get(thing.ids[0] ?? '')?.isGroup,
      );
      // A part that another authority passed on shows its own lines, and not the list of plans that it came by.
      const mayBeFewer = FEWER.has(kind) && total < seen.length;
      if (seen.length !== total && !mayBeFewer) {
        wrong.push(`${post.key} ${url}: ${total}, and ${seen.length} by the grid`);
      }
    }
  }
  return wrong;
}

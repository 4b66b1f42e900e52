import type { Right } from '../../server/organisation/rules/may.ts';
import { type Facts, homesOf, reaches, type Thing } from './oracle.ts';
import type { WorldPost } from './world.ts';

/**
 * Where one right shows, by what it is for, words of things that another right keeps. Every line is a decision of
 * the grid, not of a view: whoever holds the right over an authority reads what was done there.
 */
const OPEN_BY_NATURE: readonly { readonly at: RegExp; readonly right: Right }[] = [
  // The journal of an authority says what was done in it, in the words in which it was done.
  { at: /^\/api\/journal/, right: 'journal.read' },
  // The agenda of a meeting of the authority names whatever is late in it, with what was asked and explained.
  { at: /^\/api\/meetings\//, right: 'meeting.read' },
  // A plan and the document that it rests on are read whole in their authority, with what they order.
  { at: /^\/api\/plans\/\d+\/(amendable|versions)/, right: 'plan.read' },
  { at: /^\/api\/amendments/, right: 'plan.read' },
  { at: /^\/api\/reorganisations/, right: 'succession.read' },
  // An article is drafted of what was published: anybody reads that on the public page.
  { at: /^\/api\/articles/, right: 'publication.read' },
];

/** The page of a task, for whoever reads the task. */
const TASK_PAGE = /^\/api\/tasks\/\d+(?:\?|$)/;

/** Whether a reply from an address may name a thing that the post reads nowhere else. */
export function isOpenThere(facts: Facts, post: WorldPost, url: string, thing: Thing): boolean {
  // It says by which letters it was urged: their number and day, none of their words.
  if (thing.kind === 'urging' && TASK_PAGE.test(url)) return true;
  const { authorityId } = post;
  return OPEN_BY_NATURE.some(({ at, right }) => {
    if (!at.test(url) || !reaches(facts.parents, post, right, { authorityId })) return false;
    // Who did something, and for which body, is part of what was done.
    if (thing.kind === 'person' || thing.kind === 'unit') return true;
    return homesOf(facts, thing).has(authorityId);
  });
}

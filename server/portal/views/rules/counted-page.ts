/** A public page whose readers are counted: whose it is, and what it is called under that body. */
export interface CountedPage {
  readonly authoritySlug: string;
  /** `601-qd-btttt-2022`, `601-qd-btttt-2022/nv-1`, `tin/ke-hoach-601`: the same in every language. */
  readonly page: string;
}

const SLUG = /^[a-z0-9][a-z0-9-]*$/;
/** Second words of an address of a plan that are no task. */
const NOT_TASKS: ReadonlySet<string> = new Set(['gop-y', 'tu-dien', 'theo-doi']);

/**
 * The page that an address means where its readers are counted: a plan, a task, an article, in any language; null
 * for lists, forms, feeds, data and whatever is no page.
 *
 * @param url path with or without its query
 */
export function countedPage(url: string): CountedPage | null {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const [lead, ...rest] = path.split('/');
  const words = rest[0] === 'en' ? rest.slice(1) : rest;
  if (lead !== '' || words[0] !== 'p' || words.length < 3 || words.length > 4) return null;
  const [authoritySlug = '', first = '', second] = words.slice(1);
  if (![authoritySlug, first, second ?? 'none'].every((word) => SLUG.test(word))) return null;
  if (first === 'tin') {
    return second === undefined ? null : { authoritySlug, page: pageOfArticle(second) };
  }
  if (authoritySlug === 'gop-y' || authoritySlug === 'theo-doi') return null;
  if (second === undefined) return { authoritySlug, page: pageOfPlan(first) };
  return NOT_TASKS.has(second) ? null : { authoritySlug, page: pageOfTask(first, second) };
}

/** What the pages are called in the counts. */
export const pageOfPlan = (planSlug: string) => planSlug;
export const pageOfTask = (planSlug: string, taskKey: string) => `${planSlug}/${taskKey}`;
export const pageOfArticle = (articleSlug: string) => `tin/${articleSlug}`;

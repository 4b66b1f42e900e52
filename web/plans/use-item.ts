import { patchItem } from './draft-edits.ts';
import { type ItemOf, itemIn, type Section } from './draft-shape.ts';
import { useReviewHere } from './use-review.ts';

/** The item under a key with a way to change it; typing in one field is one step. */
export function useItem<S extends Section>(section: S, key: string) {
  const { desk, edit } = useReviewHere();
  const item = itemIn(desk.draft, section, key);
  const patch = (change: Partial<ItemOf[S]>) =>
    edit(patchItem(section, key, change), `${key}.${Object.keys(change).join()}`);
  return { item, patch };
}

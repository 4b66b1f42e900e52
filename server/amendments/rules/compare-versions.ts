import type { VersionChange, VersionItem } from '../versions-contract.ts';

/** What changed between two versions of a plan: things by their ids, field by field, in the order of the later. */
export function compareVersions(
  before: readonly VersionItem[],
  after: readonly VersionItem[],
): VersionChange[] {
  const keyOf = ({ thing, id }: VersionItem) => `${thing} ${id}`;
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Set(after.map(keyOf));
  return [
    ...after.flatMap((item) => {
      const was = old.get(keyOf(item));
      return was ? changed(was, item) : [whole(item, 'added')];
    }),
    ...before.filter((item) => !now.has(keyOf(item))).map((item) => whole(item, 'removed')),
  ];
}

function changed(was: VersionItem, is: VersionItem): VersionChange[] {
  const names = new Set([...is.fields, ...was.fields].map(({ field }) => field));
  const wordsOf = ({ fields }: VersionItem, name: string) =>
    fields.find(({ field }) => field === name)?.words ?? null;
  const fields = [...names]
    .map((field) => ({ field, before: wordsOf(was, field), after: wordsOf(is, field) }))
    .filter(({ before, after }) => before?.vi !== after?.vi || before?.en !== after?.en);
  if (fields.length === 0) return [];
  const { thing, id, label, title } = is;
  return [{ thing, id, label, title, change: 'changed', fields }];
}

function whole(item: VersionItem, change: 'added' | 'removed'): VersionChange {
  const { thing, id, label, title } = item;
  const fields = item.fields.map(({ field, words }) =>
    change === 'added'
      ? { field, before: null, after: words }
      : { field, before: words, after: null },
  );
  return { thing, id, label, title, change, fields };
}

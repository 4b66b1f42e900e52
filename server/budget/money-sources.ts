import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { requireMay, requireRight } from '../organisation/require-may.ts';
import { personNames } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { type Difference, platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  type addSource,
  budgetErrors,
  type changeSource,
  type MoneySourceRow,
} from './contract.ts';
import { type MoneySource, sourceNamed } from './rules/sources.ts';
import { lastChangeOf, type SourceRecord, saveSource, sourcesOf } from './store/source-store.ts';

/** The list of sources (danh mục nguồn vốn) of the post's authority. */
export async function sourcesView(
  { db }: Platform,
  actor: Actor,
): Promise<{ sources: MoneySourceRow[]; canEdit: boolean }> {
  requireRight(actor, 'budget.read');
  const sources = await sourcesOf(db, actor.authorityId);
  return { sources: sources.map(rowOf), canEdit: mayEditSources(actor) };
}

/** The list is one for the authority: only a planner of its top keeps it. */
export function mayEditSources(actor: Actor): boolean {
  return actor.role === 'planner' && actor.wholeAuthority;
}

/**
 * Adds a source by its name, such as a fund.
 *
 * @throws Refusal SOURCE_EXISTS where the list already has one of these names
 */
export function addMoneySource(
  platform: Platform,
  actor: Actor,
  body: z.output<typeof addSource.body>,
  key: string | null,
): Promise<MoneySourceRow> {
  return keepSource(platform, actor, 'add_money_source', key, async (list, nextId) => {
    refuseTwins(list, body.name, body.aliases);
    const after = { key: nextId(), ...body, isClosed: false, version: 1 };
    return { before: null, after };
  });
}

/**
 * Renames a source, teaches it phrases, or closes it: closed, it is offered no more and keeps its lines.
 *
 * @throws Refusal NOT_FOUND, SOURCE_EXISTS, CONFLICT
 */
export function changeMoneySource(
  platform: Platform,
  actor: Actor,
  sourceKey: string,
  { version, ...body }: z.output<typeof changeSource.body>,
  key: string | null,
): Promise<MoneySourceRow> {
  return keepSource(platform, actor, 'change_money_source', key, async (list) => {
    const before = list.find((source) => source.key === sourceKey);
    if (!before) throw new Refusal(platformErrors.NOT_FOUND);
    if (before.version !== version) await refuseOutdated(platform, actor, before, body);
    refuseTwins(
      list.filter((source) => source.key !== sourceKey),
      body.name,
      body.aliases,
    );
    return { before, after: { key: sourceKey, ...body, version: version + 1 } };
  });
}

async function keepSource(
  platform: Platform,
  actor: Actor,
  name: string,
  key: string | null,
  decide: (
    list: readonly SourceRecord[],
    nextId: () => string,
  ) => Promise<{ before: SourceRecord | null; after: SourceRecord }>,
): Promise<MoneySourceRow> {
  const { authorityId } = actor;
  requireMay(actor, 'budget.edit', { authorityId, unitPath: [actor.jurisdictionUnitId] });
  if (!mayEditSources(actor)) throw new Refusal(platformErrors.NOT_ALLOWED);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const list = await sourcesOf(context.tx, authorityId);
    const { before, after } = await decide(list, () => context.ids.next());
    await saveSource(context.tx, authorityId, after, context.now, actor.personId);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId },
      ...{ before: before && { source: before }, after: { source: after } },
    });
    return rowOf(after);
  });
}

/** No two sources answer to one name, or an import could not tell them apart. */
function refuseTwins(list: readonly MoneySource[], name: string, aliases: readonly string[]): void {
  for (const words of [name, ...aliases]) {
    const twin = sourceNamed(words, list);
    if (twin) throw new Refusal(budgetErrors.SOURCE_EXISTS, { name: twin.name });
  }
}

async function refuseOutdated(
  { db }: Platform,
  actor: Actor,
  saved: SourceRecord,
  yours: Pick<SourceRecord, 'name' | 'aliases' | 'isClosed'>,
): Promise<never> {
  const last = await lastChangeOf(db, actor.authorityId, saved.key);
  const names = await personNames(db, last ? [last.by] : []);
  const fields = (['name', 'aliases', 'isClosed'] as const).filter(
    (field) => JSON.stringify(saved[field]) !== JSON.stringify(yours[field]),
  );
  const difference: z.input<typeof Difference> = {
    savedBy: names.get(last?.by ?? '') ?? '',
    savedAt: (last?.at ?? new Date(0)).toISOString(),
    version: saved.version,
    fields: fields.map((field) => ({ field, yours: yours[field], saved: saved[field] })),
  };
  throw new Refusal(platformErrors.CONFLICT, {}, difference);
}

function rowOf({ key, name, aliases, isClosed, version }: SourceRecord): MoneySourceRow {
  return { key, name, aliases: [...aliases], isClosed, version };
}

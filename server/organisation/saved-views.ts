import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Actor } from './actor.ts';
import type { SavedView, ViewPage, ViewShare } from './saved-view-contract.ts';
import {
  deleteView,
  lockView,
  type ViewRecord,
  viewsOf,
  writeDefault,
  writeView,
} from './store/saved-view-store.ts';

/** What can be said of a view by whoever keeps it. */
export interface ViewWords {
  readonly name: string;
  readonly query: string;
  readonly shared: ViewShare;
}

/** Views of a page: one's own and those that are shared with one's unit or authority. */
export async function savedViews(
  { db }: Platform,
  actor: Actor,
  page: ViewPage,
): Promise<SavedView[]> {
  return viewsOf(db, actor, page);
}

/** Keeps the address of a page under a name. */
export async function keepView(
  platform: Platform,
  actor: Actor,
  { page, ...words }: ViewWords & { readonly page: ViewPage },
  key: string | null,
): Promise<SavedView> {
  return act(platform, actor, 'save_view', key, async (context) => {
    const { personId, unitId } = actor;
    const view = { ...words, id: context.ids.next(), page, personId, unitId, version: 1 };
    await writeView(context.tx, actor.authorityId, view, context.now);
    await note(context, null, view);
    return shown(view);
  });
}

/** Renames a view, shares it or points it elsewhere: its owner alone. */
export async function alterView(
  platform: Platform,
  actor: Actor,
  { id, version, ...words }: ViewWords & { readonly id: string; readonly version: number },
  key: string | null,
): Promise<SavedView> {
  return act(platform, actor, 'change_view', key, async (context) => {
    const before = await ownView(context, actor, id, version);
    const after = { ...before, ...words, unitId: actor.unitId, version: before.version + 1 };
    await writeView(context.tx, actor.authorityId, after, context.now);
    await note(context, before, after);
    return shown(after);
  });
}

/** Deletes a view of one's own, for everybody; pages that opened with it open as they are. */
export async function removeView(
  platform: Platform,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version: number },
  key: string | null,
): Promise<Record<string, never>> {
  return act(platform, actor, 'drop_view', key, async (context) => {
    const before = await ownView(context, actor, id, version);
    await deleteView(context.tx, actor.authorityId, id);
    await note(context, before, null);
    return {};
  });
}

/** The view that a page opens with for this person. */
export async function defaultTo(
  platform: Platform,
  actor: Actor,
  { page, viewId }: { readonly page: ViewPage; readonly viewId: string | null },
  key: string | null,
): Promise<Record<string, never>> {
  return act(platform, actor, 'choose_view', key, async (context) => {
    const view = viewId === null ? null : await lockView(context.tx, actor, viewId);
    if (viewId !== null && view?.page !== page) throw new Refusal(platformErrors.NOT_FOUND);
    await writeDefault(context.tx, actor, page, viewId);
    const { personId } = actor;
    const after = { page, viewId };
    await context.journal({ subjectKind: 'person', subjectId: personId, before: null, after });
    return {};
  });
}

/** @throws Refusal NOT_FOUND where it is not offered, NOT_ALLOWED where it is another's, CONFLICT */
async function ownView(
  { tx }: ActContext,
  actor: Actor,
  id: string,
  version: number,
): Promise<ViewRecord> {
  const view = await lockView(tx, actor, id);
  if (!view) throw new Refusal(platformErrors.NOT_FOUND);
  if (view.personId !== actor.personId) throw new Refusal(platformErrors.NOT_ALLOWED);
  if (view.version !== version) throw new Refusal(platformErrors.CONFLICT);
  return view;
}

async function act<Reply>(
  platform: Platform,
  actor: Actor,
  name: string,
  key: string | null,
  work: (context: ActContext) => Promise<Reply>,
): Promise<Reply> {
  return perform(platform, { name, authorityId: actor.authorityId, author: actor, key }, work);
}

async function note(
  context: ActContext,
  before: ViewRecord | null,
  after: ViewRecord | null,
): Promise<void> {
  const subjectId = (after ?? before)?.id ?? '0';
  await context.journal({
    ...{ subjectKind: 'saved_view', subjectId },
    before: before && { ...before },
    after: after && { ...after },
  });
}

function shown({ personId: _person, unitId: _unit, ...view }: ViewRecord): SavedView {
  return { ...view, owner: null, isDefault: false };
}

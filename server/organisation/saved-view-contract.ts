import { z } from 'zod';
import { byId, endpoint, Id } from '../platform/contract.ts';

/** The pages whose views can be kept. */
export const VIEW_PAGES = ['tasks', 'plan'] as const;
export const ViewPage = z.enum(VIEW_PAGES);
export type ViewPage = z.infer<typeof ViewPage>;

/** Who is offered a view: its owner alone, the posts of the owner's unit, or the whole authority. */
export const VIEW_SHARES = ['own', 'unit', 'authority'] as const;
export const ViewShare = z.enum(VIEW_SHARES);
export type ViewShare = z.infer<typeof ViewShare>;

/** The query of an address, without `?`, without the past day and the task looked at. */
const ViewQuery = z.string().max(4_000);
const ViewName = z.string().trim().min(1).max(80);

export const SavedView = z.object({
  id: Id,
  page: ViewPage,
  name: z.string(),
  query: z.string(),
  shared: ViewShare,
  /** Null for one's own. */
  owner: z.string().nullable(),
  isDefault: z.boolean(),
  version: z.number().int(),
});
export type SavedView = z.infer<typeof SavedView>;

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views',
  query: z.object({ page: ViewPage }),
  reply: z.object({ views: z.array(SavedView) }),
  summary:
    'Views of a page kept under a name: one’s own, and those shared with one’s unit or authority',
});
export const saveView = endpoint({
  method: 'POST',
  path: '/api/views',
  body: z.object({ page: ViewPage, name: ViewName, query: ViewQuery, shared: ViewShare }),
  reply: SavedView,
  act: 'save_view',
  summary: 'Keep the address of a page under a name',
});
export const changeView = endpoint({
  method: 'PUT',
  path: '/api/views/:id',
  params: byId,
  body: z.object({
    version: z.number().int(),
    name: ViewName,
    query: ViewQuery,
    shared: ViewShare,
  }),
  reply: SavedView,
  act: 'change_view',
  summary: 'Rename a view, share it, or point it to another address',
});
export const dropView = endpoint({
  method: 'POST',
  path: '/api/views/:id/drop',
  params: byId,
  body: z.object({ version: z.number().int() }),
  act: 'drop_view',
  summary: 'Delete a view of one’s own',
});
export const chooseView = endpoint({
  method: 'POST',
  path: '/api/views/default',
  body: z.object({ page: ViewPage, viewId: Id.nullable() }),
  act: 'choose_view',
  summary: 'The view that a page opens with; null for the page as it is',
});

import { z } from 'zod';
import { UnitRef } from '../organisation/contract.ts';
import { byId, endpoint, Id, ListQuery, page, SpanRef } from '../platform/contract.ts';

export const MoneySourceRow = z.object({
  key: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  isClosed: z.boolean(),
  version: z.number().int(),
});
export type MoneySourceRow = z.infer<typeof MoneySourceRow>;
const words = {
  name: z.string().trim().min(3).max(200),
  aliases: z.array(z.string().trim().min(2).max(200)).max(20).default([]),
};
export const listSources = endpoint({
  method: 'GET',
  path: '/api/budget/sources',
  reply: z.object({ sources: z.array(MoneySourceRow), canEdit: z.boolean() }),
  summary: 'The sources of money of this authority, with the phrases that name them',
});
export const addSource = endpoint({
  method: 'POST',
  path: '/api/budget/sources',
  body: z.object(words),
  reply: MoneySourceRow,
  act: 'add_money_source',
  summary: 'Add a source, such as a fund by its name',
});
export const changeSource = endpoint({
  method: 'POST',
  path: '/api/budget/sources/:key',
  params: z.object({ key: z.string().max(40) }),
  body: z.object({ ...words, isClosed: z.boolean(), version: z.number().int() }),
  reply: MoneySourceRow,
  act: 'change_money_source',
  summary: 'Rename a source, teach it phrases, or close it',
});

/** A project (dự án) with a name and a code of its own. */
export const Project = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  unit: UnitRef,
  planId: Id.nullable(),
  taskId: Id.nullable(),
  taskTitle: z.string().nullable(),
  version: z.number().int(),
  canEdit: z.boolean(),
});
export type Project = z.infer<typeof Project>;
const project = {
  code: z.string().trim().min(1).max(60).nullable(),
  name: z.string().trim().min(3).max(500),
  unitId: Id,
  planId: Id.nullable().default(null),
  taskId: Id.nullable().default(null),
};
export const listProjects = endpoint({
  method: 'GET',
  path: '/api/budget/projects',
  query: ListQuery.extend({ planId: Id.optional(), taskId: Id.optional() }),
  reply: page(Project),
  summary: 'Projects, searched by name or code without accents',
});
export const addProject = endpoint({
  method: 'POST',
  path: '/api/budget/projects',
  body: z.object(project),
  reply: Project,
  act: 'add_project',
  summary: 'Add a project under a task, under a plan, or alone',
});
export const changeProject = endpoint({
  method: 'POST',
  path: '/api/budget/projects/:id',
  params: byId,
  body: z.object({ ...project, version: z.number().int() }),
  reply: Project,
  act: 'change_project',
  summary: 'Rename a project, or move it to another task; its money goes along',
});

/** Money that the reader found in the text of a plan and nobody follows yet. */
export const MoneyOffer = z.object({
  provisionId: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  directiveId: Id,
  /** The sentence that states the sum. */
  quote: z.string(),
  span: SpanRef.nullable(),
  /** In đồng; null for other currencies or no amount. */
  amount: z.string().nullable(),
  written: z.string(),
  source: z.object({ key: z.string(), name: z.string() }).nullable(),
  sourceWritten: z.string().nullable(),
  /** As the sentence says; the year of the document where it names none. */
  fromYear: z.number().int(),
  toYear: z.number().int(),
  task: z.object({ id: Id, title: z.string() }).nullable(),
});
export type MoneyOffer = z.infer<typeof MoneyOffer>;
export const listOffers = endpoint({
  method: 'GET',
  path: '/api/budget/offers',
  query: z.object({ planId: Id.optional() }),
  reply: z.object({ offers: z.array(MoneyOffer) }),
  summary: 'Sums that issued texts state and no line follows yet',
});

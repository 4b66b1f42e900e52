import { sql } from 'kysely';
import type { z } from 'zod';
import type { Endpoint } from '../../server/platform/contract.ts';
import type { Db } from '../../server/platform/database/database.ts';
import { rows } from '../../server/platform/database/rows.ts';

/** Whose ids stand in a path behind a word. */
const TABLES: Readonly<Record<string, string>> = {
  ...{ tasks: 'task', 'of-task': 'task', plans: 'plan', directives: 'directive', units: 'unit' },
  ...{ indicators: 'indicator', targets: 'target', lines: 'budget_line', regimes: 'regime' },
  ...{ obligations: 'obligation', submissions: 'submission', urgings: 'urging' },
  ...{ inspections: 'inspection', meetings: 'meeting', scorecards: 'scorecard' },
  ...{ campaigns: 'campaign', publications: 'publication', articles: 'article' },
  feedback: 'feedback',
};

/** What more an address needs, or what more is asked of it. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '/api/tasks': [
    ...['limit=100', 'role=coordinate', 'role=monitor', 'role=leader', 'layer=all&limit=100'],
    ...['focus=true', 'missing=product&layer=all', 'missing=authority', 'flag=LATE_STAGE'],
    ...['flag=EXTENSION_ASKED', 'flag=EXPLANATION_WAITS', 'level=division&sort=-percent', 'q=viec'],
  ],
  '/api/tasks/export': ['format=csv&layer=all'],
  '/api/tasks/groups': ['by=unit', 'by=status', 'by=month'],
  '/api/board': ['', 'layer=all', 'rows=leaders', 'rows=levels', 'rows=plans'],
  '/api/programme': ['from=2026-03-01&to=2026-03-31'],
  '/api/programme/export': ['from=2026-03-01&to=2026-03-31'],
  '/api/explanations/causes': ['by=unit', 'by=field'],
  '/api/checks/findings': ['code=words_repeat'],
  '/api/budget/lines/export': ['format=csv&unit=đồng'],
  '/api/budget/thrift/export': ['format=csv&unit=đồng'],
  '/api/budget/annex': ['planId=<plan>&fromYear=2026&toYear=2026'],
  '/api/indicators/:id/values/export': ['format=csv&shape=lines'],
  '/api/reports/official/document': ['year=2026&unitId=<top>&format=xlsx'],
  '/api/submissions/:id/document': ['format=docx'],
  '/api/reports/official': ['year=2026&unitId=<top>'],
};

/** Two days at once, and what is asked of a person or a stage that only their own tests know. */
const ELSEWHERE = new Set([
  ...['/api/tasks/compare', '/api/tasks/compare/export', '/api/why-not'],
  '/api/campaigns/:id/sessions',
]);

/** Whether an endpoint can be asked for a past day. */
export function takesDay({ query }: Pick<Endpoint, 'query'>): boolean {
  return 'asOf' in shapeOf(query);
}

function shapeOf(schema: z.ZodType): object {
  if ('shape' in schema && typeof schema.shape === 'object' && schema.shape) return schema.shape;
  const { def } = schema;
  const inner = 'in' in def ? def.in : 'innerType' in def ? def.innerType : null;
  return inner === null ? {} : shapeOf(inner as z.ZodType);
}

/** An address to ask: of a list, or of one thing. */
export interface Address {
  readonly url: string;
  readonly isList: boolean;
}

/** Every address that takes a past day, for the things that there are now. */
export async function dayViews(
  endpoints: readonly Endpoint[],
  db: Db,
  names: { readonly plan: string; readonly top: string },
): Promise<Address[]> {
  const found: Address[] = [];
  for (const endpoint of endpoints) {
    if (endpoint.method !== 'GET' || !takesDay(endpoint)) continue;
    const { path } = endpoint;
    // A way to two things at once is asked by the tests of its own part.
    if (path.replace(':id', '').includes(':') || ELSEWHERE.has(path)) continue;
    const queries = QUERIES[path] ?? ['format' in shapeOf(endpoint.query) ? 'format=csv' : ''];
    const [, word] = /([^/]+)\/:id/.exec(path) ?? [];
    for (const id of word === undefined ? [''] : await idsOf(db, TABLES[word])) {
      for (const query of queries) {
        const asked = query.replace('<plan>', names.plan).replace('<top>', names.top);
        found.push({ url: `${path.replace(':id', id)}?${asked}`, isList: word === undefined });
      }
    }
  }
  return found;
}

async function idsOf(db: Db, table: string | undefined): Promise<string[]> {
  if (table === undefined) return [];
  const found = await rows(db, sql<{ id: string }>`select id from ${sql.table(table)} order by id`);
  return found.map(({ id }) => id);
}

import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, rows, run } from '../../platform/database/rows.ts';
import type { Actor } from '../actor.ts';
import type { SavedView, ViewPage, ViewShare } from '../saved-view-contract.ts';

/** A view as it is kept. */
export interface ViewRecord {
  readonly id: string;
  readonly page: ViewPage;
  readonly name: string;
  readonly query: string;
  readonly personId: string;
  readonly shared: ViewShare;
  readonly unitId: string;
  readonly version: number;
}

type Viewer = Pick<Actor, 'authorityId' | 'personId' | 'unitId'>;

/** One's own, and what others share with the unit or the authority. */
function offeredTo({ personId, unitId }: Viewer): RawBuilder<boolean> {
  return sql`(v.person_id = ${personId} or v.shared = 'authority'
    or (v.shared = 'unit' and v.unit_id = ${unitId}))`;
}

function shownTo({ personId }: Viewer): RawBuilder<SavedView> {
  return sql`v.id, v.page, v.name, v.query, v.shared, v.version,
    case when v.person_id <> ${personId} then o.full_name end as owner,
    (d.view_id is not null) as "isDefault"`;
}

/** Views of a page that a post is offered: its own first, then by name. */
export async function viewsOf(db: Db | Tx, viewer: Viewer, page: ViewPage): Promise<SavedView[]> {
  return rows(
    db,
    sql<SavedView>`
      select ${shownTo(viewer)}
      from saved_view v join person o on o.id = v.person_id
      left join default_view d on d.authority_id = v.authority_id
        and d.person_id = ${viewer.personId} and d.page = v.page and d.view_id = v.id
      where v.authority_id = ${viewer.authorityId} and v.page = ${page} and ${offeredTo(viewer)}
      order by (v.person_id <> ${viewer.personId}), lower(v.name), v.id`,
  );
}

const record = sql`v.id, v.page, v.name, v.query, v.person_id as "personId", v.shared,
  v.unit_id as "unitId", v.version`;

/** A view that a post is offered, held until the act ends. */
export async function lockView(tx: Tx, viewer: Viewer, id: string): Promise<ViewRecord | null> {
  return firstRow(
    tx,
    sql<ViewRecord>`select ${record} from saved_view v
        where v.authority_id = ${viewer.authorityId} and v.id = ${id} and ${offeredTo(viewer)}
        for update`,
  );
}

export async function writeView(
  tx: Tx,
  authorityId: string,
  view: ViewRecord,
  now: Date,
): Promise<void> {
  const { id, page, name, query, personId, shared, unitId, version } = view;
  await run(
    tx,
    sql`insert into saved_view
          (authority_id, id, page, name, query, person_id, shared, unit_id, version, since)
        values (${authorityId}, ${id}, ${page}, ${name}, ${query}, ${personId}, ${shared}, ${unitId},
          ${version}, ${now})
        on conflict (authority_id, id) do update set name = excluded.name, query = excluded.query,
          shared = excluded.shared, unit_id = excluded.unit_id, version = excluded.version,
          since = excluded.since`,
  );
}

export async function deleteView(tx: Tx, authorityId: string, id: string): Promise<void> {
  await run(
    tx,
    sql`delete from default_view where authority_id = ${authorityId} and view_id = ${id}`,
  );
  await run(tx, sql`delete from saved_view where authority_id = ${authorityId} and id = ${id}`);
}

/** @param viewId null: the page as it is */
export async function writeDefault(
  tx: Tx,
  viewer: Viewer,
  page: ViewPage,
  viewId: string | null,
): Promise<void> {
  const { authorityId, personId } = viewer;
  await run(
    tx,
    viewId === null
      ? sql`delete from default_view
          where authority_id = ${authorityId} and person_id = ${personId} and page = ${page}`
      : sql`insert into default_view (authority_id, person_id, page, view_id)
          values (${authorityId}, ${personId}, ${page}, ${viewId})
          on conflict (authority_id, person_id, page) do update set view_id = excluded.view_id`,
  );
}

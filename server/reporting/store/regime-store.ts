import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../calendar/rules/day.ts';
import type { CutOff, ReportPeriodKind } from '../../calendar/rules/report-periods.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { firstRow, insertRows, rows, run } from '../../platform/database/rows.ts';
import type { Hop, RegimeCalendar } from '../rules/regime.ts';

/** A report regime as the database keeps it; ids in decimal, days `YYYY-MM-DD`. */
export interface RegimeRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly folded: string;
  readonly formCode: string;
  readonly outline: readonly { readonly key: string; readonly title: string }[];
  readonly content: string;
  readonly method: string;
  readonly frequency: ReportPeriodKind;
  readonly calendar: RegimeCalendar;
  readonly cutOff: CutOff;
  readonly hops: readonly Hop[];
  readonly skipped: readonly number[];
  readonly closeAfter: number | null;
  readonly aheadDays: number;
  readonly basis: string;
  readonly directiveId: string | null;
  readonly provisionId: string | null;
  readonly quote: string | null;
  readonly validFrom: Day;
  readonly rulesFrom: Day;
  readonly validTo: Day | null;
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const columns = sql`r.authority_id as "authorityId", r.id, r.name, r.folded, r.form_code as "formCode",
  r.outline, r.content, r.method, r.frequency, r.calendar, r.cut_off as "cutOff", r.hops, r.skipped,
  r.close_after as "closeAfter", r.ahead_days as "aheadDays", r.basis, r.directive_id as "directiveId",
  r.provision_id as "provisionId", r.quote, r.valid_from as "validFrom", r.rules_from as "rulesFrom",
  r.valid_to as "validTo", r.version, r.since, r.changed_by as "changedBy"`;

const SHAPE = {
  ...{ authority_id: 'bigint', id: 'bigint', name: 'text', folded: 'text', form_code: 'text' },
  ...{ outline: 'jsonb', content: 'text', method: 'text', frequency: 'text', calendar: 'text' },
  ...{ cut_off: 'jsonb', hops: 'jsonb', skipped: 'smallint[]', close_after: 'smallint' },
  ...{ ahead_days: 'smallint', basis: 'text', directive_id: 'bigint', provision_id: 'bigint' },
  ...{ quote: 'text', valid_from: 'date', rules_from: 'date', valid_to: 'date' },
  ...{ version: 'integer', since: 'timestamptz', changed_by: 'bigint' },
} as const;
const NAMES = sql.join(Object.keys(SHAPE).map((name) => sql.ref(name)));

/** Regimes of authorities as they stood at a moment; null is now. */
export function regimesAt(
  authorityIds: readonly string[],
  at: Date | null,
): RawBuilder<RegimeRecord> {
  const own = sql`r.authority_id = any(${authorityIds}::bigint[])`;
  if (at === null) return sql<RegimeRecord>`select ${columns} from regime r where ${own}`;
  return sql<RegimeRecord>`select ${columns} from regime r where ${own} and r.since <= ${at}
    union all
    select ${columns} from regime_history r where ${own} and r.since <= ${at} and r.until > ${at}`;
}

/** One regime among those of the authorities that a post asks. */
export async function findRegime(
  db: Db | Tx,
  authorityIds: readonly string[],
  id: string,
  at: Date | null = null,
): Promise<RegimeRecord | null> {
  return firstRow(
    db,
    sql<RegimeRecord>`select * from (${regimesAt(authorityIds, at)}) r where r.id = ${id}`,
  );
}

/** The regime, held until the act ends. */
export async function lockRegime(
  tx: Tx,
  authorityId: string,
  id: string,
): Promise<RegimeRecord | null> {
  return firstRow(
    tx,
    sql<RegimeRecord>`select ${columns} from regime r
        where r.authority_id = ${authorityId} and r.id = ${id} for update`,
  );
}

export async function insertRegime(tx: Tx, regime: RegimeRecord): Promise<void> {
  await insertRows(tx, 'regime', SHAPE, [
    {
      authority_id: regime.authorityId,
      id: regime.id,
      name: regime.name,
      folded: regime.folded,
      form_code: regime.formCode,
      outline: regime.outline,
      content: regime.content,
      method: regime.method,
      frequency: regime.frequency,
      calendar: regime.calendar,
      cut_off: regime.cutOff,
      hops: regime.hops,
      skipped: regime.skipped,
      close_after: regime.closeAfter,
      ahead_days: regime.aheadDays,
      basis: regime.basis,
      directive_id: regime.directiveId,
      provision_id: regime.provisionId,
      quote: regime.quote,
      valid_from: regime.validFrom,
      rules_from: regime.rulesFrom,
      valid_to: regime.validTo,
      version: regime.version,
      since: regime.since.toISOString(),
      changed_by: regime.changedBy,
    },
  ]);
}

/** Puts a new version in the place of one that is held; the one before goes to the history. */
export async function replaceRegime(tx: Tx, next: RegimeRecord): Promise<void> {
  const { authorityId, id, since } = next;
  const own = sql`authority_id = ${authorityId} and id = ${id}`;
  await run(
    tx,
    sql`insert into regime_history (${NAMES}, until)
        select ${NAMES}, greatest(${since}::timestamptz, since) from regime where ${own}`,
  );
  await run(tx, sql`delete from regime where ${own}`);
  await insertRegime(tx, next);
}

/** The versions of a regime before a moment, or all of them without one, the newest first. */
export async function regimeVersions(
  db: Db | Tx,
  authorityId: string,
  id: string,
  until: Date | null,
): Promise<Pick<RegimeRecord, 'version' | 'since' | 'changedBy' | 'rulesFrom'>[]> {
  const own = sql`authority_id = ${authorityId} and id = ${id}`;
  return rows(
    db,
    sql<Pick<RegimeRecord, 'version' | 'since' | 'changedBy' | 'rulesFrom'>>`
      select version, since, changed_by as "changedBy", rules_from as "rulesFrom"
      from (select version, since, changed_by, rules_from from regime where ${own}
        union all select version, since, changed_by, rules_from from regime_history where ${own}) v
      where ${until === null ? sql`true` : sql`since < ${until}`}
      order by version desc`,
  );
}

/** The regimes for which obligations are made. */
export async function regimesInForce(
  db: Db | Tx,
  authorityId: string | null,
): Promise<RegimeRecord[]> {
  const own =
    authorityId === null
      ? sql`/* all authorities: a job makes what each owes */ true`
      : sql`r.authority_id = ${authorityId}`;
  return rows(
    db,
    sql<RegimeRecord>`select ${columns} from regime r where ${own}
        order by r.authority_id, r.id`,
  );
}

import { sql } from 'kysely';
import type { ThingFacts } from '../../organisation/why-not.ts';
import type { Db } from '../../platform/database/database.ts';
import { firstRow } from '../../platform/database/rows.ts';

/** Which units a thing has to do with, for whoever explains why somebody does not see it. Never its words. */
type FactsOf = (db: Db, authorityId: string, id: string) => Promise<ThingFacts | null>;

export const factsOfTask: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`
      select t.unit_id as "unitId", t.assigner_unit_id as "assignerUnitId", array(
        select party.unit_id from party
        where party.authority_id = t.authority_id and party.words_id = t.words_id
          and party.unit_id is not null and party.role in ('coordinate', 'monitor')
        union select y.unit_id from task_party y
        where y.authority_id = t.authority_id and y.task_id = t.id and y.until is null
          and not y.removed and y.unit_id is not null and y.role in ('coordinate', 'monitor')
        ) as "partyUnitIds"
      from task t where t.authority_id = ${authorityId} and t.id = ${id}`,
  );

export const factsOfPlan: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select owner_unit_id as "unitId" from plan
        where authority_id = ${authorityId} and id = ${id}`,
  );

export const factsOfDirective: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select null::bigint as "unitId" from directive
        where authority_id = ${authorityId} and id = ${id}`,
  );

export const factsOfIndicator: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select unit_id as "unitId" from indicator
        where authority_id = ${authorityId} and id = ${id}`,
  );

export const factsOfSubmission: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select unit_id as "unitId", to_unit_id as "assignerUnitId",
          array[to_unit_id] as "partyUnitIds" from submission
        where authority_id = ${authorityId} and id = ${id}`,
  );

export const factsOfInspection: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select unit_ids[1] as "unitId", unit_ids as "partyUnitIds" from inspection
        where authority_id = ${authorityId} and id = ${id}`,
  );

export const factsOfMeeting: FactsOf = (db, authorityId, id) =>
  firstRow(
    db,
    sql<ThingFacts>`select null::bigint as "unitId" from meeting
        where authority_id = ${authorityId} and id = ${id}`,
  );

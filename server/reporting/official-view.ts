import { asDay, dayInVietnam, isDay, makeDay } from '../calendar/rules/day.ts';
import { reportPeriod } from '../calendar/rules/report-periods.ts';
import type { Actor } from '../organisation/actor.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { caseScope, openFactScope } from './fact-scope.ts';
import type { OfficialQuery, OfficialRow, OfficialTable } from './official-contract.ts';
import { unitInSight } from './report-sight.ts';
import { earlierOf } from './rules/fact-windows.ts';
import { officialFigures } from './rules/official-figures.ts';
import { ROUNDING_WORDS } from './rules/rounding.ts';
import { addCases } from './rules/task-cases.ts';
import { type CaseGroup, countCases } from './store/task-cases.ts';
import { fieldNames } from './store/unit-facts.ts';

/**
 * Bảng tổng hợp năm: done in the year and open at its end, each apart by lateness, with rates and their parts,
 * by the units right below or by field. The same cases as in reports, so both say the same.
 *
 * @throws Refusal NOT_ALLOWED, NOT_FOUND, BAD_INPUT
 */
export async function officialView(
  { db, clock }: Platform,
  actor: Actor,
  query: OfficialQuery,
): Promise<OfficialTable> {
  const { year, calendar, by, rounding, asOf } = query;
  if (asOf !== undefined && !isDay(asOf)) {
    throw new Refusal(platformErrors.BAD_INPUT, {}, { fields: ['asOf'] });
  }
  const unitId = query.unitId ?? actor.jurisdictionUnitId;
  const { authorityId } = actor;
  const { from, to } =
    calendar === 'report'
      ? reportPeriod('year', year)
      : { from: makeDay(year, 1, 1), to: makeDay(year, 12, 31) };
  const looked = asOf === undefined ? dayInVietnam(clock()) : asDay(asOf);
  const cutOff = earlierOf(looked, to);
  const unit = await unitInSight(db, actor, authorityId, unitId, cutOff);
  const scope = await openFactScope(db, authorityId, { unitId, from, to, cutOff });
  const [groups = []] = await countCases(db, caseScope(scope));
  const heads =
    by === 'unit' ? await unitHeads(db, groups, unitId) : await fieldHeads(db, authorityId, groups);
  const rows = heads.map<OfficialRow>(({ id, name, own }) => ({
    ...{ kind: by, id, name, figures: officialFigures(addCases(own), rounding) },
  }));
  const all = officialFigures(addCases(groups), rounding);
  return {
    ...{ authorityId, unit, from, to, cutOff, by },
    rounding: { key: rounding, ...ROUNDING_WORDS[rounding] },
    rows: rows.filter(({ figures }) => figures.total > 0),
    total: { kind: 'total', id: 'total', name: 'Tổng số', figures: all },
  };
}

interface Head {
  readonly id: string;
  readonly name: string;
  readonly own: readonly CaseGroup[];
}

/** The unit itself first, then those below it by name. */
async function unitHeads(
  db: Platform['db'],
  groups: readonly CaseGroup[],
  unitId: string,
): Promise<Head[]> {
  const parts = [...new Set(groups.map(({ part }) => part))];
  const units = await unitRefs(db, parts);
  return parts
    .map((id) => ({
      ...{ id, name: units.get(id)?.name ?? id },
      own: groups.filter(({ part }) => part === id),
    }))
    .toSorted((a, b) =>
      a.id === unitId ? -1 : b.id === unitId ? 1 : a.name.localeCompare(b.name, 'vi'),
    );
}

/** Fields in the order of their plans, and what is in none last. */
async function fieldHeads(
  db: Platform['db'],
  authorityId: string,
  groups: readonly CaseGroup[],
): Promise<Head[]> {
  const names = await fieldNames(db, authorityId, [...new Set(groups.map((each) => each.fieldId))]);
  return [...names, ['0', 'Chưa xếp lĩnh vực'] as const].map(([id, name]) => ({
    ...{ id: id === '0' ? 'none' : id, name },
    own: groups.filter(({ fieldId }) => fieldId === id),
  }));
}

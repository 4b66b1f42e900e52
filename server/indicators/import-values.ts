import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { organisationErrors } from '../organisation/contract.ts';
import { importedCell } from '../organisation/rules/sheet-cell.ts';
import { matchNames } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { openSight, type TaskSight } from '../tasks/task-sight.ts';
import { type Bilingual, ValueEntry } from './contract.ts';
import type { importValues as endpoint, GridImportReply } from './grid-contract.ts';
import { recordValues } from './record-values.ts';
import { seenIndicator } from './require-on-indicator.ts';
import { faultsOf, hintsOf, type KnownValue, standingAt } from './rules/check-values.ts';
import type { GridProblem } from './rules/grid-problems.ts';
import {
  type GridValue,
  type NamedMatch,
  readValueGrid,
  unitNamesOf,
} from './rules/read-value-grid.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import { observationsOf } from './store/observation-store.ts';

type Body = z.output<(typeof endpoint)['body']>;
type Reply = z.input<typeof GridImportReply>;

/** A sheet held against what stands: the entries that it comes to, or its problems. */
interface Checked {
  readonly values: readonly (GridValue & {
    readonly entry: ValueEntry;
    readonly standing: KnownValue | null;
    readonly hint: Bilingual | null;
  })[];
  readonly problems: readonly GridProblem[];
}

/**
 * Nhập bảng số liệu: checks a sheet of values cell by cell, and when asked to writes all of it or nothing. A
 * value that stands and is another on the sheet is a correction, which needs a reason.
 *
 * @throws Refusal NOT_FOUND; when asked to write IMPORT_HAS_ERRORS with every error, and those of
 *   {@link recordValues}
 */
export async function importValues(
  platform: Platform,
  actor: Actor,
  indicatorId: string,
  body: Body,
  key: string | null,
): Promise<Reply> {
  const sight = await openSight(platform, actor);
  const indicator = await seenIndicator(sight, indicatorId);
  const { values, problems } = await check(platform, sight, indicator, body);
  const errors = [...problems];
  if (!body.write) return { values: values.map(lineOf), errors, written: false };
  if (errors.length > 0) {
    const facts = { count: errors.length };
    throw new Refusal(organisationErrors.IMPORT_HAS_ERRORS, facts, { errors });
  }
  const changed = values.filter((each) => lineOf(each).kind !== 'same');
  if (changed.length > 0) {
    const entries = changed.map(({ entry }) => entry);
    await recordValues(platform, actor, indicatorId, { values: entries }, key);
  }
  return { values: values.map(lineOf), errors: [], written: true };
}

async function check(
  platform: Platform,
  sight: TaskSight,
  indicator: IndicatorRecord,
  body: Body,
): Promise<Checked> {
  const { authority_id, id, definition } = indicator;
  const rows = body.rows.map((row) => row.map(importedCell));
  const reading = readValueGrid(rows, {
    units: await matchesOf(platform, authority_id, unitNamesOf(rows)),
    kind: definition.frequency,
    only: { id: indicator.unit_id, name: '' },
  });
  if (!reading.ok) return { values: [], problems: reading.problems };
  const today = dayInVietnam(platform.clock());
  const stands = await observationsOf(sight, authority_id, [id]);
  const byUnit = new Map<string, KnownValue[]>();
  for (const each of stands) {
    const own = byUnit.get(each.unit_id) ?? [];
    byUnit.set(each.unit_id, [...own, { ...each, unitId: each.unit_id }]);
  }
  const problems: GridProblem[] = [];
  const values = reading.values.map((value) => {
    const place = { unitId: value.unitId, period: value.period.code, member: '', kind: body.kind };
    const known = byUnit.get(value.unitId) ?? [];
    const standing = standingAt(place, known);
    const entry = ValueEntry.parse({
      ...{ ...place, value: value.value, note: value.note, why: body.why },
      version: standing?.version ?? null,
    });
    const { line, column, text } = value;
    for (const { vi, en } of faultsOf(definition, entry, known, today)) {
      problems.push({ line, column, value: text, vi, en });
    }
    const before = known
      .filter(({ member, kind }) => member === '' && kind === 'actual')
      .filter(({ period }) => period < value.period.code)
      .flatMap((each) => each.value ?? []);
    const [hint = null] = hintsOf(definition.measure, value.value, before);
    return { ...value, entry, standing, hint };
  });
  return { values, problems };
}

/** Units by their names as written: what officers taught, then the register. */
async function matchesOf(
  platform: Platform,
  authorityId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, NamedMatch>> {
  if (names.length === 0) return new Map();
  const matches = await matchNames(platform, authorityId, names, null);
  return new Map(
    matches.map(({ written, unit, near, ambiguous }) => [
      written,
      { unitId: unit?.id ?? null, ambiguous, near: near.slice(0, 3).map(({ name }) => name) },
    ]),
  );
}

function lineOf({
  line,
  unitName,
  period,
  value,
  standing,
  hint,
}: Checked['values'][number]): Reply['values'][number] {
  const before = standing?.value ?? null;
  const kind = standing === null ? 'add' : before === value ? 'same' : 'correct';
  return { line, unit: unitName, period: period.code, value, before, kind, hint };
}

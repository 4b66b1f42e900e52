import { may } from '../organisation/rules/may.ts';
import { personNames, postTitles, unitPaths, unitRefs } from '../organisation/units.ts';
import type { TaskSight } from '../tasks/task-sight.ts';
import type { Observation } from './contract.ts';
import type { Measured } from './measure.ts';
import type { IndicatorRecord } from './store/indicator-store.ts';
import { earlierObservations, type ObservationRecord } from './store/observation-store.ts';
import { filesOfValues } from './store/value-files.ts';

/**
 * What was entered of an indicator for the units that a post may see, the latest period first, each with who
 * entered and confirmed it and with what stood before.
 */
export async function observationsView(
  sight: TaskSight,
  measured: Measured,
  indicator: IndicatorRecord,
): Promise<Observation[]> {
  const { db, actor, day } = sight;
  const { authority_id: authorityId, id: indicatorId } = indicator;
  const all = measured.entered.filter((each) => each.indicator_id === indicatorId);
  const paths = await unitPaths(
    db,
    all.map(({ unit_id }) => unit_id),
    day,
  );
  const seen = all
    .filter(({ unit_id: unitId }) => {
      const thing = { authorityId, unitId, unitPath: paths.get(unitId) ?? [] };
      return may(actor, 'indicator.read', thing).allowed;
    })
    .toReversed();
  const earlier = await earlierObservations(sight, authorityId, indicatorId);
  const versions = [...seen, ...earlier];
  const [units, names, posts, files] = await Promise.all([
    unitRefs(
      db,
      versions.flatMap(({ unit_id, by_unit_id }) => [unit_id, by_unit_id]),
    ),
    personNames(
      db,
      versions.flatMap((each) => [each.person_id, each.confirmed_by ?? []].flat()),
    ),
    postTitles(
      db,
      versions.flatMap((each) => [each.post_id, each.confirmed_post_id ?? []].flat()),
    ),
    filesOfValues(
      db,
      authorityId,
      seen.map(({ id }) => id),
    ),
  ]);
  const enteredBy = (each: ObservationRecord) => ({
    ...{ name: names.get(each.person_id) ?? '', post: posts.get(each.post_id) ?? '' },
    ...{ unit: units.get(each.by_unit_id)?.name ?? '', at: each.since.toISOString() },
  });
  return seen.map((each) => {
    const { confirmed_by, confirmed_post_id, confirmed_at } = each;
    const before = earlier.filter(({ id, version }) => id === each.id && version < each.version);
    return {
      ...{ id: each.id, period: each.period, member: each.member, kind: each.kind },
      unit: units.get(each.unit_id) ?? { id: each.unit_id, name: '', shortName: null },
      ...{ value: each.value, words: each.words, judged: each.judged, why: each.why },
      ...{ source: each.source, note: each.note, version: each.version },
      files: files
        .filter(({ subjectId }) => subjectId === each.id)
        .map(({ id, name, size }) => ({
          ...{ id, name, size: Number(size) },
          href: `/api/indicators/${indicatorId}/files/${id}`,
        })),
      by: enteredBy(before.find((past) => samePlace(past, each)) ?? each),
      confirmed:
        confirmed_by === null || confirmed_at === null
          ? null
          : {
              name: names.get(confirmed_by) ?? '',
              post: posts.get(confirmed_post_id ?? '') ?? '',
              ...{ unit: '', at: confirmed_at.toISOString() },
            },
      // A confirmation makes a version too, of the same value: only what was corrected is told.
      earlier: before
        .filter((past, index) => !samePlace(past, before[index + 1] ?? each))
        .map((past) => ({
          ...{ value: past.value, words: past.words, by: enteredBy(past) },
          until: past.until.toISOString(),
        })),
    };
  });
}

/** The same value, entered by the same act: only its confirmation differs. */
function samePlace(a: ObservationRecord, b: ObservationRecord): boolean {
  return a.value === b.value && a.words === b.words && a.judged === b.judged && a.why === b.why;
}

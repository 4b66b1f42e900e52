import type { NewUnit } from '../server/organisation/store/unit-store.ts';
import type { Ids } from '../server/platform/ids.ts';

/** The map of 2021: so many provinces, districts and communes. */
export const MAP_2021 = { provinces: 63, districts: 705, communes: 10_599 } as const;

const BEGINS = '2008-01-01';

/** Units below a ministry: provinces over districts over communes. */
export interface MadeMap {
  readonly units: readonly NewUnit[];
  readonly provinces: readonly string[];
  readonly communes: readonly string[];
}

/**
 * A country of so many communes under one body: as wide as the real one (63 provinces, 705 districts)
 * where there are communes enough, so that a board of few tasks has as many rows as one of millions.
 */
export function makeMap(
  ids: Pick<Ids, 'next'>,
  authorityId: string,
  top: string,
  communes: number,
): MadeMap {
  const unit = (kind: NewUnit['kind'], name: string, parentId: string): NewUnit => ({
    ...{ id: ids.next(), authorityId, name, kind, parentId, code: null, shortName: null },
    ...{ aliases: [], validFrom: BEGINS, validTo: null },
  });
  const level = (kind: NewUnit['kind'], word: string, count: number, above: readonly string[]) =>
    Array.from({ length: count }, (_, n) =>
      unit(kind, `${word} số ${n + 1}`, above[Math.floor((n * above.length) / count)] ?? top),
    );
  const idsOf = (units: readonly NewUnit[]) => units.map(({ id }) => id);
  const provinces = level('province', 'Tỉnh', Math.min(MAP_2021.provinces, communes), [top]);
  const districts = level(
    'district',
    'Huyện',
    Math.min(MAP_2021.districts, communes),
    idsOf(provinces),
  );
  const all = level('commune', 'Xã', communes, idsOf(districts));
  return {
    units: [...provinces, ...districts, ...all],
    provinces: idsOf(provinces),
    communes: idsOf(all),
  };
}

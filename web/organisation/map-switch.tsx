import { useTranslation } from 'react-i18next';
import { getTodaysUnits, type TodaysUnit } from '../../server/organisation/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import type { useView } from '../app/use-view.ts';
import { Segments } from '../kit/segments.tsx';

/** Units that are asked for at once. */
const MOST = 400;

export interface TodaysMap {
  /** Of the units in sight those that others took over. */
  readonly units: readonly TodaysUnit[];
  /** Today's map is shown: chosen, and there is something to show. */
  readonly isOn: boolean;
  /** What stands for a unit today; undefined where it stands for itself, or the map of then is shown. */
  readonly heirOf: (unitId: string) => TodaysUnit | undefined;
}

/** Today's map of the units in sight. */
export function useTodaysMap(
  view: Pick<ReturnType<typeof useView>, 'map'>,
  unitIds: readonly string[],
): TodaysMap {
  const id = [...new Set(unitIds)].filter((each) => /^\d+$/.test(each)).slice(0, MOST);
  const found = useRead(
    getTodaysUnits,
    { query: { id: id.toSorted() } },
    { enabled: id.length > 0, keep: true },
  );
  const units = found.data?.units ?? [];
  const isOn = view.map === 'today' && units.length > 0;
  const heirs = new Map(units.map((each) => [each.id, each]));
  return { units, isOn, heirOf: (unitId) => (isOn ? heirs.get(unitId) : undefined) };
}

/** [khi đó | hôm nay], shown where units that others took over are in sight. */
export function MapSwitch({
  view,
  map,
}: {
  readonly view: Pick<ReturnType<typeof useView>, 'map' | 'set'>;
  readonly map: TodaysMap;
}) {
  const { t } = useTranslation('kit');
  if (map.units.length === 0) return null;
  return (
    <Segments
      label={t('map.label')}
      value={view.map}
      data={[
        { value: 'then', label: t('map.asThen') },
        { value: 'today', label: t('map.today') },
      ]}
      onChange={(value) => view.set({ map: value })}
    />
  );
}

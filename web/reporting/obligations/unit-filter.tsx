import { useTranslation } from 'react-i18next';
import { getUnit } from '../../../server/organisation/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import type { FilterChip } from '../../kit/filter-bar.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';

type AddressView = ReturnType<typeof useView>;

function useNamedUnit(view: AddressView) {
  const id = view.filters.unit?.[0] ?? '';
  const found = useRead(getUnit, { params: { id }, query: {} }, { enabled: id !== '' });
  return id === '' ? null : { id, name: found.data?.name ?? id, shortName: null };
}

/** Only what a unit and those under it owe. */
export function OwedUnitFilter({ view }: { view: AddressView }) {
  const { t } = useTranslation('reporting');
  const unit = useNamedUnit(view);
  return (
    <UnitPicker
      label={t('matrix.unit')}
      optional
      value={unit ? [unit] : []}
      onChange={([next]) => view.setFilter('unit', next ? [next.id] : [])}
    />
  );
}

export function useOwedUnitChip(view: AddressView): FilterChip[] {
  const { t } = useTranslation('reporting');
  const unit = useNamedUnit(view);
  if (!unit) return [];
  const label = `${t('matrix.unit')}: ${unit.name}`;
  return [{ key: 'unit', label, drop: () => view.setFilter('unit', []) }];
}

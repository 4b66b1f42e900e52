import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BOARD_ROWS, type BoardRows } from '../../../server/tasks/board-contract.ts';
import type { useView } from '../../app/use-view.ts';
import { DropDown } from '../../kit/drop-down.tsx';
import { Segments } from '../../kit/segments.tsx';
import { usePhone } from '../../kit/sheet.tsx';
import { CompareControl } from '../list/compare-control.tsx';
import { PlanSelect } from '../list/plan-select.tsx';
import { useAddress } from '../list/use-address.ts';
import classes from './board.module.css';

export const BOARD_VIEWS = ['field', 'status', 'list'] as const;
export type BoardViewName = (typeof BOARD_VIEWS)[number];

interface BoardBarProps {
  readonly view: ReturnType<typeof useView>;
  readonly by: BoardRows;
  readonly layer: 'given' | 'all';
  readonly shown: BoardViewName;
  readonly hasFields: boolean;
  /** The choice of today's map, where there is one. */
  readonly map: ReactNode;
}

/** What the board shows: which plan, what its rows are, how it is drawn; on a phone all but the plan in a panel. */
export function BoardBar({ view, by, layer, shown, hasFields, map }: BoardBarProps) {
  const { t } = useTranslation(['tasks', 'board']);
  const change = useAddress();
  const phone = usePhone();
  const rows = (
    <Segments
      label={t('board:rows')}
      wide={phone}
      value={by}
      data={BOARD_ROWS.map((value) => ({ value, label: t(`board:by.${value}`) }))}
      onChange={(value) => change({ 'f.rows': value === 'units' ? undefined : value })}
    />
  );
  const layers = (
    <Segments
      label={t('filter.layer')}
      wide={phone}
      value={layer}
      data={[
        { value: 'given', label: t('filter.layerGiven') },
        { value: 'all', label: t('filter.layerAll') },
      ]}
      onChange={(value) => change({ 'f.layer': value === 'all' ? 'all' : undefined })}
    />
  );
  return (
    <div className={classes.bar}>
      <div className={classes.plan}>
        <PlanSelect
          bare
          value={view.filters.plan?.[0] ?? null}
          onChange={(plan) => change({ 'f.plan': plan ?? undefined, view: undefined })}
        />
      </div>
      {phone ? (
        <DropDown
          side="end"
          className="plain-button"
          label={t('board:look')}
          face={
            <>
              <IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden />
              {t('board:look')}
            </>
          }
        >
          {() => (
            <div className={classes.look}>
              {rows}
              {layers}
              {map}
              <CompareControl view={view} />
            </div>
          )}
        </DropDown>
      ) : (
        <>
          {rows}
          <Segments
            label={t('board.view')}
            value={shown}
            data={BOARD_VIEWS.map((value) => ({
              value,
              label: t(`board.by.${value}`),
              disabled: value === 'field' && !hasFields,
            }))}
            onChange={(value) => view.set({ view: value })}
          />
          {layers}
          {map}
          <CompareControl view={view} />
        </>
      )}
    </div>
  );
}

import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Matrix, MatrixPeriod } from '../../../server/reporting/matrix-contract.ts';
import type { useView } from '../../app/use-view.ts';
import { say } from '../../kit/format.ts';
import { usePhone } from '../../kit/use-phone.ts';
import classes from './obligations.module.css';

interface MatrixToolsProps {
  readonly view: ReturnType<typeof useView>;
  readonly matrix: Matrix;
  readonly period: MatrixPeriod | null;
}

/** Which regime, level and periods are shown; on a phone which one period. */
export function MatrixTools({ view, matrix, period }: MatrixToolsProps) {
  const { t } = useTranslation('reporting');
  const phone = usePhone();
  const { regime, regimes, earlier, later } = matrix;
  if (!regime) return null;
  return (
    <span className={classes.tools}>
      <NativeSelect
        aria-label={t('matrix.regime')}
        value={regime.id}
        data={regimes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => view.setFilter('regime', [currentTarget.value])}
      />
      {regime.levels > 1 && (
        <NativeSelect
          aria-label={t('matrix.level')}
          value={view.filters.level?.[0] ?? ''}
          data={[
            { value: '', label: t('matrix.level') },
            ...Array.from({ length: regime.levels }, (_, at) => ({
              value: String(at + 1),
              label: t('matrix.levelOf', { level: at + 1 }),
            })),
          ]}
          onChange={({ currentTarget }) =>
            view.setFilter('level', currentTarget.value ? [currentTarget.value] : [])
          }
        />
      )}
      {phone && period && (
        <NativeSelect
          aria-label={t('matrix.period')}
          value={period.key}
          data={matrix.periods
            .toReversed()
            .map(({ key, name }) => ({ value: key, label: say(name) }))}
          onChange={({ currentTarget }) => view.setFilter('period', [currentTarget.value])}
        />
      )}
      {(earlier || later) && (
        <span className={classes.tools}>
          <ActionIcon
            variant="default"
            aria-label={t('matrix.later')}
            disabled={later === null}
            onClick={() => later && view.setFilter('until', [later])}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={t('matrix.earlier')}
            disabled={earlier === null}
            onClick={() => earlier && view.setFilter('until', [earlier])}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </span>
      )}
    </span>
  );
}

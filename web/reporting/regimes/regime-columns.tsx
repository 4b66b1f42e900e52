import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RegimeRow } from '../../../server/reporting/regime-contract.ts';
import { nameFrequency } from '../../../server/reporting/rules/frequency-words.ts';
import { day, say } from '../../kit/format.ts';
import type { TableColumn } from '../../kit/table-columns.ts';
import classes from './regimes.module.css';

export function useRegimeColumns(onOpen: (id: string) => void): TableColumn<RegimeRow>[] {
  const { t } = useTranslation('reporting');
  return [
    {
      ...{ id: 'name', header: t('regimes.name'), width: 16, grow: true, sort: 'name' },
      cell: (row) => (
        <button type="button" className="link-button" onClick={() => onOpen(row.id)}>
          {row.name}
        </button>
      ),
      full: (row) => row.name,
    },
    {
      ...{ id: 'frequency', header: t('regimes.frequency'), width: 7 },
      cell: ({ frequency }) =>
        say({ vi: nameFrequency(frequency, 'vi'), en: nameFrequency(frequency, 'en') }),
    },
    {
      ...{ id: 'calendar', header: t('regimes.calendar'), width: 12 },
      cell: (row) => t(`regimes.calendars.${row.calendar}`),
    },
    {
      ...{ id: 'dues', header: t('regimes.dues'), width: 15 },
      cell: (row) => row.dues.map(say).join(' · '),
      full: (row) => row.dues.map(say).join(' · '),
    },
    {
      ...{ id: 'basis', header: t('regimes.basis'), width: 10 },
      cell: (row) => row.basis || '–',
      full: (row) => row.basis,
    },
    {
      ...{ id: 'valid', header: t('regimes.valid'), width: 9 },
      cell: ({ validFrom, validTo }) =>
        validTo === null
          ? t('regimes.since', { day: day(validFrom) })
          : t('regimes.span', { from: day(validFrom), to: day(validTo) }),
    },
    {
      ...{ id: 'conflicts', header: t('regimes.conflicts'), width: 6 },
      cell: (row) =>
        row.conflicts === 0 ? (
          t('regimes.noConflict')
        ) : (
          <span className={classes.conflictMark}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
            {t('regimes.conflictCount', { count: row.conflicts })}
          </span>
        ),
    },
    {
      ...{ id: 'formCode', header: t('regimes.formCode'), width: 9, hidden: true },
      cell: (row) => row.formCode || '–',
    },
    {
      ...{ id: 'of', header: t('regimes.owner'), width: 12, hidden: true },
      cell: (row) => row.authority ?? '–',
    },
  ];
}

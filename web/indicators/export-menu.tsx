import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { exportTargets } from '../../server/indicators/contract.ts';
import { addressOf } from '../app/client.ts';
import { DropDown } from '../kit/drop-down.tsx';
import listClasses from '../tasks/list/list.module.css';

/** The board as it is filtered and sorted now, as a workbook or as CSV. */
export function ExportTargets({ query }: { query: object }) {
  const { t } = useTranslation(['indicators', 'kit']);
  const face = (
    <>
      <IconDownload size={16} stroke={1.75} aria-hidden />
      {t('kit:act.export')}
    </>
  );
  return (
    <DropDown side="end" className="plain-button" label={t('kit:act.export')} face={face}>
      {(close) => (
        <div className={listClasses.exports}>
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={addressOf(exportTargets, { query: { ...query, format } })}
              download
              onClick={close}
            >
              {t(`indicators:export.${format}`)}
            </a>
          ))}
        </div>
      )}
    </DropDown>
  );
}

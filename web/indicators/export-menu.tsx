import { useTranslation } from 'react-i18next';
import { exportTargets } from '../../server/indicators/contract.ts';
import { addressOf } from '../app/client.ts';
import { PaperButton } from '../kit/paper/paper-button.tsx';

/** The board as it is filtered and sorted now, as a workbook or as CSV. */
export function ExportTargets({ query }: { query: object }) {
  const { t } = useTranslation('indicators');
  return (
    <PaperButton
      papers={[]}
      files={(['xlsx', 'csv'] as const).map((format) => ({
        label: t(`export.${format}`),
        href: addressOf(exportTargets, { query: { ...query, format } }),
      }))}
    />
  );
}

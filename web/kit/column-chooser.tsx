import { IconColumns3 } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnPanelProps } from './column-panel.tsx';
import { DropDown } from './drop-down.tsx';
import { usePhone } from './use-phone.ts';

const ColumnPanel = lazy(async () => ({
  default: (await import('./column-panel.tsx')).ColumnPanel,
}));

/** The button of the columns; cards on a phone have none. */
export function ColumnChooser(props: ColumnPanelProps) {
  const { t } = useTranslation('kit');
  const phone = usePhone();
  if (phone) return null;
  return (
    <DropDown
      side="end"
      className="plain-button"
      label={t('table.columns')}
      face={
        <>
          <IconColumns3 size={16} stroke={1.75} aria-hidden />
          {t('table.columns')}
        </>
      }
    >
      {() => <ColumnPanel {...props} />}
    </DropDown>
  );
}

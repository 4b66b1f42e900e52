import { IconGitCompare } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { useView } from '../../app/use-view.ts';
import { DropDown } from '../../kit/drop-down.tsx';

const ComparePanel = lazy(async () => ({
  default: (await import('./compare-panel.tsx')).ComparePanel,
}));

/** [So với..]: the day with which the list is compared, and the way back to one day. */
export function CompareControl({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useTranslation('tasks');
  if (view.vs !== null) {
    return (
      <button type="button" className="plain-button" onClick={() => view.set({ vs: null })}>
        {t('compare.stop')}
      </button>
    );
  }
  return (
    <DropDown
      side="end"
      className="plain-button"
      label={t('compare.open')}
      face={
        <>
          <IconGitCompare size={16} stroke={1.75} aria-hidden />
          {t('compare.open')}
        </>
      }
    >
      {(close) => (
        <ComparePanel
          onDay={(vs) => {
            close();
            view.set({ vs });
          }}
        />
      )}
    </DropDown>
  );
}

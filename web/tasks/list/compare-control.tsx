import { IconGitCompare } from '@tabler/icons-react';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { useView } from '../../app/use-view.ts';
import { DropDown } from '../../kit/drop-down.tsx';

const ComparePanel = lazy(async () => ({
  default: (await import('../../app/compare-panel.tsx')).ComparePanel,
}));

/** [So với..]: the day with which the list is compared, and the way back to one day. */
export function CompareControl({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useTranslation('compare');
  if (view.vs !== null) {
    return (
      <button type="button" className="plain-button" onClick={() => view.set({ vs: null })}>
        {t('stop')}
      </button>
    );
  }
  return (
    <DropDown
      side="end"
      className="plain-button"
      label={t('open')}
      face={
        <>
          <IconGitCompare size={16} stroke={1.75} aria-hidden />
          {t('open')}
        </>
      }
    >
      {(close) => <ComparePanel onDone={close} />}
    </DropDown>
  );
}

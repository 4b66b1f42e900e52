import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/sheet.tsx';
import { AsOfPanel } from './as-of-panel.tsx';
import { ComparePanel } from './compare-panel.tsx';

/** Which day is chosen: the one that is seen, or the one compared with. */
export type DayAsked = 'asOf' | 'vs';

/** "Xem tại ngày..", "So với..": the choice of a day from the palette, on every page. */
export function DayDialog({ asked, onClose }: { asked: DayAsked; onClose: () => void }) {
  const { t } = useTranslation('compare');
  return (
    <Dialog opened onClose={onClose} title={t(asked === 'vs' ? 'title' : 'asOfTitle')}>
      {asked === 'vs' ? <ComparePanel onDone={onClose} /> : <AsOfPanel onDone={onClose} />}
    </Dialog>
  );
}

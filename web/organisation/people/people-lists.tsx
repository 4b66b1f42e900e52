import { useTranslation } from 'react-i18next';
import { useView } from '../../app/use-view.ts';
import { Segments } from '../../kit/segments.tsx';

/** Which of the two lists is shown. */
export function PeopleLists({ at }: { at: 'people' | 'posts' }) {
  const { t } = useTranslation('people');
  const view = useView();
  return (
    <Segments
      label={t('lists.label')}
      value={at}
      data={(['people', 'posts'] as const).map((value) => ({ value, label: t(`lists.${value}`) }))}
      onChange={(value) => view.set({ view: value === 'people' ? '' : value, sort: '' })}
    />
  );
}

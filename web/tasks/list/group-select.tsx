import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useView } from '../../app/use-view.ts';
import { groupIn, LIST_GROUPS } from './list-order.ts';

/** [Nhóm theo ..]: what the rows stand together by. */
export function GroupSelect({ view }: { view: ReturnType<typeof useView> }) {
  const { t } = useTranslation('planViews');
  return (
    <NativeSelect
      size="xs"
      aria-label={t('group.label')}
      data={[
        { value: '', label: t('group.none') },
        ...LIST_GROUPS.map((group) => ({ value: group, label: t(`group.${group}`) })),
      ]}
      value={groupIn(view.group) ?? ''}
      onChange={(event) => view.set({ group: event.currentTarget.value })}
    />
  );
}

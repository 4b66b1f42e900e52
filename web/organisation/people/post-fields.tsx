import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listPosts } from '../../../server/organisation/people-contract.ts';
import type { UnitRef } from '../../../server/organisation/session-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { UnitPicker } from '../../kit/unit-picker.tsx';

interface PostFieldsProps {
  readonly unit: readonly UnitRef[];
  readonly postId: string;
  readonly error: string | undefined;
  readonly id: string;
  readonly optional?: boolean;
  readonly onChange: (chosen: { unit: readonly UnitRef[]; postId: string }) => void;
}

/** A post: its unit first, then one of the posts there. */
export function PostFields({ unit, postId, error, id, optional, onChange }: PostFieldsProps) {
  const { t } = useTranslation('people');
  const unitId = unit[0]?.id;
  const posts = useRead(
    listPosts,
    { query: { unitId, limit: 200 } },
    { enabled: unitId !== undefined },
  );
  const own = (posts.data?.rows ?? []).filter((post) => post.unit.id === unitId);
  return (
    <>
      <UnitPicker
        label={t('form.unit')}
        value={unit}
        {...(optional ? { optional } : {})}
        onChange={(chosen) => onChange({ unit: chosen, postId: '' })}
      />
      <Select
        id={id}
        label={t('form.post')}
        description={posts.data && own.length === 0 ? t('form.noPosts') : t('form.postHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        disabled={own.length === 0}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        data={own.map((post) => ({
          value: post.id,
          label: `${post.title} (${post.holders.map(({ person }) => person.name).join(', ') || t('posts.vacant')})`,
        }))}
        value={postId === '' ? null : postId}
        error={error}
        onChange={(chosen) => onChange({ unit, postId: chosen ?? '' })}
      />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { closePost, type Post } from '../../../server/organisation/people-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { EndingForm } from './ending-form.tsx';

/** The last day of a post. */
export function ClosePostSheet({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation('people');
  const close = useAct(closePost);
  return (
    <EndingForm
      about={`post:${post.id}:${post.version}`}
      title={t('sheet.closePost', { title: post.title })}
      onEnd={(ending) =>
        close.mutateAsync({ params: { id: post.id }, body: { ...ending, version: post.version } })
      }
      onClose={onClose}
    />
  );
}

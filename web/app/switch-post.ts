import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PostRef, switchPost } from '../../server/organisation/contract.ts';
import { toast, toastProblem } from '../kit/notices.ts';
import { call } from './client.ts';
import { meReading } from './me.ts';
import { asProblem } from './problem-error.ts';

/** Another post sees and may do other things: everything read so far is forgotten. */
export function useSwitchPost(): (post: PostRef) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation('app');
  return async (post) => {
    try {
      const me = await call(switchPost, {
        body: {
          postId: post.id,
          delegationId: post.through?.kind === 'delegation' ? post.through.id : null,
        },
      });
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meReading.queryKey[0] });
      client.setQueryData(meReading.queryKey, me);
      await navigate({ to: '/', search: {} });
      toast(t('post.switched', { post: post.title, unit: post.unit.name }));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
}

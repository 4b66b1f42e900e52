import { Menu } from '@mantine/core';
import { IconBriefcase, IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PostRef, switchPost } from '../../server/organisation/contract.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { call } from './client.ts';
import { meReading, useMe } from './me.ts';
import { asProblem } from './problem-error.ts';
import classes from './shell.module.css';

/** Another post sees and may do other things: everything read so far is forgotten. */
export function useSwitchPost(): (post: PostRef) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation('app');
  return async (post) => {
    try {
      const me = await call(switchPost, { body: { postId: post.id } });
      client.clear();
      client.setQueryData(meReading.queryKey, me);
      await navigate({ to: '/', search: {} });
      toast(t('post.switched', { post: post.title, unit: post.unit.name }));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
}

/** In which post one acts; with several, the way to another. */
export function PostSwitcher() {
  const { t } = useTranslation('app');
  const { acting, posts } = useMe();
  const change = useSwitchPost();
  const unit = acting.unit.shortName ?? acting.unit.name;
  const words = t('post.acting', { post: acting.title, unit: acting.unit.name });
  const text = (
    <>
      <IconBriefcase size={18} stroke={1.75} aria-hidden />
      <span className={classes.postText}>
        {unit}, {acting.title}
      </span>
    </>
  );
  if (posts.length < 2) {
    return (
      <span
        className={`${classes.bit} ${classes.post}`}
        title={words}
        style={{ cursor: 'default' }}
      >
        {text}
      </span>
    );
  }
  return (
    <Menu position="bottom-start" width={360}>
      <Menu.Target>
        <button
          type="button"
          className={`${classes.bit} ${classes.post}`}
          aria-label={`${words}. ${t('post.switch')}`}
          title={words}
        >
          {text}
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('post.switch')}</Menu.Label>
        {posts.map((post) => (
          <Menu.Item
            key={post.id}
            disabled={post.id === acting.id}
            onClick={() => void change(post)}
          >
            {post.title}
            <span className="meta" style={{ display: 'block' }}>
              {post.unit.name}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

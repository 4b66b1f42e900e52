import { IconBriefcase, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DropDown } from '../kit/drop-down.tsx';
import { useMe } from './me.ts';
import menu from './person-menu.module.css';
import classes from './shell.module.css';
import { useSwitchPost } from './switch-post.ts';

/** In which post one acts; with several, the way to another. */
export function PostSwitcher() {
  const { t } = useTranslation('app');
  const { acting, posts } = useMe();
  const change = useSwitchPost();
  const words = t('post.acting', { post: acting.title, unit: acting.unit.name });
  const text = (
    <>
      <IconBriefcase size={18} stroke={1.75} aria-hidden />
      <span className={classes.postText}>
        <span>{acting.unit.shortName ?? acting.unit.name}</span>
        <span className={classes.postComma}>, </span>
        <span>{acting.title}</span>
      </span>
    </>
  );
  if (posts.length < 2) {
    return (
      <span className={`${classes.bit} ${classes.post} ${classes.still}`} title={words}>
        {text}
      </span>
    );
  }
  return (
    <DropDown
      side="start"
      className={`${classes.bit} ${classes.post}`}
      label={`${words}. ${t('post.switch')}`}
      face={
        <>
          {text}
          <IconChevronDown size={16} aria-hidden />
        </>
      }
    >
      {(close) => (
        <div className={menu.menu}>
          <strong>{t('post.switch')}</strong>
          {posts.map((post) => (
            <button
              key={post.id}
              type="button"
              className={menu.post}
              disabled={post.id === acting.id}
              onClick={() => {
                close();
                void change(post);
              }}
            >
              {post.title}
              <span className="meta">{post.unit.name}</span>
            </button>
          ))}
        </div>
      )}
    </DropDown>
  );
}

import { IconBriefcase, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PostRef } from '../../server/organisation/contract.ts';
import { DropDown } from '../kit/drop-down.tsx';
import { day } from '../kit/format.ts';
import { useMe } from './me.ts';
import menu from './person-menu.module.css';
import classes from './shell.module.css';
import { useSwitchPost } from './switch-post.ts';

/** By what a post is held for a time: “thay Trần Văn An, đến 30/11/2026”; an empty text for one's own. */
export function useHowHeld(): (post: PostRef) => string {
  const { t } = useTranslation('app');
  return ({ through }) => {
    if (!through) return '';
    const until = { day: through.until ? day(through.until) : '' };
    return through.kind === 'delegation'
      ? t('post.for', { name: through.of ?? '', ...until })
      : t('post.actingUntil', until);
  };
}

/** In which post one acts; with several, the way to another. */
export function PostSwitcher() {
  const { t } = useTranslation('app');
  const { acting, posts } = useMe();
  const change = useSwitchPost();
  const howHeld = useHowHeld();
  const held = howHeld(acting);
  const words = `${t('post.acting', { post: acting.title, unit: acting.unit.name })}${held && `, ${held}`}`;
  const text = (
    <>
      <IconBriefcase size={18} stroke={1.75} aria-hidden />
      <span className={classes.postText}>
        <span>{acting.unit.shortName ?? acting.unit.name}</span>
        <span className={classes.postComma}>, </span>
        <span>{acting.title}</span>
        {held && <span className={classes.postComma}>, {held}</span>}
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
              key={`${post.id} ${post.through?.id}`}
              type="button"
              className={menu.post}
              disabled={post.id === acting.id && post.through?.id === acting.through?.id}
              onClick={() => {
                close();
                void change(post);
              }}
            >
              {post.title}
              <span className="meta">
                {post.unit.name}
                {howHeld(post) && `, ${howHeld(post)}`}
              </span>
            </button>
          ))}
        </div>
      )}
    </DropDown>
  );
}

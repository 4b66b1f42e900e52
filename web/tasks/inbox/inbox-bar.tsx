import { useTranslation } from 'react-i18next';
import { listNotices } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import type { useView } from '../../app/use-view.ts';
import { number } from '../../kit/format.ts';
import { INBOX_KINDS } from './decisions.ts';
import classes from './inbox.module.css';

interface InboxBarProps {
  readonly view: ReturnType<typeof useView>;
  readonly waiting: number;
  readonly later: number;
  /** How many of each kind wait. */
  readonly counts: Readonly<Record<string, number>>;
}

/** "Chờ tôi 12 | Để sau 3 | Tin", and what is asked as filters. */
export function InboxBar({ view, waiting, later, counts }: InboxBarProps) {
  const { t } = useTranslation(['tasks', 'life']);
  const news = useRead(listNotices, { query: { limit: 1 } });
  const unread = news.data?.unread ?? 0;
  const kind = view.filters.kind?.[0];
  const kinds = INBOX_KINDS.filter((each) => (counts[each] ?? 0) > 0);
  const place = PLACES.find((each) => each === view.view) ?? '';
  const tab = (value: (typeof PLACES)[number], words: string) => (
    <button
      type="button"
      className={classes.tab}
      aria-pressed={place === value}
      onClick={() => view.set({ view: value, peek: null })}
    >
      {words}
      {value === 'news' && unread > 0 && (
        <>
          {' '}
          <span className={classes.dot} aria-hidden />{' '}
          <span className="meta">{t('life:news.unread', { count: unread })}</span>
        </>
      )}
    </button>
  );
  return (
    <div className={classes.bar}>
      <fieldset className={classes.tabs} aria-label={t('tasks:inbox.views')}>
        {tab('', `${t('tasks:inbox.waiting')} ${number(waiting)}`)}
        {tab('later', `${t('tasks:inbox.later')} ${number(later)}`)}
        {tab('news', t('life:news.tab'))}
      </fieldset>
      {kinds.length > 1 && place !== 'news' && (
        <fieldset className={classes.tabs} aria-label={t('tasks:inbox.kinds')}>
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.tab}
              aria-pressed={kind === each}
              onClick={() => view.setFilter('kind', kind === each ? [] : [each])}
            >
              {t(`tasks:inbox.kind.${each}`)} {number(counts[each] ?? 0)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

const PLACES = ['', 'later', 'news'] as const;

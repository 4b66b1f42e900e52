import { useTranslation } from 'react-i18next';
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

/** "Chờ tôi 12 | Để sau 3", and what is asked as filters. */
export function InboxBar({ view, waiting, later, counts }: InboxBarProps) {
  const { t } = useTranslation('tasks');
  const isLater = view.view === 'later';
  const kind = view.filters.kind?.[0];
  const kinds = INBOX_KINDS.filter((each) => (counts[each] ?? 0) > 0);
  return (
    <div className={classes.bar}>
      <fieldset className={classes.tabs} aria-label={t('inbox.views')}>
        <button
          type="button"
          className={classes.tab}
          aria-pressed={!isLater}
          onClick={() => view.set({ view: '', peek: null })}
        >
          {t('inbox.waiting')} {number(waiting)}
        </button>
        <button
          type="button"
          className={classes.tab}
          aria-pressed={isLater}
          onClick={() => view.set({ view: 'later', peek: null })}
        >
          {t('inbox.later')} {number(later)}
        </button>
      </fieldset>
      {kinds.length > 1 && (
        <fieldset className={classes.tabs} aria-label={t('inbox.kinds')}>
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.tab}
              aria-pressed={kind === each}
              onClick={() => view.setFilter('kind', kind === each ? [] : [each])}
            >
              {t(`inbox.kind.${each}`)} {number(counts[each] ?? 0)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { clock, dayAndClock, say } from '../../kit/format.ts';
import classes from './week.module.css';
import { isBlank, type WeekEntry, wordsOf } from './week-entry.ts';

interface SendMarkProps {
  readonly entry: WeekEntry;
  /** When the last report of the week arrived; null for none yet. */
  readonly sentAt: string | null;
  readonly onDrop: () => void;
  /** Opens what was saved meanwhile, where the row was refused for that. */
  readonly onLook?: (() => void) | null;
}

/** Where a row stands, in words: on the device, on its way, sent, or why not and what to do with the words. */
export function SendMark({ entry, sentAt, onDrop, onLook }: SendMarkProps) {
  const { t } = useTranslation('tasks');
  const { send } = entry;
  switch (send.kind) {
    case 'sending':
      return <span className={classes.state}>{t('week.sending')}</span>;
    case 'waiting':
      return <span className={classes.state}>{t('week.offline')}</span>;
    case 'failed':
      return (
        <span className={classes.failed} role="alert">
          {t('week.failed', { why: say(send.why) })}{' '}
          <WordsActs entry={entry} onDrop={onDrop} onLook={onLook} />
        </span>
      );
    case 'kept':
      if (!isBlank(entry)) return <span className={classes.kept}>{t('week.kept')}</span>;
      return (
        <span className={classes.state} title={sentAt === null ? undefined : dayAndClock(sentAt)}>
          {sentAt === null ? t('week.notYet') : t('week.sent', { at: clock(sentAt) })}
        </span>
      );
  }
}

/** What can be done with words that found no way: taken elsewhere, or dropped. */
export function WordsActs({ entry, onDrop, onLook }: Omit<SendMarkProps, 'sentAt'>) {
  const { t } = useTranslation('tasks');
  return (
    <span className={classes.wordsActs}>
      {onLook && (
        <button type="button" className="link-button" onClick={onLook}>
          {t('week.look')}
        </button>
      )}
      <button
        type="button"
        className="link-button"
        onClick={() => void navigator.clipboard.writeText(wordsOf(entry))}
      >
        {t('week.copy')}
      </button>
      <button type="button" className="link-button" onClick={onDrop}>
        {t('week.drop')}
      </button>
    </span>
  );
}

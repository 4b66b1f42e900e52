import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useKeys } from './keys/use-keys.ts';
import { closeNotice, undoLast, useNotices } from './notices.ts';
import classes from './toast.module.css';

export { toast, toastProblem } from './notices.ts';

/** The notices, above the bottom bar. Stands once, in the shell of the program. */
export function Notices() {
  const { t } = useTranslation('kit');
  const notices = useNotices();
  useKeys(
    [{ keys: ['Ctrl+Z'], run: undoLast }],
    notices.some((notice) => notice.undo),
  );
  return (
    <div className={classes.notices} role="status" data-screen>
      {notices.map(({ id, message, undo, isProblem }) => (
        <div
          key={id}
          className={classes.notice}
          data-problem={isProblem || undefined}
          {...(isProblem ? { role: 'alert' } : {})}
        >
          <span className={classes.text}>{message}</span>
          {undo && (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                closeNotice(id);
                undo();
              }}
            >
              {t('act.undo')}
            </button>
          )}
          <button
            type="button"
            className={classes.close}
            aria-label={t('act.close')}
            onClick={() => closeNotice(id)}
          >
            <IconX size={16} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  );
}

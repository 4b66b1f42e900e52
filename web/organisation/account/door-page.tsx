import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../../app/preferences.ts';
import classes from '../sign-in.module.css';

/** The frame of the pages before anybody is in: brand, a title, and the other language. */
export function DoorPage({
  title,
  beside,
  children,
}: {
  title: string;
  /** What stands beside the door on a wide page. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('app');
  const { language } = usePreferences();
  const other = language === 'vi' ? 'en' : 'vi';
  useEffect(() => {
    document.title = `${title} · ${shell('name')}`;
  }, [title, shell]);
  return (
    <main className={classes.page}>
      <div className={classes.door}>
        <h1 className={classes.brand}>{shell('name')}</h1>
        <p className={classes.tagline}>{t('signIn.tagline')}</p>
        <h2>{title}</h2>
        {children}
        <p className={classes.language}>
          <button
            type="button"
            className="link-button"
            lang={other}
            onClick={() => setPreferences({ language: other })}
          >
            {shell('verb.language')}
          </button>
        </p>
      </div>
      {beside}
    </main>
  );
}

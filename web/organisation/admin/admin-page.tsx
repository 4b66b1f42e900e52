import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getAdminStates } from '../../../server/organisation/admin-contract.ts';
import { useMe } from '../../app/me.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import classes from './admin.module.css';
import { QUESTIONS } from './questions.ts';

/** Quản trị: the questions that an administrator comes with, each with how it stands today. */
export function Page() {
  const { t } = useTranslation('admin');
  const { scopes } = useMe();
  const states = useRead(getAdminStates, {});
  const stateOf = (key: string) => states.data?.states.find((state) => state.key === key);
  return (
    <PageFrame title={t('title')}>
      <ul className={classes.questions}>
        {QUESTIONS.filter(({ right }) => scopes.includes(right)).map(({ key, to }) => {
          const state = stateOf(key);
          return (
            <li key={key}>
              <Link to={to} className={classes.question}>
                {t(`question.${key}`)}
              </Link>
              <span className="meta">{t(`about.${key}`)}</span>
              {state && (
                <span className={classes.state} data-look={state.wantsLook || undefined}>
                  {say(state)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </PageFrame>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActState, TaskAct } from '../../../server/tasks/contract.ts';
import { say } from '../../kit/format.ts';
import { groupActs, mainAct } from './act-groups.ts';
import classes from './acts.module.css';

interface ActsNowProps {
  readonly acts: readonly ActState[];
  readonly onAct: (act: TaskAct) => void;
  /** The filled button stands elsewhere on the page. */
  readonly withoutMain?: boolean;
}

/** "Lúc này": what may be done now, and what may not with the reason, once for each reason. */
export function ActsNow({ acts, onAct, withoutMain = false }: ActsNowProps) {
  const { t, i18n } = useTranslation('tasks');
  const { allowed, refused } = groupActs(acts);
  const main = mainAct(allowed);
  const words = (each: readonly TaskAct[]) =>
    new Intl.ListFormat(i18n.language, { type: 'unit' }).format(
      each.map((act) => t(`act.word.${act}`)),
    );
  return (
    <div className={classes.now} data-screen>
      {allowed
        .filter((act) => !(withoutMain && act === main))
        .map((act) => (
          <Button
            key={act}
            variant={act === main && !withoutMain ? 'filled' : 'default'}
            onClick={() => onAct(act)}
          >
            {t(`act.word.${act}`)}
          </Button>
        ))}
      {refused.length > 0 && (
        <ul className={classes.refused} aria-label={t('act.refused')}>
          {refused.map((group) => (
            <li key={group.why.en}>
              {group.acts.length < acts.length && <strong>{words(group.acts)}: </strong>}
              {say(group.why)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

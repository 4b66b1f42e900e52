import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  RIGHT_WORDS,
  rightsByThing,
  thingOf,
} from '../../../server/organisation/rules/right-words.ts';
import type { Right } from '../../../server/organisation/rules/rights.ts';
import { say } from '../../kit/format.ts';
import classes from '../people/people.module.css';

interface RightGroupsProps {
  readonly id: string;
  readonly offered: readonly Right[];
  readonly chosen: readonly Right[];
  readonly error: string | undefined;
  readonly onChange: (rights: Right[]) => void;
}

/** Powers by the thing that they work on: whole groups or single ones. */
export function RightGroups({ id, offered, chosen, error, onChange }: RightGroupsProps) {
  const { t } = useTranslation('people');
  const has = new Set(chosen);
  const choose = (rights: readonly Right[], isChosen: boolean) =>
    onChange(offered.filter((right) => (rights.includes(right) ? isChosen : has.has(right))));
  return (
    <fieldset className={classes.groups} id={id} tabIndex={-1}>
      <legend>{t('lend.choose')}</legend>
      {error && <p className={classes.bad}>{error}</p>}
      <Checkbox
        label={t('lend.chooseAll')}
        checked={chosen.length === offered.length}
        indeterminate={chosen.length > 0 && chosen.length < offered.length}
        onChange={(event) => choose(offered, event.currentTarget.checked)}
      />
      {rightsByThing(offered).map(([thing, rights]) => {
        const [first] = rights;
        const count = rights.filter((right) => has.has(right)).length;
        return (
          <details key={thing}>
            <summary>
              {first && say(thingOf(first))}
              <span className="meta">
                {t('lend.inGroup', { chosen: count, all: rights.length })}
              </span>
            </summary>
            <div className={classes.group}>
              {rights.length > 1 && (
                <Checkbox
                  label={<strong>{first && say(thingOf(first))}</strong>}
                  checked={count === rights.length}
                  indeterminate={count > 0 && count < rights.length}
                  onChange={(event) => choose(rights, event.currentTarget.checked)}
                />
              )}
              {rights.map((right) => (
                <Checkbox
                  key={right}
                  label={say(RIGHT_WORDS[right])}
                  checked={has.has(right)}
                  onChange={(event) => choose([right], event.currentTarget.checked)}
                />
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

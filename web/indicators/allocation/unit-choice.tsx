import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accentFree } from '../../../server/calendar/rules/accent-free.ts';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import classes from './allocation.module.css';

interface UnitChoiceProps {
  readonly units: readonly UnitRef[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** More lines than this are narrowed by typing first. */
const DRAWN = 200;

/** The units that get a share: ticked one by one or all at once, found without accents. */
export function UnitChoice({ units, chosen, onChange }: UnitChoiceProps) {
  const { t } = useTranslation('allocation');
  const [q, setQ] = useState('');
  const key = accentFree(q);
  const inSight = units.filter(({ name }) => accentFree(name).includes(key));
  return (
    <fieldset className={classes.stack}>
      <legend>
        {t('split.units')}{' '}
        <span className="meta">
          {t('split.chosen', { count: chosen.size, total: units.length })}
        </span>
      </legend>
      <div className={classes.bar}>
        <TextInput
          aria-label={t('split.find')}
          placeholder={t('split.find')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
        <Button
          variant="default"
          onClick={() => onChange(new Set([...chosen, ...inSight.map(({ id }) => id)]))}
        >
          {t('split.all', { count: inSight.length })}
        </Button>
        <Button variant="default" onClick={() => onChange(new Set())}>
          {t('split.noneChosen')}
        </Button>
      </div>
      <div className={classes.units}>
        {inSight.slice(0, DRAWN).map((unit) => (
          <label key={unit.id}>
            <input
              type="checkbox"
              checked={chosen.has(unit.id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(unit.id);
                else next.delete(unit.id);
                onChange(next);
              }}
            />
            {unit.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

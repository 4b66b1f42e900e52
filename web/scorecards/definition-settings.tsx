import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../server/organisation/contract.ts';
import type { Definition } from '../../server/scorecards/contract.ts';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';
import { SubjectsFields } from './subjects-fields.tsx';

interface DefinitionSettingsProps {
  readonly definition: Definition;
  readonly units: readonly UnitRef[];
  readonly onChange: (definition: Definition) => void;
}

/** Who is ranked and how: scale, too few cases, caps, tie-breaks. */
export function DefinitionSettings({ definition, units, onChange }: DefinitionSettingsProps) {
  const { t } = useTranslation('scorecards');
  const put = (change: Partial<Definition>) => onChange({ ...definition, ...change });
  const { scale, total, decimals, tooFew, bonusCap, penaltyCap, sharedRanks } = definition;
  return (
    <section className={classes.fields} aria-label={t('criteria.settings')}>
      <h2>{t('criteria.settings')}</h2>
      <SubjectsFields
        value={definition.subjects}
        known={units}
        onChange={(subjects) => put({ subjects })}
      />
      <NativeSelect
        label={t('criteria.scale')}
        value={scale}
        data={[
          { value: 'points', label: t('criteria.scalePoints') },
          { value: 'weights', label: t('criteria.scaleWeights') },
        ]}
        onChange={({ currentTarget }) =>
          put({ scale: currentTarget.value === 'weights' ? 'weights' : 'points' })
        }
      />
      {scale === 'weights' && (
        <NumberBox
          label={t('criteria.whole')}
          value={total}
          onChange={(value) => put({ total: value !== null && value > 0 ? value : 100 })}
        />
      )}
      <NativeSelect
        label={t('criteria.decimals')}
        value={String(decimals)}
        data={['0', '1', '2', '3']}
        onChange={({ currentTarget }) => put({ decimals: Number(currentTarget.value) })}
      />
      <NativeSelect
        label={t('criteria.tooFew')}
        value={tooFew}
        data={[
          { value: 'spread', label: t('criteria.spread') },
          { value: 'neutral', label: t('criteria.neutralChoice') },
        ]}
        onChange={({ currentTarget }) =>
          put({ tooFew: currentTarget.value === 'neutral' ? 'neutral' : 'spread' })
        }
      />
      <NumberBox
        label={t('criteria.bonusCap')}
        hint={t('criteria.noCap')}
        value={bonusCap}
        onChange={(value) => put({ bonusCap: value === null ? null : Math.max(0, value) })}
      />
      <NumberBox
        label={t('criteria.penaltyCap')}
        hint={t('criteria.noCap')}
        value={penaltyCap}
        onChange={(value) => put({ penaltyCap: value === null ? null : Math.max(0, value) })}
      />
      <TieBreak definition={definition} onChange={(tieBreak) => put({ tieBreak })} />
      <Checkbox
        label={t('criteria.sharedRanks')}
        description={t('criteria.sharedRanksHint')}
        checked={sharedRanks}
        onChange={({ currentTarget }) => put({ sharedRanks: currentTarget.checked })}
      />
    </section>
  );
}

interface TieBreakProps {
  readonly definition: Definition;
  readonly onChange: (keys: string[]) => void;
}

/** Criteria to compare one after the other among equals. */
function TieBreak({ definition: { tieBreak, criteria }, onChange }: TieBreakProps) {
  const { t } = useTranslation('scorecards');
  const nameOf = (key: string) => criteria.find((each) => each.key === key)?.name ?? key;
  const left = criteria.filter(({ key, role }) => role === 'score' && !tieBreak.includes(key));
  return (
    <fieldset className={classes.bands}>
      <legend>{t('criteria.tieBreak')}</legend>
      <ol>
        {tieBreak.map((key) => (
          <li key={key}>
            {nameOf(key)}{' '}
            <ActionIcon
              variant="subtle"
              size={26}
              aria-label={t('criteria.tieBreakDrop', { name: nameOf(key) })}
              onClick={() => onChange(tieBreak.filter((each) => each !== key))}
            >
              <IconX size={14} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <NativeSelect
        aria-label={t('criteria.tieBreakAdd')}
        value=""
        data={[
          { value: '', label: t('criteria.tieBreakAdd') },
          ...left.map(({ key, name }) => ({ value: key, label: name })),
        ]}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') onChange([...tieBreak, currentTarget.value]);
        }}
      />
    </fieldset>
  );
}

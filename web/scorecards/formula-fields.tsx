import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { Formula } from '../../server/scorecards/contract.ts';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';

interface FormulaFieldsProps {
  readonly formula: Formula;
  readonly onChange: (formula: Formula) => void;
}

/** The numbers of a formula, each kind its own. */
export function FormulaFields({ formula, onChange }: FormulaFieldsProps) {
  const { t } = useTranslation('scorecards');
  switch (formula.kind) {
    case 'ratio':
    case 'given':
      return null;
    case 'reached':
      return (
        <NumberBox
          label={t('field.least')}
          value={formula.least}
          onChange={(least) => onChange({ ...formula, least: least ?? 0 })}
        />
      );
    case 'linear':
      return (
        <>
          <NumberBox
            label={t('field.none')}
            value={formula.none}
            onChange={(none) => onChange({ ...formula, none: none ?? 0 })}
          />
          <NumberBox
            label={t('field.full')}
            value={formula.full}
            onChange={(full) => onChange({ ...formula, full: full ?? 0 })}
          />
        </>
      );
    case 'each':
      return (
        <NumberBox
          label={t('field.perCase')}
          value={formula.points}
          onChange={(points) => onChange({ ...formula, points: points ?? 0 })}
        />
      );
    case 'penalty':
      return (
        <>
          <NumberBox
            label={t('field.perCase')}
            value={formula.points}
            onChange={(points) => onChange({ ...formula, points: Math.max(0, points ?? 0) })}
          />
          <NumberBox
            label={t('field.floor')}
            value={formula.floor}
            onChange={(floor) => onChange({ ...formula, floor: floor ?? 0 })}
          />
        </>
      );
    case 'bands':
      return <Bands formula={formula} onChange={onChange} />;
  }
}

type BandsFormula = Extract<Formula, { kind: 'bands' }>;

function Bands(props: {
  readonly formula: BandsFormula;
  readonly onChange: (formula: Formula) => void;
}) {
  const { t } = useTranslation('scorecards');
  const { bands } = props.formula;
  const put = (next: BandsFormula['bands']) => props.onChange({ kind: 'bands', bands: next });
  return (
    <fieldset className={classes.bands}>
      <legend>{t('field.bands')}</legend>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band has no other name while it is typed
        <div key={index} className={classes.band}>
          <NumberBox
            label={t('field.least')}
            value={band.from}
            onChange={(from) =>
              put(bands.map((each, at) => (at === index ? { ...each, from: from ?? 0 } : each)))
            }
          />
          <NumberBox
            label={t('criteria.share')}
            value={band.points}
            onChange={(points) =>
              put(bands.map((each, at) => (at === index ? { ...each, points: points ?? 0 } : each)))
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('criteria.remove', { name: formatNumber(band.from) })}
            disabled={bands.length === 1}
            onClick={() => put(bands.filter((_, at) => at !== index))}
          >
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        onClick={() => {
          const last = bands.at(-1);
          put([...bands, { from: (last?.from ?? 0) + 10, points: last?.points ?? 0 }]);
        }}
      >
        {t('criteria.addRoot')}
      </Button>
    </fieldset>
  );
}

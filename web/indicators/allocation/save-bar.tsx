import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Allocation, allocateTarget } from '../../../server/indicators/allocation-contract.ts';
import { exceeded, type YearBalance } from '../../../server/indicators/rules/allocation-grid.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toast } from '../../kit/notices.ts';
import classes from './allocation.module.css';
import type { ShareDraft } from './use-share-draft.ts';

interface SaveBarProps {
  readonly allocation: Allocation;
  readonly draft: ShareDraft;
  readonly balances: readonly YearBalance[];
  readonly changed: number;
  /** Figures given before that are another now. */
  readonly corrected: number;
  readonly onDrop: () => void;
}

/** What is not saved yet, with the reasons that the save asks for. */
export function SaveBar(props: SaveBarProps) {
  const { allocation, draft, balances, changed, corrected, onDrop } = props;
  const { t } = useTranslation('allocation');
  const [why, setWhy] = useState('');
  const [whyOver, setWhyOver] = useState(allocation.whyOver ?? '');
  const isOver = exceeded(balances, allocation.adds).length > 0;
  const act = useAct(allocateTarget, {
    onDone: () => {
      onDrop();
      toast(t('save.saved'));
    },
  });

  function save(): void {
    const { grid, rule, weightId, weightPeriod } = draft;
    act.mutate({
      params: { id: allocation.target.id },
      body: {
        ...{ version: allocation.version, rule, weightId, weightPeriod, years: [...grid.years] },
        shares: grid.lines.map(({ unit, values }) => ({ unitId: unit.id, values: [...values] })),
        why: why.trim() || null,
        whyOver: isOver ? whyOver.trim() || null : null,
      },
    });
  }
  return (
    <section className={classes.save} aria-label={t('save.do')} data-screen>
      {act.error && (
        <p className={classes.bad} role="alert">
          {act.error.sentence}
        </p>
      )}
      {(corrected > 0 || isOver) && (
        <div className={classes.whys}>
          {corrected > 0 && (
            <Textarea
              label={t('save.why')}
              description={t('save.whyHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              autosize
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
          {isOver && (
            <Textarea
              label={t('save.whyOver')}
              autosize
              value={whyOver}
              onChange={(event) => setWhyOver(event.currentTarget.value)}
            />
          )}
        </div>
      )}
      <div className={classes.bar}>
        <span>{t('save.changed', { count: changed })}</span>
        <Button variant="default" onClick={onDrop}>
          {t('save.drop')}
        </Button>
        <Button onClick={save} loading={act.isPending}>
          {t('save.do')}
        </Button>
      </div>
    </section>
  );
}

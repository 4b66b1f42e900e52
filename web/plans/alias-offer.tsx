import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { learnAlias } from '../../server/plans/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './desk.module.css';
import { matchEverywhere } from './task-edits.ts';
import type { AliasOffer } from './use-corrections.ts';
import { useReviewHere } from './use-review.ts';

/** "Từ nay luôn hiểu X là Y?": the second same correction becomes a rule, and mends the rest of the draft. */
export function AliasStrip({ offer, onDone }: { offer: AliasOffer; onDone: () => void }) {
  const { t } = useTranslation('plans');
  const { edit } = useReviewHere();
  const learn = useAct(learnAlias, { stale: [] });
  const { written, unit } = offer;
  const words = { written, name: unit.name };
  return (
    <div className={classes.offer} role="status">
      <span>{t('alias.ask', words)}</span>
      <Button
        variant="default"
        data-size="xs"
        loading={learn.isPending}
        onClick={() =>
          learn.mutate(
            { body: { written: written.trim(), unitId: unit.id } },
            {
              onSuccess: () => {
                edit(matchEverywhere(written, { unitId: unit.id, unitName: unit.name }));
                toast(t('alias.learnt', words));
                onDone();
              },
              onError: toastProblem,
            },
          )
        }
      >
        {t('alias.learn')}
      </Button>
      <Button variant="default" data-size="xs" onClick={onDone}>
        {t('alias.once')}
      </Button>
    </div>
  );
}

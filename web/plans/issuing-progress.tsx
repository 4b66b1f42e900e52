import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getIssuing, type Issuing, stopIssuing } from '../../server/plans/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import classes from './issue.module.css';

/** A large issue while it is written: how far it is, that one may leave, and how to stop it. */
export function IssuingProgress({ readingId, issuing }: { readingId: string; issuing: Issuing }) {
  const { t } = useTranslation('plans');
  const stop = useAct(stopIssuing, { stale: [getIssuing] });
  const { written, total } = issuing;
  const facts = { written: number(written), total: number(total) };
  return (
    <div className={classes.progress}>
      <p role="status">{t('issue.writing', facts)}</p>
      <Progress
        value={(written / Math.max(total, 1)) * 100}
        aria-label={t('issue.progress')}
        transitionDuration={200}
      />
      <p className="meta">{t('issue.nobodySees')}</p>
      <div>
        <Button
          variant="default"
          loading={stop.isPending}
          onClick={() => stop.mutate({ params: { id: readingId } })}
        >
          {t('issue.stop')}
        </Button>
      </div>
    </div>
  );
}

import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { getBehind } from '../../server/scorecards/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { day } from '../kit/format.ts';
import { ReadState } from '../kit/states.tsx';
import { StatusChip } from '../kit/status-chip.tsx';
import { knownPart } from './known-part.ts';
import classes from './scorecards.module.css';

interface BehindListProps {
  readonly params: { readonly id: string; readonly unitId: string };
  readonly query: z.input<typeof getBehind.query>;
  readonly onClose: () => void;
}

/** The very tasks behind a number, as they stood on the day of the ranking. */
export function BehindList({ params, query, onClose }: BehindListProps) {
  const { t } = useTranslation('scorecards');
  const found = useRead(getBehind, { params, query });
  return (
    <section className={classes.behind} aria-label={t('why.behind')}>
      <CloseButton aria-label={t('why.close')} onClick={onClose} className={classes.behindClose} />
      <ReadState query={found} what={t('why.behind')}>
        {({ rows, total }) => (
          <>
            <ul>
              {rows.map((row) => {
                const part = knownPart(row.part);
                return (
                  <li key={row.id}>
                    <Link to="/tasks/$id" params={{ id: row.id }} className="two-lines">
                      {row.title}
                    </Link>
                    <span className="meta">
                      <StatusChip status={row.status} daysLate={row.daysLate} />{' '}
                      {row.dueOn && day(row.dueOn)} {part && t(`part.${part}`)}
                    </span>
                  </li>
                );
              })}
            </ul>
            {rows.length < total && (
              <p className="meta">
                {rows.length === 0
                  ? t('why.noneInSight')
                  : t('why.someInSight', { shown: rows.length, count: total })}
              </p>
            )}
          </>
        )}
      </ReadState>
    </section>
  );
}

import { Button, Switch } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  dropReading,
  getReading,
  listReadings,
  type ReadingRow,
  restoreReading,
} from '../../server/plans/contract.ts';
import { call } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { keyOf, usePages } from '../app/use-endpoint.ts';
import { dayAndClock, number } from '../kit/format.ts';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './read.module.css';

type Row = z.infer<typeof ReadingRow>;

/** Drafts that wait for review, newest first; one that is put aside can be taken back. */
export function DraftList() {
  const { t } = useTranslation('directives');
  const [dropped, setDropped] = useState(false);
  const list = usePages(listReadings, {
    query: { state: dropped ? 'dropped' : 'draft', limit: 10 },
  });
  return (
    <section aria-label={t('drafts.title')}>
      <div className={classes.head}>
        <h2>
          {t('drafts.title')} <span className="tnum">{number(list.total)}</span>
        </h2>
        <Switch
          size="xs"
          label={t('drafts.showDropped')}
          checked={dropped}
          onChange={(event) => setDropped(event.currentTarget.checked)}
        />
      </div>
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onAgain={list.again} />
      )}
      {list.loading && list.rows.length === 0 && <LoadingState rows={3} />}
      {!list.loading && !list.error && list.rows.length === 0 && !dropped && (
        <p className="meta">{t('drafts.empty')}</p>
      )}
      <ul className={classes.drafts}>
        {list.rows.map((row) => (
          <DraftLine key={row.id} row={row} />
        ))}
      </ul>
      {list.hasMore && (
        <Button variant="default" onClick={list.more}>
          {t('drafts.more')}
        </Button>
      )}
    </section>
  );
}

function DraftLine({ row }: { row: Row }) {
  const { t } = useTranslation('directives');
  const setState = useDraftState();
  const name = row.number ?? (row.title || t('drafts.unnamed'));
  const isDropped = row.state === 'dropped';
  return (
    <li className={classes.draft}>
      <div>
        <Link to="/readings/$id" params={{ id: row.id }} className="two-lines">
          {[row.number, row.title].filter(Boolean).join(' · ') || t('drafts.unnamed')}
        </Link>
        <span className="meta">
          {t('drafts.seen', { seen: number(row.seen), all: number(row.tasks) })} ·{' '}
          {t('drafts.saved', { name: row.savedBy, at: dayAndClock(row.savedAt) })}
        </span>
      </div>
      {isDropped ? (
        <Button variant="default" onClick={() => void setState(row.id, 'draft', name)}>
          {t('drafts.restore')}
        </Button>
      ) : (
        <>
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/readings/$id" params={{ id: row.id }} {...props} />}
          >
            {t('drafts.go')}
          </Button>
          <Button variant="default" onClick={() => void setState(row.id, 'dropped', name)}>
            {t('drafts.drop')}
          </Button>
        </>
      )}
    </li>
  );
}

/** Puts a draft aside or takes it back; each can be undone by the other. */
function useDraftState() {
  const { t } = useTranslation('directives');
  const client = useQueryClient();
  return async function setState(id: string, to: 'draft' | 'dropped', name: string): Promise<void> {
    try {
      // A row of the list carries no version: the draft itself says which one stands.
      const { version } = await call(getReading, { params: { id } });
      const parts = { params: { id }, body: { version } };
      await (to === 'dropped' ? call(dropReading, parts) : call(restoreReading, parts));
      await client.invalidateQueries({ queryKey: keyOf(listReadings) });
      if (to === 'dropped') {
        toast(t('drafts.dropped', { name }), { undo: () => void setState(id, 'draft', name) });
      } else toast(t('drafts.restored', { name }));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  };
}

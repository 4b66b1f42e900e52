import { Button } from '@mantine/core';
import { IconCloudOff, IconLock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../app/problem-error.ts';
import { clock } from './format.ts';
import classes from './states.module.css';

/** True once `ms` have gone by since the component appeared. */
function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Loading: nothing for 300 ms, then rows in grey, after 3 s what is being loaded. */
export function LoadingState({ what, rows = 8 }: { what?: string; rows?: number }) {
  const { t } = useTranslation('kit');
  const showRows = useAfter(300);
  const showWords = useAfter(3000);
  return (
    <div className={classes.rows} role="status" aria-busy="true">
      {showWords && <p>{t('state.loading', { what: what ?? t('state.rows') })}</p>}
      {showRows &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey rows have no other name
          <span key={row} style={{ width: `${88 - ((row * 17) % 40)}%` }} />
        ))}
    </div>
  );
}

/** Nothing stands here yet: a sentence and the next step. */
export function EmptyState({ children, acts }: { children: ReactNode; acts?: ReactNode }) {
  return (
    <div className={classes.state}>
      <p>{children}</p>
      {acts && <div className={classes.buttons}>{acts}</div>}
    </div>
  );
}

/** The reading failed and there is nothing older to show. */
export function ErrorState({ error, onAgain }: { error: ProblemError; onAgain?: () => void }) {
  const { t } = useTranslation('kit');
  if (error.status === 404 || error.status === 403) return <NotFoundState />;
  return (
    <div className={classes.state} role="alert">
      <p className={classes.bad}>
        {t('state.failed')} {error.sentence}
      </p>
      {error.problem.requestId && (
        <p className="meta">{t('state.requestId', { id: error.problem.requestId })}</p>
      )}
      {onAgain && (
        <Button variant="default" onClick={onAgain}>
          {t('act.again')}
        </Button>
      )}
    </div>
  );
}

/** Refused and missing look alike, so that neither tells what exists. */
export function NotFoundState({ acts }: { acts?: ReactNode }) {
  const { t } = useTranslation('kit');
  return <EmptyState acts={acts}>{t('state.notFound')}</EmptyState>;
}

/** New figures did not come; the old ones stay below this strip. */
export function StaleStrip({ readAt, onAgain }: { readAt: number; onAgain: () => void }) {
  const { t } = useTranslation('kit');
  return (
    <div className={classes.strip} role="status">
      <IconCloudOff size={16} stroke={1.75} aria-hidden />
      {t('state.stale', { at: clock(readAt) })}
      <Button variant="default" data-size="xs" onClick={onAgain}>
        {t('act.again')}
      </Button>
    </div>
  );
}

interface NoMatchProps {
  /** Plural noun of the rows: "nhiệm vụ". */
  readonly what: string;
  /** The conditions in force, each with its removal. */
  readonly filters: readonly { readonly name: string; readonly drop: () => void }[];
  readonly onClear: () => void;
}

/** The conditions leave no row: which of them to drop. */
export function NoMatchState({ what, filters, onClear }: NoMatchProps) {
  const { t } = useTranslation('kit');
  return (
    <EmptyState
      acts={
        <>
          {filters.slice(0, 3).map(({ name, drop }) => (
            <Button key={name} variant="default" onClick={drop}>
              {t('state.drop', { name })}
            </Button>
          ))}
          <Button variant="default" onClick={onClear}>
            {t('state.clear')}
          </Button>
        </>
      }
    >
      {t('state.noMatch', { what, count: filters.length })}
    </EmptyState>
  );
}

/** The page may be read only: a lock and the reason. */
export function ReadOnlyMark({ why }: { why: string }) {
  const { t } = useTranslation('kit');
  return (
    <span className={classes.lock}>
      <IconLock size={14} stroke={1.75} aria-hidden />
      {t('state.readOnly', { why })}
    </span>
  );
}

interface ReadStateProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: ProblemError | null;
    readonly dataUpdatedAt: number;
    readonly refetch: () => unknown;
  };
  readonly what?: string;
  readonly children: (data: Data) => ReactNode;
}

/** The states of one reading in one place: loading, failed, old figures under a strip, or the thing itself. */
export function ReadState<Data>({ query, what, children }: ReadStateProps<Data>) {
  const again = () => void query.refetch();
  if (query.data === undefined) {
    return query.error ? (
      <ErrorState error={query.error} onAgain={again} />
    ) : (
      <LoadingState what={what} />
    );
  }
  return (
    <>
      {query.error && <StaleStrip readAt={query.dataUpdatedAt} onAgain={again} />}
      {children(query.data)}
    </>
  );
}

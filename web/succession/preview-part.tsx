import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Preview,
  previewReorganisation,
  type Reorganisation,
} from '../../server/succession/contract.ts';
import type { HoldingKind } from '../../server/succession/rules/kinds.ts';
import { useRead } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import { ReadState } from '../kit/states.tsx';
import classes from './succession.module.css';

/** Receivers that a line names; the rest is one number. */
const NAMED = 6;

/** What goes where, by kind; every number opens its list. */
export function PreviewPart({ reorganisation }: { readonly reorganisation: Reorganisation }) {
  const { t } = useTranslation('succession');
  const { id } = reorganisation;
  const query = useRead(previewReorganisation, { params: { id } }, { keep: true });
  // What the units of other authorities hold is counted for those who may carry it out.
  if (reorganisation.isAcross && query.error) return null;
  return (
    <section className={classes.section}>
      <h2>{t('page.preview')}</h2>
      <ReadState query={query} what={t('page.preview')}>
        {({ kinds, worklist, doubles }) => {
          const shown = kinds.filter(({ before }) => before > 0);
          if (shown.length === 0) return <p className="meta">{t('page.previewEmpty')}</p>;
          const before = shown.reduce((sum, kind) => sum + kind.before, 0);
          return (
            <>
              <p>
                {t('page.same', { before: number(before) })}{' '}
                <Things id={id}>{t('page.all')}</Things>
                {doubles > 0 && (
                  <>
                    {' · '}
                    <Things id={id} outcome="doubles">
                      {t('page.doubles', { count: doubles })}
                    </Things>
                  </>
                )}
              </p>
              <dl className={classes.preview}>
                {shown.map((kind) => (
                  <KindLine key={kind.kind} id={id} preview={kind} />
                ))}
              </dl>
              {worklist > 0 && (
                <p className={classes.waiting}>
                  {t('page.waiting', { count: worklist })}{' '}
                  <Things id={id} outcome="worklist">
                    {t('page.handle')}
                  </Things>
                </p>
              )}
            </>
          );
        }}
      </ReadState>
    </section>
  );
}

function KindLine({
  id,
  preview,
}: {
  readonly id: string;
  readonly preview: Preview['kinds'][number];
}) {
  const { t } = useTranslation('succession');
  const { kind, before, goes, stays, ends, none, several } = preview;
  const most = goes.toSorted((a, b) => b.count - a.count);
  const others = most.slice(NAMED).reduce((sum, { count }) => sum + count, 0);
  const waits = none + several;
  return (
    <div className={classes.kind}>
      <dt>
        <Things id={id} kind={kind}>
          {t(`kind.${kind}`)} {number(before)}
        </Things>
      </dt>
      <dd>
        {most.slice(0, NAMED).map(({ unit, count }) => (
          <Things key={unit.key} id={id} kind={kind} to={unit.key}>
            {unit.shortName ?? unit.name} {number(count)}
          </Things>
        ))}
        {others > 0 && (
          <Things id={id} kind={kind} outcome="goes">
            {t('page.others', { count: others })}
          </Things>
        )}
        {stays > 0 && (
          <Things id={id} kind={kind} outcome="stays">
            {t('page.stays', { count: stays })}
          </Things>
        )}
        {ends > 0 && (
          <Things id={id} kind={kind} outcome="ends">
            {t('page.ends', { count: ends })}
          </Things>
        )}
        {waits > 0 && (
          <Things id={id} kind={kind} outcome="worklist">
            {t('page.waiting', { count: waits })}
          </Things>
        )}
      </dd>
    </div>
  );
}

interface ThingsProps {
  readonly id: string;
  readonly kind?: HoldingKind;
  readonly outcome?: string;
  readonly to?: string;
  readonly children: ReactNode;
}

/** The list behind a number. */
function Things({ id, kind, outcome, to, children }: ThingsProps) {
  return (
    <Link
      to="/reorganisations/$id/things"
      params={{ id }}
      search={{
        ...(kind ? { 'f.kind': kind } : {}),
        ...(outcome ? { 'f.outcome': outcome } : {}),
        ...(to ? { 'f.to': to } : {}),
      }}
    >
      {children}
    </Link>
  );
}

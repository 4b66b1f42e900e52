import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Directive, getDirective } from '../../server/directives/contract.ts';
import { call } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { useAsOf } from '../app/use-view.ts';
import { day } from '../kit/format.ts';
import { Segments } from '../kit/segments.tsx';
import { EmptyState } from '../kit/states.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { usePhone } from '../kit/use-phone.ts';
import classes from './directive.module.css';
import { nameOf, relationGraph } from './relation-layout.ts';
import { RelationPicture } from './relation-picture.tsx';

/** What a document leads to and what leads to it: a picture by layers, and the list that says the same. */
export function Relations({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const phone = usePhone();
  const { asOf } = useAsOf();
  const [chosen, setChosen] = useState<'graph' | 'list'>('graph');
  const [opened, setOpened] = useState<readonly Directive[]>([]);
  if (directive.citations.length === 0 && directive.citedBy.length === 0) {
    return <EmptyState>{t('page.noLinks')}</EmptyState>;
  }
  async function open(id: string): Promise<void> {
    try {
      const query = { asOf: asOf ?? undefined };
      const next = await call(getDirective, { params: { id }, query });
      setOpened((before) => [...before, next]);
    } catch (error) {
      toastProblem(asProblem(error));
    }
  }
  const graph = relationGraph(directive, opened);
  const expanded = new Set([directive.id, ...opened.map(({ id }) => id)]);
  return (
    <div className={classes.relations}>
      {!phone && (
        <Segments
          label={t('page.view')}
          value={chosen}
          onChange={setChosen}
          data={[
            { value: 'graph', label: t('page.graph') },
            { value: 'list', label: t('page.list') },
          ]}
        />
      )}
      {!phone && chosen === 'graph' ? (
        <>
          <RelationPicture
            graph={graph}
            centre={directive.id}
            label={t('page.graphLabel', { number: directive.number ?? directive.title })}
            expanded={expanded}
            onOpen={(id) => void open(id)}
          />
          <p className="meta">{t('page.legend')}</p>
        </>
      ) : (
        <RelationList directive={directive} />
      )}
    </div>
  );
}

function RelationList({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const { t: plan } = useTranslation('plans');
  return (
    <>
      {directive.citations.length > 0 && (
        <section>
          <h2>{t('page.to')}</h2>
          <ul className={classes.links}>
            {directive.citations.map((citation) => (
              <li key={citation.id}>
                {plan(`link.${citation.kind}`)}{' '}
                {citation.directiveId === null ? (
                  <span>
                    {nameOf(citation)} <span className="meta">({t('page.notHere')})</span>
                  </span>
                ) : (
                  <Link to="/directives/$id" params={{ id: citation.directiveId }}>
                    {nameOf(citation)}
                  </Link>
                )}
                {citation.day && <span className="meta"> {day(citation.day)}</span>}
                {citation.number && citation.title && (
                  <span className="meta"> {citation.title}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {directive.citedBy.length > 0 && (
        <section>
          <h2>{t('page.from')}</h2>
          <ul className={classes.links}>
            {directive.citedBy.map(({ kind, directive: citing, days }) => (
              <li key={`${citing.id} ${kind}`}>
                {t(`page.citedBy.${kind}`)}{' '}
                <Link to="/directives/$id" params={{ id: citing.id }}>
                  {citing.number ?? citing.title}
                </Link>
                {citing.issuedOn && <span className="meta"> {day(citing.issuedOn)}</span>}
                {days !== null && (
                  <span className="meta"> · {t('page.days', { count: days })}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

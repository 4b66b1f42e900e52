import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reorganisation } from '../../server/succession/contract.ts';
import classes from './succession.module.css';

const SHOWN = 30;

/** Who takes over from whom, and by which rule. */
export function EdgesPart({ edges }: { readonly edges: Reorganisation['edges'] }) {
  const { t } = useTranslation('succession');
  const [all, setAll] = useState(false);
  if (edges.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('page.edges')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('col.from')}</th>
            <th scope="col">{t('col.to')}</th>
            <th scope="col">{t('col.kinds')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? edges : edges.slice(0, SHOWN)).map(({ from, to, kind, isBelow, share }) => (
            <tr key={`${from.key} ${to.key} ${share ?? ''}`}>
              <td>
                <UnitLink unit={from} />
              </td>
              <td>
                <UnitLink unit={to} />
              </td>
              <td>
                {t(`step.${kind}`)}
                {(share || isBelow) && <span className="meta"> ({share ?? t('page.below')})</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && edges.length > SHOWN && (
        <Button variant="default" onClick={() => setAll(true)} data-screen>
          {t('page.allEdges', { count: edges.length })}
        </Button>
      )}
    </section>
  );
}

function UnitLink({ unit }: { readonly unit: Reorganisation['edges'][number]['from'] }) {
  if (unit.key.startsWith('new:') && unit.id === unit.key) return <>{unit.name}</>;
  return (
    <Link to="/units/$id" params={{ id: unit.id }}>
      {unit.name}
    </Link>
  );
}

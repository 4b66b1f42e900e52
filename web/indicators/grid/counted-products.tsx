import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CountedProducts as Counted,
  getCountedProducts,
} from '../../../server/indicators/counted-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day, number } from '../../kit/format.ts';
import { ReadState } from '../../kit/states.tsx';
import classes from '../allocation/allocation.module.css';
import { CountSheet } from './count-sheet.tsx';

/** Sản phẩm được đếm: which accepted products make the value of an indicator, at which tasks. */
export function CountedProducts({ indicatorId }: { indicatorId: string }) {
  const { t } = useTranslation('allocation');
  const { asOf } = useAsOf();
  const [setting, setSetting] = useState(false);
  const query = asOf === null ? {} : { asOf };
  const found = useRead(getCountedProducts, { params: { id: indicatorId }, query });
  const { data } = found;
  if (data && data.rule === null && !data.mayDefine) return null;
  return (
    <section className={classes.panel} aria-label={t('products.title')}>
      <div className={classes.bar}>
        <h2>{t('products.title')}</h2>
        {data?.mayDefine && (
          <Button variant="default" onClick={() => setSetting(true)} data-screen>
            {t(data.rule === null ? 'products.set' : 'products.change')}
          </Button>
        )}
      </div>
      <ReadState query={found} what={t('products.what')}>
        {(products) => (products.rule === null ? null : <Found products={products} />)}
      </ReadState>
      {setting && data && (
        <CountSheet indicatorId={indicatorId} products={data} onClose={() => setSetting(false)} />
      )}
    </section>
  );
}

function Found({ products }: { products: Counted }) {
  const { t } = useTranslation('allocation');
  const { rule, counted, named, claimed, lines, unseen, planNumber, fieldName } = products;
  if (rule === null) return null;
  const scope =
    rule.scope === 'plan'
      ? t('products.scope.plan', { plan: planNumber ?? '' })
      : t('products.scope.linked');
  const kind = rule.product ? t('products.kind', { product: rule.product }) : t('products.anyKind');
  return (
    <>
      <p>
        {claimed === null
          ? t('products.counted', { counted: number(counted) })
          : t('products.of', { counted: number(counted), claimed: number(claimed) })}{' '}
        {claimed !== null && claimed !== named
          ? t('products.mismatch', { claimed: number(claimed), named: number(named) })
          : t('products.named', { named: number(named) })}
      </p>
      <p className="meta">
        {[scope, fieldName && t('products.field', { field: fieldName }), kind]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {lines.length === 0 ? (
        <p className="meta">{t('products.none')}</p>
      ) : (
        <div className={classes.scrollX}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('products.task')}</th>
                <th scope="col">{t('products.product')}</th>
                <th scope="col">{t('products.acceptedOn')}</th>
                <th scope="col" className="right">
                  {t('products.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ task, product, acceptedOn, count }) => (
                <tr key={task.id}>
                  <td>
                    <Link to="/tasks/$id" params={{ id: task.id }} className="two-lines">
                      {task.title}
                    </Link>
                    <span className="meta">{task.unit.name}</span>
                  </td>
                  <td>{product}</td>
                  <td>{acceptedOn === null ? '' : day(acceptedOn)}</td>
                  <td className="right">{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {unseen > 0 && <p className="meta">{t('products.unseen', { count: unseen })}</p>}
    </>
  );
}

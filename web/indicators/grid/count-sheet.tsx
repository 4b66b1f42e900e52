import { Button, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CountedProducts,
  type ProductCount,
  setProductCount,
} from '../../../server/indicators/counted-contract.ts';
import { listPlans } from '../../../server/plans/contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { toast } from '../../kit/notices.ts';
import { Segments } from '../../kit/segments.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import classes from '../allocation/allocation.module.css';

interface CountSheetProps {
  readonly indicatorId: string;
  readonly products: CountedProducts;
  readonly onClose: () => void;
}

/** Which accepted products an indicator counts: at linked tasks or those of a plan, of which kind. */
export function CountSheet({ indicatorId, products, onClose }: CountSheetProps) {
  const { t } = useTranslation('allocation');
  const { rule, version } = products;
  const [scope, setScope] = useState(rule?.scope ?? 'plan');
  const [planId, setPlanId] = useState(rule?.planId ?? null);
  const [product, setProduct] = useState(rule?.product ?? '');
  const [tried, setTried] = useState(false);
  const whereLabel = useId();
  const plans = useRead(listPlans, { query: { limit: 200 } });
  const act = useAct(setProductCount, { onDone: onClose });

  function save(next: ProductCount | null, words: string): void {
    act.mutate(
      { params: { id: indicatorId }, body: { version, rule: next } },
      { onSuccess: () => toast(words) },
    );
  }
  function submit(): void {
    setTried(true);
    if (scope === 'plan' && planId === null) return;
    const field = scope === 'plan' && planId === rule?.planId ? rule.fieldId : null;
    const kind = product.trim() || null;
    save(
      { scope, planId: scope === 'plan' ? planId : null, fieldId: field, product: kind },
      t('products.saved'),
    );
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('products.sheet')}
      acts={
        <>
          {rule !== null && (
            <Button variant="default" onClick={() => save(null, t('products.stopped'))}>
              {t('products.stop')}
            </Button>
          )}
          <Button onClick={submit} loading={act.isPending}>
            {t('products.save')}
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <div>
          <p id={whereLabel}>{t('products.where')}</p>
          <Segments
            labelledBy={whereLabel}
            wide
            value={scope}
            data={[
              { value: 'plan', label: t('products.wherePlan') },
              { value: 'linked', label: t('products.whereLinked') },
            ]}
            onChange={setScope}
          />
        </div>
        {scope === 'plan' && (
          <Select
            label={t('products.plan')}
            searchable
            data={(plans.data?.rows ?? []).map(({ id, number, title }) => ({
              value: id,
              label: [number, title].filter(Boolean).join(' · '),
            }))}
            value={planId}
            onChange={setPlanId}
            error={tried && planId === null ? t('products.needPlan') : undefined}
          />
        )}
        <TextInput
          label={t('products.word')}
          description={t('products.wordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={100}
          value={product}
          onChange={(event) => setProduct(event.currentTarget.value)}
        />
        {act.error && (
          <p className={classes.bad} role="alert">
            {act.error.sentence}
          </p>
        )}
      </div>
    </Sheet>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import {
  changeTarget,
  dropTarget,
  type Indicator,
  listIndicators,
  setTarget,
  type TargetDetail,
} from '../../server/indicators/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { Form, LongTextField } from '../kit/form.tsx';
import { toast } from '../kit/notices.ts';
import { Sheet } from '../kit/sheet.tsx';
import { useForm } from '../kit/use-form.ts';
import {
  firstTarget,
  type TargetValues,
  TargetWordsFields,
  targetFaults,
  targetOf,
} from './target-words-fields.tsx';

interface TargetSheetProps {
  readonly indicator: Indicator;
  /** The target that is changed or dropped; null for a new one. */
  readonly target: TargetDetail | null;
  readonly onClose: () => void;
}

interface Values extends TargetValues {
  readonly why: string;
}

/** Sets a target by its words, changes it or stops following it, saying why. */
export function TargetSheet({ indicator, target, onClose }: TargetSheetProps) {
  const { t } = useTranslation('indicators');
  const others = useOthers(indicator.id);
  const set = useAct(setTarget);
  const change = useAct(changeTarget);
  const drop = useAct(dropTarget);
  const [dropping, setDropping] = useState(false);
  const form = useForm<Values>({
    key: `target:${target?.id ?? indicator.id}`,
    first: { ...valuesOf(target), why: '' },
    check: (values) => ({
      ...targetFaults(values, others, (key) =>
        key === 'badNumber' ? t('enter.badNumber') : t(`form.${key}`),
      ),
      ...(values.words.trim() === '' ? { words: t('form.needWords') } : {}),
      ...(target && values.why.trim().length < 5 ? { why: t('form.needWhy') } : {}),
    }),
  });
  const send = () =>
    void form.submit(async (values) => {
      if (target && dropping) {
        const body = { version: target.version, why: values.why };
        await drop.mutateAsync({ params: { id: target.id }, body });
        toast(t('form.dropped'));
      } else {
        const made = targetOf(values, others);
        if (!made) return;
        const kept = target
          ? { planId: target.source.planId, span: target.source.span, unitId: target.unit.id }
          : {};
        if (target) {
          const body = { ...made, ...kept, version: target.version, why: values.why };
          await change.mutateAsync({ params: { id: target.id }, body });
        } else {
          await set.mutateAsync({ params: { id: indicator.id }, body: made });
        }
        toast(t('form.saved'));
      }
      onClose();
    });
  return (
    <Sheet opened onClose={onClose} title={target ? t('form.changeTarget') : t('form.addTarget')}>
      <Form
        form={form}
        onSubmit={send}
        acts={
          <>
            {target && (
              <Button type="submit" variant="default" onClick={() => setDropping(true)}>
                {t('form.dropTarget')}
              </Button>
            )}
            <Button type="submit" loading={form.sending} onClick={() => setDropping(false)}>
              {t('form.save')}
            </Button>
          </>
        }
      >
        <TargetWordsFields form={form} others={others} />
        {target && <LongTextField form={form} name="why" rows={2} label={t('form.why')} />}
      </Form>
    </Sheet>
  );
}

/** Indicators that this one may be compared with. */
export function useOthers(id: string | null) {
  const { data } = useRead(listIndicators, { query: { limit: 200 } }, { keep: true });
  return (data?.rows ?? []).filter((row) => row.id !== id);
}

function valuesOf(target: TargetDetail | null): TargetValues {
  if (!target) return firstTarget();
  const { source, dueOn, baseline, path, other, aspirational } = target;
  return {
    ...firstTarget(source.quote, dueOn.slice(0, 4)),
    ...{ other: other?.code ?? '', path, aspirational: aspirational ? 'yes' : '' },
    baseline: baseline ? formatNumber(baseline.value, { decimals: 6 }) : '',
    baselinePeriod: baseline?.period ?? '',
  };
}

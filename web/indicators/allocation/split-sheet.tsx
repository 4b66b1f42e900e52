import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Allocation,
  AllocationRule,
  proposeAllocation,
} from '../../../server/indicators/allocation-contract.ts';
import { readPeriod } from '../../../server/indicators/rules/grid-columns.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { toast } from '../../kit/notices.ts';
import { Segments } from '../../kit/segments.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import classes from './allocation.module.css';
import { IndicatorPicker } from './indicator-picker.tsx';
import { UnitChoice } from './unit-choice.tsx';
import type { ShareDraft } from './use-share-draft.ts';

interface SplitSheetProps {
  readonly allocation: Allocation;
  readonly draft: ShareDraft;
  readonly onSplit: (next: ShareDraft) => void;
  readonly onClose: () => void;
}

const MOST_YEARS = 30;

/** Chia: to whom, over which years, by which rule; the figures are tried out and saved later. */
export function SplitSheet({ allocation, draft, onSplit, onClose }: SplitSheetProps) {
  const { t } = useTranslation('allocation');
  const { adds, candidates, target } = allocation;
  const lines = draft.grid.lines.map(({ unit }) => unit);
  const units = [...new Map([...candidates, ...lines].map((unit) => [unit.id, unit])).values()];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set((lines.length > 0 ? lines : units).map(({ id }) => id)),
  );
  const known =
    draft.grid.years.length > 0 ? draft.grid.years : draft.given.map(({ year }) => year);
  const [from, setFrom] = useState(String(known[0] ?? new Date().getFullYear()));
  const [to, setTo] = useState(String(known.at(-1) ?? new Date().getFullYear()));
  const [rule, setRule] = useState<AllocationRule>(allocation.rule ?? 'equal');
  const [weight, setWeight] = useState<{ id: string; name: string } | null>(allocation.weight);
  const [period, setPeriod] = useState(draft.weightPeriod ?? '');
  const [tried, setTried] = useState(false);
  const [without, setWithout] = useState<string | null>(null);
  const ruleLabel = useId();
  const act = useAct(proposeAllocation, { stale: [] });

  const years = yearsBetween(Number(from), Number(to));
  const weightPeriod = readPeriod(period)?.code ?? null;
  const needsWeight = adds.overUnits === 'sum' && rule === 'weights';
  const isRight =
    chosen.size > 0 &&
    years !== null &&
    (!needsWeight || (weight !== null && weightPeriod !== null));

  function split(): void {
    setTried(true);
    if (!isRight || years === null) return;
    const asked = {
      ...{ unitIds: [...chosen], years, rule },
      ...{ weightId: weight?.id ?? null, weightPeriod: needsWeight ? weightPeriod : null },
    };
    act.mutate(
      {
        params: { id: target.id },
        body: { ...asked, weightId: needsWeight ? asked.weightId : null },
      },
      {
        onSuccess: ({ shares, balances, weight: used, without: unknown }) => {
          onSplit({
            rule,
            weightId: used?.id ?? null,
            weightPeriod: used?.period ?? null,
            given: balances.map(({ year, given }) => ({ year, value: given })),
            grid: {
              years,
              lines: shares.flatMap(({ unitId, values }) => {
                const unit = units.find(({ id }) => id === unitId);
                return unit ? [{ unit, values: values.map(({ value }) => value) }] : [];
              }),
            },
          });
          if (unknown.length === 0) onClose();
          else setWithout(namesOf(unknown.map(({ name }) => name)));
          toast(t('split.done', { count: shares.length }));
        },
      },
    );
  }
  function namesOf(names: readonly string[]): string {
    const first = names.slice(0, 5).join(', ');
    if (names.length <= 5) return first;
    return t('split.more', { units: first, count: names.length - 5 });
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('split.title')}
      acts={
        <Button onClick={split} loading={act.isPending}>
          {t('split.do')}
        </Button>
      }
    >
      <div className={classes.stack}>
        <UnitChoice units={units} chosen={chosen} onChange={setChosen} />
        {tried && chosen.size === 0 && <Fault words={t('split.needUnits')} />}
        <div className={classes.years}>
          <TextInput
            label={t('split.from')}
            inputMode="numeric"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label={t('split.to')}
            inputMode="numeric"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        {years === null && <Fault words={t('split.wrongYears')} />}
        {adds.overUnits === 'sum' ? (
          <div>
            <p id={ruleLabel}>{t('split.how')}</p>
            <Segments
              labelledBy={ruleLabel}
              wide
              value={rule}
              data={AllocationRule.options.map((value) => ({
                value,
                label: t(`split.ruleName.${value}`),
              }))}
              onChange={setRule}
            />
          </div>
        ) : (
          <p className="meta">{t('split.levelHint')}</p>
        )}
        {needsWeight && (
          <>
            <IndicatorPicker
              label={t('split.weight')}
              value={weight}
              without={new Set([target.indicatorId])}
              onChange={({ id, name }) => setWeight({ id, name })}
              error={tried && weight === null ? t('split.needWeight') : undefined}
            />
            <TextInput
              label={t('split.period')}
              description={t('split.periodHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={period}
              error={tried && weightPeriod === null ? t('split.wrongPeriod') : undefined}
              onChange={(event) => setPeriod(event.currentTarget.value)}
            />
          </>
        )}
        {act.error && <Fault words={act.error.sentence} />}
        {without !== null && <p role="status">{t('split.without', { units: without })}</p>}
      </div>
    </Sheet>
  );
}

function Fault({ words }: { words: string }) {
  return (
    <p className={classes.bad} role="alert">
      {words}
    </p>
  );
}

function yearsBetween(from: number, to: number): number[] | null {
  const count = to - from + 1;
  const isSound = Number.isInteger(from) && from >= 1990 && to <= 2100;
  if (!isSound || !Number.isInteger(to) || count < 1 || count > MOST_YEARS) return null;
  return Array.from({ length: count }, (_, at) => from + at);
}

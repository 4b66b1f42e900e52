import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePeriod, sayPeriod } from '../../../server/calendar/rules/period.ts';
import { type Allocation, getAllocation } from '../../../server/indicators/allocation-contract.ts';
import type { GridProblem } from '../../../server/indicators/rules/grid-problems.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { say } from '../../kit/format.ts';
import { toast } from '../../kit/notices.ts';
import { EmptyState, ReadState } from '../../kit/states.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { usePhone } from '../../kit/use-phone.ts';
import classes from './allocation.module.css';
import { BalanceSentence } from './balance-foot.tsx';
import { type CellPlace, readBlock } from './draft-grid.ts';
import { PasteProblems } from './paste-problems.tsx';
import { SaveBar } from './save-bar.tsx';
import { ShareGrid } from './share-grid.tsx';
import { SplitSheet } from './split-sheet.tsx';
import { useShareDraft } from './use-share-draft.ts';

/** Phân bổ of one target: its shares by unit and year, what is left, and the ways to change them. */
export function AllocationPanel({ targetId }: { targetId: string }) {
  const { t } = useTranslation('allocation');
  const { asOf } = useAsOf();
  const found = useRead(getAllocation, {
    params: { id: targetId },
    query: asOf === null ? {} : { asOf },
  });
  return (
    <ReadState query={found} what={t('what')}>
      {(allocation) => (
        <Panel
          key={`${allocation.target.id} ${allocation.version}`}
          allocation={allocation}
          editable={asOf === null && allocation.mayAllocate}
        />
      )}
    </ReadState>
  );
}

function Panel({ allocation, editable }: { allocation: Allocation; editable: boolean }) {
  const { t } = useTranslation('allocation');
  const phone = usePhone();
  const shares = useShareDraft(allocation);
  const { draft, balances, cells } = shares;
  const [splitting, setSplitting] = useState(false);
  const [problems, setProblems] = useState<readonly GridProblem[]>([]);
  const years = draft.grid.years;
  const [year, setYear] = useState<number | null>(null);
  const saved = useMemo(
    () => new Map(allocation.shares.map((share) => [share.unit.id, share])),
    [allocation.shares],
  );
  const column = Math.max(0, years.indexOf(year ?? years.at(-1) ?? 0));
  const shown = useMemo(
    () => (phone ? [column] : years.map((_, at) => at)),
    [phone, column, years],
  );
  const onCell = useCallback(
    (place: CellPlace, value: number | null) => cells([{ ...place, value }]),
    [cells],
  );

  function paste(text: string, at: CellPlace): void {
    const read = readBlock(text, draft.grid, at);
    setProblems(read.ok ? [] : read.problems);
    if (!read.ok) return;
    const before = draft;
    cells(read.changes);
    toast(t('paste.done', { count: read.changes.length }), { undo: () => shares.replace(before) });
  }
  function remove(line: number): void {
    const before = draft;
    const unit = draft.grid.lines[line]?.unit.name ?? '';
    shares.remove(line);
    toast(t('grid.removed', { unit }), { undo: () => shares.replace(before) });
  }
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <div className={classes.bar}>
        <h2>{t('title')}</h2>
        <span className="meta">
          {allocation.target.unit.name} · {say(allocation.target.promised)}
        </span>
        {editable && (
          <Button variant="default" onClick={() => setSplitting(true)} data-screen>
            {t(years.length === 0 ? 'split.open' : 'split.again')}
          </Button>
        )}
      </div>
      <Facts allocation={allocation} />
      {years.length === 0 ? (
        <EmptyState>{t(editable ? 'none' : 'noneRead')}</EmptyState>
      ) : (
        <>
          <BalanceSentence balances={balances} />
          {problems.length > 0 && (
            <PasteProblems problems={problems} onClose={() => setProblems([])} />
          )}
          {phone && (
            <Select
              label={t('grid.year')}
              value={String(years[column])}
              data={years.map(String)}
              allowDeselect={false}
              onChange={(value) => setYear(Number(value))}
            />
          )}
          <ShareGrid
            grid={draft.grid}
            saved={saved}
            balances={balances}
            adds={allocation.adds}
            shown={shown}
            editable={editable}
            onCell={onCell}
            onPaste={paste}
            onRemove={remove}
          />
          {editable && (
            <div data-screen>
              <UnitPicker
                label={t('split.add')}
                value={[]}
                onChange={([unit]) => {
                  const isNew = !draft.grid.lines.some((line) => line.unit.id === unit?.id);
                  if (unit && isNew) shares.add(unit);
                }}
              />
            </div>
          )}
        </>
      )}
      {editable && shares.isChanged && (
        <SaveBar
          allocation={allocation}
          draft={draft}
          balances={balances}
          changed={shares.changed}
          corrected={shares.corrected}
          onDrop={shares.drop}
        />
      )}
      {splitting && (
        <SplitSheet
          allocation={allocation}
          draft={draft}
          onSplit={shares.replace}
          onClose={() => setSplitting(false)}
        />
      )}
    </section>
  );
}

/** Where the target comes from, how it was split, why more was given. */
function Facts({ allocation: { target, rule, weight, whyOver } }: { allocation: Allocation }) {
  const { t } = useTranslation('allocation');
  const { language } = usePreferences();
  const period = weight && parsePeriod(weight.period);
  const name = rule && t(`rule.${rule}`);
  const way =
    weight && period && name
      ? t('rule.by', { rule: name, name: weight.name, period: sayPeriod(period, language) })
      : name;
  return (
    <>
      {target.shareOf && (
        <p>
          <Link to="." search={{ target: target.shareOf.targetId }}>
            {t('shareOf', { unit: target.shareOf.unit.name })}
          </Link>
        </p>
      )}
      {way && <p className="meta">{t('rule.said', { rule: way })}</p>}
      {whyOver && <p>{t('whyOver', { why: whyOver })}</p>}
    </>
  );
}

import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';
import { enterValues } from '../../server/scorecards/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import type { AskedCriterion, Entries, OpenedCell } from './entries-tab.tsx';
import { NumberBox } from './number-box.tsx';
import classes from './scorecards.module.css';

interface EntriesTableProps {
  readonly cardId: string;
  readonly entries: Entries;
  readonly onOpen: (cell: OpenedCell) => void;
}

/** What was typed and is not saved yet, by criterion and unit. */
type Typed = ReadonlyMap<string, { criterion: string; unitId: string; value: number | null }>;

/** A table to type into: units down, criteria across. Nothing is sent before "Lưu". */
export function EntriesTable({ cardId, entries, onOpen }: EntriesTableProps) {
  const { t } = useTranslation('scorecards');
  const [typed, setTyped] = useState<Typed>(new Map());
  const enter = useAct(enterValues);
  const { criteria, units, values, mayEnter } = entries;
  const kept = (criterion: string, unitId: string) =>
    values.find((each) => each.criterion === criterion && each.unitId === unitId);

  function put(criterion: string, unitId: string, value: number | null): void {
    const next = new Map(typed);
    const cell = `${criterion} ${unitId}`;
    if ((kept(criterion, unitId)?.value ?? null) === value) next.delete(cell);
    else next.set(cell, { criterion, unitId, value });
    setTyped(next);
  }
  function save(): void {
    const cells = [...typed.values()].map(({ criterion, unitId, value }) => {
      const before = kept(criterion, unitId);
      const words = before?.words ?? '';
      return { criterion, unitId, value, words, version: before?.version ?? null };
    });
    enter.mutate(
      { params: { id: cardId }, body: { period: entries.period, values: cells } },
      {
        onSuccess: () => {
          setTyped(new Map());
          toast(t('entries.saved', { count: cells.length }));
        },
        onError: (problem) => toastProblem(problem),
      },
    );
  }

  return (
    <>
      {mayEnter && <p className="meta">{t('entries.typed')}</p>}
      <div className={classes.wide}>
        <table className={classes.entries}>
          <caption className={classes.hidden}>
            {t('entries.caption', { period: entries.period })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('entries.unit')}</th>
              {criteria.map(({ key, name, most, kind, unitOfMeasure, note }) => (
                <th key={key} scope="col" title={note || undefined}>
                  <span className="two-lines" title={name}>
                    {name}
                  </span>
                  <span className="meta">
                    {[unitOfMeasure, most > 0 && t('entries.of', { most: formatNumber(most) })]
                      .filter(Boolean)
                      .join(' · ')}
                    {kind === 'yes_no' && most === 0 && t('role.gate')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {criteria.map((criterion) => (
                  <td key={criterion.key} data-label={criterion.name}>
                    {criterion.kind === 'appraisal' ? (
                      <Sides entries={entries} criterion={criterion} unit={unit} onOpen={onOpen} />
                    ) : (
                      <Value
                        entries={entries}
                        criterion={criterion}
                        unit={unit}
                        typed={typed.get(`${criterion.key} ${unit.id}`)}
                        onPut={(value) => put(criterion.key, unit.id, value)}
                        onOpen={onOpen}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {typed.size > 0 && (
        <div className={classes.saveBar} role="status" data-screen>
          <span>{t('entries.unsaved', { count: typed.size })}</span>
          <Button variant="default" onClick={() => setTyped(new Map())}>
            {t('entries.drop')}
          </Button>
          <Button onClick={save} loading={enter.isPending}>
            {t('entries.save', { count: typed.size })}
          </Button>
        </div>
      )}
    </>
  );
}

interface CellProps {
  readonly entries: Entries;
  readonly criterion: AskedCriterion;
  readonly unit: UnitRef;
  readonly onOpen: (cell: OpenedCell) => void;
}

interface ValueProps extends CellProps {
  readonly typed: { readonly value: number | null } | undefined;
  readonly onPut: (value: number | null) => void;
}

function Value({ entries, criterion, unit, typed, onPut, onOpen }: ValueProps) {
  const { t } = useTranslation('scorecards');
  const kept = entries.values.find(
    (each) => each.criterion === criterion.key && each.unitId === unit.id,
  );
  const value = typed ? typed.value : (kept?.value ?? null);
  const label = t('entries.cell', { criterion: criterion.name, unit: unit.name });
  if (!entries.mayEnter) {
    if (value === null) return <span className="meta">{t('entries.empty')}</span>;
    if (criterion.kind !== 'yes_no') return <span className="tnum">{formatNumber(value)}</span>;
    return <span>{t(value === 1 ? 'entries.yes' : 'entries.no')}</span>;
  }
  return (
    <div className={classes.cell}>
      {criterion.kind === 'yes_no' ? (
        <NativeSelect
          aria-label={label}
          value={value === null ? '' : String(value)}
          data={[
            { value: '', label: t('entries.empty') },
            { value: '1', label: t('entries.yes') },
            { value: '0', label: t('entries.no') },
          ]}
          onChange={({ currentTarget }) =>
            onPut(currentTarget.value === '' ? null : Number(currentTarget.value))
          }
        />
      ) : (
        // A box that was saved or dropped starts anew from what stands there.
        <NumberBox
          key={`${kept?.version ?? 0} ${typed === undefined}`}
          bare
          label={label}
          value={value}
          onChange={onPut}
          onKeyDown={goDown}
        />
      )}
      <ActionIcon
        variant="subtle"
        aria-label={t('entries.evidenceOf', { criterion: criterion.name, unit: unit.name })}
        onClick={() => onOpen({ criterion, unit, side: 'value' })}
      >
        <IconPaperclip size={16} stroke={1.75} />
        {kept && kept.files.length > 0 ? kept.files.length : ''}
      </ActionIcon>
    </div>
  );
}

/** Enter goes to the same column of the next row, as in a sheet. */
function goDown(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const cell = event.currentTarget.closest('td');
  const row = cell?.parentElement?.nextElementSibling;
  const at = cell ? [...(cell.parentElement?.children ?? [])].indexOf(cell) : -1;
  row?.children[at]?.querySelector('input')?.focus();
}

function Sides({ entries, criterion, unit, onOpen }: CellProps) {
  const { t } = useTranslation('scorecards');
  const found = entries.appraisals.find(
    (each) => each.criterion === criterion.key && each.unitId === unit.id,
  );
  const maySelf = entries.ownUnitIds.includes(unit.id);
  const side = (which: 'self' | 'given', may: boolean) => {
    const points = found?.[which]?.points;
    const text = `${t(`entries.${which}`)}: ${points === undefined ? t('entries.empty') : formatNumber(points)}`;
    if (!may) return <span>{text}</span>;
    return (
      <button
        type="button"
        className="link-button"
        aria-label={`${text}. ${t('entries.cell', { criterion: criterion.name, unit: unit.name })}`}
        onClick={() => onOpen({ criterion, unit, side: which })}
      >
        {text}
      </button>
    );
  };
  return (
    <div className={classes.sides}>
      {side('self', maySelf)}
      {side('given', entries.mayAppraise)}
    </div>
  );
}

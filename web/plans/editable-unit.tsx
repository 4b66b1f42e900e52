import { Button, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getUnit, matchUnits, type Unit } from '../../server/organisation/contract.ts';
import type { DraftUnit } from '../../server/plans/contract.ts';
import { membersOf } from '../../server/plans/rules/check-draft.ts';
import { call } from '../app/client.ts';
import { asProblem } from '../app/problem-error.ts';
import { useRead } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import { toastProblem } from '../kit/toast.tsx';
import { AddUnitDialog } from './add-unit-dialog.tsx';
import classes from './item.module.css';
import { UnitChip } from './unit-chip.tsx';
import { matched, UnitSearch } from './unit-search.tsx';

interface EditableUnitProps {
  readonly unit: DraftUnit;
  readonly onChange: (unit: DraftUnit | null) => void;
  readonly onMatch: (written: string, unit: Unit) => void;
  readonly issuedOn: string | null;
  readonly move?: { readonly label: string; readonly run: () => void } | undefined;
}

/** A chip that opens: the words, the twins to choose from, another unit, the members of a class. */
export function EditableUnit({ unit, onChange, onMatch, move, issuedOn }: EditableUnitProps) {
  const { t } = useTranslation('plans');
  const [open, setOpen] = useState(false);
  const [creating, setCreating] = useState<string | null>(null);
  const close = (act: () => void) => () => {
    act();
    setOpen(false);
  };
  async function pickById(id: string): Promise<void> {
    try {
      pick(await call(getUnit, { params: { id } }));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  }
  function pick(found: Unit): void {
    onChange(matched(unit, found));
    onMatch(unit.written, found);
    setOpen(false);
  }
  return (
    <>
      <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus width={360}>
        <Popover.Target>
          <button
            type="button"
            className={classes.chipButton}
            onClick={() => setOpen((was) => !was)}
          >
            <UnitChip unit={unit} />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.unitPanel}>
            <p className="meta">{t('unit.written', { written: unit.written })}</p>
            {unit.group && <Members unit={unit} />}
            <UnitSearch
              label={t('unit.choose')}
              issuedOn={issuedOn}
              first={unit.unitId === null && !unit.group ? unit.written : ''}
              onPick={pick}
              onCreate={(name) => close(() => setCreating(name))()}
            />
            {unit.unitId === null && !unit.group && (
              <Near unit={unit} onPick={(id) => void pickById(id)} />
            )}
            <div className={classes.acts}>
              {move && (
                <Button variant="default" data-size="xs" onClick={close(move.run)}>
                  {move.label}
                </Button>
              )}
              <Button variant="default" data-size="xs" onClick={close(() => onChange(null))}>
                {t('unit.remove', { name: unit.written })}
              </Button>
            </div>
          </div>
        </Popover.Dropdown>
      </Popover>
      {creating !== null && (
        <AddUnitDialog
          name={creating}
          from={issuedOn}
          onClose={() => setCreating(null)}
          onAdded={(added) => {
            setCreating(null);
            pick(added);
          }}
        />
      )}
    </>
  );
}

/** Units of the register that the name may mean. */
function Near({ unit, onPick }: { unit: DraftUnit; onPick: (id: string) => void }) {
  const { t } = useTranslation('plans');
  const answer = useRead(
    matchUnits,
    { body: { names: [unit.written], onDay: null } },
    { enabled: !unit.twins || unit.twins.length === 0 },
  );
  const match = answer.data?.matches[0];
  const choices = unit.twins?.length ? unit.twins : [match?.unit ?? null, ...(match?.near ?? [])];
  const shown = choices.filter((each) => each !== null);
  if (shown.length === 0) return null;
  return (
    <div>
      <p className={classes.label}>
        {unit.twins?.length
          ? t('unit.chooseTwin', { written: unit.written, count: unit.twins.length })
          : t('unit.near')}
      </p>
      <ul className={classes.near}>
        {shown.slice(0, 100).map(({ id, name, path }) => (
          <li key={id}>
            <button type="button" className={classes.nearButton} onClick={() => onPick(id)}>
              {name}
              <span className={classes.path}>{path.join(' › ') || t('unit.outside')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The bodies that a class stands for ("Sở TTTT các tỉnh (63)"). */
function Members({ unit }: { unit: DraftUnit }) {
  const { t } = useTranslation('plans');
  const answer = useRead(matchUnits, { body: { names: [unit.written], onDay: null } });
  const members = answer.data?.matches[0]?.group?.members ?? [];
  const count = membersOf(unit);
  return (
    <details>
      <summary>{t('item.membersTitle', { name: unit.written })}</summary>
      {count === 0 && <p className="meta">{t('item.membersNone')}</p>}
      <ol className={classes.members}>
        {members.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ol>
      {members.length < count && (
        <p className="meta">{t('item.membersLarge', { total: number(count) })}</p>
      )}
    </details>
  );
}

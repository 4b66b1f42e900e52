import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits, type Unit } from '../../server/organisation/contract.ts';
import type { DraftUnit } from '../../server/plans/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { useFirstOption } from '../kit/use-first-option.ts';
import { AddUnitDialog } from './add-unit-dialog.tsx';
import classes from './item.module.css';

/** A name as written, taken for a unit of the register. */
export function matched(unit: DraftUnit, found: { id: string; name: string }): DraftUnit {
  return {
    ...unit,
    unitId: found.id,
    unitName: found.name,
    group: false,
    memberIds: [],
    memberCount: undefined,
    twins: undefined,
  };
}

interface UnitSearchProps {
  readonly label: string;
  readonly issuedOn: string | null;
  readonly onPick: (unit: Unit, typed?: string) => void;
  readonly first?: string;
  readonly autoFocus?: boolean;
  /**
   * Inside a floating panel: the list belongs to the panel (a press on it is no press elsewhere), it waits
   * for a letter or ↓ so that it does not cover the panel's buttons, and the panel opens the dialog.
   */
  readonly onCreate?: (name: string) => void;
}

const SHOWN = 8;

/** Finds a unit as people write it, and adds one that the register lacks without leaving the place. */
export function UnitSearch(props: UnitSearchProps) {
  const { label, onPick, first = '', autoFocus, issuedOn, onCreate } = props;
  const { t } = useTranslation('plans');
  const [typed, setTyped] = useState(first);
  const [creating, setCreating] = useState(false);
  const [q] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useRead(
    listUnits,
    { query: { q: q || undefined, limit: SHOWN } },
    { enabled: combobox.dropdownOpened },
  );
  const options = found.data?.rows ?? [];
  useFirstOption(combobox, q === typed.trim() && q !== '' ? found.data : undefined);
  const choose = (value: string) => {
    combobox.closeDropdown();
    if (value === 'new') return onCreate ? onCreate(typed.trim()) : setCreating(true);
    const unit = options.find(({ id }) => id === value);
    if (unit) onPick(unit);
    setTyped('');
  };
  return (
    <>
      <Combobox
        store={combobox}
        onOptionSubmit={choose}
        width={340}
        position="bottom-start"
        withinPortal={onCreate === undefined}
      >
        <Combobox.Target>
          <TextInput
            className={classes.unitSearch}
            size="xs"
            aria-label={`${label}: ${t('unit.add')}`}
            placeholder={t('unit.placeholder')}
            value={typed}
            autoComplete="off"
            {...(autoFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
            onFocus={() => {
              if (!onCreate) combobox.openDropdown();
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={label}>
            {options.map((unit) => (
              <Combobox.Option key={unit.id} value={unit.id}>
                {unit.name}
                <span className={classes.path}>
                  {[unit.code, unit.path.join(' › ') || t('unit.outside')]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Combobox.Option>
            ))}
            {typed.trim().length > 1 && (
              <Combobox.Option value="new">
                <IconPlus size={14} aria-hidden /> {t('unit.create', { name: typed.trim() })}
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {creating && (
        <AddUnitDialog
          name={typed.trim()}
          from={issuedOn}
          onClose={() => setCreating(false)}
          onAdded={(unit) => {
            setCreating(false);
            onPick(unit, typed.trim());
            setTyped('');
          }}
        />
      )}
    </>
  );
}

import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits, type Unit, type UnitRef } from '../../server/organisation/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Label } from './form.tsx';
import classes from './picker.module.css';
import { useFirstOption } from './use-first-option.ts';

interface UnitPickerProps {
  readonly label: string;
  readonly value: readonly UnitRef[];
  readonly onChange: (units: UnitRef[]) => void;
  /** How many may be chosen; 1 when left out. */
  readonly max?: number;
  /** Only units below this one. */
  readonly under?: string;
  readonly asOf?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly autoFocus?: boolean;
}

const SHOWN = 12;

/**
 * Finds units as people write them: without accents ("nghia lo"), by initials ("bgddt"), code or a
 * former name. The path tells twins apart.
 */
export function UnitPicker(props: UnitPickerProps) {
  const { label, value, onChange, max = 1, hint, error, optional, disabled } = props;
  const { t } = useTranslation('kit');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const ownId = useId();
  const id = props.id ?? ownId;
  const found = useRead(
    listUnits,
    { query: { q: q || undefined, limit: SHOWN, parentId: props.under, asOf: props.asOf } },
    { enabled: combobox.dropdownOpened },
  );
  useFirstOption(combobox, q === typed.trim() && q !== '' ? found.data : undefined);
  const chosen = new Set(value.map((unit) => unit.id));
  const options = (found.data?.rows ?? []).filter((unit) => !chosen.has(unit.id));
  const hidden = (found.data?.total ?? 0) - (found.data?.rows.length ?? 0);

  function choose(id: string): void {
    const unit = options.find((each) => each.id === id);
    if (!unit) return;
    const picked = { id: unit.id, name: unit.name, shortName: unit.shortName };
    onChange(max === 1 ? [picked] : [...value, picked].slice(0, max));
    setTyped('');
    if (max === 1) combobox.closeDropdown();
  }
  function remove(unit: UnitRef): void {
    onChange(value.filter((each) => each.id !== unit.id));
  }

  const isFull = value.length >= max;
  return (
    <Combobox store={combobox} onOptionSubmit={choose} disabled={disabled}>
      <Combobox.DropdownTarget>
        <PillsInput
          label={<Label label={label} optional={optional} />}
          labelProps={{ htmlFor: id }}
          description={hint}
          error={error}
          disabled={disabled}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        >
          <Pill.Group>
            {value.map((unit) => (
              <Pill
                key={unit.id}
                withRemoveButton={!disabled}
                onRemove={() => remove(unit)}
                removeButtonProps={{
                  'aria-label': t('unit.remove', { name: unit.name }),
                  'aria-hidden': false,
                  tabIndex: 0,
                }}
              >
                {unit.name}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                id={id}
                aria-label={label}
                value={typed}
                disabled={disabled}
                placeholder={isFull ? '' : t('unit.placeholder')}
                {...(props.autoFocus ? { 'data-autofocus': true, autoFocus: true } : {})}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.resetSelectedOption();
                }}
                onKeyDown={(event) => {
                  const last = value.at(-1);
                  if (event.key === 'Backspace' && typed === '' && last) remove(last);
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {options.map((unit) => (
            <Combobox.Option key={unit.id} value={unit.id}>
              <UnitOption unit={unit} />
            </Combobox.Option>
          ))}
          {options.length === 0 && (
            <Combobox.Empty>
              {found.isFetching ? t('unit.searching') : t('unit.none', { q: typed })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
        {hidden > 0 && (
          <Combobox.Footer className="meta">{t('unit.more', { count: hidden })}</Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function UnitOption({ unit }: { unit: Unit }) {
  return (
    <span className={classes.option}>
      {unit.name}
      <span className={classes.path}>
        {[unit.code, unit.path.join(' › ')].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

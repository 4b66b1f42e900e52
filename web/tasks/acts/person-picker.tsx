import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchAll } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { Label } from '../../kit/form.tsx';
import classes from './person-picker.module.css';

/** A person as chosen: the post tells namesakes apart. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly meta: string;
}

interface PersonPickerProps {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly value: Person | null;
  readonly onChange: (person: Person | null) => void;
}

/** Finds a person by name without accents, through the same search as the box on top of the page. */
export function PersonPicker({ label, hint, optional, value, onChange }: PersonPickerProps) {
  const { t } = useTranslation('tasks');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const id = useId();
  const found = useRead(
    searchAll,
    { query: { q: q || '-', limit: 20 } },
    { enabled: q !== '' && box.dropdownOpened },
  );
  const people = (found.data?.hits ?? []).filter(({ kind }) => kind === 'person');
  if (value !== null) {
    return (
      <div>
        <span className={classes.label}>
          <Label label={label} optional={optional} />
        </span>
        <span className={classes.chosen}>
          {value.name} <span className="meta">{value.meta}</span>
          <button
            type="button"
            className={classes.drop}
            aria-label={t('person.drop', { name: value.name })}
            onClick={() => onChange(null)}
          >
            <IconX size={16} aria-hidden />
          </button>
        </span>
      </div>
    );
  }
  return (
    <Combobox
      store={box}
      onOptionSubmit={(chosen) => {
        const hit = people.find((each) => each.id === chosen);
        if (hit) onChange({ id: hit.id, name: hit.title, meta: hit.meta });
        setTyped('');
        box.closeDropdown();
      }}
    >
      <Combobox.Target>
        <InputBase
          id={id}
          label={<Label label={label} optional={optional} />}
          description={hint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed}
          autoComplete="off"
          placeholder={t('person.placeholder')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            box.openDropdown();
          }}
          onBlur={() => box.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q === ''}>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={label}>
          {people.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              {person.title} <span className="meta">{person.meta}</span>
            </Combobox.Option>
          ))}
          {people.length === 0 && (
            <Combobox.Empty>
              {found.isFetching ? t('person.searching') : t('person.none', { q })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

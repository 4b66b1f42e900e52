import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listTasks, type TaskRow } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { useFirstOption } from '../../kit/use-first-option.ts';
import { originOf } from '../task-marks.tsx';

const SHOWN = 8;

interface TaskPickerProps {
  readonly label: string;
  /** Tasks that cannot be chosen: the task itself and those chosen already. */
  readonly without: ReadonlySet<string>;
  readonly onChoose: (task: TaskRow) => void;
}

/** Finds a task by its words, without accents; the unit and the plan tell twins apart. */
export function TaskPicker({ label, without, onChoose }: TaskPickerProps) {
  const { t } = useTranslation('ties');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const query = { q, layer: 'all' as const, limit: SHOWN };
  const found = useRead(listTasks, { query }, { enabled: q !== '' });
  useFirstOption(combobox, q === typed.trim() && q !== '' ? found.data : undefined);
  const options = (found.data?.rows ?? []).filter(({ id }) => !without.has(id));

  function choose(id: string): void {
    const task = options.find((each) => each.id === id);
    if (!task) return;
    setTyped('');
    combobox.closeDropdown();
    onChoose(task);
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          label={label}
          placeholder={t('tie.search')}
          value={typed}
          autoComplete="off"
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q === ''}>
        <Combobox.Options aria-label={label}>
          {options.map((task) => (
            <Combobox.Option key={task.id} value={task.id}>
              {task.title}
              <div className="meta">
                {[originOf(task), task.unit.name].filter(Boolean).join(' · ')}
              </div>
            </Combobox.Option>
          ))}
          {options.length === 0 && (
            <Combobox.Empty>
              {found.isFetching ? t('tie.searching') : t('tie.noHit', { q: typed })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

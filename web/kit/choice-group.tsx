import { Checkbox } from '@mantine/core';
import type { useView } from '../app/use-view.ts';
import classes from './filter-bar.module.css';
import type { FilterChoice } from './filter-bar.tsx';

interface ChoiceGroupProps {
  readonly choice: FilterChoice;
  readonly view: ReturnType<typeof useView>;
}

/** The values of one filter, to be ticked. */
export function ChoiceGroup({ choice, view }: ChoiceGroupProps) {
  const values = [...(view.filters[choice.name] ?? [])];
  return (
    <fieldset>
      <legend className={classes.legend}>{choice.label}</legend>
      <div className={classes.choices}>
        {choice.options.map(({ value, label }) => (
          <Checkbox
            key={value}
            size="xs"
            label={label}
            checked={values.includes(value)}
            onChange={(event) =>
              view.setFilter(
                choice.name,
                event.currentTarget.checked
                  ? [...(choice.single ? [] : values), value]
                  : values.filter((each) => each !== value),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

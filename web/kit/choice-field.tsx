import { Select } from '@mantine/core';
import { common, type FieldProps, put } from './field.tsx';

/** One of a list. Apart from the other fields: a list that opens is heavy, and sign-in needs none. */
export function ChoiceField<Values>(
  props: FieldProps<Values> & {
    readonly options: readonly { readonly value: string; readonly label: string }[];
    readonly searchable?: boolean;
    readonly clearable?: boolean;
  },
) {
  return (
    <Select
      {...common(props)}
      data={[...props.options]}
      searchable={props.searchable ?? false}
      clearable={props.clearable ?? false}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
      onChange={(value) => put(props.form, props.name, value ?? '')}
    />
  );
}

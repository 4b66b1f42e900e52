import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CITATION_KINDS } from '../../server/directives/contract.ts';
import type { Section } from './draft-shape.ts';
import { WordsBox } from './field-box.tsx';
import { TYPES } from './identity-form.tsx';
import classes from './item.module.css';
import type { FieldName } from './sweep-edits.ts';
import { TargetForm } from './target-form.tsx';
import { useItem } from './use-item.ts';

type OtherSection = Exclude<Section, 'tasks' | 'notUnderstood'>;

/** Any item that is no task, opened in place. */
export function OtherForm({ section, itemKey }: { section: OtherSection; itemKey: string }) {
  switch (section) {
    case 'citations':
      return <CitationForm itemKey={itemKey} />;
    case 'fields':
      return <FieldForm itemKey={itemKey} />;
    case 'targets':
      return <TargetForm itemKey={itemKey} />;
    case 'money':
      return <MoneyForm itemKey={itemKey} />;
    case 'phases':
      return <PhaseForm itemKey={itemKey} />;
    case 'duties':
      return <DutyForm itemKey={itemKey} />;
    case 'mottos':
      return <MottoForm itemKey={itemKey} />;
  }
}

function CitationForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('plans');
  const { item, patch } = useItem('citations', itemKey);
  if (!item) return null;
  const words = (name: 'number' | 'issuer' | 'title', first = false) => (
    <WordsBox
      name={name}
      label={t(`field.${name}`)}
      value={item[name]}
      first={first}
      onChange={(value) => patch({ [name]: value || null })}
    />
  );
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <Select
          className={classes.field}
          label={t('field.link')}
          value={item.kind}
          allowDeselect={false}
          data={CITATION_KINDS.map((value) => ({ value, label: t(`link.${value}`) }))}
          onChange={(value) => {
            const kind = CITATION_KINDS.find((each) => each === value);
            if (kind) patch({ kind });
          }}
        />
        <Select
          className={classes.field}
          label={t('field.type')}
          data={TYPES}
          value={item.type}
          searchable
          clearable
          onChange={(type) => patch({ type })}
        />
      </div>
      <div className={classes.pair}>
        {words('number', true)}
        {words('issuer')}
      </div>
      {words('title')}
    </div>
  );
}

function FieldForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('plans');
  const { item, patch } = useItem('fields', itemKey);
  if (!item) return null;
  return (
    <div className={`${classes.form} ${classes.pair}`}>
      <WordsBox
        name="name"
        label={t('field.name')}
        first
        value={item.name}
        onChange={(name) => patch({ name })}
      />
      <NumberInput
        className={classes.field}
        label={t('field.declaredCount')}
        min={0}
        allowDecimal={false}
        hideControls
        value={item.declaredCount ?? ''}
        onChange={(count) => patch({ declaredCount: typeof count === 'number' ? count : null })}
      />
    </div>
  );
}

function MoneyForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('plans');
  const { item, patch } = useItem('money', itemKey);
  if (!item) return null;
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <NumberInput
          className={classes.field}
          label={t('field.amount')}
          hideControls
          decimalSeparator=","
          thousandSeparator="."
          value={item.amount ?? ''}
          onChange={(amount) => patch({ amount: typeof amount === 'number' ? amount : null })}
        />
        <WordsBox
          name="unit"
          label={t('field.unit')}
          value={item.unit}
          onChange={(unit) => patch({ unit: unit || null })}
        />
      </div>
      <WordsBox
        name="source"
        label={t('field.moneySource')}
        first
        value={item.source}
        onChange={(source) => patch({ source: source || null })}
      />
    </div>
  );
}

function PhaseForm({ itemKey }: { itemKey: string }) {
  const { item, patch } = useItem('phases', itemKey);
  return <WordFields item={item} names={['name', 'start', 'end']} onChange={patch} />;
}

function MottoForm({ itemKey }: { itemKey: string }) {
  const { item, patch } = useItem('mottos', itemKey);
  return <WordFields item={item} names={['text']} onChange={patch} />;
}

function DutyForm({ itemKey }: { itemKey: string }) {
  const { t } = useTranslation('plans');
  const { item, patch } = useItem('duties', itemKey);
  if (!item) return null;
  return (
    <div className={classes.form}>
      <WordFields
        item={{ who: item.who ?? '', to: item.to ?? '' }}
        names={['who', 'to']}
        onChange={(change) => patch(change)}
      />
      <WordsBox
        name="text"
        label={t('field.when')}
        value={item.when.join(', ')}
        onChange={(text) => patch({ when: text.split(/,\s*/).filter(Boolean) })}
      />
    </div>
  );
}

interface WordFieldsProps<N extends FieldName & keyof FieldWords> {
  readonly item: Readonly<Record<N, string>> | undefined;
  readonly names: readonly N[];
  readonly onChange: (change: Partial<Record<N, string>>) => void;
}
type FieldWords = Record<'name' | 'start' | 'end' | 'text' | 'who' | 'to', string>;

/** Plain words side by side. */
function WordFields<N extends FieldName & keyof FieldWords>(props: WordFieldsProps<N>) {
  const { item, names, onChange } = props;
  const { t } = useTranslation('plans');
  if (!item) return null;
  return (
    <div className={`${classes.form} ${classes.pair}`}>
      {names.map((name, index) => (
        <WordsBox
          key={name}
          name={name}
          label={t(`field.${name satisfies keyof FieldWords}`)}
          first={index === 0}
          value={item[name]}
          onChange={(value) => {
            const change: Partial<Record<N, string>> = {};
            change[name] = value;
            onChange(change);
          }}
        />
      ))}
    </div>
  );
}

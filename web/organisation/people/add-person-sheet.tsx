import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addPerson } from '../../../server/organisation/people-contract.ts';
import type { UnitRef } from '../../../server/organisation/session-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { PostFields } from './post-fields.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly fullName: string;
  readonly isOther: boolean;
  readonly unit: readonly UnitRef[];
  readonly postId: string;
  readonly from: string | null;
  readonly basis: string;
}

/** A person, with a first appointment where a post is chosen. */
export function AddPersonSheet(props: { onClose: () => void; onSaved: (id: string) => void }) {
  const { t } = useTranslation('people');
  const today = useToday();
  const add = useAct(addPerson);
  const form = useForm<Words>({
    key: 'person:new',
    first: { fullName: '', isOther: false, unit: [], postId: '', from: today, basis: '' },
    check: ({ fullName, unit, postId, from }) => {
      const errors: FormErrors<Words> = {};
      if (fullName.trim().length < 2) errors.fullName = t('form.missing');
      if (unit.length > 0 && postId === '') errors.postId = t('form.missing');
      if (postId !== '' && !from) errors.from = t('form.missing');
      return errors;
    },
  });
  async function send({ fullName, isOther, postId, from, basis }: Words): Promise<void> {
    const { id } = await add.mutateAsync({
      body: {
        ...{ fullName, evenIfSameName: isOther },
        appointment:
          postId === ''
            ? null
            : { postId, from: from ?? '', to: null, basis: basis.trim() || null },
      },
    });
    toast(t('sheet.done'));
    props.onSaved(id);
  }
  const isTaken = form.problem?.code === 'NAME_TAKEN';
  return (
    <SheetForm
      form={form}
      title={t('sheet.add')}
      send={t('form.save')}
      onSend={send}
      onClose={props.onClose}
    >
      <TextField form={form} name="fullName" label={t('form.fullName')} maxLength={100} autoFocus />
      {(isTaken || form.values.isOther) && (
        <Checkbox
          label={t('form.sameName')}
          checked={form.values.isOther}
          onChange={(event) => form.set({ isOther: event.currentTarget.checked })}
        />
      )}
      <PostFields
        optional
        id={fieldId(form, 'postId')}
        unit={form.values.unit}
        postId={form.values.postId}
        error={form.errorOf('postId')}
        onChange={(chosen) => form.set(chosen)}
      />
      {form.values.postId !== '' && (
        <>
          <DayField
            id={fieldId(form, 'from')}
            label={t('form.from')}
            value={form.values.from}
            error={form.errorOf('from')}
            onChange={(from) => form.set({ from })}
          />
          <TextField
            form={form}
            name="basis"
            label={t('form.basis')}
            hint={t('form.basisHint')}
            optional
          />
        </>
      )}
    </SheetForm>
  );
}

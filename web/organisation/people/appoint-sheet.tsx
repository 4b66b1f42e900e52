import { useTranslation } from 'react-i18next';
import { appointPerson, type PersonPage } from '../../../server/organisation/people-contract.ts';
import type { UnitRef } from '../../../server/organisation/session-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { PostFields } from './post-fields.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly unit: readonly UnitRef[];
  readonly postId: string;
  readonly kind: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: string;
}

/** Bổ nhiệm, or giao quyền, giao phụ trách until a day. */
export function AppointSheet({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const { t } = useTranslation('people');
  const today = useToday();
  const appoint = useAct(appointPerson);
  const form = useForm<Words>({
    key: `appoint:${person.id}`,
    first: { unit: [], postId: '', kind: 'regular', from: today, to: null, basis: '' },
    check: ({ postId, kind, from, to }) => {
      const errors: FormErrors<Words> = {};
      if (postId === '') errors.postId = t('form.missing');
      if (!from) errors.from = t('form.missing');
      if (kind === 'acting' && !to) errors.to = t('form.missing');
      if (from && to && to < from) errors.to = t('form.order');
      return errors;
    },
  });
  async function send({ postId, kind, from, to, basis }: Words): Promise<void> {
    await appoint.mutateAsync({
      body: {
        ...{ personId: person.id, postId, kind: kind === 'acting' ? 'acting' : 'regular' },
        ...{ from: from ?? '', to, basis: basis.trim() || null },
      },
    });
    toast(t('sheet.done'));
  }
  return (
    <SheetForm
      form={form}
      title={t('sheet.appoint', { name: person.fullName })}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      <PostFields
        id={fieldId(form, 'postId')}
        unit={form.values.unit}
        postId={form.values.postId}
        error={form.errorOf('postId')}
        onChange={(chosen) => form.set(chosen)}
      />
      <ChoiceField
        form={form}
        name="kind"
        label={t('form.kind')}
        options={(['regular', 'acting'] as const).map((value) => ({
          value,
          label: t(`form.${value}`),
        }))}
      />
      <DayField
        id={fieldId(form, 'from')}
        label={t('form.from')}
        value={form.values.from}
        error={form.errorOf('from')}
        onChange={(from) => form.set({ from })}
      />
      <DayField
        id={fieldId(form, 'to')}
        label={t('form.to')}
        optional={form.values.kind === 'regular'}
        value={form.values.to}
        error={form.errorOf('to')}
        onChange={(to) => form.set({ to })}
      />
      <TextField
        form={form}
        name="basis"
        label={t('form.basis')}
        hint={t('form.basisHint')}
        optional
      />
    </SheetForm>
  );
}

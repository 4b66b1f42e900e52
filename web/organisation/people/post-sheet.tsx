import { useTranslation } from 'react-i18next';
import { addPost, changePost, type Post } from '../../../server/organisation/people-contract.ts';
import { ROLES, type Role, type UnitRef } from '../../../server/organisation/session-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { ChoiceField } from '../../kit/choice-field.tsx';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly unit: readonly UnitRef[];
  readonly title: string;
  readonly role: string;
  readonly reach: readonly UnitRef[];
  readonly from: string | null;
  readonly basis: string;
}

/** A new post of a unit, or what a post is from a day on. */
export function PostSheet({ post, onClose }: { post: Post | null; onClose: () => void }) {
  const { t } = useTranslation('people');
  const { t: shell } = useTranslation('app');
  const today = useToday();
  const add = useAct(addPost);
  const change = useAct(changePost);
  const form = useForm<Words>({
    key: post ? `post:${post.id}:${post.version}` : 'post:new',
    first: {
      ...{ unit: post ? [post.unit] : [], title: post?.title ?? '', role: post?.role ?? 'officer' },
      reach: post && post.jurisdiction.id !== post.unit.id ? [post.jurisdiction] : [],
      ...{ from: today, basis: '' },
    },
    check: ({ unit, title, from }) => {
      const errors: FormErrors<Words> = {};
      if (unit.length === 0) errors.unit = t('form.missing');
      if (title.trim().length < 2) errors.title = t('form.missing');
      if (!from) errors.from = t('form.missing');
      return errors;
    },
  });

  async function send({ unit, title, role, reach, from, basis }: Words): Promise<void> {
    const known: Role = ROLES.find((each) => each === role) ?? 'officer';
    const facts = {
      ...{ title, role: known, jurisdictionUnitId: reach[0]?.id ?? null },
      ...{ from: from ?? '', basis: basis.trim() || null },
    };
    if (post) {
      await change.mutateAsync({
        params: { id: post.id },
        body: { ...facts, version: post.version },
      });
    } else {
      await add.mutateAsync({ body: { ...facts, unitId: unit[0]?.id ?? '' } });
    }
    toast(t('sheet.done'));
  }

  return (
    <SheetForm
      form={form}
      title={post ? t('sheet.changePost', { title: post.title }) : t('sheet.addPost')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      {post && <p className="meta">{t('sheet.changeWhat')}</p>}
      {!post && (
        <UnitPicker
          id={fieldId(form, 'unit')}
          label={t('form.unit')}
          value={form.values.unit}
          error={form.errorOf('unit')}
          onChange={(unit) => form.set({ unit })}
        />
      )}
      <TextField form={form} name="title" label={t('form.title')} maxLength={200} />
      <ChoiceField
        form={form}
        name="role"
        label={t('form.role')}
        options={ROLES.map((value) => ({ value, label: shell(`role.${value}`) }))}
      />
      <UnitPicker
        label={t('form.reach')}
        hint={t('form.reachHint')}
        optional
        value={form.values.reach}
        onChange={(reach) => form.set({ reach })}
      />
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
    </SheetForm>
  );
}

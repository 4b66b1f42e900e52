import { useTranslation } from 'react-i18next';
import {
  type DelegationOffer,
  giveDelegation,
} from '../../../server/organisation/delegation-contract.ts';
import type { Right } from '../../../server/organisation/rules/rights.ts';
import { useMe } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { day } from '../../kit/format.ts';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { type Person, PersonPicker } from '../../tasks/acts/person-picker.tsx';
import classes from '../people/people.module.css';
import { RightGroups } from './right-groups.tsx';

interface Words {
  readonly [field: string]: unknown;
  readonly to: Person | null;
  readonly rights: readonly Right[];
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly reason: string;
  readonly basis: string;
}

interface LendSheetProps {
  readonly offer: DelegationOffer;
  readonly proposal: DelegationOffer['proposals'][number] | null;
  readonly onClose: () => void;
}

/** What is lent, to whom, until when, and why. */
export function LendSheet({ offer, proposal, onClose }: LendSheetProps) {
  const { t } = useTranslation('people');
  const { acting } = useMe();
  const give = useAct(giveDelegation);
  const standIn = proposal?.standIn;
  const form = useForm<Words>({
    key: `lend:${acting.id}:${proposal?.absenceId ?? 'new'}`,
    first: {
      to: standIn ? { id: standIn.id, name: standIn.name, meta: '' } : null,
      rights: proposal ? offer.rights : [],
      ...{ firstDay: proposal?.from ?? offer.today, lastDay: proposal?.to ?? null },
      ...{ reason: proposal?.reason ?? '', basis: '' },
    },
    check: ({ to, rights, firstDay, lastDay, reason }) => {
      const errors: FormErrors<Words> = {};
      if (to === null) errors.to = t('lend.noPerson');
      if (!firstDay) errors.firstDay = t('form.missing');
      if (!lastDay) errors.lastDay = t('form.missing');
      if (firstDay && lastDay && lastDay < firstDay) errors.lastDay = t('form.order');
      if (reason.trim().length < 3) errors.reason = t('form.missing');
      if (rights.length === 0) errors.rights = t('lend.noRights');
      return errors;
    },
  });
  async function send({ to, rights, firstDay, lastDay, reason, basis }: Words): Promise<void> {
    await give.mutateAsync({
      body: {
        ...{ toPersonId: to?.id ?? '', rights: [...rights], reason, basis: basis.trim() || null },
        ...{
          firstDay: firstDay ?? '',
          lastDay: lastDay ?? '',
          absenceId: proposal?.absenceId ?? null,
        },
      },
    });
    toast(t('lend.done', { name: to?.name ?? '' }));
  }
  const { lastDay } = form.values;
  return (
    <SheetForm
      form={form}
      title={t('lend.sheet', { post: acting.title })}
      send={lastDay ? t('lend.send', { day: day(lastDay) }) : t('lend.sendNoDay')}
      onSend={send}
      onClose={onClose}
    >
      <p className="meta">{t('lend.sheetWhat')}</p>
      <div id={fieldId(form, 'to')}>
        <PersonPicker
          label={t('lend.to')}
          value={form.values.to}
          onChange={(to) => form.set({ to })}
        />
        {form.errorOf('to') && <p className={classes.bad}>{form.errorOf('to')}</p>}
      </div>
      {(['firstDay', 'lastDay'] as const).map((name) => (
        <DayField
          key={name}
          id={fieldId(form, name)}
          label={t(name === 'firstDay' ? 'form.from' : 'form.to')}
          value={form.values[name]}
          error={form.errorOf(name)}
          onChange={(on) => form.set({ [name]: on })}
        />
      ))}
      <TextField form={form} name="reason" label={t('lend.reason')} maxLength={500} />
      <TextField
        form={form}
        name="basis"
        label={t('form.basis')}
        hint={t('form.basisHint')}
        optional
      />
      <RightGroups
        id={fieldId(form, 'rights')}
        offered={offer.rights}
        chosen={form.values.rights}
        error={form.errorOf('rights')}
        onChange={(rights) => form.set({ rights })}
      />
    </SheetForm>
  );
}

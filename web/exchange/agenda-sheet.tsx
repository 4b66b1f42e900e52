import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type AgendaKind, writeWishes } from '../../server/exchange/calendars/rules/agenda.ts';
import {
  createToken,
  listMyTokens,
  type TokenOffer,
} from '../../server/organisation/token-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { fieldId, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import tokens from '../organisation/tokens/tokens.module.css';

const KINDS: readonly AgendaKind[] = ['tasks', 'meetings', 'reports'];
const REMINDS = ['none', '0', '1', '3', '7'] as const;

interface Values {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly kinds: readonly AgendaKind[];
  readonly remind: string;
}

interface AgendaSheetProps {
  readonly offer: TokenOffer;
  readonly onMade: (address: string) => void;
  readonly onClose: () => void;
}

/** A new address of a calendar: where it will be shown, what it holds, when it reminds. */
export function AgendaSheet({ offer, onMade, onClose }: AgendaSheetProps) {
  const { t, i18n } = useTranslation('agenda');
  const make = useAct(createToken, { stale: [listMyTokens] });
  const form = useForm<Values>({
    key: 'agenda',
    first: { name: '', kinds: KINDS, remind: '1' },
    check: ({ name, kinds }) => {
      const errors: FormErrors<Values> = {};
      if (name.trim().length < 2) errors.name = t('name.missing');
      if (kinds.length === 0) errors.kinds = t('kinds.missing');
      return errors;
    },
  });
  const { kinds, remind } = form.values;

  async function send(values: Values): Promise<void> {
    const { secret } = await make.mutateAsync({
      body: {
        ...{ name: values.name, rights: ['agenda.read'] as const },
        ...{ unitId: null, lastDay: offer.latestDay },
      },
    });
    const wishes = writeWishes({
      kinds: new Set(values.kinds),
      remindDays: values.remind === 'none' ? null : Number(values.remind),
      lang: i18n.language === 'en' ? 'en' : 'vi',
    });
    onMade(`${window.location.origin}/lich/${secret}.ics${wishes}`);
  }

  return (
    <SheetForm form={form} title={t('add')} send={t('make')} onSend={send} onClose={onClose}>
      <TextField
        form={form}
        name="name"
        label={t('name.label')}
        hint={t('name.hint')}
        maxLength={100}
      />
      <fieldset className={tokens.rights} id={fieldId(form, 'kinds')}>
        <legend>{t('kinds.label')}</legend>
        {KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`kinds.${kind}`)}
            checked={kinds.includes(kind)}
            onChange={({ currentTarget: { checked } }) =>
              form.set({
                kinds: KINDS.filter((each) => (each === kind ? checked : kinds.includes(each))),
              })
            }
          />
        ))}
        {form.errorOf('kinds') && (
          <p className={tokens.error} role="alert">
            {form.errorOf('kinds')}
          </p>
        )}
      </fieldset>
      <NativeSelect
        id={fieldId(form, 'remind')}
        label={t('remind.label')}
        value={remind}
        onChange={({ currentTarget: { value } }) => form.set({ remind: value })}
        data={REMINDS.map((value) => ({ value, label: t(`remind.days${value}`) }))}
      />
    </SheetForm>
  );
}

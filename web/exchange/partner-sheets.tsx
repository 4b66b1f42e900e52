import { useTranslation } from 'react-i18next';
import {
  changePartner,
  listPartners,
  type Partner,
  viewPartner,
} from '../../server/exchange/channel/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

interface SheetsProps {
  readonly partner: Partner;
  readonly opened: 'change' | 'end';
  readonly onClose: () => void;
}

/** What is changed of a partner: its name and address, or that it is one. */
export function PartnerSheets({ partner, opened, onClose }: SheetsProps) {
  return opened === 'end' ? (
    <EndSheet partner={partner} onClose={onClose} />
  ) : (
    <ChangeSheet partner={partner} onClose={onClose} />
  );
}

interface Values {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly address: string;
}

function ChangeSheet({ partner, onClose }: Omit<SheetsProps, 'opened'>) {
  const { t } = useTranslation('exchange');
  const { id, version } = partner;
  const change = useAct(changePartner, { stale: [viewPartner, listPartners] });
  const form = useForm<Values>({
    key: `change partner ${id}`,
    first: { name: partner.name, address: partner.address ?? '' },
    check: ({ name, address }) => {
      const errors: FormErrors<Values> = {};
      if (name.trim().length < 2) errors.name = t('own.badName');
      if (address !== '' && !URL.canParse(address)) errors.address = t('own.badAddress');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('changing.title')}
      send={t('changing.save')}
      onSend={({ name, address }) =>
        change.mutateAsync({
          params: { id },
          body: { version, name, ...(address === '' ? {} : { address }) },
        })
      }
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t('col.name')} maxLength={200} />
      {partner.address !== null && (
        <TextField form={form} name="address" label={t('col.address')} maxLength={300} />
      )}
    </SheetForm>
  );
}

function EndSheet({ partner: { id, version, name }, onClose }: Omit<SheetsProps, 'opened'>) {
  const { t } = useTranslation('exchange');
  const change = useAct(changePartner, { stale: [viewPartner, listPartners] });
  const form = useForm<Record<string, unknown>>({
    ...{ key: `end partner ${id}`, first: {}, check: () => ({}) },
  });
  return (
    <SheetForm
      form={form}
      title={t('ending.title', { name })}
      send={t('ending.send')}
      onSend={async () => {
        await change.mutateAsync({ params: { id }, body: { version, state: 'ended' } });
        toast(t('done.ended', { name }));
      }}
      onClose={onClose}
    >
      <p>{t('ending.what')}</p>
    </SheetForm>
  );
}

import { useTranslation } from 'react-i18next';
import { saveIdentity, viewIdentity } from '../../server/exchange/channel/contract.ts';
import { OrganId } from '../../server/exchange/channel/rules/envelope.ts';
import { useAct } from '../app/use-endpoint.ts';
import { TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly organId: string;
  readonly name: string;
  readonly address: string;
}

interface IdentitySheetProps {
  readonly first: Pick<Values, 'organId' | 'name' | 'address'>;
  readonly onClose: () => void;
}

/** Khai mã định danh: how this body is called and reached by other installations. */
export function IdentitySheet({ first, onClose }: IdentitySheetProps) {
  const { t } = useTranslation('exchange');
  const save = useAct(saveIdentity, { stale: [viewIdentity] });
  const form = useForm<Values>({
    key: 'exchange identity',
    first: { organId: first.organId, name: first.name, address: first.address },
    check: ({ organId, name, address }) => {
      const errors: FormErrors<Values> = {};
      if (!OrganId.safeParse(organId).success) errors.organId = t('own.badOrgan');
      if (name.trim().length < 2) errors.name = t('own.badName');
      if (!URL.canParse(address)) errors.address = t('own.badAddress');
      return errors;
    },
  });
  return (
    <SheetForm
      form={form}
      title={t('own.enter')}
      send={t('own.save')}
      onSend={({ organId, name, address }) =>
        save.mutateAsync({ body: { organId, name, address } })
      }
      onClose={onClose}
    >
      <TextField
        form={form}
        name="organId"
        label={t('own.organ')}
        hint={t('own.organHint')}
        maxLength={40}
      />
      <TextField form={form} name="name" label={t('own.name')} maxLength={200} />
      <TextField
        form={form}
        name="address"
        label={t('own.address')}
        hint={t('own.addressHint')}
        maxLength={300}
      />
    </SheetForm>
  );
}

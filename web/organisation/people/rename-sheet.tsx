import { useTranslation } from 'react-i18next';
import { type PersonPage, renamePerson } from '../../../server/organisation/people-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly fullName: string;
}

/** Corrects a name. */
export function RenameSheet({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const { t } = useTranslation('people');
  const rename = useAct(renamePerson);
  const form = useForm<Words>({
    key: `rename:${person.id}:${person.version}`,
    first: { fullName: person.fullName },
    check: ({ fullName }) => (fullName.trim().length < 2 ? { fullName: t('form.missing') } : {}),
  });
  return (
    <SheetForm
      form={form}
      title={t('sheet.rename')}
      send={t('form.save')}
      onSend={async ({ fullName }) => {
        const body = { fullName, version: person.version };
        await rename.mutateAsync({ params: { id: person.id }, body });
        toast(t('sheet.done'));
      }}
      onClose={onClose}
    >
      <TextField form={form} name="fullName" label={t('form.fullName')} maxLength={100} />
    </SheetForm>
  );
}

import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { getEdxmlSettings, setEdxmlSettings } from '../../server/exchange/edxml/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

/** Cách ghi gói tin: the identifier that packages bear, and whether parts outside the standard are written. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const read = useRead(getEdxmlSettings, {});
  if (!read.data) return null;
  return <Settings {...read.data} onClose={onClose} />;
}

function Settings({
  vendorParts,
  organId,
  onClose,
}: {
  vendorParts: boolean;
  organId: string | null;
  onClose: () => void;
}) {
  const { t } = useTranslation('edxml');
  const save = useAct(setEdxmlSettings);
  const form = useForm({ key: 'edxml-settings', first: { vendorParts }, check: () => ({}) });
  return (
    <SheetForm
      form={form}
      title={t('form.settingsTitle')}
      send={t('form.save')}
      onClose={onClose}
      onSend={async (body) => {
        await save.mutateAsync({ body });
        toast(t('done.saved'));
      }}
    >
      <p>{organId === null ? t('form.noOrganId') : t('form.organId', { code: organId })}</p>
      <Checkbox
        label={t('form.vendorParts')}
        description={t('form.vendorHint')}
        checked={form.values.vendorParts}
        onChange={(event) => form.set({ vendorParts: event.currentTarget.checked })}
      />
    </SheetForm>
  );
}

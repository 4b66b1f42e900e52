import { useTranslation } from 'react-i18next';
import { type Campaign, launchCampaign } from '../../server/emulation/campaign-contract.ts';
import { missingFor } from '../../server/emulation/rules/launch.ts';
import { useToday } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface LaunchSheetProps {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

interface Words {
  readonly [field: string]: unknown;
  readonly on: string | null;
}

/** Phát động: what is still missing, else from which day the movement runs. */
export function LaunchSheet({ campaign, onClose }: LaunchSheetProps) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const launch = useAct(launchCampaign);
  const missing = missingFor(campaign.definition, campaign.members.length);
  const form = useForm<Words>({
    key: `launch-campaign:${campaign.id}`,
    first: { on: today },
    check: ({ on }) => (on ? {} : { on: t('launch.noDay') }),
  });

  async function send({ on }: Words): Promise<void> {
    if (!on) return;
    const { id, version } = campaign;
    await launch.mutateAsync({ params: { id }, body: { version, launchedOn: on } });
    toast(t('launch.done'));
  }

  return (
    <SheetForm
      form={form}
      title={t('launch.title')}
      send={t('launch.send')}
      onSend={send}
      onClose={onClose}
      blocked={missing.length > 0}
    >
      {missing.length > 0 ? (
        <p role="alert">{t('launch.missing', { what: missing.map(say).join(', ') })}</p>
      ) : (
        <p>{t('launch.body', { count: campaign.members.length })}</p>
      )}
      <DayField
        id={fieldId(form, 'on')}
        label={t('launch.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
    </SheetForm>
  );
}

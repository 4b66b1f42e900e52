import { useTranslation } from 'react-i18next';
import {
  type Amendment,
  moveAmendment,
  type ShownChange,
  saveAmendment,
} from '../../server/amendments/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { written } from './value-draft.ts';

type To = 'propose' | 'withdraw' | 'give_back' | 'submit' | 'conclude';

/** Carries a proposal on or back, with words; giving it back needs them. */
export function MoveSheet({
  amendment,
  to,
  onClose,
}: {
  readonly amendment: Amendment;
  readonly to: To;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('amendments');
  const move = useAct(moveAmendment);
  const { id, version } = amendment;
  const isNeeded = to === 'give_back';
  const form = useForm<{ words: string }>({
    key: `${to}-amendment:${id}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      isNeeded && words.trim().length < 5 ? { words: t('form.short') } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t(`act.${to}`)}
      send={t(`act.${to}`)}
      onClose={onClose}
      onSend={async ({ words }) => {
        await move.mutateAsync({ params: { id }, body: { version, to, words: words.trim() } });
        toast(t('done'));
      }}
    >
      <LongTextField
        form={form}
        name="words"
        label={t('form.words')}
        optional={!isNeeded}
        rows={2}
      />
    </SheetForm>
  );
}

/** Takes a change out of a draft. */
export function RemoveSheet({
  amendment,
  change,
  onClose,
}: {
  readonly amendment: Amendment;
  readonly change: ShownChange;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('amendments');
  const save = useAct(saveAmendment);
  const form = useForm<Record<string, never>>({
    key: `remove-change:${amendment.id}:${change.key}`,
    first: {},
    check: () => ({}),
  });
  const { id, version, title } = amendment;
  const changes = amendment.list.filter(({ key }) => key !== change.key).map(written);
  return (
    <SheetForm
      form={form}
      title={t('act.remove')}
      send={t('act.remove')}
      onClose={onClose}
      onSend={async () => {
        await save.mutateAsync({ params: { id }, body: { version, title, changes } });
        toast(t('done'));
      }}
    >
      <p>
        {t(`kind.${change.kind}`)}: {change.title}
      </p>
    </SheetForm>
  );
}

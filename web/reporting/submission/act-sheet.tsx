import { useTranslation } from 'react-i18next';
import {
  acceptSubmission,
  giveSubmissionBack,
  presentSubmission,
  returnSubmission,
  withdrawSubmission,
} from '../../../server/reporting/submission-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { LongTextField } from '../../kit/form.tsx';
import { say } from '../../kit/format.ts';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import { type ActSheetProps, Findings } from './act-sheet-parts.tsx';
import { SignSheet } from './sign-sheet.tsx';

/** What a formal act will do, before it is done. */
export function ActSheet(props: ActSheetProps) {
  switch (props.act) {
    case 'sign':
      return <SignSheet {...props} />;
    case 'present':
    case 'accept':
      return <ConfirmSheet {...props} act={props.act} />;
    case 'give_back':
    case 'withdraw':
    case 'return':
      return <ReasonSheet {...props} act={props.act} />;
    default:
      return null;
  }
}

function ConfirmSheet({
  act,
  submission,
  before,
  onClose,
}: ActSheetProps & { act: 'present' | 'accept' }) {
  const { t } = useTranslation('submissions');
  const acts = { present: useAct(presentSubmission), accept: useAct(acceptSubmission) };
  const form = useForm<Record<string, never>>({
    ...{ key: `${act}:${submission.id}`, first: {}, check: () => ({}) },
  });
  const { id, version, frame, unit, number } = submission;
  return (
    <SheetForm
      form={form}
      title={t(`act.${act}`)}
      send={t(`act.${act}`)}
      onClose={onClose}
      onSend={async () => {
        if (!(await before())) return;
        await acts[act].mutateAsync({ params: { id }, body: { version } });
        toast(t(`done.${act}`));
      }}
    >
      <p>
        {act === 'present'
          ? t('sheet.presentWhat')
          : t('sheet.acceptWhat', {
              ...{ report: frame.report, period: say(frame.period), unit: unit.name },
              number: number ?? '',
            })}
      </p>
      {act === 'accept' && <p className="meta">{t('sheet.acceptThen')}</p>}
      <Findings submission={submission} />
    </SheetForm>
  );
}

interface ReasonWords {
  readonly [field: string]: unknown;
  readonly reason: string;
}

function ReasonSheet({
  act,
  submission,
  onClose,
}: ActSheetProps & { act: 'give_back' | 'withdraw' | 'return' }) {
  const { t } = useTranslation('submissions');
  const acts = {
    give_back: useAct(giveSubmissionBack),
    withdraw: useAct(withdrawSubmission),
    return: useAct(returnSubmission),
  };
  const { id, version } = submission;
  const isOptional = act === 'give_back';
  const form = useForm<ReasonWords>({
    ...{ key: `${act}:${id}`, first: { reason: '' } },
    check: ({ reason }) =>
      isOptional || reason.trim().length >= 5 ? {} : { reason: t('sheet.reasonShort') },
  });
  return (
    <SheetForm
      form={form}
      title={t(`act.${act}`)}
      send={t(`act.${act}`)}
      onClose={onClose}
      onSend={async ({ reason }) => {
        await acts[act].mutateAsync({ params: { id }, body: { version, reason } });
        toast(t(`done.${act}`));
      }}
    >
      <LongTextField
        form={form}
        name="reason"
        label={t('sheet.reason')}
        rows={4}
        optional={isOptional}
      />
    </SheetForm>
  );
}

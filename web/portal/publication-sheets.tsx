import { useTranslation } from 'react-i18next';
import {
  approvePublication,
  type Choices,
  movePublication,
  type Publication,
  previewPublication,
  savePublication,
  withdrawPublication,
} from '../../server/portal/contract.ts';
import { RHYTHMS } from '../../server/portal/rules/publication-steps.ts';
import { useToday } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { LoadingState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { ChangesTable } from './changes-table.tsx';
import type { Opened } from './opened.ts';

interface SheetProps {
  readonly publication: Publication;
  readonly onClose: () => void;
}

/** The form of whatever is being done. */
export function Sheets({ publication, opened, onClose }: SheetProps & { opened: Opened }) {
  const shared = { publication, onClose };
  switch (opened.act) {
    case 'write':
      return <ChoicesSheet {...shared} />;
    case 'approve':
      return <ApproveSheet {...shared} />;
    case 'withdraw':
      return <WithdrawSheet {...shared} edition={null} />;
    case 'withdrawEdition':
      return <WithdrawSheet {...shared} edition={opened.edition} />;
    case 'leaveOut':
      return <LeaveOutSheet {...shared} thing={opened.thing} />;
    default:
      return <MoveSheet {...shared} to={opened.act} />;
  }
}

interface ChoicesDraft {
  readonly [field: string]: unknown;
  readonly kind: string;
  readonly cutOff: string | null;
  readonly note: string;
  readonly rhythm: string;
}

/** What the next edition is: its kind, its cut-off day, what it tells its readers. */
function ChoicesSheet({ publication, onClose }: SheetProps) {
  const { t } = useTranslation('portal');
  const today = useToday();
  const save = useAct(savePublication);
  const { id, version, edition, stage, choices } = publication;
  const begins = stage === 'none';
  const form = useForm<ChoicesDraft>({
    key: `publication-choices:${id}:${edition}`,
    first: {
      kind: edition === 0 ? 'first' : begins ? 'update' : (choices?.kind ?? 'update'),
      cutOff: begins ? today : (choices?.cutOff ?? today),
      note: begins ? '' : (choices?.note ?? ''),
      rhythm: choices?.rhythm ?? 'none',
    },
    check: ({ cutOff, kind, note }) => ({
      ...(cutOff ? {} : { cutOff: t('form.noDay') }),
      ...(kind === 'correction' && note.trim().length < 10
        ? { note: t('form.short', { count: 10 }) }
        : {}),
    }),
  });
  const kinds = edition === 0 ? (['first'] as const) : (['update', 'correction'] as const);
  return (
    <SheetForm
      form={form}
      title={t(begins ? 'act.begin' : 'act.write')}
      send={t(begins ? 'act.begin' : 'act.write')}
      onClose={onClose}
      onSend={async ({ kind, cutOff, note, rhythm }) => {
        const chosen: Choices = {
          ...{ also: {}, without: {}, leftOut: [], fileIds: [], scorecardIds: [], ...choices },
          kind: kinds.find((each) => each === kind) ?? kinds[0],
          cutOff: cutOff ?? today,
          note: note.trim(),
          rhythm: RHYTHMS.find((each) => each === rhythm) ?? 'none',
        };
        await save.mutateAsync({ params: { id }, body: { version, choices: chosen } });
        toast(t('done'));
      }}
    >
      <ChoiceField
        form={form}
        name="kind"
        label={t('form.kind')}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <DayField
        id={fieldId(form, 'cutOff')}
        label={t('form.cutOff')}
        value={form.values.cutOff}
        error={form.errorOf('cutOff')}
        onChange={(day) => form.set({ cutOff: day })}
      />
      <LongTextField
        form={form}
        name="note"
        label={t('form.note')}
        hint={t('form.noteHint')}
        optional={form.values.kind !== 'correction'}
      />
      <ChoiceField
        form={form}
        name="rhythm"
        label={t('form.rhythm')}
        options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
      />
    </SheetForm>
  );
}

/** Carries the next edition on or back; returning it needs words. */
function MoveSheet({
  publication,
  to,
  onClose,
}: SheetProps & { to: 'propose' | 'take_back' | 'drop' | 'return' }) {
  const { t } = useTranslation('portal');
  const move = useAct(movePublication);
  const { id, version } = publication;
  const isNeeded = to === 'return';
  const form = useForm<{ words: string }>({
    key: `${to}-publication:${id}`,
    first: { words: '' },
    check: ({ words }): { words?: string } =>
      isNeeded && words.trim().length < 5 ? { words: t('form.short', { count: 5 }) } : {},
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
      {isNeeded ? (
        <LongTextField form={form} name="words" label={t('form.words')} rows={2} />
      ) : (
        <p>{publication.plan.title}</p>
      )}
    </SheetForm>
  );
}

/** Publishes what the preview shows, and nothing else: where facts moved meanwhile, it is shown anew. */
function ApproveSheet({ publication, onClose }: SheetProps) {
  const { t } = useTranslation('portal');
  const approve = useAct(approvePublication);
  const { id, version, address } = publication;
  const preview = useRead(previewPublication, { params: { id } });
  const form = useForm<Record<string, never>>({
    ...{ key: `approve-publication:${id}`, first: {}, check: () => ({}) },
  });
  const seen = preview.data;
  return (
    <SheetForm
      form={form}
      title={t('act.approve')}
      send={t('act.approve')}
      blocked={!seen}
      onClose={onClose}
      onSend={async () => {
        const body = { version, digest: seen?.digest ?? '' };
        try {
          const { edition } = await approve.mutateAsync({ params: { id }, body });
          toast(t('published', { edition }));
        } catch (error) {
          await preview.refetch();
          throw error;
        }
      }}
    >
      <p>{t('page.public', { address })}</p>
      <p>{t('page.everyoneReads')}</p>
      {!seen && <LoadingState />}
      {seen && seen.drift.length > 0 && (
        <>
          <h3>{t('page.drift', { count: seen.drift.length })}</h3>
          <ChangesTable changes={seen.drift} />
        </>
      )}
    </SheetForm>
  );
}

/** Takes the page back, or one earlier edition; the reason is for everybody. */
function WithdrawSheet({ publication, edition, onClose }: SheetProps & { edition: number | null }) {
  const { t } = useTranslation('portal');
  const withdraw = useAct(withdrawPublication);
  const { id, version } = publication;
  const form = useForm<{ reason: string }>({
    key: `withdraw-publication:${id}:${edition ?? ''}`,
    first: { reason: '' },
    check: ({ reason }): { reason?: string } =>
      reason.trim().length < 10 ? { reason: t('form.short', { count: 10 }) } : {},
  });
  const act = t(edition === null ? 'act.withdraw' : 'act.withdrawEdition');
  return (
    <SheetForm
      form={form}
      title={act}
      send={act}
      onClose={onClose}
      onSend={async ({ reason }) => {
        const body = { version, edition, reason: reason.trim() };
        await withdraw.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <LongTextField form={form} name="reason" label={t('form.publicReason')} rows={2} />
    </SheetForm>
  );
}

/** Leaves something out as a whole; why is for the inside. */
function LeaveOutSheet({
  publication,
  thing,
  onClose,
}: SheetProps & { thing: Extract<Opened, { act: 'leaveOut' }>['thing'] }) {
  const { t } = useTranslation('portal');
  const save = useAct(savePublication);
  const { id, version, choices } = publication;
  const form = useForm<{ reason: string }>({
    key: `leave-out:${id}:${thing.kind}:${thing.ref}`,
    first: { reason: '' },
    check: ({ reason }): { reason?: string } =>
      reason.trim().length < 5 ? { reason: t('form.short', { count: 5 }) } : {},
  });
  return (
    <SheetForm
      form={form}
      title={t('act.leaveOut')}
      send={t('act.leaveOut')}
      onClose={onClose}
      onSend={async ({ reason }) => {
        if (!choices) return;
        const { kind, ref } = thing;
        const leftOut = [...choices.leftOut, { kind, ref, reason: reason.trim() }];
        const body = { version, choices: { ...choices, leftOut } };
        await save.mutateAsync({ params: { id }, body });
        toast(t('done'));
      }}
    >
      <p>
        {t(`thing.${thing.kind}`)}: {thing.title}
      </p>
      <LongTextField form={form} name="reason" label={t('form.reason')} rows={2} />
    </SheetForm>
  );
}

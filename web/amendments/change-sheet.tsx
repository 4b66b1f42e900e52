import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Amendment, ChangeWords, saveAmendment } from '../../server/amendments/contract.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  KINDS,
  THINGS,
  type ThingKind,
} from '../../server/amendments/rules/kinds.ts';
import { getAmendable, listAmendable } from '../../server/amendments/versions-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ConflictDialog, conflictOf, type DifferenceOf409 } from '../kit/conflict-dialog.tsx';
import { LongTextField } from '../kit/form.tsx';
import { Segments } from '../kit/segments.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './amendments.module.css';
import { useSay } from './change-card.tsx';
import {
  draftFrom,
  EMPTY,
  FIELDS_OF,
  faultOf,
  isSimple,
  type ValueDraft,
  valueFrom,
  written,
} from './value-draft.ts';
import { ValueFields } from './value-fields.tsx';

const ChangeList = z.array(ChangeWords);

interface ChangeDraft extends ValueDraft {
  readonly reason: string;
}

interface ChangeSheetProps {
  readonly amendment: Amendment;
  /** The change to be written anew; null to add one. */
  readonly change: Amendment['list'][number] | null;
  /** The thing from whose page it is proposed. */
  readonly from?: { readonly thing: ThingKind; readonly id: string } | null;
  readonly onClose: () => void;
}

/** Thêm, sửa một thay đổi: what of the plan, what becomes of it, why; what is now stands beside it. */
export function ChangeSheet({ amendment, change, from = null, onClose }: ChangeSheetProps) {
  const { t } = useTranslation('amendments');
  const say = useSay();
  const save = useAct(saveAmendment);
  const { id, plan, list, title, version } = amendment;
  const [conflict, setConflict] = useState<DifferenceOf409 | null>(null);
  const [thing, setThing] = useState<ThingKind>(
    change ? KINDS[change.kind].thing : (from?.thing ?? 'task'),
  );
  const [adds, setAdds] = useState(change !== null && 'adds' in KINDS[change.kind]);
  const [thingId, setThingId] = useState<string | null>(change?.thingId ?? from?.id ?? null);
  const [chosen, setKind] = useState<ChangeKind | null>(change?.kind ?? null);
  const offers = useRead(
    listAmendable,
    { params: { id: plan.id }, query: { thing } },
    { keep: true },
  );
  const tasks = useRead(listAmendable, { params: { id: plan.id }, query: { thing: 'task' } });
  const found = useRead(
    getAmendable,
    { params: { id: plan.id, thing, thingId: thingId ?? '0' } },
    { enabled: thingId !== null && !adds },
  );
  const kinds = adds
    ? CHANGE_KINDS.filter((each) => KINDS[each].thing === thing && 'adds' in KINDS[each])
    : (found.data?.kinds ?? []).map(({ kind }) => kind);
  const kind = chosen !== null && kinds.includes(chosen) ? chosen : (kinds[0] ?? null);
  const shape = kind === null ? null : KINDS[kind].value;
  const now = found.data?.kinds.find((each) => each.kind === kind);
  const form = useForm<ChangeDraft>({
    key: `amend:${id}:${change?.key ?? 'new'}:${thingId ?? thing}:${kind ?? ''}`,
    first: {
      ...{ ...EMPTY, ...draftFrom(change?.after ?? now?.now ?? null, found.data?.units ?? []) },
      reason: change?.reason ?? '',
    },
    check: (values) => {
      const errors: FormErrors<ChangeDraft> = {};
      for (const field of shape === null ? [] : FIELDS_OF[shape]) {
        const fault = shape && !isFree(kind, field) && faultOf(field, values, shape);
        if (fault) errors[field] = t(`form.${fault}`);
      }
      if (values.reason.trim().length < 5) errors.reason = t('form.short');
      return errors;
    },
  });
  const isReady = kind !== null && (adds || thingId !== null) && isSimple(now?.now ?? null);

  async function put(changes: ChangeWords[], at: number): Promise<void> {
    await save.mutateAsync({ params: { id }, body: { version: at, title, changes } });
    toast(t('done'));
  }
  async function send(values: ChangeDraft): Promise<void> {
    if (kind === null) return;
    const words: ChangeWords = {
      ...{ key: change?.key ?? newKeyOf(list), kind, thingId: adds ? null : thingId },
      after: valueFrom(shape, values, now?.now ?? null),
      reason: values.reason.trim(),
    };
    const others = list.map(written);
    const changes = change
      ? others.map((each) => (each.key === change.key ? words : each))
      : [...others, words];
    try {
      await put(changes, version);
    } catch (error) {
      const found409 = conflictOf(error);
      if (!found409) throw error;
      const fields = found409.fields.map((each) =>
        each.field === 'changes' ? { ...each, yours: changes } : { ...each, yours: title },
      );
      setConflict({ ...found409, fields });
      throw error;
    }
  }

  return (
    <>
      <SheetForm
        form={form}
        title={t(change ? 'act.edit' : 'act.write')}
        send={t('form.save')}
        onSend={send}
        onClose={onClose}
        blocked={!isReady}
      >
        {change === null && (
          <>
            <Segments
              label={t('form.way')}
              value={adds ? 'add' : 'change'}
              data={(['change', 'add'] as const).map((value) => ({
                value,
                label: t(`form.${value}`),
              }))}
              onChange={(value) => setAdds(value === 'add')}
            />
            <Select
              label={t('form.thing')}
              allowDeselect={false}
              value={thing}
              data={THINGS.map((value) => ({ value, label: t(`form.things.${value}`) }))}
              onChange={(value) => {
                setThing(THINGS.find((each) => each === value) ?? 'task');
                setThingId(null);
              }}
            />
            {!adds && (
              <Select
                label={t('form.which')}
                description={t('form.whichHint')}
                searchable
                value={thingId}
                data={(offers.data?.items ?? []).map((item) => ({
                  value: item.id,
                  label: [item.label, item.title].filter(Boolean).join(' '),
                }))}
                onChange={setThingId}
              />
            )}
          </>
        )}
        {kinds.length > 1 && (
          <Select
            label={t('form.kind')}
            allowDeselect={false}
            value={kind}
            data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => setKind(CHANGE_KINDS.find((each) => each === value) ?? null)}
          />
        )}
        {now?.says && (
          <p className={classes.meta}>
            {t('form.now', { words: say(now.says) || t('form.nowNone') })}
          </p>
        )}
        {!isSimple(now?.now ?? null) && <p>{t('form.notSimple')}</p>}
        {shape && isReady && (
          <ValueFields
            form={form}
            shape={shape}
            {...(isOneLead(kind, now?.now) ? { most: 1 } : {})}
            choices={{
              tasks: (tasks.data?.items ?? []).filter((item) => item.id !== thingId),
              fields: offers.data?.fields ?? [],
              sources: offers.data?.sources ?? [],
              indicators: offers.data?.indicators ?? [],
            }}
          />
        )}
        <LongTextField form={form} name="reason" label={t('form.reason')} rows={2} />
      </SheetForm>
      <ConflictDialog
        difference={conflict}
        nameOf={(field) => t(field === 'title' ? 'form.proposalTitle' : 'page.changes')}
        say={(_field, value) => (Array.isArray(value) ? String(value.length) : String(value ?? ''))}
        onClose={() => setConflict(null)}
        onMerge={({ changes }, at) => {
          void put(ChangeList.parse(changes), at).then(onClose, toastProblem);
        }}
      />
    </>
  );
}

/** A product may be left out again; nobody need coordinate. */
function isFree(kind: ChangeKind | null, field: string): boolean {
  return (
    (kind === 'task_product' && field === 'words') ||
    (kind === 'task_coordinators' && field === 'units')
  );
}

function isOneLead(
  kind: ChangeKind | null,
  now: Amendment['list'][number]['before'] | undefined,
): boolean {
  return kind === 'task_leads' && now?.as === 'units' && now.unitIds.length === 1;
}

function newKeyOf(list: Amendment['list']): string {
  const numbers = list.map(({ key }) => Number(/^c(\d+)$/.exec(key)?.[1] ?? 0));
  return `c${Math.max(0, ...numbers) + 1}`;
}

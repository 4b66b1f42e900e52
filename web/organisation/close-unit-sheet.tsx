import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  closeUnit,
  getUnit,
  listUnits,
  type UnitPage,
} from '../../server/organisation/contract.ts';
import { call } from '../app/client.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';

interface ClosingWords {
  readonly [field: string]: unknown;
  readonly lastDay: string | null;
  readonly basis: string;
}

/** Closes a unit after a day: its history stays, new work no longer reaches it. */
export function CloseUnitSheet({ unit, onClose }: { unit: UnitPage; onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const client = useQueryClient();
  const form = useForm<ClosingWords>({
    key: `close-unit:${unit.id}`,
    first: { lastDay: null, basis: '' },
    check: ({ lastDay }) => (lastDay ? {} : { lastDay: t('units.closing.noDay') }),
  });

  async function send({ lastDay, basis }: ClosingWords): Promise<void> {
    if (!lastDay) return;
    await call(closeUnit, {
      params: { id: unit.id },
      body: { lastDay, version: unit.version, basis: basis.trim() || null },
    });
    await Promise.all(
      [listUnits, getUnit].map((each) => client.invalidateQueries({ queryKey: keyOf(each) })),
    );
    toast(t('units.closing.done', { name: unit.name }));
  }

  return (
    <SheetForm
      form={form}
      title={t('units.closing.title', { name: unit.name })}
      send={t('units.closing.send')}
      onSend={send}
      onClose={onClose}
    >
      <p>{t('units.closing.what')}</p>
      <DayField
        id={fieldId(form, 'lastDay')}
        label={t('units.closing.lastDay')}
        value={form.values.lastDay}
        error={form.errorOf('lastDay')}
        onChange={(lastDay) => form.set({ lastDay })}
        autoFocus
      />
      <TextField
        form={form}
        name="basis"
        label={t('units.closing.basis')}
        hint={t('units.closing.basisHint')}
        optional
      />
    </SheetForm>
  );
}

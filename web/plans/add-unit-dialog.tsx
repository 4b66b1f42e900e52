import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addUnit, listUnits, type Unit } from '../../server/organisation/contract.ts';
import { UNIT_KIND_NAMES, UNIT_KINDS } from '../../server/organisation/rules/unit-kind.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { Form, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { Dialog } from '../kit/sheet.tsx';
import { toast } from '../kit/toast.tsx';
import { UnitPicker } from '../kit/unit-picker.tsx';
import { useForm } from '../kit/use-form.ts';

interface AddUnitDialogProps {
  readonly name: string;
  /** The day from which it is known to exist: the day of the document. */
  readonly from: string | null;
  readonly onAdded: (unit: Unit) => void;
  readonly onClose: () => void;
}

type Values = {
  name: string;
  shortName: string;
  kind: string;
  validFrom: string | null;
  parent: { id: string; name: string; shortName: string | null }[];
};

/** A unit that the register lacks, added without leaving the review. */
export function AddUnitDialog({ name, from, onAdded, onClose }: AddUnitDialogProps) {
  const { t } = useTranslation('plans');
  const { t: kit } = useTranslation('kit');
  const add = useAct(addUnit, { stale: [listUnits] });
  const form = useForm<Values>({
    key: `add-unit:${name}`,
    first: { name, shortName: '', kind: 'division', validFrom: from ?? '2021-01-01', parent: [] },
    check: (values) => ({
      ...(values.name.trim().length < 2 ? { name: t('unit.needName') } : {}),
      ...(values.validFrom === null ? { validFrom: t('unit.needDay') } : {}),
    }),
  });
  const submit = () =>
    void form.submit(async (values) => {
      const unit = await add.mutateAsync({
        body: {
          name: values.name.trim(),
          shortName: values.shortName.trim() || null,
          kind: values.kind,
          code: null,
          parentId: values.parent[0]?.id ?? null,
          validFrom: values.validFrom ?? '',
        },
      });
      toast(t('unit.added', { name: unit.name }));
      onAdded(unit);
    });
  return (
    <Dialog opened onClose={onClose} title={t('unit.newTitle')}>
      <Form
        form={form}
        onSubmit={submit}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('unit.newSend')}
            </Button>
          </>
        }
      >
        <TextField form={form} name="name" label={t('unit.newName')} autoFocus />
        <TextField form={form} name="shortName" label={t('unit.newShort')} optional />
        <ChoiceField
          form={form}
          name="kind"
          label={t('unit.newKind')}
          options={UNIT_KINDS.map((kind) => ({ value: kind, label: say(UNIT_KIND_NAMES[kind]) }))}
        />
        <UnitPicker
          label={t('unit.newParent')}
          hint={t('unit.newParentHint')}
          optional
          value={form.values.parent}
          onChange={(parent) => form.set({ parent })}
        />
        <DayField
          label={t('unit.newFrom')}
          value={form.values.validFrom}
          error={form.errorOf('validFrom')}
          onChange={(validFrom) => form.set({ validFrom })}
        />
      </Form>
    </Dialog>
  );
}

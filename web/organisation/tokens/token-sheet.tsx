import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { RIGHT_WORDS } from '../../../server/organisation/rules/right-words.ts';
import type { Right } from '../../../server/organisation/rules/rights.ts';
import {
  createToken,
  listMyTokens,
  type TokenOffer,
} from '../../../server/organisation/token-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, TextField } from '../../kit/form.tsx';
import { day, say } from '../../kit/format.ts';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import classes from './tokens.module.css';

interface Values {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly unit: UnitRef | null;
  readonly lastDay: string | null;
}

interface TokenSheetProps {
  readonly offer: TokenOffer;
  readonly onMade: (made: { name: string; secret: string }) => void;
  readonly onClose: () => void;
}

/** A new key: for which program, what it may do, over which unit, until when. */
export function TokenSheet({ offer, onMade, onClose }: TokenSheetProps) {
  const { t } = useTranslation('access');
  const make = useAct(createToken, { stale: [listMyTokens] });
  const form = useForm<Values>({
    key: 'token',
    first: { name: '', rights: [], unit: null, lastDay: offer.latestDay },
    check: ({ name, rights, lastDay }) => {
      const errors: FormErrors<Values> = {};
      if (name.trim().length < 2) errors.name = t('token.noName');
      if (rights.length === 0) errors.rights = t('token.noRights');
      if (!lastDay) errors.lastDay = t('token.noDay');
      return errors;
    },
  });
  const { rights, unit } = form.values;
  const isNarrow = unit !== null && unit.id !== offer.unit.id;
  const allowed: readonly Right[] = isNarrow ? offer.narrowRights : offer.rights;
  const chosen = rights.filter((right) => allowed.includes(right));
  const tick = (those: readonly Right[], isOn: boolean) =>
    form.set({
      rights: allowed.filter((right) => (those.includes(right) ? isOn : rights.includes(right))),
    });

  async function send({ name, lastDay }: Values): Promise<void> {
    if (!lastDay) return;
    const unitId = unit?.id ?? null;
    const body = { name, rights: [...chosen], unitId, lastDay };
    const { secret } = await make.mutateAsync({ body });
    onMade({ name, secret });
  }

  return (
    <SheetForm
      form={form}
      title={t('token.add')}
      send={t('token.make')}
      onSend={send}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="name"
        label={t('token.name')}
        hint={t('token.nameHint')}
        maxLength={100}
      />
      <UnitPicker
        label={t('token.unit')}
        optional
        hint={t('token.unitHint', { unit: offer.unit.name })}
        value={unit ? [unit] : []}
        onChange={([next]) => form.set({ unit: next ?? null })}
      />
      <fieldset className={classes.rights} id={fieldId(form, 'rights')}>
        <legend>{t('token.groups')}</legend>
        {offer.groups.map(({ key, rights: those }) => {
          const open = those.filter((right) => allowed.includes(right));
          const ticked = open.filter((right) => chosen.includes(right)).length;
          return (
            <Checkbox
              key={key}
              label={t(`token.group.${key}`)}
              disabled={open.length === 0}
              checked={open.length > 0 && ticked === open.length}
              indeterminate={ticked > 0 && ticked < open.length}
              onChange={(event) => tick(open, event.currentTarget.checked)}
            />
          );
        })}
        <details>
          <summary>{t('token.oneByOne', { count: chosen.length })}</summary>
          <div className={classes.all}>
            {allowed.map((right) => (
              <Checkbox
                key={right}
                size="xs"
                label={say(RIGHT_WORDS[right])}
                checked={chosen.includes(right)}
                onChange={(event) => tick([right], event.currentTarget.checked)}
              />
            ))}
          </div>
        </details>
        {form.errorOf('rights') && (
          <p className={classes.error} role="alert">
            {form.errorOf('rights')}
          </p>
        )}
      </fieldset>
      <DayField
        id={fieldId(form, 'lastDay')}
        label={t('token.lastDay')}
        hint={t('token.lastDayHint', { day: day(offer.latestDay) })}
        value={form.values.lastDay}
        error={form.errorOf('lastDay')}
        onChange={(lastDay) => form.set({ lastDay })}
      />
    </SheetForm>
  );
}

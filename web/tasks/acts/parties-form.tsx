import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../server/organisation/contract.ts';
import { dropParty, PARTY_ROLES, type Party, setParty } from '../../../server/tasks/contract.ts';
import { isForOnePerson, mayArrange } from '../../../server/tasks/rules/parties.ts';
import { useMe } from '../../app/me.ts';
import { asProblem } from '../../app/problem-error.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField } from '../../kit/form.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { UnitPicker } from '../../kit/unit-picker.tsx';
import { PartyLine } from '../page/party-line.tsx';
import type { ActFormProps } from './act-form.tsx';
import { ActFrame } from './act-frame.tsx';
import classes from './acts.module.css';
import { type Person, PersonPicker } from './person-picker.tsx';
import { useActForm } from './use-act-form.ts';

interface Values {
  readonly [field: string]: unknown;
  readonly role: Party['role'];
  readonly unit: readonly UnitRef[];
  readonly person: Person | null;
  readonly duty: string;
  readonly dueOn: string | null;
}

const BLANK: Values = { role: 'coordinate', unit: [], person: null, duty: '', dueOn: null };

/** Người tham gia: who takes part now, each to be changed or removed, and one more to add. */
export function PartiesForm({ task, onDone, onCancel }: ActFormProps) {
  const { t } = useTranslation('life');
  const { acting } = useMe();
  const set = useAct(setParty);
  const drop = useAct(dropParty);
  const [editing, setEditing] = useState<Party | null>(null);
  // Whoever holds the task asks for help; the rest is the assigner's, and the server has the last word.
  const { isGroup } = task;
  const isAssigner = isGroup || acting.unit.id !== task.unit.id;
  const roles = PARTY_ROLES.filter((role) => mayArrange(role, { isAssigner, isGroup }));
  const state = useActForm<Values>({
    act: 'edit_parties',
    task,
    first: isGroup ? { ...BLANK, role: 'leader' } : BLANK,
    check: ({ role, unit, person }) => ({
      ...(!isForOnePerson(role) && unit.length === 0 ? { unit: t('party.chooseUnit') } : {}),
      ...(isForOnePerson(role) && person === null ? { person: t('party.choosePerson') } : {}),
    }),
    send: ({ role, unit, person, duty, dueOn }) => {
      const one = isForOnePerson(role);
      const place = task.parties.find((each) =>
        one ? each.role === role : each.role === role && each.unit.id === unit[0]?.id,
      );
      return set.mutateAsync({
        params: { id: task.id },
        body: {
          ...{ role, seen: place?.id ?? null, dueOn: one ? null : dueOn },
          ...{ unitId: one ? null : (unit[0]?.id ?? null), personId: one ? person?.id : null },
          duty: duty.trim() || null,
        },
      });
    },
    onDone,
  });
  const { form } = state;
  const { role } = form.values;
  const one = isForOnePerson(role);

  function change(party: Party): void {
    setEditing(party);
    form.set({
      ...{ role: party.role, unit: [party.unit], duty: party.duty ?? '', dueOn: party.dueOn },
      person: party.person && { ...party.person, meta: party.person.post ?? '' },
    });
  }

  async function remove(party: Party): Promise<void> {
    const body = { role: party.role, unitId: party.unit.id, seen: party.id };
    try {
      await drop.mutateAsync({ params: { id: task.id }, body });
      toast(t('party.dropped', { name: party.person?.name ?? party.unit.name }));
    } catch (error) {
      toastProblem(asProblem(error));
    }
  }

  return (
    <ActFrame
      act="edit_parties"
      state={state}
      onCancel={onCancel}
      sendWord={editing === null ? t('party.add') : t('party.save')}
    >
      <p className={classes.intro}>{t('next.edit_parties')}</p>
      {task.parties.length === 0 ? (
        <p className="meta">{t('party.none')}</p>
      ) : (
        <ul className={classes.choice}>
          {task.parties.map((party) => (
            <li key={`${party.role}:${party.unit.id}`} className={classes.party}>
              <PartyLine party={party} brief />
              <span className={classes.partyActs}>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('party.change', { name: party.person?.name ?? party.unit.name })}
                  onClick={() => change(party)}
                >
                  {t('party.changeWord')}
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('party.drop', { name: party.person?.name ?? party.unit.name })}
                  onClick={() => void remove(party)}
                >
                  {t('party.dropWord')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3>{editing === null ? t('party.addTitle') : editing.unit.name}</h3>
      <NativeSelect
        label={t('party.as')}
        data={roles.map((value) => ({ value, label: t(`party.role.${value}`) }))}
        value={role}
        onChange={(event) => {
          const next = roles.find((each) => each === event.currentTarget.value);
          if (next) form.set({ role: next });
        }}
      />
      {one ? (
        <PersonPicker
          label={t('party.person')}
          value={form.values.person}
          onChange={(person) => form.set({ person })}
        />
      ) : (
        <UnitPicker
          id={fieldId(form, 'unit')}
          label={t('party.unit')}
          value={form.values.unit}
          error={form.errorOf('unit')}
          onChange={(unit) => form.set({ unit })}
        />
      )}
      {form.errorOf('person') !== undefined && (
        <p className={classes.warn}>{form.errorOf('person')}</p>
      )}
      <LongTextField
        form={form}
        name="duty"
        label={t('party.duty')}
        hint={t('party.dutyHint')}
        optional
        rows={2}
      />
      {role === 'coordinate' && (
        <DayField
          id={fieldId(form, 'dueOn')}
          label={t('party.due')}
          optional
          value={form.values.dueOn}
          onChange={(dueOn) => form.set({ dueOn })}
        />
      )}
    </ActFrame>
  );
}

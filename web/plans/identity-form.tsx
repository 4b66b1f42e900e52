import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_TYPE_NAMES } from '../../server/directives/rules/document-types.ts';
import type { Unit } from '../../server/organisation/contract.ts';
import type { Draft, DraftProblem } from '../../server/plans/contract.ts';
import { DayField } from '../kit/date-field.tsx';
import { say } from '../kit/format.ts';
import { patchIdentity } from './draft-edits.ts';
import { FieldBox, WordsBox } from './field-box.tsx';
import classes from './item.module.css';
import { setIssuer } from './task-edits.ts';
import { UnitsField } from './units-field.tsx';
import { useReviewHere } from './use-review.ts';

/** Abbreviations of document types, each with its name behind it. */
export const TYPES = Object.entries(DOCUMENT_TYPE_NAMES).map(([value, { vi }]) => ({
  value,
  label: value === vi ? value : `${value} · ${vi}`,
}));

interface IdentityFormProps {
  readonly identity: Draft['identity'];
  readonly problems: readonly DraftProblem[];
  readonly onMatch: (written: string, unit: Unit) => void;
}

/** Who issued what, when, under which number: the block without which nothing can be issued. */
export function IdentityForm({ identity, problems, onMatch }: IdentityFormProps) {
  const { t } = useTranslation('plans');
  const { edit } = useReviewHere();
  const patch = (change: Partial<Draft['identity']>, field: string) =>
    edit(patchIdentity(change), `identity.${field}`);
  const fault = (field: string) => {
    const found = problems.find((problem) => problem.field === field);
    return found && say(found);
  };
  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <FieldBox name="type">
          <Select
            label={t('field.type')}
            data={TYPES}
            value={identity.type}
            searchable
            onChange={(type) => patch({ type }, 'type')}
          />
        </FieldBox>
        <WordsBox
          name="number"
          label={t('field.number')}
          first
          value={identity.number}
          error={fault('number')}
          onChange={(number) => patch({ number: number || null }, 'number')}
        />
      </div>
      <Checkbox
        label={t('field.unnumbered')}
        checked={identity.unnumbered ?? false}
        onChange={(event) => patch({ unnumbered: event.currentTarget.checked }, 'unnumbered')}
      />
      <FieldBox name="issuer">
        <UnitsField
          label={t('field.issuer')}
          only
          units={identity.issuer ? [identity.issuer] : []}
          issuedOn={identity.issuedOn}
          onMatch={onMatch}
          onChange={([issuer]) => edit(setIssuer(issuer ?? null))}
        />
        {fault('issuer') && <p className={classes.fault}>{fault('issuer')}</p>}
      </FieldBox>
      <div className={classes.pair}>
        <FieldBox name="issuedOn">
          <DayField
            label={t('field.issuedOn')}
            value={identity.issuedOn}
            onChange={(issuedOn) => patch({ issuedOn }, 'issuedOn')}
          />
        </FieldBox>
        <WordsBox
          name="signer"
          label={t('field.signer')}
          value={identity.signer}
          onChange={(signer) => patch({ signer: signer || null }, 'signer')}
        />
      </div>
      <WordsBox
        name="title"
        label={t('field.title')}
        long
        value={identity.title}
        onChange={(title) => patch({ title: title || null }, 'title')}
      />
    </div>
  );
}

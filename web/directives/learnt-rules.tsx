import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  forgetAlias,
  forgetColumn,
  learnAlias,
  learnColumn,
  listAliases,
  listColumnLabels,
} from '../../server/plans/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { number } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './read.module.css';

/** Quy tắc đã ghi: what officers taught by correcting twice; each can be forgotten, and taken back. */
export function LearntRules() {
  const { t } = useTranslation('directives');
  const aliases = useRead(listAliases, {}).data?.aliases ?? [];
  const labels = useRead(listColumnLabels, {}).data?.labels ?? [];
  const all = aliases.length + labels.length;
  if (all === 0) return null;
  return (
    <details className={classes.rules}>
      <summary>
        {t('rules.title')} <span className="tnum">{number(all)}</span>
      </summary>
      <p className="meta">{t('rules.why')}</p>
      <ul className={classes.drafts}>
        {aliases.map(({ written, unit }) => (
          <AliasLine key={`u ${written}`} written={written} unit={unit} />
        ))}
        {labels.map(({ key, written, means }) => (
          <ColumnLine key={`c ${key}`} label={key} written={written} means={means} />
        ))}
      </ul>
    </details>
  );
}

function AliasLine({ written, unit }: { written: string; unit: { id: string; name: string } }) {
  const { t } = useTranslation('directives');
  const forget = useAct(forgetAlias, { stale: [listAliases] });
  const learn = useAct(learnAlias, { stale: [listAliases] });
  const says = t('rules.alias', { written, name: unit.name });
  return (
    <Line
      says={says}
      busy={forget.isPending}
      onForget={() =>
        forget.mutate(
          { body: { written } },
          {
            onSuccess: () =>
              toast(t('rules.forgotten', { says }), {
                undo: () => learn.mutate({ body: { written, unitId: unit.id } }),
              }),
            onError: toastProblem,
          },
        )
      }
    />
  );
}

type Meaning = (typeof listColumnLabels.reply)['_output']['labels'][number]['means'];

interface ColumnLineProps {
  readonly label: string;
  readonly written: string;
  readonly means: Meaning;
}

function ColumnLine({ label, written, means }: ColumnLineProps) {
  const { t } = useTranslation('directives');
  const forget = useAct(forgetColumn, { stale: [listColumnLabels] });
  const learn = useAct(learnColumn, { stale: [listColumnLabels] });
  const says = t('rules.column', { label: written, means: t(`rules.means.${means}`) });
  return (
    <Line
      says={says}
      busy={forget.isPending}
      onForget={() =>
        forget.mutate(
          { body: { key: label } },
          {
            onSuccess: () =>
              toast(t('rules.forgotten', { says }), {
                undo: () => learn.mutate({ body: { written, means } }),
              }),
            onError: toastProblem,
          },
        )
      }
    />
  );
}

function Line(props: { says: string; busy: boolean; onForget: () => void }) {
  const { t } = useTranslation('directives');
  return (
    <li className={classes.draft}>
      <span>{props.says}</span>
      <Button
        variant="default"
        loading={props.busy}
        aria-label={`${t('rules.forget')}: ${props.says}`}
        onClick={props.onForget}
      >
        {t('rules.forget')}
      </Button>
    </li>
  );
}

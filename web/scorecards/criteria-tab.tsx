import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition } from '../../server/scorecards/contract.ts';
import { day } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { EmptyState } from '../kit/states.tsx';
import { CriteriaEditor } from './criteria-editor.tsx';
import { CriteriaView } from './criteria-view.tsx';
import { IssueCriteriaSheet } from './issue-criteria-sheet.tsx';
import type { TabProps } from './scorecard-page.tsx';
import classes from './scorecards.module.css';

/** Tiêu chí: what is in force, and the draft beside it where there is one. */
export function CriteriaTab({ card, tabs }: TabProps) {
  const { t } = useTranslation('scorecards');
  const { inForce, draft, mayDefine } = card;
  const [editing, setEditing] = useState<Definition | null>(null);
  const [issuing, setIssuing] = useState(false);
  const shown = draft ?? inForce;
  const start = draft?.definition ?? inForce?.definition ?? null;
  const acts = mayDefine && editing === null && start !== null && (
    <>
      <Button variant={draft ? 'default' : 'filled'} onClick={() => setEditing(start)}>
        {t(draft ? 'criteria.continue' : 'criteria.edit')}
      </Button>
      {draft && (
        <Button onClick={() => setIssuing(true)} disabled={card.unsound.length > 0}>
          {t('criteria.issue')}
        </Button>
      )}
    </>
  );
  return (
    <PageFrame
      title={card.name}
      facts={
        <span className={classes.facts}>
          {draft && <strong>{t('criteria.draft')}</strong>}
          <span>
            {inForce?.validFrom
              ? t('criteria.inForce', { day: day(inForce.validFrom) })
              : t('criteria.noneInForce')}
          </span>
          {inForce?.basis && <span>{t('criteria.basis', { basis: inForce.basis })}</span>}
        </span>
      }
      acts={acts}
      bar={<div className={classes.bar}>{tabs}</div>}
    >
      {card.about && <p className={classes.about}>{card.about}</p>}
      {draft && inForce && <p className="meta">{t('criteria.draftBeside')}</p>}
      {editing ? (
        <CriteriaEditor card={card} start={editing} onClose={() => setEditing(null)} />
      ) : shown ? (
        <CriteriaView
          definition={shown.definition}
          unsound={draft ? card.unsound : []}
          units={card.units}
          indicators={card.indicators}
        />
      ) : (
        <EmptyState>{t('criteria.noneInForce')}</EmptyState>
      )}
      {card.earlier.length > 0 && editing === null && (
        <details>
          <summary>{t('criteria.earlier')}</summary>
          <ul>
            {card.earlier.map(({ number, validFrom }) => (
              <li key={number}>
                {t('criteria.earlierLine', { number, day: validFrom ? day(validFrom) : '' })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {issuing && draft && (
        <IssueCriteriaSheet card={card} version={draft.version} onClose={() => setIssuing(false)} />
      )}
    </PageFrame>
  );
}

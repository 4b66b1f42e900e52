import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../server/reporting/submission-contract.ts';
import { useKeys } from '../../kit/keys/use-keys.ts';
import { MergePanel } from '../merge/merge-panel.tsx';
import { OutlineNav } from './outline-nav.tsx';
import { SectionEditor } from './section-editor.tsx';
import classes from './submission.module.css';
import { SubmissionSide } from './submission-side.tsx';

interface DeskProps {
  readonly submission: Submission;
  readonly flush: RefObject<() => Promise<boolean>>;
}

/** The desk of whoever writes: headings, the words of one of them, what the lower units wrote under it. */
export function SubmissionDesk({ submission, flush }: DeskProps) {
  const { t } = useTranslation('submissions');
  const { id, sections, facts, feeding, frozenAt } = submission;
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    sections.findIndex(({ heading }) => heading === chosen),
  );
  const section = sections[at];
  const go = (step: number) => {
    const next = sections[at + step];
    if (next) setChosen(next.heading);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: t('view.next'), run: () => go(1) },
    { keys: ['k', 'ArrowUp'], label: t('view.before'), run: () => go(-1) },
  ]);
  if (!section) return null;
  return (
    <div className={classes.desk}>
      <OutlineNav submission={submission} heading={section.heading} onHeading={setChosen} />
      <SectionEditor
        key={section.heading}
        submissionId={id}
        section={section}
        facts={facts.sections.find(({ heading }) => heading === section.heading)}
        isFrozen={frozenAt !== null}
        flush={flush}
      />
      <aside aria-label={t('side.label')}>
        {feeding.length > 0 && <MergePanel submissionId={id} heading={section.heading} canEdit />}
        <SubmissionSide submission={submission} />
      </aside>
    </div>
  );
}

import { Button, Textarea } from '@mantine/core';
import { type RefObject, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactSection } from '../../../server/reporting/facts-contract.ts';
import type { SubmissionSection } from '../../../server/reporting/submission-contract.ts';
import { ConflictDialog } from '../../kit/conflict-dialog.tsx';
import { say } from '../../kit/format.ts';
import { FactChips } from '../facts/fact-chips.tsx';
import { SectionLists } from './section-lists.tsx';
import classes from './submission.module.css';
import { useSectionWriting } from './use-section-writing.ts';

export interface EditorProps {
  readonly submissionId: string;
  readonly section: SubmissionSection;
  readonly facts: FactSection | undefined;
  readonly isFrozen: boolean;
  /** Where the page finds the way to save before an act. */
  readonly flush: RefObject<() => Promise<boolean>>;
}

/** One heading: its figures, its words, what can be put into them. */
export function SectionEditor({ submissionId, section, facts, isFrozen, flush }: EditorProps) {
  const { t } = useTranslation('submissions');
  const writing = useSectionWriting(submissionId, section);
  const id = useId();
  const { words, type } = writing;
  useEffect(() => {
    flush.current = writing.flush;
  }, [flush, writing.flush]);
  const add = (more: string) => type(words.trim() === '' ? more : `${words.trimEnd()}\n${more}`);
  const { title, previous, pieces } = section;
  const offered = section.offered.filter((each) => !words.includes(each.words));
  return (
    <section className={classes.editor} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {facts && facts.figures.length > 0 && <FactChips figures={facts.figures} frozen={isFrozen} />}
      <Textarea
        aria-label={t('section.words', { title })}
        description={t('section.hint')}
        inputWrapperOrder={['input', 'description']}
        autosize
        minRows={8}
        maxRows={24}
        value={words}
        error={writing.problem ? `${t('saveFailed')} ${writing.problem.sentence}` : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => void writing.flush()}
      />
      {pieces.length > 0 && (
        <div className={classes.block}>
          <h3>{t('section.taken')}</h3>
          {pieces.map(({ unitName, words: taken }) => (
            <p key={`${unitName} ${taken}`} className={classes.prose}>
              <strong>{unitName}:</strong> {taken}
            </p>
          ))}
        </div>
      )}
      {facts && <SectionLists tables={facts.tables} />}
      {offered.length > 0 && (
        <details className={classes.block} open={words.trim() === ''}>
          <summary>{t('section.offered', { count: offered.length })}</summary>
          <ul className={classes.offered}>
            {offered.map((each) => (
              <li key={`${each.source.taskId} ${each.words}`}>
                <span>
                  {each.words}{' '}
                  <span className="meta">
                    {[each.source.unitName, each.source.taskTitle].filter(Boolean).join(', ')}
                  </span>
                </span>
                <Button
                  variant="default"
                  data-size="xs"
                  aria-label={t('section.insertOf', { words: each.words })}
                  onClick={() => add(`- ${each.words}`)}
                >
                  {t('section.insert')}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {previous && (
        <details className={classes.block}>
          <summary>{t('section.previous', { period: say(previous.period) })}</summary>
          <p className={classes.prose}>{previous.words}</p>
          <Button variant="default" onClick={() => add(previous.words)}>
            {t('section.takePrevious')}
          </Button>
        </details>
      )}
      <ConflictDialog
        difference={writing.conflict}
        nameOf={() => title}
        onMerge={(values, version) =>
          writing.settle(String(values[section.heading] ?? ''), version)
        }
        onClose={writing.dropConflict}
      />
    </section>
  );
}

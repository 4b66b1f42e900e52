import { NativeSelect } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconInbox,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../server/reporting/submission-contract.ts';
import { usePhone } from '../../kit/use-phone.ts';
import classes from './submission.module.css';

interface OutlineNavProps {
  readonly submission: Submission;
  readonly heading: string;
  readonly onHeading: (heading: string) => void;
}

type Mark = 'differs' | 'waiting' | 'written' | 'empty';

const ICONS = {
  differs: IconAlertTriangle,
  waiting: IconInbox,
  written: IconCircleCheck,
  empty: IconCircleDashed,
} as const;

/** The headings of the outline, each with how far it is: a mark and its word. */
export function OutlineNav({ submission, heading, onHeading }: OutlineNavProps) {
  const { t } = useTranslation('submissions');
  const phone = usePhone();
  const { sections } = submission;
  const words = (section: Submission['sections'][number]) => {
    const mark = markOf(submission, section);
    return mark === 'waiting'
      ? t('outline.waiting', { count: section.waiting })
      : t(`outline.${mark}`);
  };
  if (phone) {
    return (
      <NativeSelect
        aria-label={t('outline.choose')}
        data={sections.map((section, at) => ({
          value: section.heading,
          label: `${at + 1}. ${section.title} (${words(section)})`,
        }))}
        value={heading}
        onChange={(event) => onHeading(event.currentTarget.value)}
      />
    );
  }
  return (
    <nav className={classes.outline} aria-label={t('outline.label')} data-screen>
      <ol>
        {sections.map((section, at) => {
          const mark = markOf(submission, section);
          const Icon = ICONS[mark];
          return (
            <li key={section.heading}>
              <button
                type="button"
                aria-current={section.heading === heading ? 'true' : undefined}
                onClick={() => onHeading(section.heading)}
              >
                <span>
                  {at + 1}. {section.title}
                </span>
                <span className={classes.outlineMark} data-mark={mark}>
                  <Icon size={14} stroke={1.75} aria-hidden />
                  {words(section)}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function markOf({ findings }: Submission, section: Submission['sections'][number]): Mark {
  const differs = findings.some(
    ({ kind, heading }) => kind === 'mismatch' && heading === section.heading,
  );
  if (differs) return 'differs';
  if (section.waiting > 0) return 'waiting';
  return section.words.trim() !== '' || section.pieces.length > 0 ? 'written' : 'empty';
}

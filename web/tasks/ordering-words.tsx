import { IconFileText } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../server/tasks/contract.ts';
import { day } from '../kit/format.ts';
import classes from './tasks.module.css';

type Ordered = Pick<Task, 'quote' | 'span' | 'directive' | 'clause' | 'label'>;

/** The exact words that order a task, with the document they stand in, one click from their place. */
export function OrderingWords({ task }: { task: Ordered }) {
  const { t } = useTranslation('tasks');
  const { directive, clause, span, quote } = task;
  const at = span === null ? {} : { at: `${span.start}-${span.end}` };
  const place = clause === null ? '' : placeIn(clause, quote);
  return (
    <figure className={classes.words}>
      {/* Long words scroll; what scrolls can be reached by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls */}
      <blockquote className={`document ${classes.quote}`} tabIndex={0}>
        {quote === '' ? t('words.none') : `“${quote.trim()}”`}
      </blockquote>
      <figcaption className={classes.source}>
        <span>
          {directive.number ?? directive.title}
          {directive.issuedOn !== null && ` ${t('words.of', { day: day(directive.issuedOn) })}`}
          {place !== '' && <span className={classes.place}>, {place}</span>}
        </span>
        <Link
          to="/directives/$id"
          params={{ id: directive.id }}
          search={at}
          className={classes.sourceLink}
          data-screen
        >
          <IconFileText size={16} stroke={1.75} aria-hidden />
          {t('words.open')}
        </Link>
      </figcaption>
    </figure>
  );
}

/** The clause by its label, and by its heading where the quoted words do not say the same already. */
function placeIn({ label, heading }: NonNullable<Ordered['clause']>, quote: string): string {
  const isSaid = heading === '' || quote.includes(heading.replace(/[.;:]+$/, ''));
  return isSaid ? label.replace(/[.):]+$/, '') : `${label} ${heading}`;
}

import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directive } from '../../server/directives/contract.ts';
import { type AddressQuery, textIn } from '../app/address-query.ts';
import { number } from '../kit/format.ts';
import { type Mark, marksWithin, paragraphsOf, segmentsOf } from '../plans/source-marks.ts';
import classes from './directive.module.css';
import { Outline } from './outline.tsx';

const BLOCK = 30;

/** `at=120-180` in the address: words that another page points at. */
function placeIn(query: AddressQuery): { start: number; end: number } | null {
  const found = /^(\d+)-(\d+)$/.exec(textIn(query, 'at') ?? '');
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

/** The whole text with its outline at the left and the tasks that it orders in the margin. */
export function DirectiveText({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const query: AddressQuery = useSearch({ strict: false });
  const at = textIn(query, 'at') ?? '';
  const body = useRef<HTMLElement>(null);
  const { text } = directive;
  const paragraphs = useMemo(() => paragraphsOf(text), [text]);
  const marks = useMemo(() => marksOfDirective(directive, placeIn({ at })), [directive, at]);
  useEffect(() => {
    if (at) body.current?.querySelector('[data-lit]')?.scrollIntoView({ block: 'center' });
  }, [at]);
  const goTo = (start: number) => {
    const all = [...(body.current?.querySelectorAll<HTMLElement>('[data-p]') ?? [])];
    const target = all.findLast((paragraph) => Number(paragraph.dataset.p) <= start) ?? all[0];
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  };
  if (text === '') return <p className={classes.pad}>{t('page.noTasks')}</p>;
  const blocks = Array.from({ length: Math.ceil(paragraphs.length / BLOCK) }, (_, index) =>
    paragraphs.slice(index * BLOCK, (index + 1) * BLOCK),
  );
  return (
    <div className={classes.sides}>
      <Outline nodes={directive.outline} onGo={goTo} />
      <section
        ref={body}
        className={`document ${classes.text}`}
        aria-label={t('page.tab.text')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        tabIndex={0}
      >
        {blocks.map((block) => (
          <div key={block[0]?.start} className={classes.block}>
            {block.map((paragraph) => (
              <div key={paragraph.start} className={classes.line}>
                <p data-p={paragraph.start} tabIndex={-1} className={classes.paragraph}>
                  {segmentsOf(paragraph, marksWithin(marks, paragraph)).map((segment) => (
                    <span
                      key={segment.start}
                      data-lit={segment.marks.some(({ key }) => key === 'at') || undefined}
                      className={segment.marks.length > 0 ? classes.mark : undefined}
                    >
                      {text.slice(segment.start, segment.end)}
                    </span>
                  ))}
                </p>
                <Margin directive={directive} from={paragraph.start} to={paragraph.end} />
              </div>
            ))}
          </div>
        ))}
      </section>
    </div>
  );
}

function marksOfDirective({ tasks }: Directive, at: { start: number; end: number } | null): Mark[] {
  const ordered = tasks.flatMap(({ wordsId, span }): Mark[] =>
    span ? [{ ...span, key: wordsId, kind: 'item' }] : [],
  );
  const lit: Mark[] = at ? [{ ...at, key: 'at', kind: 'number' }] : [];
  return [...ordered, ...lit].toSorted((a, b) => a.start - b.start);
}

const SHOWN = 2;

/** Tasks whose words begin in a paragraph: how many, which, and whether anybody has taken them on. */
function Margin({ directive, from, to }: { directive: Directive; from: number; to: number }) {
  const { t } = useTranslation('directives');
  const tasks = directive.tasks.filter(
    ({ span }) => span !== null && span.start >= from && span.start < to,
  );
  if (tasks.length === 0) return null;
  const waiting = tasks.reduce((sum, { notAccepted }) => sum + notAccepted, 0);
  const clause = directive.outline.findLast(({ span }) => span.start <= from && span.end > from);
  const hidden = tasks.slice(SHOWN);
  const link = (task: (typeof tasks)[number]) => (
    <li key={task.wordsId}>
      <Link to="/tasks/$id" params={{ id: task.taskId }} className="two-lines" title={task.title}>
        {task.title}
      </Link>
      <span className="meta">
        {t('page.openOf', { open: number(task.open), total: number(task.total) })}
      </span>
    </li>
  );
  return (
    <div className={classes.margin}>
      <span className="meta">
        {clause?.label && `${clause.label} `}
        {t('page.margin', { count: tasks.length })}
        {waiting > 0 && `, ${t('page.unaccepted', { count: waiting })}`}
      </span>
      <ul>{tasks.slice(0, SHOWN).map(link)}</ul>
      {hidden.length > 0 && (
        <details>
          <summary className="meta">+{number(hidden.length)}</summary>
          <ul>{hidden.map(link)}</ul>
        </details>
      )}
    </div>
  );
}

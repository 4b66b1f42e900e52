import { useTranslation } from 'react-i18next';
import type { Directive } from '../../server/directives/contract.ts';
import { number } from '../kit/format.ts';
import classes from './directive.module.css';

interface OutlineProps {
  readonly nodes: Directive['outline'];
  readonly onGo: (start: number) => void;
}

/** The headings of a document (điều, khoản, mục) with the tasks that each orders. */
export function Outline({ nodes, onGo }: OutlineProps) {
  const { t } = useTranslation('directives');
  const least = Math.min(...nodes.map(({ level }) => level));
  return (
    <nav className={classes.outline} aria-label={t('page.outline')} data-screen>
      <h2>{t('page.outline')}</h2>
      {nodes.length === 0 && <p className="meta">{t('page.noOutline')}</p>}
      <ul>
        {nodes.map(({ id, level, label, heading, span, taskCount }) => (
          <li key={id} style={{ paddingInlineStart: `${Math.min(level - least, 5) * 0.75}rem` }}>
            <button type="button" className={classes.heading} onClick={() => onGo(span.start)}>
              <span className="two-lines" title={heading}>
                {[label, heading].filter(Boolean).join(' ')}
              </span>
              {taskCount > 0 && (
                <span className={classes.count} title={t('page.margin', { count: taskCount })}>
                  {number(taskCount)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

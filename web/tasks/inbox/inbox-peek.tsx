import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../server/tasks/contract.ts';
import classes from './inbox-peek.module.css';
import { KindMark } from './kind-mark.tsx';

/** What is looked at beside the list. It stays: something is always looked at on a wide screen. */
export function InboxPeek({ item, children }: { item: InboxItem; children: ReactNode }) {
  const { t } = useTranslation('tasks');
  return (
    <aside className={classes.peek} aria-label={t('inbox.peek')} data-screen>
      <div className={classes.head}>
        <KindMark kind={item.kind} />
        <h2 className="two-lines" title={item.task.title}>
          {item.task.title}
        </h2>
      </div>
      {/* What scrolls can be reached by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls */}
      <section className={classes.body} tabIndex={0} aria-label={item.task.title}>
        {children}
      </section>
    </aside>
  );
}

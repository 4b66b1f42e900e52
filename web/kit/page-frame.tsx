import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsOf } from '../app/use-view.ts';
import { useKeys } from './keys/use-keys.ts';
import classes from './page-frame.module.css';
import { usePhone } from './use-phone.ts';

interface PageFrameProps {
  /** The one h1 of the page, also the title of the browser tab unless `tabTitle` is given. */
  readonly title: ReactNode;
  readonly tabTitle?: string;
  /** Small facts beside the title. */
  readonly facts?: ReactNode;
  /** Secondary buttons, then at most one filled. Hidden on a past day; at the thumb on a phone. */
  readonly acts?: ReactNode;
  /** Buttons that only look: shown on a past day too. */
  readonly lookActs?: ReactNode;
  /** The way to the pages beside this one: a line of its own. */
  readonly tabs?: ReactNode;
  /** Views, filters as chips, count. */
  readonly bar?: ReactNode;
  /** A strip above the content: old figures, a replaced document. */
  readonly strip?: ReactNode;
  readonly peek?: ReactNode;
  /** `table`: the child scrolls by itself. `page` (default): the frame scrolls, with margins. */
  readonly scroll?: 'page' | 'table';
  /** The title stays off paper: what is printed has a head of its own. */
  readonly headOnScreen?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: title row, filter row, content that scrolls alone, a panel for a quick look. */
export function PageFrame(props: PageFrameProps) {
  const { title, facts, bar, strip, peek, children, scroll = 'page' } = props;
  const phone = usePhone();
  const { asOf } = useAsOf();
  const { t } = useTranslation('app');
  const tabTitle = props.tabTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    document.title = tabTitle ? `${tabTitle} · ${t('name')}` : t('name');
  }, [tabTitle, t]);
  const acts = asOf === null ? props.acts : undefined;
  const buttons = (acts || props.lookActs) && (
    <>
      {props.lookActs}
      {acts}
    </>
  );
  return (
    <div className={classes.page}>
      <header className={classes.head} data-screen={props.headOnScreen || undefined}>
        <div className={classes.title}>
          <h1>{title}</h1>
          {facts && <div className={classes.facts}>{facts}</div>}
        </div>
        {!phone && buttons && (
          <div className={classes.acts} data-screen>
            {buttons}
          </div>
        )}
      </header>
      {props.tabs && (
        <div className={classes.tabs} data-screen>
          {props.tabs}
        </div>
      )}
      {bar && (
        <div className={classes.bar} data-screen>
          {bar}
        </div>
      )}
      {strip}
      <div className={classes.body}>
        {/* A place that scrolls can be reached by keys. */}
        <div
          className={classes.content}
          data-own-scroll={scroll === 'table' || undefined}
          {...(scroll === 'page' ? { tabIndex: 0, role: 'region', 'aria-label': tabTitle } : {})}
        >
          {scroll === 'page' ? <div className={classes.padded}>{children}</div> : children}
        </div>
        {peek && !phone && peek}
      </div>
      {phone && buttons && (
        <div className={classes.footActs} data-screen>
          {buttons}
        </div>
      )}
    </div>
  );
}

interface PeekPanelProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The thing under the cursor of a list, beside the list (Space opens and closes it). */
export function PeekPanel({ title, onClose, children }: PeekPanelProps) {
  const { t } = useTranslation('kit');
  useKeys([{ keys: ['Escape'], run: onClose }]);
  return (
    <aside className={classes.peek} aria-label={t('peek.title')} data-screen>
      <div className={classes.peekHead}>
        <h2>{title}</h2>
        <CloseButton aria-label={t('peek.close')} onClick={onClose} />
      </div>
      <div className={classes.peekBody}>{children}</div>
    </aside>
  );
}

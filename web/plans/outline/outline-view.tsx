import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { planOutline } from '../../../server/tasks/contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { ReadState } from '../../kit/states.tsx';
import { useRowWindow } from '../../kit/use-row-window.ts';
import type { TaskList } from '../../tasks/list/use-task-list.ts';
import { LineRow } from './line-row.tsx';
import classes from './outline.module.css';
import { type Outline, outlineLines, wordsKey } from './outline-lines.ts';
import { useBelow } from './use-below.ts';

interface OutlineViewProps {
  readonly planId: string;
  readonly directiveId: string;
  readonly shared: TaskList['shared'];
  /** The place that scrolls; the outline draws only what stands in sight of it. */
  readonly scroll: RefObject<HTMLElement | null>;
}

/** Đề cương: clause > tasks > units > parts, each with what is done of how many, to any depth. */
export function OutlineView({ planId, directiveId, shared, scroll }: OutlineViewProps) {
  const { t } = useTranslation('plans');
  const { planId: _plan, ...query } = shared;
  const outline = useRead(planOutline, { params: { id: planId }, query }, { keep: true });
  return (
    <section aria-labelledby="outline">
      <h2 id="outline">{t('plan.view.outline')}</h2>
      <ReadState query={outline}>
        {(found) => (
          <Lines outline={found} directiveId={directiveId} shared={shared} scroll={scroll} />
        )}
      </ReadState>
    </section>
  );
}

interface LinesProps extends Omit<OutlineViewProps, 'planId'> {
  readonly outline: Outline;
}

function Lines({ outline, directiveId, shared, scroll }: LinesProps) {
  const { t } = useTranslation('planViews');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const below = useBelow(opened, shared);
  const lines = outlineLines(outline, { closed, opened, below });
  const list = useRef<HTMLUListElement>(null);
  const inSight = useRowWindow({
    ...{ count: lines.length, height: 36, scroll, list },
    keyOf: (index) => lines[index]?.key ?? '',
  });
  const openable = outline.words.filter(({ rows }) => rows > 1);
  return (
    <>
      <p className={classes.tools} data-screen>
        <button type="button" className="link-button" onClick={() => setClosed(new Set())}>
          {t('outline.openClauses')}
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setClosed(new Set(outline.clauses.map(({ id }) => id)));
            setOpened(new Set());
          }}
        >
          {t('outline.closeAll')}
        </button>
        {openable.length > 0 && openable.length <= 20 && (
          <button
            type="button"
            className="link-button"
            onClick={() => setOpened(new Set(openable.map(({ wordsId }) => wordsKey(wordsId))))}
          >
            {t('outline.openUnits')}
          </button>
        )}
      </p>
      {lines.length === 0 && <p>{t('outline.none')}</p>}
      <ul ref={list} style={{ paddingBlock: `${inSight.before}px ${inSight.after}px` }}>
        {lines.slice(inSight.first, inSight.end).map((line) => (
          <li
            key={line.key}
            ref={inSight.measured}
            data-key={line.key}
            className={classes.line}
            data-type={line.type}
            style={{ paddingInlineStart: `${line.depth * 1.25}rem` }}
          >
            <LineRow
              line={line}
              directiveId={directiveId}
              shared={shared}
              onToggle={() => {
                if (line.type === 'clause') setClosed((was) => flipped(was, line.clause.id));
                else setOpened((was) => flipped(was, line.key));
              }}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function flipped(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

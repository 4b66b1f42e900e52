import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './source.module.css';
import { type Mark, marksWithin, type SourceRow, segmentsOf } from './source-marks.ts';

interface SourceBlockProps {
  readonly text: string;
  readonly rows: readonly SourceRow[];
  /** The marks that touch this block, sorted by start. */
  readonly marks: readonly Mark[];
  /** The current item where it stands in this block, else empty: other blocks need not be drawn again. */
  readonly current: string;
  readonly onUnfold: (fold: number) => void;
}

/** Some paragraphs of the source with their marks. Drawn again only when its own marks change. */
export const SourceBlock = memo(function SourceBlock(props: SourceBlockProps) {
  const { text, rows, marks, current, onUnfold } = props;
  return (
    <div className={classes.block}>
      {rows.map((row) =>
        row.type === 'fold' ? (
          <Fold key={`f${row.fold}`} row={row} text={text} onUnfold={onUnfold} />
        ) : (
          <Paragraph key={row.at.start} at={row.at} text={text} marks={marks} current={current} />
        ),
      )}
    </div>
  );
}, isSameBlock);

function isSameBlock(a: SourceBlockProps, b: SourceBlockProps): boolean {
  return (
    a.rows === b.rows &&
    a.current === b.current &&
    a.text === b.text &&
    a.onUnfold === b.onUnfold &&
    a.marks.length === b.marks.length &&
    a.marks.every((mark, index) => isSameMark(mark, b.marks[index]))
  );
}

function isSameMark(a: Mark, b: Mark | undefined): boolean {
  return a.key === b?.key && a.kind === b.kind && a.start === b.start && a.end === b.end;
}

interface ParagraphProps {
  readonly at: { readonly start: number; readonly end: number };
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly current: string;
}

function Paragraph({ at, text, marks, current }: ParagraphProps) {
  const within = marksWithin(marks, at);
  return (
    <p
      className={classes.paragraph}
      data-p={at.start}
      data-current={(current !== '' && within.some(({ key }) => key === current)) || undefined}
    >
      {segmentsOf(at, within).map(({ start, end, marks: over }) => {
        const lit = over.find((mark) => mark.key === current && mark.kind !== 'item');
        const isCurrent = over.some(({ key }) => key === current);
        return (
          <span
            key={start}
            data-s={start}
            data-keys={over.map(({ key }) => key).join(' ') || undefined}
            data-lit={lit?.kind}
            data-in={isCurrent || undefined}
            className={over.length > 0 ? classes.mark : undefined}
          >
            {text.slice(start, end)}
          </span>
        );
      })}
    </p>
  );
}

interface FoldProps {
  readonly row: Extract<SourceRow, { type: 'fold' }>;
  readonly text: string;
  readonly onUnfold: (fold: number) => void;
}

/** Page noise in one line; its words can be looked at, and taken back into the text. */
function Fold({ row, text, onUnfold }: FoldProps) {
  const { t } = useTranslation('plans');
  return (
    <details className={classes.fold}>
      <summary>{t('source.fold', { count: row.lines.length })}</summary>
      {row.lines.slice(0, 200).map(({ start, end }) => (
        <p key={start}>{text.slice(start, end)}</p>
      ))}
      <button type="button" className="link-button" onClick={() => onUnfold(row.fold)}>
        {t('source.unfold')}
      </button>
    </details>
  );
}

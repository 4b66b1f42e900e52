import { type FormedBlock, runsOf } from '../../../server/papers/rules/formed-blocks.ts';
import type {
  PaperColumn,
  PaperRow,
  PaperTable,
  PaperWords,
} from '../../../server/papers/rules/paper.ts';
import { cellSpans, headRows } from '../../../server/papers/rules/table-head.ts';
import { inPlace } from './in-place.ts';
import styles from './paper-view.module.css';

/** The text of a document or an annex on its sheet. */
export function PaperBlocks({ blocks }: { readonly blocks: readonly FormedBlock[] }) {
  return inPlace(blocks).map(({ key, part }) => <Block key={key} block={part} />);
}

const LEVELS = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

function Block({ block }: { readonly block: FormedBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Level = LEVELS[block.level];
      return (
        <Level className={styles.heading} data-level={block.level}>
          {block.number} <Words words={block.runs} />
        </Level>
      );
    }
    case 'article':
      return (
        <p className={styles.text}>
          <strong>{block.number}</strong> <Words words={block.runs} />
        </p>
      );
    case 'table':
      return <RuledTable table={block.table} />;
    default:
      return (
        <p className={styles.text}>
          <Words words={block.runs} />
        </p>
      );
  }
}

function Words({ words }: { readonly words: PaperWords }) {
  return inPlace(runsOf(words)).map(({ key, part: { text, bold, italic, struck } }) => (
    <span
      key={key}
      data-bold={bold}
      data-italic={italic}
      data-struck={struck}
      className={styles.run}
    >
      {text}
    </span>
  ));
}

function RuledTable({ table }: { readonly table: PaperTable }) {
  return (
    <div className={styles.tableFrame}>
      {table.caption === null ? null : <p className={styles.caption}>{table.caption}</p>}
      {table.note === null ? null : <p className={styles.note}>{table.note}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={styles.tableRoom} tabIndex={0} aria-label={table.caption ?? 'Bảng'}>
        <table className={styles.table}>
          <colgroup>
            {inPlace(table.columns).map(({ key, part }) => (
              <col key={key} style={{ width: `${part.width}%` }} />
            ))}
          </colgroup>
          <thead>
            {inPlace(headRows(table)).map(({ key, part: cells }) => (
              <tr key={key}>
                {cells.map((cell) => (
                  <th
                    key={cell.at}
                    colSpan={cell.columns}
                    rowSpan={cell.rows}
                    scope={cell.columns > 1 ? 'colgroup' : 'col'}
                  >
                    {cell.text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {inPlace(table.rows).map(({ key, part }) => (
              <Row key={key} row={part} columns={table.columns} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({
  row,
  columns,
}: {
  readonly row: PaperRow;
  readonly columns: readonly PaperColumn[];
}) {
  return (
    <tr data-bold={row.strong}>
      {inPlace(cellSpans(row, columns.length)).map(({ key, part: span }) => (
        <td key={key} colSpan={span} data-align={span > 1 ? 'left' : columns[Number(key)]?.align}>
          <Words words={row.cells[Number(key)] ?? ''} />
        </td>
      ))}
    </tr>
  );
}

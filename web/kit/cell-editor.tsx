import { useEffect, useRef, useState } from 'react';
import classes from './data-table.module.css';
import type { CellEdit } from './table-columns.ts';
import type { CellEditing } from './use-cell-edit.ts';

interface CellEditorProps<Row> {
  readonly edit: CellEdit | null;
  readonly editing: CellEditing<Row>;
}

/** The box of one cell: Enter saves and goes down, Tab saves and goes right, Esc leaves it as it was. */
export function CellEditor<Row>({ edit, editing }: CellEditorProps<Row>) {
  const [text, setText] = useState(edit?.value ?? '');
  const [why, setWhy] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  if (edit === null) return null;

  async function save(way: 'down' | 'right' | 'left' | 'back'): Promise<void> {
    if (edit === null || busy) return;
    const said = text.trim();
    if (said === edit.value) {
      editing.leave(way);
      return;
    }
    const fault = edit.check?.(said) ?? null;
    setWhy(fault);
    if (fault !== null) return;
    setBusy(true);
    const saved = await edit.save(said);
    setBusy(false);
    if (saved) editing.leave(way);
    else box.current?.focus();
  }

  return (
    <span className={classes.editor}>
      <input
        ref={box}
        value={text}
        aria-label={edit.label}
        aria-invalid={why !== null}
        readOnly={busy}
        inputMode={edit.numeric ? 'numeric' : 'text'}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') void save('down');
          else if (event.key === 'Tab') void save(event.shiftKey ? 'left' : 'right');
          else if (event.key === 'Escape') editing.leave('back');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={() => void save('back')}
      />
      {why !== null && <span role="alert">{why}</span>}
    </span>
  );
}

import type { Amendment } from '../../server/amendments/contract.ts';
import { useView } from '../app/use-view.ts';
import { BindSheet } from './bind-sheet.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { HeldSheet, JudgeSheet } from './judge-sheets.tsx';
import { MergeSheet } from './merge-sheet.tsx';
import { MoveSheet, RemoveSheet } from './move-sheets.tsx';
import type { Opened } from './opened.ts';

interface SheetsProps {
  readonly amendment: Amendment;
  readonly opened: Opened;
  readonly onClose: () => void;
}

/** The form of whatever is being done. */
export function Sheets({ amendment, opened, onClose }: SheetsProps) {
  const view = useView();
  const taskId = view.filters.thing?.[0];
  switch (opened.act) {
    case 'write': {
      const from = taskId ? { thing: 'task' as const, id: taskId } : null;
      return <ChangeSheet amendment={amendment} change={null} from={from} onClose={onClose} />;
    }
    case 'edit':
      return <ChangeSheet amendment={amendment} change={opened.change} onClose={onClose} />;
    case 'remove':
      return <RemoveSheet amendment={amendment} change={opened.change} onClose={onClose} />;
    case 'agree':
    case 'other':
    case 'no':
      return (
        <JudgeSheet
          amendment={amendment}
          change={opened.change}
          judgement={opened.act}
          onClose={onClose}
        />
      );
    case 'compare':
      return (
        <MergeSheet
          amendment={amendment}
          change={opened.change}
          clash={opened.clash}
          onClose={onClose}
        />
      );
    case 'settle':
    case 'dropHeld':
      return (
        <HeldSheet
          amendment={amendment}
          change={opened.change}
          apply={opened.act === 'settle'}
          onClose={onClose}
        />
      );
    case 'bind':
      return <BindSheet amendment={amendment} onClose={onClose} />;
    default:
      return <MoveSheet amendment={amendment} to={opened.act} onClose={onClose} />;
  }
}

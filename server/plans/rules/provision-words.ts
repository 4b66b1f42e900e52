import { DraftDuty, DraftMoney, DraftMotto, DraftPhase, DraftTarget } from '../draft-contract.ts';
import type { Provision } from './provisions.ts';

/** What a provision says, in the words of the text where it has kept them, as one line. */
export function provisionWords(
  kind: Provision['kind'],
  data: Readonly<Record<string, unknown>>,
): string {
  switch (kind) {
    case 'target': {
      const read = DraftTarget.partial().safeParse(data).data;
      return oneLine(read?.quote || read?.name);
    }
    case 'money': {
      const read = DraftMoney.partial().safeParse(data).data;
      return oneLine(read?.quote || read?.source);
    }
    case 'phase': {
      const read = DraftPhase.partial().safeParse(data).data;
      const span = [read?.start, read?.end].filter(Boolean).join(' - ');
      return oneLine([read?.name, span].filter(Boolean).join(': '));
    }
    case 'duty':
      return oneLine(DraftDuty.partial().safeParse(data).data?.quote);
    case 'motto':
      return oneLine(DraftMotto.partial().safeParse(data).data?.text);
  }
}

function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/gu, ' ').trim();
}

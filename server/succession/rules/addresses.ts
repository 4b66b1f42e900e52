import type { HoldingKind } from './kinds.ts';

/** Where a thing is seen in the browser; null where it has no page of its own. */
export function addressOf(kind: HoldingKind | 'unit', id: string): string | null {
  const [own] = id.split('.');
  switch (kind) {
    case 'task':
    case 'class':
    case 'series':
    case 'given':
    case 'party':
      return `/tasks/${own}`;
    case 'plan':
      return `/plans/${own}`;
    case 'proposal':
    case 'to_decide':
      return `/amendments/${own}`;
    case 'indicator':
    case 'reporter':
      return `/indicators/${own}`;
    case 'unit':
      return `/units/${own}`;
    case 'member':
      return `/campaigns/${own}`;
    case 'obligation':
    case 'received':
    case 'target':
    case 'share':
    case 'question':
    case 'project':
    case 'thrift':
    case 'money':
    case 'post':
    case 'recommendation':
    case 'view':
      return null;
  }
}

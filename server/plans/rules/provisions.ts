import type { Draft } from '../contract.ts';

/** Something that a plan orders besides tasks, kept as it was reviewed. */
export interface Provision {
  readonly kind: 'target' | 'money' | 'phase' | 'duty' | 'motto';
  readonly data: Readonly<Record<string, unknown>>;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** What a draft orders besides tasks; what was rejected is left out, values stay as reviewed. */
export function provisionsOf(draft: Draft): Provision[] {
  const { targets, money, phases, duties, mottos } = draft;
  return [
    ...targets.filter(isKept).map((item) => provision('target', item)),
    ...money.filter(isKept).map((item) => provision('money', item)),
    ...phases.filter(isKept).map((item) => provision('phase', item)),
    ...duties.filter(isKept).map((item) => provision('duty', item)),
    ...mottos.map((item) => provision('motto', item)),
  ];
}

function isKept({ state }: { readonly state: string }): boolean {
  return state !== 'rejected';
}

function provision<T extends { readonly key: string; readonly span: Provision['span'] }>(
  kind: Provision['kind'],
  item: T,
): Provision {
  const { key: _key, span, ...data } = item;
  return { kind, data, span };
}

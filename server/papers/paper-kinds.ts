import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import type { Paper } from './paper.ts';

/** Told now and then while a paper is put together: so many of its rows are ready. */
export type RowsDone = (count: number) => Promise<void>;

/** How one kind of paper is made of what is asked. Both ask for the rights of the data that it shows. */
interface PaperMaker<Query> {
  /** How many rows it would hold: what decides whether somebody has to wait for it. */
  rows(platform: Platform, actor: Actor, query: Query): Promise<number>;
  compose(platform: Platform, actor: Actor, query: Query, done: RowsDone): Promise<Paper>;
}

/** A paper as asked for, with its question read. */
export interface AskedPaper {
  rows(platform: Platform, actor: Actor): Promise<number>;
  compose(platform: Platform, actor: Actor, done?: RowsDone): Promise<Paper>;
}

/** A kind of paper (loại giấy tờ) that the program can make at any time, in a request or in a job. */
export interface PaperKind {
  /** Its name in addresses: `overdue`, `plan`. */
  readonly kind: string;
  /** @throws ZodError where the question is none of this kind */
  asked(query: unknown): AskedPaper;
}

/** States a kind of paper: what it is asked by, and who puts it together. */
export function paperKind<Q extends z.ZodType>(
  kind: string,
  query: Q,
  maker: PaperMaker<z.output<Q>>,
): PaperKind {
  return {
    kind,
    asked(given) {
      const read = query.parse(given);
      return {
        rows: (platform, actor) => maker.rows(platform, actor, read),
        compose: (platform, actor, done = async () => {}) =>
          maker.compose(platform, actor, read, done),
      };
    },
  };
}

const kinds = new Map<string, PaperKind>();

/** The composition root says here which papers there are, so that a job can make those of any capability. */
export function registerPapers(...given: readonly PaperKind[]): void {
  for (const each of given) kinds.set(each.kind, each);
}

export function paperOfKind(kind: string): PaperKind | null {
  return kinds.get(kind) ?? null;
}

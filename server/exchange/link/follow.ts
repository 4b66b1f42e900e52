import type { Platform } from '../../platform/act.ts';
import type { JournalFollower } from '../follow-journal.ts';
import { handDirective } from './hand-directive.ts';
import { handOver } from './hand-over.ts';
import { reportBack } from './report-back.ts';
import { bondsOf } from './store/linked-store.ts';
import { plansHandedTo } from './store/plans-handed.ts';
import { touchedBy } from './touched.ts';

/**
 * Hears of every act and tells the installations that it concerns: what was given to bodies that work there, and
 * what became of what they gave.
 */
export function linkFollower({ journalKey }: Pick<Platform, 'journalKey'>): JournalFollower {
  return {
    name: 'link',
    async handle(context, entries) {
      const bonds = await bondsOf(context.tx, context.authorityId);
      if (bonds.length === 0) return;
      const touched = touchedBy(entries);
      for (const bond of bonds) {
        for (const planId of await plansHandedTo(context.tx, bond, [...touched.planIds])) {
          await handDirective(context, bond, planId, 'changed');
        }
        await handOver(context, journalKey, bond, touched);
        await reportBack(context, journalKey, bond, touched);
      }
    },
  };
}

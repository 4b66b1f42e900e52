import type { readAnnex } from '../../server/plans/contract.ts';
import type { Reply } from '../app/client.ts';
import type { DraftEdit } from './draft-edits.ts';
import { issuerOf, placed, placeUnder } from './pasted-tasks.ts';
import { withFields } from './table-columns.ts';

export type Annex = Reply<typeof readAnnex>;

/**
 * Adds the tasks of an annex to a draft, each under the field of its name and in a place that was kept for
 * it, where there is one. They are still to be looked at, as surely as they were read.
 */
export function addAnnex({ fields, tasks }: Annex): DraftEdit {
  return (draft) => {
    const names = new Map(fields.map(({ key, name }) => [key, name]));
    const used = tasks.flatMap(({ fieldKey }) => names.get(fieldKey ?? '') ?? []);
    const whole = withFields(draft, used);
    const added = tasks.reduce((so, task) => {
      const name = names.get(task.fieldKey ?? '');
      const fieldKey = so.fields.find((field) => field.name === name)?.key ?? null;
      const { key } = placeUnder(so, fieldKey);
      // A list has no letterhead: who leads where it names nobody is the issuer of the document.
      const isUnderstood = task.lead.every(({ implied }) => implied);
      const lead = isUnderstood ? issuerOf(draft) : task.lead;
      return placed(so, { ...task, key, fieldKey, lead });
    }, whole);
    return { draft: added };
  };
}

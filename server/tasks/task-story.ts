import type { z } from 'zod';
import type { Task } from './contract.ts';
import { endOfSight } from './store/as-of.ts';
import { type AttachmentRecord, attachmentsOf } from './store/attachments.ts';
import { entriesOf } from './store/journal-of-task.ts';
import { reportsOf } from './store/reports.ts';
import type { TaskRecord } from './store/task-record.ts';
import type { TaskSight } from './task-sight.ts';

type Story = Pick<z.input<typeof Task>, 'events' | 'handBackReason' | 'lastReport'>;

/** What happened to a task until the day looked at: the journal's entries with what was reported. */
export async function taskStory(sight: TaskSight, task: TaskRecord): Promise<Story> {
  const until = endOfSight(sight);
  const [entries, reports, files] = await Promise.all([
    entriesOf(sight.db, task, until),
    reportsOf(sight.db, task.authority_id, task.id, until),
    attachmentsOf(sight.db, task.authority_id, task.id),
  ]);
  const filesOf = (reportId: string | null) =>
    files.filter((file) => file.subject_id === reportId).map(shapeFile);
  const events = entries.map((entry) => {
    const reported = entry.act === 'report_progress' || entry.act === 'report_done';
    const report = reported && entry.reportId !== null ? reports.get(entry.reportId) : undefined;
    return {
      id: entry.id,
      at: entry.at.toISOString(),
      act: entry.act,
      person: entry.person ?? '',
      post: entry.post ?? '',
      unit: entry.unit ?? '',
      reason: entry.reason,
      body: report?.body ?? null,
      percent: report?.percent ?? null,
      product: report?.product ?? null,
      files: report ? filesOf(report.id) : [],
    };
  });
  const handBack = events.findLast(({ act }) => act === 'hand_back_task');
  const done = [...reports.values()]
    .filter(({ kind }) => kind === 'done')
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .at(-1);
  return {
    events,
    handBackReason: task.state === 'handed_back' ? (handBack?.reason ?? null) : null,
    lastReport: done
      ? {
          body: done.body,
          product: done.product,
          onDay: done.on_day,
          files: filesOf(done.id),
        }
      : null,
  };
}

function shapeFile(file: AttachmentRecord) {
  return {
    id: file.id,
    name: file.name,
    size: Number(file.size),
    href: `/api/files/${file.id}`,
  };
}

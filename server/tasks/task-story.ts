import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Task } from './contract.ts';
import type { TaskEntry } from './store/journal-of-task.ts';
import type { TaskRecord } from './store/task-record.ts';

type Story = Pick<z.input<typeof Task>, 'events' | 'handBackReason' | 'lastReport'>;

/** What happened to a task until the day looked at: the journal's entries with what was reported. */
export function taskStory(task: TaskRecord, entries: readonly TaskEntry[]): Story {
  const handBack = entries.findLast(({ act }) => act === 'hand_back_task');
  const done = entries.findLast(({ act, report }) => act === 'report_done' && report !== null);
  return {
    events: entries.map((entry) => ({
      id: entry.id,
      at: entry.at.toISOString(),
      act: entry.act,
      person: entry.person ?? '',
      post: entry.post ?? '',
      unit: entry.unit ?? '',
      sentAt: entry.sentAt?.toISOString() ?? null,
      reason: entry.reason,
      about: entry.about,
      onDay: entry.onDay ?? entry.report?.onDay ?? null,
      body: entry.report?.body ?? null,
      percent: entry.report?.percent ?? null,
      product: entry.report?.product ?? null,
      files: filesOf(entry.report),
    })),
    handBackReason: task.state === 'handed_back' ? (handBack?.reason ?? null) : null,
    lastReport: done?.report
      ? {
          body: done.report.body,
          product: done.report.product,
          onDay: done.report.onDay ?? dayInVietnam(done.at),
          files: filesOf(done.report),
        }
      : null,
  };
}

function filesOf(report: TaskEntry['report']) {
  return (report?.files ?? []).map(({ id, name, size }) => ({
    id,
    name,
    size,
    href: `/api/files/${id}`,
  }));
}

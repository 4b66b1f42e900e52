import { addDays, asDay, type Day } from '../server/calendar/rules/day.ts';
import type { Platform } from '../server/platform/act.ts';
import { takeDirectiveFile } from '../server/portal/add-publication-file.ts';
import { approvePublication } from '../server/portal/approve-publication.ts';
import { Choices } from '../server/portal/contract.ts';
import { movePublication } from '../server/portal/move-publication.ts';
import { preparePublication, savePublication } from '../server/portal/prepare-publication.ts';
import { previewView } from '../server/portal/preview-view.ts';
import { publicationView } from '../server/portal/publication-view.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface PortalStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly planId: string;
  readonly ministry: Cast;
  readonly city: Cast;
  readonly province: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/** One edition: the day on which it goes out, with the figures of the evening before. */
interface PlayedEdition {
  readonly on: Day;
  readonly kind: Choices['kind'];
  readonly note?: string;
  readonly rhythm?: Choices['rhythm'];
  /** Left waiting for whoever approves. */
  readonly waits?: true;
}

/**
 * Four plans come before the public: decision 601 with its first figures and an update, programme 1723 with a
 * mistake that was mended in the open, the city's plan of 2013, and the province's, which waits for approval on
 * the day on which the demonstration opens.
 *
 * @param file the plan; the others stay inside
 */
export function playPortal(file: string, stage: PortalStage): void {
  const { ministry, city, province, agenda, opensOn } = stage;
  const chance = createChance(2_022);
  const bodies: Readonly<Record<string, readonly [Cast, readonly PlayedEdition[]]>> = {
    'quyet-dinh-601.txt': [
      ministry,
      [
        { on: asDay('2022-07-05'), kind: 'first', rhythm: 'quarter' },
        {
          ...{ on: asDay('2022-10-04'), kind: 'update', rhythm: 'quarter' },
          note: 'Số liệu đến hết quý III/2022.',
        },
      ],
    ],
    'quyet-dinh-1723.txt': [
      ministry,
      [
        { on: asDay('2022-01-14'), kind: 'first' },
        { on: asDay('2023-01-13'), kind: 'update', note: 'Số liệu đến hết năm 2022.' },
        {
          ...{ on: asDay('2023-01-18'), kind: 'correction' },
          note: 'Bản 2 nêu số liệu trước khi các đơn vị báo cáo xong tháng 12/2022; bản này đã bổ sung.',
        },
      ],
    ],
    'ke-hoach-150.txt': [city, [{ on: asDay('2013-12-31'), kind: 'first' }]],
    'ke-hoach-tinh.txt': [
      province,
      [{ on: addDays(opensOn, -2), kind: 'first', rhythm: 'month', waits: true }],
    ],
  };
  const [body, editions] = bodies[file] ?? [null, []];
  if (body === null) return;
  for (const edition of editions) {
    agenda.add(officeMoment(edition.on, chance), () => publishPlan(stage, body, edition));
  }
}

/** The planner prepares and proposes; the leader reads what will stand there and approves it. */
async function publishPlan(
  { platform, planId }: PortalStage,
  { planner, leader }: Pick<Cast, 'planner' | 'leader'>,
  { on, kind, note = '', rhythm = 'none', waits }: PlayedEdition,
): Promise<void> {
  const { id } = await preparePublication(platform, planner, planId, null);
  const { choices, version, offered } = await publicationView(platform, planner, id, undefined);
  const fileIds = [...(choices?.fileIds ?? [])];
  for (const { which } of kind === 'first' ? offered : []) {
    fileIds.push((await takeDirectiveFile(platform, planner, id, which, null)).id);
  }
  const next = Choices.parse({ ...choices, kind, note, rhythm, fileIds, cutOff: addDays(on, -1) });
  const saved = await savePublication(platform, planner, id, { version, choices: next }, null);
  const proposal = { version: saved.version, to: 'propose' as const, words: '' };
  const proposed = await movePublication(platform, planner, id, proposal, null);
  if (waits) return;
  const { digest } = await previewView(platform, leader, id);
  await approvePublication(platform, leader, id, { version: proposed.version, digest }, null);
}

import { openTestPlatform, type TestPlatform } from '../../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../../tests/support/world.ts';
import type { Actor } from '../../../organisation/actor.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { EdxmlPackageView, Received } from '../contract.ts';
import { packageView } from '../package-view.ts';
import { receiveMessage } from '../receive-message.ts';
import type { EdxmlPackage } from '../rules/edxml-package.ts';
import { writePackage } from '../rules/write-message.ts';
import { packageWithText, SAMPLE_TEXT, samplePackage } from './sample-package.ts';

/** The desk of the city that receives packages, on a real database with the world in it. */
export interface Desk {
  readonly platform: TestPlatform;
  readonly world: World;
  readonly planner: Actor;
  receive(sample: EdxmlPackage, by?: Actor): Promise<Received>;
  view(id: string): Promise<EdxmlPackageView>;
}

export async function openDesk(): Promise<Desk> {
  const platform = await openTestPlatform('2026-10-06T08:00:00+07:00');
  const world = await makeWorld(platform);
  const planner = world.actors.hanoiPlanner;
  return {
    ...{ platform, world, planner },
    receive(sample, by = planner) {
      const bytes = new TextEncoder().encode(writePackage(sample, { vendorParts: true }));
      return receiveMessage(platform, by, bytes, null);
    },
    view: (id) => packageView(platform, planner, id),
  };
}

/** A package of another number, so that each test has its own; without files, which take their time to read. */
export function numbered(
  count: number,
  changes: Partial<EdxmlPackage['header']> = {},
): EdxmlPackage {
  const { header } = samplePackage();
  return samplePackage({
    documentId: { ...header.documentId, number: `${count}/QĐ-BTTTT` },
    code: { number: String(count), notation: 'QĐ-BTTTT' },
    ...changes,
  });
}

/** The same with its text as a file. */
export function withText(
  count: number,
  text: string = SAMPLE_TEXT.replace('77/QĐ', `${count}/QĐ`),
): Promise<EdxmlPackage> {
  return packageWithText(numbered(count), text);
}

export function codesOf({ statuses }: EdxmlPackageView, way: 'in' | 'out' = 'out'): string[] {
  return statuses.filter((each) => each.way === way).map(({ code }) => code);
}

/** The refusal with which something ends; anything else fails the test. */
export async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error;
  throw error;
}

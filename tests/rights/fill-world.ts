import { fillDesk } from './fill-desk.ts';
import { fillEdxml } from './fill-edxml.ts';
import { fillEmulation } from './fill-emulation.ts';
import { fillExchange } from './fill-exchange.ts';
import { fillFeedback } from './fill-feedback.ts';
import { fillFigures } from './fill-figures.ts';
import { fillPortal } from './fill-portal.ts';
import { fillReports } from './fill-reports.ts';
import { fillSupervision } from './fill-supervision.ts';
import { factsOfTasks, fillTasks } from './fill-tasks.ts';
import { fillTrackers } from './fill-trackers.ts';
import { fillTrust } from './fill-trust.ts';
import type { Facts } from './oracle.ts';
import type { World } from './world.ts';

/** Years of work in every office of a world, done by its own people; what the oracle then goes by. */
export async function fillWorld(world: World): Promise<Facts> {
  const plans = await fillTasks(world);
  await fillFigures(world, plans);

  await fillReports(world);

  await fillSupervision(world, plans);

  await fillEmulation(world);

  await fillDesk(world);
  await fillTrust(world, plans);
  await fillPortal(world, plans);
  await fillFeedback(world, plans);
  await fillEdxml(world);
  await fillExchange(world);
  await fillTrackers(world);

  const tasks = await factsOfTasks(world);
  const naming = world.things.filter(({ names }) => names !== undefined);
  const { parents, authorities, former } = world;
  return { parents, authorities, tasks, former, naming };
}

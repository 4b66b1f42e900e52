import type { Received } from '../../server/exchange/edxml/contract.ts';
import { writePackage } from '../../server/exchange/edxml/rules/write-message.ts';
import { organ, samplePackage } from '../../server/exchange/edxml/testing/sample-package.ts';
import { does } from './does.ts';
import { atTop } from './fill-tasks.ts';
import type { Office, World } from './world.ts';

/** Every office has received a document by edXML, said that it arrived, and accepted it. */
export async function fillEdxml(world: World): Promise<void> {
  for (const [at, office] of world.offices.entries()) await receives(world, office, at);
}

async function receives(world: World, office: Office, at: number): Promise<void> {
  const planner = atTop(office, 'planner');
  const canary = world.word();
  const number = `${at + 1}/CV-${canary}`;
  const sample = samplePackage({
    documentId: { ...samplePackage().header.documentId, number },
    code: { number: String(at + 1), notation: `CV-${canary}` },
    subject: `Về việc ${canary}`,
    to: [organ('Z01NOBODY', 'Nơi nhận')],
  });
  const reply = await world.ask(planner, {
    ...{ method: 'POST', url: '/api/exchange/edxml/packages' },
    file: { name: 'goi.edxml', text: writePackage(sample, { vendorParts: false }) },
  });
  const text = reply.body.toString();
  if (reply.status >= 300) throw new Error(`${planner.key} edXML: ${text}`);
  const { packageId } = JSON.parse(text) as Received;
  const address = `/api/exchange/edxml/packages/${packageId}`;
  const { version } = await does(world, planner, 'GET', address);
  await does(world, planner, 'POST', `${address}/accept`, { version });
  const { rows } = await does(world, planner, 'GET', '/api/exchange/edxml/outgoing');
  const held = { authorityId: office.authorityId };
  const read = [{ right: 'edxml.read', held }] as const;
  world.note({ kind: 'edxml package', canary, ids: [packageId], read });
  for (const { id } of rows as readonly { readonly id: string }[]) {
    world.note({ kind: 'edxml message', canary: null, ids: [id], read });
  }
}

import type { Actor } from '../../organisation/actor.ts';
import type { Platform } from '../../platform/act.ts';
import type { Received } from './contract.ts';
import { decodeMessage } from './decode-message.ts';
import { requireEdxml, unreadable } from './edxml-desk.ts';
import { noteStatus } from './note-status.ts';
import { registerPackage } from './register-package.ts';
import { readMessage } from './rules/read-message.ts';
import { refusedFault } from './rules/refused-words.ts';

/**
 * Takes in an edXML message, whoever hands it in: a person with a file, or the gateway of an axis with a key.
 * A package is registered with its files and its text read into a draft; a status message is noted on the
 * document of which it speaks.
 *
 * @throws Refusal EDXML_UNREADABLE with every fault at once; SECRET_REFUSED, with nothing stored
 */
export async function receiveMessage(
  platform: Platform,
  actor: Actor,
  bytes: Uint8Array,
  key: string | null,
): Promise<Received> {
  requireEdxml(actor, 'edxml.send');
  const text = decodeMessage(bytes);
  if (text === null) throw unreadable([refusedFault('EMPTY')]);
  const { message, faults } = readMessage(text);
  if (message === null) throw unreadable(faults);
  return message.kind === 'status'
    ? noteStatus(platform, actor, message.status, faults, key)
    : registerPackage(platform, actor, { bytes, package: message.package, faults }, key);
}

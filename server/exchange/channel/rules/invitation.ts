import { z } from 'zod';
import { OrganId } from './envelope.ts';

/** What stands in an invitation (mã mời): who invites, by which key, and the secret that answers it once. */
export const Invitation = z.object({
  v: z.literal(1),
  organId: OrganId,
  name: z.string().min(1).max(200),
  address: z.string().max(300),
  key: z.object({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string().regex(/^[\w-]{43}$/),
  }),
  secret: z.string().regex(/^[\w-]{32,}$/),
  until: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

const START = 'chidao-moi-';
const LINE = 64;

/** As text to be handed over: lines of letters that survive a letter, a chat and a telephone's notes. */
export function writeInvitation(invitation: Invitation): string {
  const text = START + Buffer.from(JSON.stringify(invitation)).toString('base64url');
  return text.match(new RegExp(`.{1,${LINE}}`, 'g'))?.join('\n') ?? text;
}

/** The invitation in a text, whatever blanks and line ends it has gathered; null where there is none. */
export function readInvitation(text: string): Invitation | null {
  const packed = text.replace(/\s+/g, '');
  const at = packed.indexOf(START);
  if (at < 0) return null;
  try {
    const json: unknown = JSON.parse(
      Buffer.from(packed.slice(at + START.length), 'base64url').toString('utf8'),
    );
    const parsed = Invitation.safeParse(json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

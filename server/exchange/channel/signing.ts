import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import { z } from 'zod';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { SignedHead } from './rules/envelope.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** From this length on a payload travels compressed. */
const COMPRESS_FROM = 2_048;
/** A payload is never longer than this once it is unpacked: what says otherwise is hostile. */
export const MOST_PAYLOAD_BYTES = 8 * 1024 * 1024;

/** The public half of a key for Ed25519 signatures (RFC 8037). */
export const PublicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
});
export type PublicKey = z.infer<typeof PublicKey>;

/** What the different things that are signed are called, so that none passes for another. */
export type Typ = 'chidao-message' | 'chidao-receipt' | 'chidao-file' | 'chidao-pairing';

/** A key of this installation, with its private half open. */
export interface OwnKey {
  readonly id: string;
  readonly thumbprint: string;
  readonly publicKey: PublicKey;
  readonly privateKey: JWK;
}

/** A new key of an authority: its public half, and the private one sealed for the database. */
export async function makeKey(
  installationKey: Buffer,
  id: string,
): Promise<{ publicKey: PublicKey; thumbprint: string; sealed: Buffer }> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const publicKey = PublicKey.parse(await exportJWK(pair.publicKey));
  const secret = JSON.stringify(await exportJWK(pair.privateKey));
  return {
    publicKey,
    thumbprint: await thumbprintOf(publicKey),
    sealed: sealText(installationKey, PURPOSE, id, secret),
  };
}
const PURPOSE = 'exchange key';

/** @throws Error where the key was sealed by another installation */
export function openKey(
  installationKey: Buffer,
  kept: { id: string; thumbprint: string; public_key: PublicKey; sealed: Buffer },
): OwnKey {
  const secret: unknown = JSON.parse(openText(installationKey, PURPOSE, kept.id, kept.sealed));
  return {
    ...{ id: kept.id, thumbprint: kept.thumbprint, publicKey: kept.public_key },
    privateKey: PublicKey.extend({ d: z.string() }).parse(secret),
  };
}

/** The name of a key (RFC 7638). */
export function thumbprintOf(key: PublicKey): Promise<string> {
  return calculateJwkThumbprint(key);
}

export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Signs bytes as a compact JWS (RFC 7515, EdDSA), compressed where that pays. */
export async function sign(
  key: OwnKey,
  typ: Typ,
  head: Omit<SignedHead, 'kid' | 'typ' | 'gzip'>,
  payload: Uint8Array,
): Promise<string> {
  const packs = payload.length >= COMPRESS_FROM && typ !== 'chidao-file';
  const bytes = packs ? await zip(payload) : payload;
  return new CompactSign(bytes)
    .setProtectedHeader({
      ...{ alg: 'EdDSA', kid: key.thumbprint, typ, ...head },
      ...(packs ? { gzip: true } : {}),
    })
    .sign(await importJWK(key.privateKey, 'EdDSA'));
}

/** What a signed text says of itself, before anything of it is believed; null where it is none. */
export function headOf(signed: string, typ: Typ): SignedHead | null {
  try {
    const head = SignedHead.safeParse(decodeProtectedHeader(signed));
    return head.success && head.data.typ === typ ? head.data : null;
  } catch {
    return null;
  }
}

/** The payload of a signed text; null where the signature is not the key's or it cannot be unpacked. */
export async function verify(signed: string, typ: Typ, key: PublicKey): Promise<Buffer | null> {
  const head = headOf(signed, typ);
  if (head === null) return null;
  try {
    const checked = await compactVerify(signed, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    if (!head.gzip) return Buffer.from(checked.payload);
    return await unzip(checked.payload, { maxOutputLength: MOST_PAYLOAD_BYTES });
  } catch {
    return null;
  }
}

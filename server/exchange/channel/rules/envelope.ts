import { z } from 'zod';

/** Mã định danh điện tử of a body (QĐ 20/2020/QĐ-TTg): groups of letters and digits, such as `000.00.00.G14`. */
export const OrganId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z]{2,3}(?:\.[0-9A-Z]{2,3}){2,5}$/);

/** SHA-256 in hexadecimal. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A number that the application of the sender made. */
const Number63 = z.string().regex(/^\d{1,19}$/);

/** A file that goes with a message; its bytes travel apart, in parts, and are known by their digest. */
export const MessageFile = z.object({
  name: z.string().min(1).max(300),
  mediaType: z.string().min(1).max(200),
  hash: Digest,
});
export type MessageFile = z.infer<typeof MessageFile>;

/**
 * What is signed of a message, format 1. The text of it is made once, when the message is queued, and is the
 * same in every try: its SHA-256 tells a repetition from another message under the same number.
 */
export const Envelope = z.object({
  format: z.literal(1),
  id: Number63,
  from: OrganId,
  to: OrganId,
  /** What it is about; messages about one subject are applied in the order of `sequence`, from 1 without gaps. */
  subject: z.string().min(1).max(200),
  sequence: z.number().int().min(1),
  kind: z.string().regex(/^[a-z][a-z0-9_.]{1,60}$/),
  sentAt: z.iso.datetime(),
  body: z.unknown(),
  files: z.array(MessageFile).max(50),
});
export type Envelope = z.infer<typeof Envelope>;

/** Why a message was turned away for good, until somebody at one of the two ends does something. */
export const REFUSALS = [
  'UNREADABLE',
  'UNKNOWN_KIND',
  'BODY',
  'OTHER_CONTENT',
  'SEQUENCE_TAKEN',
] as const;
/** Why a message is not taken now. */
export const DELAYS = ['NOT_CONFIRMED', 'PAUSED', 'CLOCK', 'FILES'] as const;

/**
 * The signed answer to a message (biên nhận), sent only once the message is kept.
 * `stored` and `duplicate`: it need not come again; `later`: it must; `refused`: not like this.
 */
export const Receipt = z.object({
  format: z.literal(1),
  id: Number63,
  /** SHA-256 of the message that it answers. */
  digest: Digest,
  outcome: z.enum(['stored', 'duplicate', 'later', 'refused']),
  reason: z.enum([...REFUSALS, ...DELAYS]).nullable(),
  /** The moment at which it was signed, by the clock of whoever signed it. */
  at: z.iso.datetime(),
  /** The lowest number of the subject that is missing before this message; null where none is. */
  expects: z.number().int().min(1).nullable(),
  /** Files that must be sent before the message comes again, each from a byte on. */
  needs: z.array(z.object({ hash: Digest, from: z.number().int().min(0) })).max(50),
});
export type Receipt = z.infer<typeof Receipt>;

/** What stands in the protected head of everything that is signed here, besides `alg`, `kid` and `typ`. */
export const SignedHead = z.object({
  kid: z.string().min(20).max(100),
  typ: z.string(),
  from: OrganId,
  to: OrganId,
  /** The moment of this try, by the sender's clock, in milliseconds. */
  at: z.number().int(),
  gzip: z.boolean().optional(),
  /** Of a part of a file: which file, where the part begins, and how long the file is. */
  file: z
    .object({ hash: Digest, start: z.number().int().min(0), size: z.number().int().min(0) })
    .optional(),
});
export type SignedHead = z.infer<typeof SignedHead>;

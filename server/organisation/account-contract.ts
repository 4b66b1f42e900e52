import { z } from 'zod';
import { byId, endpoint, Id, Instant } from '../platform/contract.ts';
import { Me, Role } from './session-contract.ts';

// How people sign in and look after their accounts. Endpoints whose reply holds a secret, or that change the
// token of the session, are no `act`: replies of acts are kept for a resend, and secrets are kept nowhere.

/** What follows a right password: one is in, or the second step is open for ten minutes. */
export const OpenStep = z.object({ next: z.enum(['code', 'enrol']), ticket: z.string() });
export const Entered = z.union([Me, OpenStep]);
export type Entered = z.infer<typeof Entered>;

const Password = z.string().min(1).max(200);
/** Six figures of the app, or a recovery code. */
const Code = z.string().trim().min(6).max(20);
const Token = z.string().min(20).max(100);
export const Username = z
  .string()
  .trim()
  .regex(/^[a-z0-9._-]{3,40}$/);

/** What an authenticator needs: a secret to type, the same as a QR code (SVG). */
export const Enrolment = z.object({
  secret: z.string(),
  address: z.string(),
  picture: z.string(),
});
export type Enrolment = z.infer<typeof Enrolment>;
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const getDoor = endpoint({
  method: 'GET',
  path: '/api/session/door',
  reply: z.object({ passwordLength: z.number().int(), mailOn: z.boolean() }),
  open: true,
  summary:
    'What the sign-in pages must know: the least length of a password, whether letters go out',
});
export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  body: z.object({ username: z.string().trim().min(1).max(100), password: Password }),
  reply: Entered,
  open: true,
  summary: 'Sign in with a local account; where codes are asked for, opens the second step',
});
export const signInByCode = endpoint({
  method: 'POST',
  path: '/api/session/code',
  body: z.object({ ticket: Token, code: Code }),
  reply: Me,
  open: true,
  summary: 'The second step: a one-time code or a recovery code',
});
export const beginCodesAtTheDoor = endpoint({
  method: 'POST',
  path: '/api/session/codes',
  body: z.object({ ticket: Token }),
  reply: Enrolment,
  open: true,
  summary: 'Begin to set up one-time codes where the post held asks for them',
});
export const signInByFirstCode = endpoint({
  method: 'POST',
  path: '/api/session/codes/confirm',
  body: z.object({ ticket: Token, code: Code }),
  reply: RecoveryCodes.extend({ me: Me }),
  open: true,
  summary: 'The first code turns them on and signs in; recovery codes are shown this once',
});

export const askForReset = endpoint({
  method: 'POST',
  path: '/api/password/forgotten',
  body: z.object({ name: z.string().trim().min(1).max(200) }),
  open: true,
  summary: 'Mails a reset link; answers alike whether or not the account exists',
});
export const readPasswordLink = endpoint({
  method: 'POST',
  path: '/api/password/link',
  body: z.object({ token: Token }),
  reply: z.object({
    kind: z.enum(['invitation', 'reset']),
    username: z.string(),
    fullName: z.string(),
    passwordLength: z.number().int(),
  }),
  open: true,
  summary: 'For whom a link sets a password; the link stays good',
});
export const setPasswordByLink = endpoint({
  method: 'POST',
  path: '/api/password/link/use',
  body: z.object({ token: Token, password: Password }),
  reply: Entered,
  open: true,
  summary:
    'Set a password by a one-time link: every session ends, then one is in or at the second step',
});

/** A session that is open (phiên đang mở). */
export const OpenSession = z.object({
  id: Id,
  /** `Chrome · Windows`; null where it is not known. */
  browser: z.string().nullable(),
  address: z.string().nullable(),
  post: z.string(),
  unit: z.string(),
  begunAt: Instant,
  seenAt: Instant,
  isThis: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** One's own account. */
export const MyAccount = z.object({
  username: z.string(),
  demonstration: z.boolean(),
  hasPassword: z.boolean(),
  passwordSetAt: Instant.nullable(),
  passwordLength: z.number().int(),
  codes: z.object({
    since: Instant.nullable(),
    recoveryLeft: z.number().int(),
    /** The post held asks for them. */
    required: z.boolean(),
  }),
  sessions: z.array(OpenSession),
});
export type MyAccount = z.infer<typeof MyAccount>;
export const getMyAccount = endpoint({
  method: 'GET',
  path: '/api/account',
  reply: MyAccount,
  summary: 'My account: password, one-time codes, open sessions',
});
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/account/password',
  body: z.object({ old: Password, password: Password }),
  summary: 'Change my password; every other session of mine ends',
});
export const beginMyCodes = endpoint({
  method: 'POST',
  path: '/api/account/codes',
  body: z.object({ old: Password }),
  reply: Enrolment,
  summary: 'Begin to turn on one-time codes; nothing counts until one has been typed',
});
export const confirmMyCodes = endpoint({
  method: 'POST',
  path: '/api/account/codes/confirm',
  body: z.object({ code: Code }),
  reply: RecoveryCodes,
  summary: 'Turn one-time codes on by the first; recovery codes are shown this once',
});
export const turnOffMyCodes = endpoint({
  method: 'POST',
  path: '/api/account/codes/off',
  body: z.object({ old: Password, code: Code }),
  summary: 'Turn one-time codes off: password and code are asked',
});
export const renewMyRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/account/recovery-codes',
  body: z.object({ code: Code }),
  reply: RecoveryCodes,
  summary: 'Ten new recovery codes in the place of the old ones',
});
export const endMySession = endpoint({
  method: 'POST',
  path: '/api/account/sessions/:id/end',
  params: byId,
  act: 'end_session',
  summary: 'End one of my sessions',
});
export const endMyOtherSessions = endpoint({
  method: 'POST',
  path: '/api/account/sessions/end-others',
  reply: z.object({ ended: z.number().int() }),
  act: 'end_other_sessions',
  summary: 'End every session of mine but this one',
});

/** The account of a person, for whoever looks after accounts. */
export const AccountOfPerson = z.object({
  id: Id,
  username: z.string(),
  email: z.string().nullable(),
  demonstration: z.boolean(),
  hasPassword: z.boolean(),
  /** An invitation that still waits. */
  invitedUntil: Instant.nullable(),
  lockedUntil: Instant.nullable(),
  codesSince: Instant.nullable(),
  /** The administrator asks codes of this person. */
  codesAsked: z.boolean(),
  /** The role asks for them. */
  codesByRole: z.boolean(),
  openSessions: z.number().int(),
  lastSeenAt: Instant.nullable(),
  /** Also serves in another body: how they sign in is not changed from here. */
  elsewhere: z.boolean(),
});
export type AccountOfPerson = z.infer<typeof AccountOfPerson>;
export const getAccountOf = endpoint({
  method: 'GET',
  path: '/api/people/:id/account',
  params: byId,
  reply: z.object({
    account: AccountOfPerson.nullable(),
    email: z.string().nullable(),
    mailOn: z.boolean(),
  }),
  restricted: 'account',
  summary: 'How a person of the body signs in; no account for one who was never invited',
});

/** A link was made: mailed, or here to be handed over where there is no mail. */
export const HandedLink = z.object({
  mailedTo: z.string().nullable(),
  address: z.string().nullable(),
});
export type HandedLink = z.infer<typeof HandedLink>;
export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/invite',
  params: byId,
  body: z.object({ username: Username, email: z.email().max(200).nullable() }),
  reply: HandedLink,
  summary:
    'Make an account for a person, or invite again: a link that sets the password, for 72 hours',
});
export const giveResetLink = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/reset',
  params: byId,
  reply: HandedLink,
  summary: 'A link that resets the password, for 30 minutes: mailed, or given to hand over',
});
export const unlockAccount = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/unlock',
  params: byId,
  act: 'unlock_account',
  summary: 'Let somebody try again who has been locked out',
});
export const endSessionsOf = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/end-sessions',
  params: byId,
  reply: z.object({ ended: z.number().int() }),
  act: 'end_sessions',
  summary: 'End every session of a person',
});
export const askCodesOf = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/ask-codes',
  params: byId,
  body: z.object({ asked: z.boolean() }),
  act: 'ask_codes',
  summary: 'Ask a person for one-time codes, or ask no longer',
});
export const dropCodesOf = endpoint({
  method: 'POST',
  path: '/api/people/:id/account/drop-codes',
  params: byId,
  act: 'drop_codes',
  summary: 'Take the one-time codes off an account whose phone is lost; its sessions end',
});

/** Of which roles the body asks one-time codes at sign-in. */
export const SignInSettings = z.object({
  codeRoles: z.array(Role),
  /** Asked by the installation, whatever the body says. */
  byInstallation: z.array(z.string()),
  passwordLength: z.number().int(),
});
export type SignInSettings = z.infer<typeof SignInSettings>;
export const getSignInSettings = endpoint({
  method: 'GET',
  path: '/api/sign-in-settings',
  reply: SignInSettings,
  summary: 'Of which roles one-time codes are asked',
});
export const setCodeRoles = endpoint({
  method: 'POST',
  path: '/api/sign-in-settings',
  body: z.object({ codeRoles: z.array(Role).max(10) }),
  reply: SignInSettings,
  act: 'set_code_roles',
  summary: 'Ask one-time codes of roles; who has none sets them up at the next sign-in',
});

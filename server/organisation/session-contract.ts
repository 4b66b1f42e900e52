import { z } from 'zod';
import { DayText, endpoint, Id } from '../platform/contract.ts';

// Who works, and the door: what every page needs; apart from registers and journals, so that light pages stay light.

/** The people of the product. A role is held by a post (chức vụ), never by a person. */
export const ROLES = [
  'planner',
  'head',
  'officer',
  'leader',
  'commune',
  'inspector',
  'admin',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const UnitRef = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string().nullable(),
});
export type UnitRef = z.infer<typeof UnitRef>;

export const PostRef = z.object({
  id: Id,
  title: z.string(),
  role: Role,
  unit: UnitRef,
  authorityId: Id,
  authorityName: z.string(),
  /** By what the post is held for a time; null or absent for a regular appointment. */
  through: z
    .object({
      kind: z.enum(['acting', 'delegation']),
      id: Id,
      /** Who lent it (ủy quyền). */
      of: z.string().nullable(),
      until: DayText.nullable(),
    })
    .nullish(),
});
export type PostRef = z.infer<typeof PostRef>;

/** Who is acting: the person, every post held today, and the post in which acts are done. */
export const Me = z.object({
  person: z.object({ id: Id, fullName: z.string() }),
  username: z.string(),
  posts: z.array(PostRef),
  acting: PostRef,
  /** Names of the acts that this post may do somewhere; the server decides each case. */
  scopes: z.array(z.string()),
  today: DayText,
  demonstration: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/session',
  reply: Me,
  summary: 'Who is signed in, in which post',
});

export const signInByLink = endpoint({
  method: 'POST',
  path: '/api/session/link',
  body: z.object({ token: z.string().min(20).max(100) }),
  reply: Me,
  open: true,
  summary: 'Sign in with a one-time link',
});

export const signOut = endpoint({ method: 'DELETE', path: '/api/session', summary: 'Sign out' });

export const switchPost = endpoint({
  method: 'POST',
  path: '/api/session/post',
  body: z.object({
    postId: Id,
    /** The delegation by which a post of somebody else is entered. */
    delegationId: Id.nullable().default(null),
  }),
  reply: Me,
  summary: 'Act in another of my posts',
});

/** The demonstration lets a visitor step into any of its made-up people. Empty in a real installation. */
export const DemonstrationAccount = z.object({
  username: z.string(),
  fullName: z.string(),
  post: z.string(),
  unit: z.string(),
  role: Role,
  authorityName: z.string(),
});
export type DemonstrationAccount = z.infer<typeof DemonstrationAccount>;
export const listDemonstrationAccounts = endpoint({
  method: 'GET',
  path: '/api/demonstration',
  reply: z.object({ accounts: z.array(DemonstrationAccount) }),
  open: true,
  summary: 'The people of the demonstration',
});
export const signInToDemonstration = endpoint({
  method: 'POST',
  path: '/api/demonstration/session',
  body: z.object({ username: z.string() }),
  reply: Me,
  open: true,
  summary: 'Step into a person of the demonstration',
});

export const SetupState = z.object({
  needed: z.boolean(),
  references: z.array(
    z.object({ key: z.string(), name: z.string(), code: z.string().nullable(), kind: z.string() }),
  ),
});
export type SetupState = z.infer<typeof SetupState>;
export const getSetup = endpoint({
  method: 'GET',
  path: '/api/setup',
  reply: SetupState,
  open: true,
  summary: 'Whether this installation still has to be set up, and the bodies to choose from',
});

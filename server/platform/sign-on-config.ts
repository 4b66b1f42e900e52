import { z } from 'zod';

/**
 * What a provider says of a person → the post that follows from it: a post by its id, or the post of a role in
 * the unit of a code. The post must exist; sign-on appoints, it makes no posts.
 */
const PostRule = z.union([
  z.strictObject({ value: z.string().min(1), post: z.string().regex(/^\d{1,19}$/) }),
  z.strictObject({
    value: z.string().min(1),
    unit: z.string().min(1),
    // Administrators are appointed by people only.
    role: z.enum(['planner', 'head', 'officer', 'leader', 'commune', 'inspector']),
  }),
]);
export type PostRule = z.infer<typeof PostRule>;
const Posts = z.strictObject({
  claim: z.string().min(1),
  rules: z.array(PostRule).min(1).max(5_000),
});

/** A provider is asked over https; on this machine alone over http. */
function isSafeIssuer(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1';
}

const postsText = z.string().transform((text, context) => {
  try {
    return Posts.parse(JSON.parse(text));
  } catch (error) {
    const message = `phải là JSON dạng {"claim":"groups","rules":[{"value":"…","unit":"G14.01","role":"officer"}]} (must be such JSON): ${error instanceof Error ? error.message : ''}`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
});

/** Settings of sign-on at a provider (OpenID Connect); see `docs/sign-on.md`. */
export const signOnSettings = {
  CHIDAO_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeIssuer, 'phải dùng https (must be https)')
    .optional(),
  CHIDAO_OIDC_CLIENT_ID: z.string().optional(),
  CHIDAO_OIDC_CLIENT_SECRET: z.string().optional(),
  /** The words on the button: "Đăng nhập bằng {name}". */
  CHIDAO_OIDC_NAME: z.string().trim().min(1).max(60).default('SSO'),
  CHIDAO_OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/, 'phải có openid (must have openid)')
    .default('openid profile email'),
  /** How a person who comes for the first time is found: by mail address, by account name, or not at all. */
  CHIDAO_OIDC_FIND_BY: z.enum(['email', 'username', 'link']).default('email'),
  /** The claim with that address or name. */
  CHIDAO_OIDC_FIND_CLAIM: z.string().min(1).optional(),
  /** What becomes of somebody who is not found. */
  CHIDAO_OIDC_UNKNOWN: z.enum(['refuse', 'create']).default('refuse'),
  CHIDAO_OIDC_POSTS: postsText.optional(),
};

export interface SignOnConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  readonly name: string;
  readonly scope: string;
  readonly findBy: 'email' | 'username' | 'link';
  readonly findClaim: string;
  readonly unknown: 'refuse' | 'create';
  readonly posts: z.infer<typeof Posts> | null;
}

const CLAIMS = { email: 'email', username: 'preferred_username', link: 'sub' } as const;

/** Null where no provider is named. */
export function signOnOf(env: z.output<z.ZodObject<typeof signOnSettings>>): SignOnConfig | null {
  if (env.CHIDAO_OIDC_ISSUER === undefined) return null;
  return {
    issuer: env.CHIDAO_OIDC_ISSUER,
    clientId: env.CHIDAO_OIDC_CLIENT_ID ?? '',
    clientSecret: env.CHIDAO_OIDC_CLIENT_SECRET ?? null,
    name: env.CHIDAO_OIDC_NAME,
    scope: env.CHIDAO_OIDC_SCOPE,
    findBy: env.CHIDAO_OIDC_FIND_BY,
    findClaim: env.CHIDAO_OIDC_FIND_CLAIM ?? CLAIMS[env.CHIDAO_OIDC_FIND_BY],
    unknown: env.CHIDAO_OIDC_UNKNOWN,
    posts: env.CHIDAO_OIDC_POSTS ?? null,
  };
}

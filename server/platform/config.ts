import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ExchangeConfig, exchangeOf, exchangeSettings } from './exchange-config.ts';
import { type SignOnConfig, signOnOf, signOnSettings } from './sign-on-config.ts';

const flag = z.stringbool();

const Environment = z
  .object({
    CHIDAO_PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
    CHIDAO_HOST: z.string().default('127.0.0.1'),
    /** Address under which browsers reach the server; https turns the Secure cookie on. */
    CHIDAO_PUBLIC_URL: z.url().optional(),
    CHIDAO_VAR: z.string().default('var'),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres:// (must start with postgres://)')
      .optional(),
    /** A streaming replica of DATABASE_URL that answers reads once it has come far enough; none: one database. */
    DATABASE_READ_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'phải bắt đầu bằng postgres:// (must start with postgres://)')
      .optional(),
    CHIDAO_POOL: z.coerce.number().int().min(2).max(200).default(10),
    CHIDAO_LOG: z.enum(['file', 'stdout', 'silent']).default('file'),
    CHIDAO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
    CHIDAO_RATE_LIMIT: z.coerce.number().int().min(0).default(6_000),
    CHIDAO_SENDER_RATE_LIMIT: z.coerce.number().int().min(0).default(1_200),
    CHIDAO_TRUST_PROXY: flag.default(false),
    CHIDAO_WORKERS: z.coerce.number().int().min(0).max(32).default(1),
    CHIDAO_ISSUE_BATCH: z.coerce.number().int().min(1).max(200_000).default(25_000),
    /** Days for which a long document that was made for somebody is kept for download. */
    CHIDAO_PAPER_DAYS: z.coerce.number().int().min(1).max(365).default(14),
    /** Seals the keys into backups, so that one file and this passphrase are enough to restore. */
    CHIDAO_BACKUP_PASSPHRASE: z
      .string()
      .min(12, 'phải dài ít nhất 12 ký tự (at least 12 characters)')
      .optional(),
    /** False leaves the daily reminders to another process, or to nobody: a copy of the data reminds no one. */
    CHIDAO_REMINDERS: flag.default(true),
    /** The mail server, such as smtp://user:password@mail.example.vn:587 (smtps for port 465); none: no mail. */
    CHIDAO_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Whom letters come from, such as "Chỉ Đạo <chidao@example.vn>". */
    CHIDAO_MAIL_FROM: z
      .string()
      .regex(
        /^(?:[^<>]*<)?[^\s@<>]+@[^\s@<>]+>?$/,
        'phải là địa chỉ thư, ví dụ "Chỉ Đạo <chidao@example.vn>" (must be a mail address)',
      )
      .optional(),
    /** Characters that a password has at least; NIST SP 800-63B asks for 8, and for 15 where it stands alone. */
    CHIDAO_PASSWORD_LENGTH: z.coerce.number().int().min(8).max(64).default(12),
    /** Roles that need one-time codes in every body of this installation, such as `admin,leader`. */
    CHIDAO_CODE_ROLES: z.string().default(''),
    /** Base address of a service that speaks the OpenAI form of chat, such as http://localhost:8080/v1. */
    CHIDAO_SECOND_READER_URL: z.url({ protocol: /^https?$/ }).optional(),
    CHIDAO_SECOND_READER_MODEL: z.string().optional(),
    CHIDAO_SECOND_READER_KEY: z.string().optional(),
    /** How many days ahead a key for another program may end; 0: no keys are made. */
    CHIDAO_TOKEN_DAYS: z.coerce.number().int().min(0).max(366).default(365),
    ...exchangeSettings,
    ...signOnSettings,
  })
  .refine((env) => !env.CHIDAO_SECOND_READER_URL || env.CHIDAO_SECOND_READER_MODEL, {
    path: ['CHIDAO_SECOND_READER_MODEL'],
    message: 'phải có khi đặt CHIDAO_SECOND_READER_URL (needed with CHIDAO_SECOND_READER_URL)',
  })
  .refine((env) => !env.CHIDAO_OIDC_ISSUER || env.CHIDAO_OIDC_CLIENT_ID, {
    path: ['CHIDAO_OIDC_CLIENT_ID'],
    message: 'phải có khi đặt CHIDAO_OIDC_ISSUER (needed with CHIDAO_OIDC_ISSUER)',
  })
  .refine((env) => !env.CHIDAO_SMTP_URL || env.CHIDAO_MAIL_FROM, {
    path: ['CHIDAO_MAIL_FROM'],
    message: 'phải có khi đặt CHIDAO_SMTP_URL (needed with CHIDAO_SMTP_URL)',
  });

/** The mail server and the sender of every letter. */
export interface MailConfig {
  readonly url: string;
  readonly from: string;
}

/** Where proposals beside the rules' reading come from. */
export interface SecondReaderConfig {
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly secureCookie: boolean;
  readonly varDir: string;
  readonly databaseUrl: string | null;
  /** Null: everything is read where it is written. */
  readonly readUrl: string | null;
  readonly poolSize: number;
  readonly log: 'file' | 'stdout' | 'silent';
  readonly logLevel: string;
  /** Requests a minute from one address; 0 turns the limit off. */
  readonly rateLimit: number;
  /** Requests a minute of one key or one account; 0 turns the limit off. */
  readonly senderRateLimit: number;
  readonly trustProxy: boolean;
  /** Jobs run at once in this process; 0 leaves them to other processes. */
  readonly workers: number;
  /** Rows that an issue writes at a time; one of more rows than that is left to a job. */
  readonly issueBatch: number;
  /** Days for which the file of a long document is kept for whoever asked for it. */
  readonly paperDays: number;
  /** Null, the default: no text ever leaves the installation. */
  readonly secondReader: SecondReaderConfig | null;
  /** Null: the keys of a backup lie in a file of their own beside it. */
  readonly backupPassphrase: string | null;
  /** Whether this process reminds people each day. */
  readonly reminders: boolean;
  /** Null, the default: mail is off. */
  readonly mail: MailConfig | null;
  /** Characters that a password has at least. */
  readonly passwordLength: number;
  /** Roles whose holders need one-time codes at sign-in. */
  readonly codeRoles: readonly string[];
  readonly tokenDays: number;
  readonly exchange: ExchangeConfig;
  /** Null, the default: people sign in here only. */
  readonly signOn: SignOnConfig | null;
}

/** A setting that cannot be used; the message names it, the value and what is accepted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration once, at start, and reports every wrong setting together. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const isSecret = /(_KEY|_SECRET|_PASSPHRASE|^CHIDAO_SMTP_URL|^DATABASE_(?:READ_)?URL)$/.test(
        name,
      );
      const value = isSecret ? '***' : JSON.stringify(given[name]);
      return `  ${name}=${value}: ${issue.message}`;
    });
    throw new ConfigError(
      `Cấu hình chưa dùng được, sửa các biến sau (settings to correct):\n${lines.join('\n')}`,
    );
  }
  const env = parsed.data;
  const varDir = resolve(env.CHIDAO_VAR);
  mkdirSync(join(varDir, 'files'), { recursive: true });
  return {
    port: env.CHIDAO_PORT,
    host: env.CHIDAO_HOST,
    publicUrl: env.CHIDAO_PUBLIC_URL ?? null,
    secureCookie: env.CHIDAO_PUBLIC_URL?.startsWith('https:') ?? false,
    varDir,
    databaseUrl: env.DATABASE_URL ?? null,
    readUrl: env.DATABASE_READ_URL ?? null,
    poolSize: env.CHIDAO_POOL,
    log: env.CHIDAO_LOG,
    logLevel: env.CHIDAO_LOG_LEVEL,
    rateLimit: env.CHIDAO_RATE_LIMIT,
    senderRateLimit: env.CHIDAO_SENDER_RATE_LIMIT,
    trustProxy: env.CHIDAO_TRUST_PROXY,
    workers: env.CHIDAO_WORKERS,
    issueBatch: env.CHIDAO_ISSUE_BATCH,
    paperDays: env.CHIDAO_PAPER_DAYS,
    secondReader:
      env.CHIDAO_SECOND_READER_URL === undefined
        ? null
        : {
            url: env.CHIDAO_SECOND_READER_URL,
            model: env.CHIDAO_SECOND_READER_MODEL ?? '',
            key: env.CHIDAO_SECOND_READER_KEY ?? null,
          },
    backupPassphrase: env.CHIDAO_BACKUP_PASSPHRASE ?? null,
    reminders: env.CHIDAO_REMINDERS,
    passwordLength: env.CHIDAO_PASSWORD_LENGTH,
    codeRoles: env.CHIDAO_CODE_ROLES.split(',').flatMap((role) => role.trim() || []),
    mail:
      env.CHIDAO_SMTP_URL === undefined
        ? null
        : { url: env.CHIDAO_SMTP_URL, from: env.CHIDAO_MAIL_FROM ?? '' },
    tokenDays: env.CHIDAO_TOKEN_DAYS,
    exchange: exchangeOf(env),
    signOn: signOnOf(env),
  };
}

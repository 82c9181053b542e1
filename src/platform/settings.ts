import { isIP } from 'node:net'
import { z } from 'zod'
import { type FilesAddress, filesAddressForm, parseFilesAddress } from './files-address.ts'

/** What the environment says, checked. Each setting has a default that works, except where `DEMO=0` asks for the real thing. */
export type Settings = {
  port: number
  portIsGiven: boolean
  host: string
  baseUrl: string | null
  /** Proxies in front, by address, range or name of a range, whose word on who calls is taken. */
  trustedProxies: string[]
  secretKey: string
  dataDir: string
  databaseUrl: string | null
  /** Where files are kept; null for the folder `files` in the data folder. */
  files: FilesAddress | null
  smtpUrl: string | null
  demo: boolean
  timeZone: string
}

/** One line for each setting, for `opencme check` and its help. */
export const settingHelp: Record<string, string> = {
  PORT: 'port to listen on; 3000 (a demonstration takes the next free one)',
  HOST: 'address to listen on; 127.0.0.1 in a demonstration, else 0.0.0.0',
  BASE_URL:
    'address people reach the office at, such as https://cme.example.edu; needed with DEMO=0, and with https unless it names this machine',
  TRUST_PROXY:
    'addresses of the proxies in front, such as 10.0.0.5 or 10.0.0.0/8,uniquelocal; without it their callers share one limit on guessing',
  SECRET_KEY: 'at least 32 random characters that sign forms; needed with DEMO=0',
  DATA_DIR: 'folder for the database and files; ./data',
  DATABASE_URL: 'a PostgreSQL server (14 or later) to use instead of the embedded one',
  FILES_URL:
    'where files are kept: file:///srv/opencme/files, or a bucket of any store that speaks S3, s3://key:secret@host/bucket?region=us-east-1 (s3:///bucket for Amazon with the account of this machine); DATA_DIR/files',
  SMTP_URL: 'where mail is handed over, such as smtp://user:password@mail.example.edu:587; needed with DEMO=0',
  DEMO: '1 for a demonstration office with one-click sign-in and a mailbox page, 0 for a real one; 1 does not open a real one',
  TIME_ZONE: 'time zone of the office; America/New_York',
}

const text = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const environment = z.object({
  PORT: text.refine(
    (v) => v === undefined || (/^\d+$/.test(v) && Number(v) < 65536),
    'PORT must be a number below 65536, such as 3000',
  ),
  HOST: text,
  BASE_URL: text.refine(
    (v) => v === undefined || /^https?:\/\/[^\s/]+(\/[^\s]*)?$/.test(v),
    'BASE_URL must be a web address, such as https://cme.example.edu',
  ),
  TRUST_PROXY: text.refine(
    (v) => v === undefined || listOf(v).every(isProxy),
    'TRUST_PROXY must be addresses or ranges with commas between them, such as 127.0.0.1,10.0.0.0/8, or the words loopback, linklocal, uniquelocal',
  ),
  SECRET_KEY: text.refine((v) => v === undefined || v.length >= 32, 'SECRET_KEY must have at least 32 characters'),
  DATA_DIR: text,
  DATABASE_URL: text.refine(
    (v) => v === undefined || /^postgres(ql)?:\/\//.test(v),
    'DATABASE_URL must begin with postgresql://',
  ),
  FILES_URL: text.refine((v) => v === undefined || parseFilesAddress(v) !== undefined, filesAddressForm),
  SMTP_URL: text.refine(
    (v) => v === undefined || /^smtps?:\/\//.test(v),
    'SMTP_URL must begin with smtp:// or smtps://',
  ),
  DEMO: text.refine((v) => v === undefined || v === '0' || v === '1', 'DEMO must be 0 or 1'),
  TIME_ZONE: text.refine((v) => v === undefined || isTimeZone(v), 'TIME_ZONE must be a name such as America/New_York'),
})

/**
 * Reads the settings from the environment.
 *
 * @param demo whether this is a demonstration office where `DEMO` does not say
 * @returns the settings, or every problem as one sentence each
 */
export function parseSettings(
  env: Record<string, string | undefined>,
  demo: boolean,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const read = environment.safeParse(env)
  if (!read.success) return { ok: false, problems: read.error.issues.map((issue) => issue.message) }
  const given = read.data
  const isDemo = given.DEMO === undefined ? demo : given.DEMO === '1'
  const problems = isDemo ? [] : missingForReal(given)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    settings: {
      port: Number(given.PORT ?? 3000),
      portIsGiven: given.PORT !== undefined,
      host: given.HOST ?? (isDemo ? '127.0.0.1' : '0.0.0.0'),
      baseUrl: given.BASE_URL?.replace(/\/$/, '') ?? null,
      trustedProxies: listOf(given.TRUST_PROXY ?? ''),
      secretKey: given.SECRET_KEY ?? 'a demonstration office keeps no secrets',
      dataDir: given.DATA_DIR ?? './data',
      databaseUrl: given.DATABASE_URL ?? null,
      files: given.FILES_URL === undefined ? null : parseFilesAddress(given.FILES_URL)!,
      smtpUrl: given.SMTP_URL ?? null,
      demo: isDemo,
      timeZone: given.TIME_ZONE ?? 'America/New_York',
    },
  }
}

function missingForReal(given: { BASE_URL?: string; SECRET_KEY?: string; SMTP_URL?: string }): string[] {
  const needed = ['BASE_URL', 'SECRET_KEY', 'SMTP_URL'] as const
  const lacking = needed
    .filter((name) => given[name] === undefined)
    .map((name) => `With DEMO=0 the office needs ${name}: ${settingHelp[name]}`)
  if (given.BASE_URL === undefined || /^https:/.test(given.BASE_URL) || isThisMachine.test(given.BASE_URL))
    return lacking
  return [
    ...lacking,
    'With DEMO=0 the office needs a BASE_URL with https, unless it names this machine, as http://localhost',
  ]
}

const isThisMachine = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** An address, a range such as 10.0.0.0/8, or the name of a private range. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  if (most === undefined || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

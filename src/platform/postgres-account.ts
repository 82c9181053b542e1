import { spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * An account to run PostgreSQL under. `wrap` are the words put before the command; `uid` and `gid` own the files.
 * Undefined `uid`: as we are.
 */
export type Account = { wrap: string[]; uid?: number; gid?: number }

/** Who runs us and who owns what: numbers of users, undefined where there is no such file or no such notion. */
export type Owners = {
  us: number | undefined
  cluster: { uid: number; gid: number } | undefined
  programs: { uid: number; gid: number }
  nobody: { uid: number; gid: number }
}

const asWeAre: Account = { wrap: [] }

/**
 * As we are in the eyes of the disk, `nobody` in the eyes of PostgreSQL. For root in folders only root may enter, and
 * for users that have a number and no name, as some containers give: initdb refuses those.
 */
const inDisguise: Account = { wrap: ['unshare', '--user', '--map-user=65534', '--map-group=65534'] }
const rootInDisguise: Account = { ...inDisguise, uid: 0, gid: 0 }

/**
 * Lists the accounts to try, best first. PostgreSQL refuses to run as root, so root needs another one: the owner of
 * an existing database folder, else `nobody`, else root in disguise, else the owner of the installed programs.
 */
export function listAccounts(owners: Owners): Account[] {
  if (owners.us === undefined) return [asWeAre]
  if (owners.us !== 0) return [asWeAre, inDisguise]
  const as = (owner: { uid: number; gid: number }): Account[] => (owner.uid === 0 ? [] : [{ wrap: [], ...owner }])
  const ours = owners.cluster?.uid === 0 ? [rootInDisguise] : owners.cluster ? as(owners.cluster) : []
  const all = [...ours, ...as(owners.nobody), rootInDisguise, ...as(owners.programs)]
  return all.filter((one, at) => all.findIndex((other) => other.uid === one.uid) === at)
}

/**
 * The first account that works.
 *
 * @param complain what stands in the way of an account, undefined when nothing does
 * @returns the account, or all complaints when none works
 */
export function chooseAccount(
  accounts: readonly Account[],
  complain: (account: Account) => string | undefined,
): { account: Account } | { complaints: string[] } {
  const complaints: string[] = []
  for (const account of accounts) {
    const complaint = complain(account)
    if (complaint === undefined) return { account }
    complaints.push(complaint)
  }
  return { complaints }
}

/**
 * What stands in the way of running PostgreSQL in the folder under this account; undefined when nothing does. Tries
 * it, because modes alone do not tell: initdb shows its settings and so finds out about itself, the user and postgres.
 */
export function findComplaint(
  account: Account,
  folder: string,
  initdb: string,
  env: Record<string, string>,
): string | undefined {
  const script = 'cd "$1" && exec "$2" --show -D "$1/postgres" >/dev/null'
  const [file = '', ...args] = [...account.wrap, '/bin/sh', '-c', script, 'sh', folder, initdb]
  const options = { env: { PATH: process.env.PATH, ...env }, cwd: '/', timeout: 10_000, encoding: 'utf8' } as const
  const tried = spawnSync(file, args, { ...spawnOptions(account), ...options })
  if (tried.status === 0) return undefined
  return (tried.error?.message ?? tried.stderr).trim().split('\n')[0] || 'no reason given'
}

/** What `spawn` must be told so that a program runs under the account. */
export function spawnOptions(account: Account): { uid?: number; gid?: number } {
  return account.wrap.length > 0 || account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }
}

/** The user `nobody` of this machine, 65534 where it is not listed. */
export function findNobody(): { uid: number; gid: number } {
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m)
    if (line) return { uid: Number(line[1]), gid: Number(line[2]) }
  } catch {
    // no such file: the usual number
  }
  return { uid: 65534, gid: 65534 }
}

/** Hands a folder and all in it to the account. Only root can, so nothing happens for others. */
export function giveFolder(folder: string, account: Account): void {
  if (account.uid === undefined || account.gid === undefined) return
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveFolder(path, account)
    else lchownSync(path, account.uid, account.gid)
  }
}

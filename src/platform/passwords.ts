import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Node's own scrypt, as strong as OWASP's sheet on storing passwords asks: 2^15 rounds of 8 blocks, three times over, 32 MB. */
const cost = { logN: 15, r: 8, p: 3 }
const bytes = 32

/** What a password is kept as: the way it was made, its salt and its hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

/**
 * Is this the password that was kept? Where none was kept the same work is done, so that the time does not tell.
 *
 * @param kept what `hashPassword` made; undefined where there is none
 */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, logN, r, p, salt, hash] = (kept ?? nobodys).split('$')
  const expected = Buffer.from(hash!, 'base64url')
  const actual = await derive(password, Buffer.from(salt!, 'base64url'), {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
  })
  return timingSafeEqual(expected, actual) && kept !== undefined
}

const nobodys = ['scrypt', cost.logN, cost.r, cost.p, '', Buffer.alloc(bytes).toString('base64url')].join('$')

function derive(password: string, salt: Buffer, { logN, r, p }: typeof cost): Promise<Buffer> {
  const options = { N: 2 ** logN, r, p, maxmem: 256 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

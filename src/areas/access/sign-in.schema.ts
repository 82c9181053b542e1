import { z } from 'zod'

/** How long a sign-in link works, and how often one can be asked for. */
export const linkMinutes = 20
export const linksPerHour = 5
/** How long a link to a new address works: mail may lie for a night. */
export const addressLinkHours = 24
/** The answer to who asks for a link takes at least so long, so that its time does not tell whether the address is known. */
export const evenMs = 200
/** How long a session lasts. */
export const sessionDays = 14

/** What the sign-in form sends. `next` is a path of ours to go on to. */
export const signInInput = z.object({
  email: z
    .string({ error: 'Enter your e-mail address' })
    .trim()
    .pipe(z.email('Enter an e-mail address, such as name@example.edu')),
  next: z
    .string()
    .default('')
    .transform((path) => (isOwnPath(path) ? path : '')),
})

/** Is this a path on this site, and not an address that leads elsewhere? */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\]*$/.test(path)
}

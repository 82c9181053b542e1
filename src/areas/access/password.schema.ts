import { z } from 'zod'
import { isOwnPath } from './sign-in.schema.ts'

/** Wrong passwords for one address within an hour, after which only the link lets its owner in. */
export const triesPerHour = 10

/** What signing in with a password sends. */
export const passwordSignIn = z.object({
  email: z.string().trim().default(''),
  password: z.string().default(''),
  next: z
    .string()
    .default('')
    .transform((path) => (isOwnPath(path) ? path : '')),
})

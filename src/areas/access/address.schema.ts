import { z } from 'zod'

/** An address as somebody types it. */
export const addressInput = z.object({
  email: z
    .string({ error: 'Enter an e-mail address' })
    .trim()
    .toLowerCase()
    .pipe(z.email('Enter an e-mail address, such as name@example.edu')),
})

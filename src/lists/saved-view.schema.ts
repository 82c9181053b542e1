import { z } from 'zod'

/** A view of a list as its page offers it: `address` is the search, filters, order and columns. */
export type SavedView = {
  id: string
  name: string
  address: string
  isShared: boolean
  isOwn: boolean
  /** The list begins with it for who looks. */
  isDefault: boolean
}

/** What saving or changing a view sends. */
export const savedViewInput = z.object({
  name: z
    .string({ error: 'Enter a name for the view' })
    .trim()
    .min(1, 'Enter a name for the view')
    .max(60, 'Enter at most 60 letters'),
  isShared: z
    .enum(['yes', ''])
    .default('')
    .transform((word) => word === 'yes'),
})
export type SavedViewInput = z.output<typeof savedViewInput>

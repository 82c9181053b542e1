import { z } from 'zod'

const wholeNumber = (what: string, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, `Enter ${what} as a whole number`)
    .transform(Number)
    .refine((count) => count >= 1 && count <= most, `Enter ${what} between 1 and ${most}`)

/** One reading of a course: plain text with paragraphs and lists, and how long it takes. */
export const moduleInput = z.object({
  title: z.string().trim().min(1, 'Enter a title').max(200, 'Keep the title under 200 letters'),
  body: z
    .string()
    .trim()
    .min(50, 'Write what is to be read; at least a paragraph')
    .max(60_000, 'Split what is longer than 60,000 letters'),
  minutes: wholeNumber('the minutes', 240),
})
export type ModuleInput = z.output<typeof moduleInput>

/** The test at the end: pass mark in percent, attempts (none: as many as needed), minutes it takes. */
export const testInput = z.object({
  passPercent: wholeNumber('the pass mark', 100),
  attempts: z
    .string()
    .trim()
    .regex(/^\d*$/, 'Enter a whole number, or leave it empty')
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((count) => count === null || (count >= 1 && count <= 20), 'Enter up to 20 attempts, or leave it empty'),
  minutes: wholeNumber('the minutes', 240),
})
export type TestInput = z.output<typeof testInput>

/** Minutes that an evaluation takes; part of the estimate of the time to complete. */
export const evaluationMinutes = 5

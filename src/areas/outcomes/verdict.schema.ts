import { z } from 'zod'

/** What a person can say of a gap that was taught. @check outcomes_verdict.verdict */
export const verdicts = ['closed', 'kept open'] as const

/** What is sent: the verdict, the reason, and the figure that was on the page; "" where the form does not say. */
export const verdictInput = z.object({
  verdict: z.enum(verdicts, { error: 'Choose whether it stays open' }),
  why: z.string({ error: 'Say why' }).trim().max(1000, 'Enter at most 1000 letters'),
  valueId: z.uuid().catch(''),
})
export type VerdictInput = z.output<typeof verdictInput>

/** The kind of the task that asks an owner whether a gap stays open. */
export const decideTask = 'decide gap'

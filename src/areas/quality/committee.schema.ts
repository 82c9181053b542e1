import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'

/** How often a committee meets. @check quality_committee.meets */
export const rhythms = [
  'every week',
  'every month',
  'every two months',
  'every quarter',
  'twice a year',
  'once a year',
  'when needed',
] as const
export type Rhythm = (typeof rhythms)[number]

/** What someone is in a committee. A liaison hands over what it sees. @check quality_member.part */
export const memberParts = ['chair', 'member', 'liaison'] as const
export type MemberPart = (typeof memberParts)[number]

export const partWords: Record<MemberPart, string> = { chair: 'Chair', member: 'Member', liaison: 'Liaison' }

const line = (ask: string) =>
  z
    .string({ error: ask })
    .trim()
    .transform((text) => text.replace(/\s+/g, ' '))
    .pipe(z.string().min(1, ask).max(200, 'Enter at most 200 letters'))

const day = (ask: string) =>
  z
    .string({ error: ask })
    .trim()
    .refine(isLocalDate, ask)
    .transform((text) => text as LocalDate)

/** What recording a committee sends. `organization` is its name as it stands under Organizations. */
export const committeeInput = z.object({
  name: line('Enter the name of the committee'),
  organization: z.string().trim().max(200, 'Enter at most 200 letters').default(''),
  watches: z
    .string({ error: 'Enter what it watches over' })
    .trim()
    .min(1, 'Enter what it watches over, such as “Medicines that harm when the dose is wrong”')
    .max(500, 'Enter at most 500 letters'),
  meets: z.enum(rhythms, { error: 'Choose how often it meets' }),
})
export type CommitteeInput = z.output<typeof committeeInput>

/** What correcting one sends: everything but its name, under which its sources stand. */
export const committeeFactsInput = committeeInput.omit({ name: true })
export type CommitteeFactsInput = z.output<typeof committeeFactsInput>

/** What naming someone sends; the person is found by the address. */
export const memberInput = z.object({
  email: z
    .string({ error: 'Enter the e-mail address of a person' })
    .trim()
    .min(1, 'Enter the e-mail address of a person'),
  part: z.enum(memberParts, { error: 'Choose what they are in the committee' }),
})

/** What ending a part, or a committee, sends. */
export const endInput = z.object({
  why: z.string({ error: 'Say why' }).trim().min(1, 'Say why, in a sentence').max(300, 'Enter at most 300 letters'),
})

/** What recording a meeting sends. */
export const meetingInput = z.object({
  heldOn: day('Enter the day of the meeting'),
  agenda: z
    .string({ error: 'Enter what it was about' })
    .trim()
    .min(1, 'Enter what it was about, in a sentence')
    .max(2000, 'Enter at most 2,000 letters'),
})
export type MeetingInput = z.output<typeof meetingInput>

/** Somebody's part in a committee; `toOn` is null while it goes on. */
export type Member = {
  id: string
  personId: string
  name: string
  part: MemberPart
  fromOn: LocalDate
  toOn: LocalDate | null
}

/** A meeting of a committee, and how much was handed over there. */
export type Meeting = { id: string; heldOn: LocalDate; agenda: string; handOvers: number }

import { uncapital } from '../../kernel/words.ts'
import { z } from 'zod'
import { type LocalDate, isLocalDate } from '../../kernel/dates.ts'
import { improvements } from '../measures/measure.schema.ts'
import { type Channel, type TypedDetail, designs } from './source.schema.ts'

/** The channels whose sources a person types; the literature comes by import. */
export const typedChannels = ['survey', 'quality committee', 'public health', 'publication', 'evaluation'] as const
export type TypedChannel = (typeof typedChannels)[number]

/** A question of a form: its key, its words, and whether it must be answered. `rows` makes it long, `choices` a list. */
export type FactField = {
  key: string
  label: string
  hint?: string
  isRequired?: boolean
  rows?: number
  choices?: readonly string[]
}

/** What a form asks of a source of one channel. `asks` says which numbers belong to it. */
export type IntakeForm = {
  kind: TypedDetail['kind']
  name: string
  says: string
  title: FactField
  issuer: FactField
  issuedOn: FactField
  facts: FactField[]
  asks: { answers?: { asked: string; answered: string }; measure?: boolean; design?: boolean }
}

/** Harm as committees hand it over: the worst that reached anyone, without saying whom. Our own words. */
const harmLevels = [
  'It was caught before it reached anyone',
  'It reached people without harm',
  'Temporary harm',
  'Lasting harm',
  'Death',
  'Not told',
] as const

const population = (label: string, hint: string): FactField => ({ key: 'population', label, hint, isRequired: true })

/** What each channel needs before a finding can stand on it. */
export const intakeForms: Record<TypedChannel, IntakeForm> = {
  survey: {
    kind: 'survey result',
    name: 'Survey result',
    says: 'What clinicians say they need: felt, so moderate at most',
    title: { key: 'title', label: 'Name of the survey', isRequired: true },
    issuer: { key: 'issuer', label: 'Who ran it', isRequired: true },
    issuedOn: { key: 'issuedOn', label: 'Last day of answers', isRequired: true },
    facts: [
      population('Who was asked', 'Such as “All hospitalists and ward nurses of the three hospitals”'),
      { key: 'sampling', label: 'How they were chosen and asked', hint: 'Such as “everyone on the roster, by e-mail”' },
      { key: 'question', label: 'The question, as it was asked', rows: 2 },
      {
        key: 'result',
        label: 'What they answered',
        hint: 'With counts: “61 of 148 were unsure”',
        rows: 3,
        isRequired: true,
      },
    ],
    asks: { answers: { asked: 'How many were asked', answered: 'How many answered' } },
  },
  'quality committee': {
    kind: 'committee hand-over',
    name: 'Committee hand-over',
    says: 'Counts, rates and themes of a quality or care-oversight committee. No patient, no clinician, no minutes',
    title: {
      key: 'title',
      label: 'The theme',
      hint: 'Without a word about a patient or a clinician',
      isRequired: true,
    },
    issuer: { key: 'issuer', label: 'Which committee', isRequired: true },
    issuedOn: { key: 'issuedOn', label: 'Day of the hand-over', isRequired: true },
    facts: [
      population('Whom it concerns', 'Such as “Adults before planned surgery”'),
      { key: 'setting', label: 'Where it happens', isRequired: true },
      { key: 'harm', label: 'Worst harm that reached anyone', choices: harmLevels, isRequired: true },
      { key: 'roles', label: 'Which roles take part', hint: 'Such as “surgery, anesthesia, pharmacy, nursing”' },
      { key: 'contributing', label: 'What contributes to it', rows: 3 },
      { key: 'reference', label: 'The committee’s own reference', hint: 'So that it can be found there' },
    ],
    asks: { measure: true },
  },
  'public health': {
    kind: 'public-health report',
    name: 'Public-health report',
    says: 'What an agency reports and asks of clinicians',
    title: { key: 'title', label: 'Title of the report', isRequired: true },
    issuer: { key: 'issuer', label: 'Agency', isRequired: true },
    issuedOn: { key: 'issuedOn', label: 'Day of the report', isRequired: true },
    facts: [
      population('Whom it concerns', 'Such as “Children under 5 in two counties”'),
      { key: 'region', label: 'Region', isRequired: true },
      { key: 'result', label: 'What it reports', rows: 3, isRequired: true },
      { key: 'asks', label: 'What it asks clinicians to do', rows: 2 },
    ],
    asks: { measure: true },
  },
  publication: {
    kind: 'own publication',
    name: 'Own publication',
    says: 'What our own people have published that closes a gap in what is known',
    title: { key: 'title', label: 'Title', isRequired: true },
    issuer: { key: 'issuer', label: 'Journal or publisher', isRequired: true },
    issuedOn: { key: 'issuedOn', label: 'Day of publication', isRequired: true },
    facts: [
      { key: 'authors', label: 'Authors', isRequired: true },
      population('Whom it is about', 'The people studied'),
      { key: 'result', label: 'What it found', rows: 3, isRequired: true },
      { key: 'change', label: 'What it would change in practice', rows: 2 },
    ],
    asks: { design: true },
  },
  evaluation: {
    kind: 'evaluation result',
    name: 'Evaluation result',
    says: 'What participants said after an activity: felt, so moderate at most',
    title: { key: 'title', label: 'Which activity was evaluated', isRequired: true },
    issuer: { key: 'issuer', label: 'Who evaluated it', isRequired: true },
    issuedOn: { key: 'issuedOn', label: 'Last day of answers', isRequired: true },
    facts: [
      population('Who took part', 'Such as “Hospitalists and ward nurses”'),
      { key: 'question', label: 'The question, as it was asked', rows: 2 },
      {
        key: 'result',
        label: 'What they answered',
        hint: 'With counts, or a comment in their words',
        rows: 3,
        isRequired: true,
      },
    ],
    asks: { answers: { asked: 'How many took part', answered: 'How many answered' } },
  },
}

const text = (field: FactField, most: number) => {
  const typed = z.string().trim().max(most, `Enter at most ${most} letters`).default('')
  return field.isRequired ? typed.refine((value) => value !== '', askFor(field.label)) : typed
}

const number = (ask: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, `${ask}: enter a whole number, such as 148`)
    .transform((value) => (value === '' ? null : Number(value)))
    .default(null)

const day = (ask: string) =>
  z
    .string()
    .trim()
    .refine((value) => value === '' || isLocalDate(value), `${ask}: enter a day that exists, such as 2026-03-05`)
    .transform((value) => (value === '' ? null : (value as LocalDate)))
    .default(null)

/** What the form of a channel sends. Numbers and days that were left out are null. */
export function intakeInput(channel: TypedChannel) {
  const form = intakeForms[channel]
  const facts = Object.fromEntries(form.facts.map((field) => [field.key, text(field, 2000)]))
  return z
    .object({
      title: text(form.title, 300),
      issuer: text(form.issuer, 200),
      issuedOn: day(form.issuedOn.label).refine((value) => value !== null, askFor(form.issuedOn.label)),
      link: z
        .string()
        .trim()
        .max(500, 'Enter at most 500 letters')
        .refine((value) => value === '' || /^(https?:\/\/\S+|10\.\d{4,9}\/\S+)$/.test(value), linkAsk)
        .default(''),
      design: z.enum(designs).catch('unknown').default('unknown'),
      asked: number('How many were asked').refine(isAnswered(form), 'Enter how many were asked, 1 or more'),
      answered: number('How many answered').refine(isAnswered(form), 'Enter how many answered'),
      measure: z.string().trim().max(200, 'Enter at most 200 letters').default(''),
      improvement: z.enum(improvements).optional().catch(undefined),
      numerator: number('How many'),
      denominator: number('Out of how many'),
      periodStart: day('First day'),
      periodEnd: day('Last day'),
      topics: z.string().trim().max(1000, 'Enter at most 1000 letters').default(''),
    })
    .and(z.object(facts))
}

/** Both numbers belong to what people were asked, and to nothing else. */
function isAnswered(form: IntakeForm): (count: number | null) => boolean {
  return (count) => form.asks.answers === undefined || count !== null
}

/** The fields of a form in their order, as an error summary lists them. */
export function listFieldNames(channel: TypedChannel): string[] {
  const numbers = ['design', 'asked', 'answered', 'measure', 'numerator', 'denominator', 'periodStart', 'periodEnd']
  const facts = intakeForms[channel].facts.map((field) => field.key)
  return ['title', 'issuer', 'issuedOn', ...facts, ...numbers, 'improvement', 'link', 'topics']
}

const linkAsk = 'Enter an address that begins with https://, or a DOI such as 10.1001/jama.296.9.1094'

export type IntakeInput = {
  title: string
  issuer: string
  issuedOn: LocalDate | null
  link: string
  design: (typeof designs)[number]
  asked: number | null
  answered: number | null
  measure: string
  improvement?: (typeof improvements)[number]
  numerator: number | null
  denominator: number | null
  periodStart: LocalDate | null
  periodEnd: LocalDate | null
  topics: string
}

/** The channel's name as an address bears it: "quality-committee". */
export function channelPath(channel: Channel): string {
  return channel.replaceAll(' ', '-')
}

/** The channel that an address names; undefined for none whose sources are typed. */
export function parseTypedChannel(path: string): TypedChannel | undefined {
  return typedChannels.find((channel) => channelPath(channel) === path)
}

/** "Enter who ran it", "Enter the name of the survey": a label as what to do. */
function askFor(label: string): string {
  const words = uncapital(label)
  return /^(who|what|where|which|the)/.test(words) ? `Enter ${words}` : `Enter the ${words}`
}

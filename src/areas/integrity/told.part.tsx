import { capital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import { type LocalDate, showDay, showShortDay } from '../../kernel/dates.ts'
import { Back, ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type DisclosureAnswer, type DraftRelationship, natureWords } from './disclosure.schema.ts'

/** By which door a person came: the address all steps stand under, and where they came from, if from anywhere. */
export type Door = { base: string; back: { label: string; href: string } | null }

/** The activity a disclosure is for, and what the person is to do in it. */
export type About = { title: string; roles: string[]; startsOn: LocalDate }

/** What a step is about: the activity, the role, and from when. */
export function AboutLine({ about }: { about: About }) {
  return (
    <>
      “{about.title}” · {about.roles.join(' and ')} from {showShortDay(about.startsOn)}
    </>
  )
}

type Told = Omit<DraftRelationship, 'id'>

/** "Consultant: Veldane Therapeutics" */
export function titleOf({ nature, company }: Pick<Told, 'nature' | 'company'>): string {
  return `${natureWords[nature].label}: ${company}`
}

/** "Since Wed, Jan 15, 2025, and goes on" */
export function spanOf({ startedOn, endedOn }: Pick<Told, 'startedOn' | 'endedOn'>): string {
  const end = endedOn ? `ended ${showShortDay(endedOn)}` : 'goes on'
  return startedOn ? `Since ${showShortDay(startedOn)}; ${end}` : `${capital(end)}`
}

/** Relationships as they were told, each with an act beside it where there is one. */
export function ToldList({
  relationships,
  act,
}: {
  relationships: readonly DraftRelationship[]
  act?: (one: DraftRelationship) => ComponentChildren
}) {
  if (relationships.length === 0) return null
  return (
    <Entries label="Relationships">
      {relationships.map((one) => (
        <Entry title={titleOf(one)} meta={[spanOf(one), sharesOf(one)].filter(Boolean).join(' · ')} act={act?.(one)}>
          {one.about || undefined}
        </Entry>
      ))}
    </Entries>
  )
}

/** How shares are held and what the person says of the company's stock; empty for other natures. */
export function sharesOf({ shares, saidHolding }: Pick<Told, 'shares' | 'saidHolding'>): string {
  if (shares === 'diversified fund') return 'through a diversified fund, which does not count'
  if (shares === null) return ''
  if (saidHolding === null || saidHolding === 'unknown') return 'own shares'
  return `own shares; the company is ${saidHolding}`
}

/** Each answer as a sentence to the person who gave it. */
export const answers: Record<DisclosureAnswer, string> = {
  none: 'You have had no financial relationship with an ineligible company.',
  some: 'You have had these financial relationships with companies.',
  refused: 'You prefer not to answer.',
}

/** What someone has told, as the office keeps it, and the way to tell of a change. */
export function ToldPage(page: {
  door: Door
  about: About
  answer: DisclosureAnswer
  relationships: DraftRelationship[]
  signedOn: LocalDate
  isNew: boolean
}) {
  const { door, about, answer, relationships, signedOn, isNew } = page
  return (
    <>
      {door.back ? <Back href={door.back.href}>{door.back.label}</Back> : null}
      {isNew ? (
        <Notice is="good" title="Signed." live>
          The integrity officer looks at it. You hear from us only if something is open.
        </Notice>
      ) : null}
      <PageTitle above={<AboutLine about={about} />} lead={answers[answer]}>
        {`You told us on ${showDay(signedOn)}`}
      </PageTitle>
      <ToldList relationships={relationships} />
      <p class="gap">Tell the office of any change before the activity begins. What you told earlier is kept.</p>
      <ButtonLink href={`${door.base}?change=1`} look="quiet">
        Something has changed
      </ButtonLink>
    </>
  )
}

/** After a link was used: what happens now, and nothing of what was told. */
export function ThanksPage({ email }: { email: string }) {
  return (
    <>
      <PageTitle lead="The office has your signed answer, and the link in the mail no longer works.">
        Thank you
      </PageTitle>
      <p>
        The integrity officer looks at it before your role begins. You hear from us only if something is open. If
        anything changes, write to {email}.
      </p>
    </>
  )
}

import type { ComponentChildren } from 'preact'
import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showShortDay } from '../../kernel/dates.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { Trail } from './trail.view.tsx'

type Named = { id: string; title: string }

export type VersionLine = {
  id: string
  number: number
  since: LocalDate
  published: LocalDate | null
  begun: number
  answered: number
}

/** The versions of a questionnaire: since when, put before people when, answered by how many. */
export function Versions({ versions }: { versions: VersionLine[] }) {
  return (
    <Leaf title="Versions" small="Answers stay with theirs">
      <Entries>
        {versions.map((version) => (
          <Entry
            when={`Version ${version.number}`}
            meta={metaOf(version)}
          >{`${version.answered.toLocaleString('en-US')} handed in, ${(version.begun - version.answered).toLocaleString('en-US')} begun`}</Entry>
        ))}
      </Entries>
    </Leaf>
  )
}

function metaOf({ since, published }: VersionLine): string {
  const when = published ? `published on ${showShortDay(published)}` : 'not published'
  return `Since ${showShortDay(since)}, ${when}`
}

/** Says that nobody can begin a version yet, with the button that changes it. */
export function Unpublished({ here, number, stamp }: { here: string; number: number; stamp: Stamp | null }) {
  const before = number === 1 ? 'Nobody can begin it yet.' : `Until then people begin version ${number - 1}.`
  return (
    <Notice title={`Version ${number} is being written.`}>
      {before}{' '}
      {stamp ? (
        <Form action={`${here}/publication`} {...stamp} inline>
          <Button small>{`Publish version ${number}`}</Button>
        </Form>
      ) : null}
    </Notice>
  )
}

/** Why a version was not put before people. */
export function NotPublishedPage({ questionnaire, said }: { questionnaire: Named; said: string }) {
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle>Not published</PageTitle>
      <Notice is="bad" title="It was not published." live>
        {said}
      </Notice>
      <p class="gap">
        <ButtonLink href={`/office/questionnaires/${questionnaire.id}`}>Back to the questions</ButtonLink>
      </p>
    </>
  )
}

type ReviewerProps = { questionnaire: Named & { intro: string }; questions: ComponentChildren }

/** A questionnaire as its reviewer reads it, every question with what is right. */
export function ReviewerPage({ questionnaire, questions }: ReviewerProps) {
  return (
    <>
      <Trail questionnaire={questionnaire} />
      <PageTitle above="As its reviewer reads it">{questionnaire.title}</PageTitle>
      {questionnaire.intro ? <Prose text={questionnaire.intro} lead /> : null}
      <h2 class="hide">Questions</h2>
      {questions}
    </>
  )
}

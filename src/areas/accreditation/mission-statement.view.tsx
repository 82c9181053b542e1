import type { ComponentChildren } from 'preact'
import { type LocalDate, dayOf, showDay, showShortDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showVersion } from './mission.view.tsx'
import type { ClauseWords } from './mission-statement.schema.ts'

/** A version as the list of them shows it. */
export type VersionLine = {
  version: number
  adoptedOn: LocalDate
  why: string
  recordedAt: Date
  givenName: string | null
  familyName: string | null
}

type VersionsProps = { versions: VersionLine[]; timeZone: string; mayEdit: boolean }

/** Every version of the statement, newest first: when it was adopted, and why it was worded so. */
export function VersionsPage({ versions, timeZone, mayEdit }: VersionsProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Mission', href: '/mission' }]} />
      <PageTitle
        lead="Each version stays as it was adopted."
        acts={
          mayEdit ? (
            <ButtonLink href="/mission/edit" look="quiet" small>
              Word it anew
            </ButtonLink>
          ) : undefined
        }
      >
        Versions of our mission
      </PageTitle>
      {versions.length === 0 ? (
        <Empty title="No version has been adopted yet.">The first one stands here once it is entered.</Empty>
      ) : null}
      <Entries>
        {versions.map((line, at) => (
          <Entry
            when={showShortDay(line.adoptedOn)}
            title={at === 0 ? `Version ${line.version}, in force` : `Version ${line.version}`}
            href={`/mission/versions/${line.version}`}
            meta={`${showRecorder(line)} on ${showShortDay(dayOf(line.recordedAt, timeZone))}`}
          >
            {line.why}
          </Entry>
        ))}
      </Entries>
    </>
  )
}

function showRecorder({ givenName, familyName }: VersionLine): string {
  return familyName === null ? 'Entered' : `Entered by ${givenName} ${familyName}`
}

type VersionProps = { version: number; newest: number; adoptedOn: LocalDate; why: string; clauses: ClauseWords[] }

/** One version as it was worded, with the numbers of its clauses and without figures. */
export function VersionPage({ version, newest, adoptedOn, why, clauses }: VersionProps) {
  const titles = [...new Set(clauses.map(({ section }) => section))]
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Mission', href: '/mission' },
          { label: 'Versions', href: '/mission/versions' },
        ]}
      />
      <PageTitle lead={why} meta={[`Adopted ${showDay(adoptedOn)}.`, standing(version, newest)]}>
        Our mission, {showVersion(version)}
      </PageTitle>
      <article class="statement" aria-label={`The mission statement, ${showVersion(version)}`}>
        {titles.map((title) => (
          <section class="leaf">
            <h2>{title}</h2>
            <p>{clauses.filter(({ section }) => section === title).map((clause, at) => wordsOf(clause, at === 0))}</p>
          </section>
        ))}
      </article>
    </>
  )
}

function standing(version: number, newest: number): ComponentChildren {
  return version === newest ? (
    <a href="/mission">In force, with its figures</a>
  ) : (
    <a href="/mission">The one in force</a>
  )
}

function wordsOf({ clause, wordsBefore, words, wordsAfter }: ClauseWords, isFirst: boolean) {
  return (
    <>
      {lead(wordsBefore, isFirst)}
      {isFirst && wordsBefore === '' ? '' : ' '}
      <sup>{clause}</sup>
      {words}
      {lead(wordsAfter, false)}
    </>
  )
}

/** A space before words, and none before a comma or a full stop. */
function lead(words: string, isFirst: boolean): string {
  return words === '' || isFirst || /^[.,;:)]/.test(words) ? words : ` ${words}`
}

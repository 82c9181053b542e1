import { capital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import { type LocalDate, showDay, showShortDay } from '../../kernel/dates.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Facts } from '../../ui/facts.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Prose } from '../../ui/prose.tsx'
import { SearchForm } from '../../ui/search.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { professions, showName } from '../people/person.schema.ts'

export type CatalogLine = {
  id: string
  title: string
  summary: string
  minutes: number | null
  fee: string
  expiresOn: LocalDate
  professions: string[] | null
}

/** "1 activity", "41 activities", "More than 1,000 activities": beyond some number nobody counts. */
function showCount(count: number, isMore: boolean): string {
  if (count === 1) return '1 activity'
  return `${isMore ? 'More than ' : ''}${count.toLocaleString('en-US')} activities`
}

/** One activity of the catalog, as every list of the public face shows it. */
function CatalogEntry({ line }: { line: CatalogLine }) {
  const facts = [
    'Online, any time',
    line.minutes ? showMinutes(line.minutes) : null,
    line.fee === 'free' ? 'free' : null,
  ]
  return (
    <Entry
      when={
        <>
          Any time
          <br />
          until {showShortDay(line.expiresOn)}
        </>
      }
      title={line.title}
      href={`/activities/${line.id}`}
      heading
      meta={[...facts, line.professions?.join(', ')].filter(Boolean).join(' · ')}
    >
      {line.summary}
    </Entry>
  )
}

type FrontProps = { lines: CatalogLine[]; count: number; isMore: boolean; panels: ComponentChildren[] }

/** The front page: what we do, what can be done now, what has changed. */
export function FrontPage({ lines, count, isMore, panels }: FrontProps) {
  const many = showCount(count, isMore)
  return (
    <>
      <div class="title-block">
        <h1 class="display">We start with a gap in care and stop when it closes</h1>
        <p class="lead">
          Education for everyone who looks after patients, built on what our hospitals measure and what our clinicians
          ask for. No company pays for what is taught.
        </p>
        <SearchForm action="/catalog" label="Find an activity" placeholder="A subject or a skill" />
      </div>
      <Leaf
        title="Open now"
        small={<a href="/catalog">{count === 1 ? 'The one activity' : isMore ? many : `All ${many}`}</a>}
      >
        {lines.length === 0 ? (
          <Empty title="Nothing is open today.">Activities appear here on the day they are released.</Empty>
        ) : (
          <Entries>
            {lines.map((line) => (
              <CatalogEntry line={line} />
            ))}
          </Entries>
        )}
      </Leaf>
      {panels}
    </>
  )
}

type CatalogProps = {
  lines: CatalogLine[]
  count: number
  isMore: boolean
  words: string
  profession: string
  isNear: boolean
  previous?: string
  next?: string
}

/** Everything that can be taken part in, narrowed by words and profession. */
export function CatalogPage({ lines, count, isMore, isNear, words, profession, previous, next }: CatalogProps) {
  const isNarrowed = words !== '' || profession !== ''
  return (
    <>
      <PageTitle lead="What you can take part in today.">Catalog</PageTitle>
      <Filters action="/catalog" label="Narrow the list" act="Show activities">
        <FilterWords value={words} placeholder="A subject or a skill" />
        <FilterSelect
          name="profession"
          label="For"
          value={profession}
          any="Everyone"
          options={professions.map((each) => ({ value: each, label: capital(each) }))}
        />
      </Filters>
      <div class="row spread gap">
        <h2>{showCount(count, isMore)}</h2>
        {isNarrowed ? (
          <p class="small">
            {words ? `with ${isNear ? 'words like ' : ''}“${words}”` : null} {profession ? `for ${profession}s` : null}{' '}
            <a href="/catalog">Clear</a>
          </p>
        ) : null}
      </div>
      {isNear ? (
        <Notice title={`Nothing holds “${words}”.`} live>
          These hold words that are written nearly so.
        </Notice>
      ) : null}
      {lines.length === 0 ? (
        <Empty title="No activity fits.">
          {isNarrowed
            ? 'Try another word, or clear the profession.'
            : 'Activities appear here on the day they are released.'}
        </Empty>
      ) : (
        <Entries>
          {lines.map((line) => (
            <CatalogEntry line={line} />
          ))}
        </Entries>
      )}
      <Pages previous={previous} next={next} />
    </>
  )
}

export type PublishedActivity = {
  id: string
  title: string
  summary: string
  description: string
  minutes: number | null
  fee: string
  releasesOn: LocalDate
  expiresOn: LocalDate
}
export type PublicPerson = { role: string; givenName: string; familyName: string; degree: string | null }

export type ActivityPageProps = {
  activity: PublishedActivity
  audience: { profession: string; specialty: string }[]
  objectives: { statement: string }[]
  people: PublicPerson[]
  references: { citation: string; link: string | null }[]
  gaps: { title: string; currentPractice: string }[]
  act: { says: string; label: string; href: string } | null
  /** Is its first day still to come? */
  isAhead: boolean
  panels: ComponentChildren[]
}

/** What an activity is, for whom, why, by whom, and the way in. */
export function ActivityPage({
  activity,
  audience,
  objectives,
  people,
  references,
  gaps,
  act,
  isAhead,
  panels,
}: ActivityPageProps) {
  const closed = isAhead
    ? `This activity opens on ${showDay(activity.releasesOn)}.`
    : `This activity ended on ${showDay(activity.expiresOn)}.`
  return (
    <>
      <Crumbs trail={[{ label: 'Catalog', href: '/catalog' }]} />
      <PageTitle lead={activity.summary}>{activity.title}</PageTitle>
      <Next
        word={act ? 'Next' : isAhead ? 'Soon' : 'Over'}
        act={act ? <ButtonLink href={act.href}>{act.label}</ButtonLink> : null}
        more={act ? `Open until ${showShortDay(activity.expiresOn)}.` : undefined}
      >
        {act ? act.says : closed}
      </Next>
      <GlanceLeaf activity={activity} audience={audience} people={people} />
      <Leaf title="Why this">
        {gaps.map((gap) => (
          <Prose text={gap.currentPractice} />
        ))}
        <Prose text={activity.description} />
      </Leaf>
      {objectives.length > 0 ? (
        <Leaf title="Afterwards you can">
          <div class="prose">
            <ol>
              {objectives.map((objective) => (
                <li>{objective.statement}</li>
              ))}
            </ol>
          </div>
        </Leaf>
      ) : null}
      {panels}
      <ReferencesLeaf references={references} />
    </>
  )
}

function GlanceLeaf({ activity, audience, people }: Pick<ActivityPageProps, 'activity' | 'audience' | 'people'>) {
  const faculty = people.filter((person) => person.role !== 'planner').map(showName)
  return (
    <Leaf title="At a glance">
      <Facts
        facts={[
          ['When', `Any time from ${showDay(activity.releasesOn)} to ${showDay(activity.expiresOn)}`],
          ['Where', 'Online, in your browser; reading, then a test'],
          ['Takes', activity.minutes ? `about ${showMinutes(activity.minutes)}` : 'to be announced'],
          ['For', showAudience(audience)],
          ['Fee', activity.fee === 'free' ? 'None' : activity.fee],
          ['With', faculty.length > 0 ? faculty.join('; ') : 'to be announced'],
        ]}
      />
    </Leaf>
  )
}

function ReferencesLeaf({ references }: Pick<ActivityPageProps, 'references'>) {
  if (references.length === 0) return null
  return (
    <Leaf title="References">
      <div class="prose">
        <ol>
          {references.map((reference) => (
            <li>{reference.link ? <a href={reference.link}>{reference.citation}</a> : reference.citation}</li>
          ))}
        </ol>
      </div>
    </Leaf>
  )
}

/** "55 minutes", "1 hour 15 minutes". */
function showMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '', rest > 0 ? `${rest} minutes` : '']
  return parts.filter(Boolean).join(' ')
}

function showAudience(audience: { profession: string; specialty: string }[]): string {
  if (audience.length === 0) return 'Everyone who looks after patients'
  const words = [...new Set(audience.map((each) => each.profession))].map((profession) => {
    const specialties = audience
      .filter((each) => each.profession === profession && each.specialty)
      .map((each) => each.specialty)
    return specialties.length > 0 ? `${profession}s (${specialties.join(', ')})` : `${profession}s`
  })
  return words.join(', ')
}

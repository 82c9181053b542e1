import type { Stamp } from '../../http/route.ts'
import { type LocalDate, showDay, showShortDay } from '../../kernel/dates.ts'
import type { Decision } from '../../kernel/decision.ts'
import { standards } from '../../standards/registry.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Details, Rule } from '../../ui/details.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Prose } from '../../ui/prose.tsx'
import { type State, Status } from '../../ui/status.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { TellingState } from './ask.rules.ts'
import { AskAgain } from './ask.view.tsx'
import type { Verdict, VerdictKind } from '../integrity/assessment.schema.ts'
import type { AssessedController, ToldRelationship } from '../integrity/control.schema.ts'
import type { DisclosureText } from '../integrity/disclosure-text.schema.ts'
import { sharesOf, spanOf, titleOf } from '../integrity/told.part.tsx'
import { nextAct } from './matter.rules.ts'
import { mitigationMethods } from '../integrity/mitigation.schema.ts'

const verdictWords: Record<VerdictKind, { state: State; says: string }> = {
  'not required': { state: 'done', says: 'Not needed' },
  clear: { state: 'done', says: 'Clear' },
  'on hold': { state: 'todo', says: 'On hold' },
  pending: { state: 'wait', says: 'Open' },
  blocked: { state: 'stop', says: 'Blocked' },
}

/** The words a disclosure answered, as they were kept with it. */
export type WordsShown = { definition: string; question: string; hints: string[]; signature: string; version: string }

export type AssessedPerson = AssessedController & {
  telling: TellingState
  words: WordsShown | null
  askedOn: LocalDate | null
  mayAsk: boolean
}

type AssessmentProps = {
  activity: { id: string; number: string; title: string; state: string }
  people: AssessedPerson[]
  text: Decision<DisclosureText>
  kept: string | null
  stamp: Stamp
  asked?: string
  refused?: string
}

/** Everyone in control of content of one activity: what they told, what the rules make of it, what is to be decided. */
export function AssessmentPage({ activity, people, text, kept, stamp, asked, refused }: AssessmentProps) {
  return (
    <>
      <Crumbs trail={[{ label: 'Integrity', href: '/integrity' }]} />
      <PageTitle meta={[`Number ${activity.number}`, activity.state]}>{activity.title}</PageTitle>
      {asked ? (
        <Notice is="good" live>
          {`A mail to ${asked} is on its way.`}
        </Notice>
      ) : null}
      {refused ? (
        <Notice is="bad" live title="No mail was sent.">
          {refused}
        </Notice>
      ) : null}
      <NextMatter people={people} />
      {people.length === 0 ? (
        <Empty title="Nobody controls the content yet.">They are asked for their ties once they are named.</Empty>
      ) : null}
      {people.map((person) => (
        <PersonLeaf activityId={activity.id} person={person} stamp={stamp} />
      ))}
      <TextLeaf text={text} kept={kept} />
    </>
  )
}

/** The gravest open matter of the page. */
function NextMatter({ people }: { people: AssessedPerson[] }) {
  const isOpen = ({ verdict }: AssessedPerson) => verdict.kind !== 'clear' && verdict.kind !== 'not required'
  const decidable = people.find((person) => isOpen(person) && person.disclosure && person.verdict.kind !== 'blocked')
  const open = decidable ?? people.find(isOpen)
  if (people.length === 0) return null
  if (!open) return <Next>Nothing: everyone is clear.</Next>
  const act = nextAct(open)
  return (
    <Next more={ruleTitle(open.verdict.source)} act={<ButtonLink href={act.href}>{act.label}</ButtonLink>}>
      {open.disclosure === null && open.ask
        ? `${open.name} has been asked and has not told yet.`
        : `${open.verdict.reason}.`}
    </Next>
  )
}

function ruleTitle(source: string): string {
  const title = standards[source]?.title
  return title ? `${title}.` : ''
}

function PersonLeaf({ activityId, person, stamp }: { activityId: string; person: AssessedPerson; stamp: Stamp }) {
  const { personId, name, roles, disclosure, words, relationships } = person
  const said = roles.map(({ role, startsOn }) => `${role} from ${showShortDay(startsOn)}`).join(', ')
  const here = `/integrity/activities/${activityId}`
  return (
    <Leaf title={name} id={`person-${personId}`} small={said}>
      <Verdicts person={person} />
      {disclosure ? <p class="gap">{told[disclosure.answer](showDay(disclosure.signedOn))}</p> : null}
      {relationships.length > 0 ? (
        <Entries label={`Relationships of ${name}`}>
          {relationships.map((one) => (
            <RelationshipEntry href={`${here}/relationships/${one.id}`} one={one} />
          ))}
        </Entries>
      ) : null}
      {words ? <Words words={words} signedName={disclosure!.signedName} from={disclosure!.windowStart} /> : null}
      {person.mayAsk ? (
        <div class="row gap">
          <AskAgain action={`${here}/people/${personId}/asks`} stamp={stamp} line={person} />
          {person.ask?.dueOn ? <span class="meta">Asked to tell by {showShortDay(person.ask.dueOn)}</span> : null}
        </div>
      ) : null}
    </Leaf>
  )
}

const told = {
  none: (day: string) => `Told on ${day}: no relationship with an ineligible company.`,
  some: (day: string) => `Told on ${day} of these relationships.`,
  refused: (day: string) => `Signed on ${day} to prefer not to answer.`,
}

/** The verdict in words with its rule; role by role where the roles differ. */
function Verdicts({ person }: { person: AssessedPerson }) {
  if (person.verdict.code === 'integrity/no-disclosure')
    return (
      <p>
        <Status is={person.telling.state}>{person.telling.says}</Status>
      </p>
    )
  const distinct = new Set(person.verdicts.map(({ verdict }) => verdict.reason))
  if (distinct.size <= 1) return <VerdictLine verdict={person.verdict} />
  return (
    <>
      {person.verdicts.map(({ role, verdict }) => (
        <VerdictLine verdict={verdict} role={role} />
      ))}
    </>
  )
}

/** A verdict in words, with its rule on request. */
export function VerdictLine({ verdict, role }: { verdict: Verdict; role?: string }) {
  return (
    <>
      <p>
        <Status is={verdictWords[verdict.kind].state}>{verdictWords[verdict.kind].says}</Status>{' '}
        {role ? `As ${role}: ` : ''}
        {verdict.reason}.
      </p>
      <Rule
        number={verdict.source}
        href={standards[verdict.source]?.link.startsWith('http') ? standards[verdict.source]!.link : undefined}
      >
        {ruleTitle(verdict.source)}
      </Rule>
    </>
  )
}

function RelationshipEntry({ href, one }: { href: string; one: ToldRelationship }) {
  const title = titleOf({ nature: one.nature, company: one.company.name })
  const isUnknown = one.company.eligibility === 'undetermined'
  const act = isUnknown
    ? { label: 'Classify', href: `/integrity/companies/${one.company.id}` }
    : { label: one.relevance === null ? 'Decide' : 'Look', href }
  return (
    <Entry
      title={title}
      href={href}
      meta={[spanOf(one), sharesOf(one)].filter(Boolean).join(' · ')}
      act={
        <ButtonLink href={act.href} look="quiet" small>
          {act.label} <span class="hide">: {title}</span>
        </ButtonLink>
      }
    >
      {one.about ? <p>{one.about}</p> : null}
      <p>
        <Standing one={one} />
      </p>
    </Entry>
  )
}

/** What has been made of a relationship so far. */
export function Standing({ one }: { one: ToldRelationship }) {
  const { company, relevance, mitigations, exception } = one
  if (one.shares === 'diversified fund') return <Status is="done">A diversified fund does not count</Status>
  if (company.eligibility === 'eligible')
    return <Status is="done">{`${company.name} is eligible, so it does not count`}</Status>
  if (company.eligibility === 'undetermined')
    return <Status is="wait">{`${company.name} is not classified yet`}</Status>
  if (relevance === null) return <Status is="wait">Relevance not decided</Status>
  const except = exception ? `; exception ${exception.kind} is recorded` : ''
  if (!relevance.isRelevant) return <Status is="done">{`Not related to the content: ${relevance.why}${except}`}</Status>
  const ways = mitigations.map(
    ({ method, completedOn }) => `${mitigationMethods[method].label.toLowerCase()}, ${showShortDay(completedOn)}`,
  )
  if (ways.length === 0) return <Status is="todo">{`Related to the content, not mitigated${except}`}</Status>
  return <Status is="done">{`Related to the content; ${ways.join('; ')}${except}`}</Status>
}

function Words({ words, signedName, from }: { words: WordsShown; signedName: string; from: LocalDate }) {
  return (
    <Details summary="The words this answered" small>
      <p>{words.definition}</p>
      <p>
        {words.question} From {showDay(from)}.
      </p>
      <p>{words.hints.join(' ')}</p>
      <p>
        Signed “{signedName}” under: {words.signature} <span class="rule">Wording {words.version}</span>
      </p>
    </Details>
  )
}

function TextLeaf({ text, kept }: { text: Decision<DisclosureText>; kept: string | null }) {
  if (!text.ok)
    return (
      <Leaf title="What learners will read">
        <p class="soft">{text.refusal.message}.</p>
      </Leaf>
    )
  if (text.value.text === '')
    return (
      <Leaf title="What learners will read">
        <p class="soft">Nothing: this education needs no disclosure.</p>
      </Leaf>
    )
  const isKept = kept === text.value.text
  return (
    <Leaf title="What learners will read" small={isKept ? 'As kept at approval' : 'Kept when the activity is approved'}>
      <Prose text={text.value.text} />
      {kept !== null && !isKept ? (
        <Details summary="What was kept before" small>
          <Prose text={kept} />
        </Details>
      ) : null}
    </Leaf>
  )
}

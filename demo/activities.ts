import { describeActivity, planActivity, stepActivity } from '../src/areas/activities/activity.commands.ts'
import { addObjective, addReference } from '../src/areas/activities/objective.commands.ts'
import { nameRole } from '../src/areas/activities/role.commands.ts'
import { listAudience } from '../src/areas/activities/activity.store.ts'
import type { ActivityStep } from '../src/areas/activities/life.schema.ts'
import type { Audience } from '../src/areas/activities/activity.schema.ts'
import { addModule, setTest } from '../src/areas/courses/course.commands.ts'
import { type DemoActivity, type DemoQuestion, demoActivities } from '../src/areas/courses/course.demo.ts'
import { designate } from '../src/areas/credit/designation.commands.ts'
import { classifyCompany } from '../src/areas/companies/company.commands.ts'
import { listControllers } from '../src/areas/integrity/control.store.ts'
import { type Told, discloseRelationships } from '../src/areas/integrity/disclosure.commands.ts'
import { decideRelevance, recordMitigation } from '../src/areas/integrity/relationship.commands.ts'
import { changeQuestionnaire } from '../src/areas/questions/questionnaire.commands.ts'
import type { ItemDraft } from '../src/areas/items/item.schema.ts'
import { approveActivity } from '../src/areas/review/approval.commands.ts'
import { assignReviewer } from '../src/areas/review/assignment.commands.ts'
import { findAssignment } from '../src/areas/review/assignment.store.ts'
import { saveReviewPage, submitReview } from '../src/areas/review/review.commands.ts'
import { gates } from '../src/slots.ts'
import type { LocalDate } from '../src/kernel/dates.ts'
import { type PastOffice, must } from './clock.ts'
import type { RaisedGap } from './evidence.ts'
import type { Cast } from './people.ts'
import { listOptions } from './options.ts'

/** An activity that was built, and its id. */
export type BuiltActivity = { id: string; activity: DemoActivity }

/** How many days before it opens each step of planning is taken. */
const lead = {
  plan: 80,
  name: 76,
  disclose: 73,
  decide: 70,
  write: 50,
  designate: 40,
  assign: 36,
  reviewerTells: 34,
  review: 28,
  approve: 20,
  publish: 7,
}

/** The day, counted back from today, on which planning of an activity began. */
export function planDay(activity: DemoActivity): number {
  return Math.max(activity.opened + lead.plan, 12)
}

type Making = { office: PastOffice; cast: Cast; id: string; activity: DemoActivity; settle: () => Promise<void> }

/** Plans the activities of the demonstration and takes each as far as it has come today. `settle` delivers the news. */
export async function buildActivities(
  office: PastOffice,
  cast: Cast,
  gaps: readonly RaisedGap[],
  how: { settle: () => Promise<void>; say: (message: string) => void; count: number },
): Promise<BuiltActivity[]> {
  const { settle, say, count } = how
  const built: BuiltActivity[] = []
  const chosen = demoActivities.slice(0, count).toSorted((a, b) => planDay(b) - planDay(a))
  for (const activity of chosen) {
    const gap = gaps.find((each) => each.gap.gap.title.startsWith(activity.gap))!
    const id = await plan(office, cast, activity, gap.id)
    const making = { office, cast, id, activity, settle }
    await nameEveryone(making)
    if (activity.readings.length > 0) await write(making)
    if (reaches(activity, 'in review')) await review(making)
    if (reaches(activity, 'approved')) await open(making)
    built.push({ id, activity })
    say(`Activities: ${built.length} of ${chosen.length}`)
  }
  return built
}

const order: ActivityStep[] = [
  'proposed',
  'in planning',
  'in review',
  'approved',
  'published',
  'running',
  'closed',
  'archived',
]

function reaches(activity: DemoActivity, step: ActivityStep): boolean {
  return order.indexOf(activity.reaches) >= order.indexOf(step)
}

async function plan(office: PastOffice, cast: Cast, activity: DemoActivity, gapId: string): Promise<string> {
  const ruth = cast.find('ruth')
  office.goTo(planDay(activity))
  const days = {
    releasesOn: office.daysAgo(activity.opened),
    expiresOn: office.daysAgo(activity.opened - activity.days),
  }
  return office.act(ruth.id, ruth.roles, async (tx) => {
    const id = must(await planActivity(tx, gapId, { title: activity.title, ...days }))
    const audience = (await listAudience(tx, id)) as Audience
    const words = { summary: activity.summary, description: describe(activity), designRationale: activity.rationale }
    const input = {
      title: activity.title,
      ...days,
      ...words,
      designedFor: 'performance' as const,
      providership: 'direct' as const,
      isClinical: true,
      contentAreas: activity.areas,
      fee: 'free' as const,
      isListed: true,
    }
    must(await describeActivity(tx, id, input, { audience, jointProviderIds: [] }))
    for (const { statement, need } of activity.objectives)
      must(await addObjective(tx, id, { gapId, statement, needType: need }))
    if (activity.readings.length > 0)
      must(
        await addReference(tx, id, {
          citation: `${activity.title}: what the evidence says. Alder Bay evidence notes, 2026.`,
          sourceId: null,
        }),
      )
    return id
  })
}

function describe(activity: DemoActivity): string {
  return `${activity.summary} An online activity of reading and a test, made by clinicians of Alder Bay from what our hospitals measure and our learners ask for.`
}

/** A day before the activity opens, and never after yesterday. */
function dayOf({ activity }: Making, before: number): number {
  const planned = planDay(activity)
  const share = (lead.plan - before) / lead.plan
  return activity.opened + lead.plan >= 12 ? activity.opened + before : Math.round(planned * (1 - share))
}

async function nameEveryone(making: Making): Promise<void> {
  const { office, cast, id, activity, settle } = making
  const ruth = cast.find('ruth')
  office.goTo(dayOf(making, lead.name))
  const startsOn = office.daysAgo(Math.min(dayOf(making, lead.write), dayOf(making, lead.decide) - 3))
  const named = [
    ['activity director', activity.director],
    ['planner', 'priya'],
    ['faculty', activity.faculty],
  ] as const
  await office.act(ruth.id, ruth.roles, async (tx) => {
    for (const [role, key] of named) must(await nameRole(tx, id, { personId: cast.find(key).id, role, startsOn }))
  })
  await settle()
  office.goTo(dayOf(making, lead.disclose), 12)
  for (const [, key] of named)
    if (activity.waitsFor !== 'disclosure' || key !== activity.faculty) await disclose(making, key)
  await settle()
  if (activity.waitsFor === 'relevance') return
  office.goTo(dayOf(making, lead.decide), 15)
  await decideTies(making)
}

const veldane: Told['relationships'][number] = {
  company: 'Veldane Therapeutics',
  nature: 'consultant',
  about: 'Advice on trial design for an anticoagulant',
  startedOn: null,
  endedOn: null,
  shares: null,
  saidHolding: null,
  thinksRelevant: true,
}

/** A company that nobody has looked at yet. */
const lumera: typeof veldane = {
  ...veldane,
  company: 'Lumera Sensors',
  nature: 'speaker',
  about: 'Two talks on sensors for the bedside',
}

async function disclose({ office, cast, id, activity }: Making, key: string): Promise<void> {
  const person = cast.find(key)
  const ties = activity.waitsFor === 'relevance' ? [veldane, lumera] : [veldane]
  const startedOn = office.daysAgo(700)
  const told: Told =
    key === 'tomasz'
      ? { answer: 'some', relationships: ties.map((tie) => ({ ...tie, startedOn })) }
      : { answer: 'none', relationships: [] }
  const signed = { name: `${person.givenName} ${person.familyName}`, today: office.today() }
  await office.act(person.id, person.roles, async (tx) =>
    must(await discloseRelationships(tx, { activityId: id, personId: person.id }, told, signed)),
  )
}

/** The integrity officer looks at who has told of a company: classifies it, decides on relevance, records the mitigation. */
async function decideTies({ office, cast, id }: Making): Promise<void> {
  const iris = cast.find('iris')
  const today = office.today()
  const people = await listControllers(office.db, [id])
  for (const person of people) {
    for (const told of person.relationships) {
      await office.act(iris.id, iris.roles, async (tx) => {
        const which = { activityId: id, relationshipId: told.id, today }
        if (told.company.eligibility === 'undetermined')
          must(await classifyCompany(tx, told.company.id, veldaneFacts(today)))
        must(
          await decideRelevance(tx, which, {
            isRelevant: true,
            why: 'The company makes an anticoagulant; the activity teaches anticoagulation',
          }),
        )
        must(await recordMitigation(tx, which, mitigation(today)))
      })
    }
  }
}

/** Whoever teaches attests that what they recommend rests on evidence. */
function mitigation(completedOn: LocalDate) {
  const description = 'Each recommendation cites its evidence; no product is preferred'
  return { method: 'attested' as const, description, byEmail: '', completedOn }
}

function veldaneFacts(today: LocalDate) {
  const facts = {
    kind: 'pharmaceutical company or distributor' as const,
    answer: null,
    controlledByIneligible: null,
    sisterOfIneligible: null,
    apart: null,
  }
  return {
    verdict: 'ineligible' as const,
    facts,
    rationale: 'Makes and sells an anticoagulant',
    by: 'Iris Tolland',
    today,
  }
}

/** Readings, the test with its questions, and the designation of credit. */
async function write(making: Making): Promise<void> {
  const { office, cast, id, activity } = making
  const director = cast.find(activity.director)
  office.goTo(dayOf(making, lead.write), 10)
  await office.act(director.id, director.roles, async (tx) => {
    for (const reading of activity.readings) must(await addModule(tx, id, reading))
    const questionnaireId = must(await setTest(tx, id, { passPercent: 70, attempts: null, minutes: 10 }))
    const items = activity.questions.map(draftQuestion)
    must(
      await changeQuestionnaire(tx, questionnaireId, {
        kind: 'test',
        title: `Test: ${activity.title}`,
        intro: '',
        items,
      }),
    )
  })
  office.goTo(dayOf(making, lead.designate), 11)
  const ruth = cast.find('ruth')
  await office.act(ruth.id, ruth.roles, async (tx) =>
    must(await designate(tx, id, { assessment: { passPercent: 70 }, today: office.today() })),
  )
}

function draftQuestion(question: DemoQuestion, at: number): ItemDraft {
  return {
    page: Math.floor(at / 2) + 1,
    key: `q${at + 1}`,
    type: 'single',
    wording: question.ask,
    required: true,
    feedback: question.because,
    options: listOptions(question, at).map((option) => ({ ...option, feedback: null })),
  }
}

/** A reviewer is named, tells of no ties, and reads; the plan goes to review. */
async function review(making: Making): Promise<void> {
  const { office, cast, id, activity, settle } = making
  const [ruth, marisol] = [cast.find('ruth'), cast.find('marisol')]
  const asking = () => ({ address: office.address(), today: office.today() })
  office.goTo(dayOf(making, lead.assign), 9)
  const dueOn = office.daysAgo(activity.reaches === 'in review' ? -6 : dayOf(making, lead.review) - 1)
  await office.act(ruth.id, ruth.roles, async (tx) => {
    must(await assignReviewer(tx, id, { email: marisol.email, dueOn }, asking()))
    must(await stepActivity(tx, id, { to: 'in review', why: '', by: 'Ruth Castellane', today: office.today() }))
  })
  office.goTo(dayOf(making, lead.reviewerTells), 18)
  await disclose(making, 'marisol')
  await settle()
  if (!reaches(activity, 'approved')) return
  office.goTo(dayOf(making, lead.review), 20)
  await office.act(marisol.id, marisol.roles, async (tx) => {
    const assignment = (await findAssignment(tx, id))!
    await answerReview(tx, assignment.id, asking())
  })
}

type Reviewing = Parameters<typeof submitReview>

async function answerReview(tx: Reviewing[0], assignmentId: string, asking: Reviewing[2]): Promise<void> {
  const forms = [
    { a_evidence: 'yes', a_research: 'yes' },
    { a_balance: 'yes', a_evolving: 'yes', a_marketing: 'yes' },
    { a_verdict: 'sound' },
  ]
  let page: number | null = 1
  while (page !== null) {
    const form = { ...(forms[page - 1] ?? {}) }
    const saved: { nextPage: number | null } = must(
      await saveReviewPage(tx, assignmentId, { page, form, how: 'continue', today: asking.today }),
    )
    page = saved.nextPage
  }
  must(await submitReview(tx, assignmentId, asking))
}

/** Approval, publication, and the end where it has come. */
async function open(making: Making): Promise<void> {
  const { office, cast, id, activity, settle } = making
  const ruth = cast.find('ruth')
  const step = (to: ActivityStep, why = '') =>
    office.act(ruth.id, ruth.roles, async (tx) =>
      must(await stepActivity(tx, id, { to, why, by: 'Ruth Castellane', today: office.today() })),
    )
  office.goTo(Math.max(dayOf(making, lead.approve), 1), 13)
  await office.act(ruth.id, ruth.roles, async (tx) =>
    must(await approveActivity(tx, id, gates, { conditions: '', by: 'Ruth Castellane', today: office.today() })),
  )
  if (!reaches(activity, 'published')) return
  office.goTo(Math.max(activity.opened + lead.publish, 1), 14)
  await step('published')
  await settle()
  if (!reaches(activity, 'running')) return
  office.goTo(activity.opened, 8)
  await step('running')
}

/** Ends the activities whose last day has passed, and files the one that the office has done with. */
export async function closeEnded(office: PastOffice, cast: Cast, built: readonly BuiltActivity[]): Promise<void> {
  const jo = cast.find('jo')
  for (const { id, activity } of built.filter((each) => reaches(each.activity, 'closed'))) {
    office.goTo(activity.opened - activity.days - 5, 10)
    const step = (to: ActivityStep) =>
      office.act(jo.id, jo.roles, async (tx) =>
        must(
          await stepActivity(tx, id, { to, why: 'Its last day has passed', by: 'Jo Ferreby', today: office.today() }),
        ),
      )
    await step('closed')
    if (activity.reaches === 'archived') await step('archived')
  }
}

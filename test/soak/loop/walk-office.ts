import { channelPath, intakeForms } from '../../../src/areas/evidence/intake.schema.ts'
import { criterionIds } from '../../../src/areas/ranking/ranking.schema.ts'
import { addTo } from '../../../src/kernel/dates.ts'
import { todayOf } from './day.ts'
import type { Ledger } from './acts.ts'
import type { Browser, Fields } from './browser.ts'
import type { Someone } from './ground.ts'
import type { Reached } from './program.ts'

/** Who walks through the office, and what makes this walk's words its own. */
export type OfficeWalk = { program: Reached; ledger: Ledger; ada: Browser; adaId: string; mark: string }

/** From a hand-over of the quality committee to an accepted gap with an owner and a rank. Returns the gap's id. */
export async function raiseGap(walk: OfficeWalk): Promise<string> {
  const sourceId = await recordSource(walk)
  const findingId = await makeFinding(walk, sourceId)
  const { ledger, ada, mark } = walk
  const gapId = await ledger.do(ada, {
    name: 'raise a gap',
    page: `/gaps/new?finding=${findingId}`,
    action: '/gaps/new',
    fields: [
      ...Object.entries(gapWords(mark)),
      ['needs', 'competence'],
      ['profession', 'physician'],
      ['specialty', ''],
    ],
    effect: {
      text: `select g.id from gaps_gap g join gaps_finding f on f.gap_id = g.id where g.title = $1 and f.finding_id = $2`,
      values: [gapWords(mark).title, findingId],
    },
  })
  await settleGap(walk, gapId)
  return gapId
}

async function settleGap({ ledger, ada, adaId, mark }: OfficeWalk, gapId: string): Promise<void> {
  const here = `/gaps/${gapId}`
  await ledger.do(ada, {
    name: 'accept the gap',
    page: `${here}/steps`,
    action: `${here}/steps`,
    fields: [
      ['state', 'accepted'],
      ['why', `Voted for ${mark}`],
    ],
    effect: { text: `select id from gaps_step where gap_id = $1 and state = 'accepted'`, values: [gapId] },
  })
  await ledger.do(ada, {
    name: 'name its owner',
    page: `${here}/owner`,
    action: `${here}/owner`,
    fields: [
      ['personId', adaId],
      ['why', ''],
    ],
    effect: { text: 'select id from gaps_owner where gap_id = $1 and person_id = $2', values: [gapId, adaId] },
  })
  await ledger.do(ada, {
    name: 'rank the gap',
    page: `${here}/scores`,
    action: `${here}/scores`,
    fields: criterionIds.flatMap((key): Fields => [
      [key, '3'],
      [`because_${key}`, `Three for ${mark}`],
    ]),
    effect: {
      text: `select gap_id as id from ranking_mark where gap_id = $1 group by gap_id having count(*) = $2`,
      values: [gapId, criterionIds.length],
    },
  })
}

function gapWords(mark: string) {
  return {
    title: `Blood thinner not stopped in time before surgery, ${mark}`,
    patients: 'Adults with eGFR under 50',
    currentPractice: '38 of 50 were stopped in time',
    bestPractice: 'Stop by drug and kidney function',
    bestPracticeSource: 'Perioperative guideline, 2022',
    difference: '38 of 50; 45 of 50 could be',
    whyExists: 'The order set has one default',
    series: '',
    target: '',
    smallestChange: '',
    watchMonths: '12',
  }
}

function recordSource({ ledger, ada, mark }: OfficeWalk): Promise<string> {
  const channel = 'quality committee'
  const title = `Hand-over ${mark}`
  const facts = intakeForms[channel].facts.map((fact): [string, string] => [
    fact.key,
    fact.choices?.[0] ?? `Answer to ${fact.key}`,
  ])
  return ledger.do(ada, {
    name: 'record a source',
    page: `/evidence/sources/new?channel=${channelPath(channel)}`,
    action: '/evidence/sources',
    fields: [['title', title], ['issuer', 'Surgical quality committee'], ['issuedOn', '2026-02-20'], ...facts],
    effect: { text: 'select id from evidence_source where title = $1', values: [title] },
  })
}

async function makeFinding({ ledger, ada, adaId, mark }: OfficeWalk, sourceId: string): Promise<string> {
  const statement = `38 of 50 blood thinners were stopped in time, ${mark}`
  const findingId = await ledger.do(ada, {
    name: 'make a finding',
    page: `/evidence/sources/${sourceId}/findings/new`,
    action: `/evidence/sources/${sourceId}/findings`,
    fields: [
      ['statement', statement],
      ['population', 'Adults with eGFR under 50'],
      ['needType', 'unperceived'],
      ['strength', 'moderate'],
      ['otherTopics', 'Surgery, Nursing'],
    ],
    effect: { text: 'select id from evidence_finding where statement = $1', values: [statement] },
  })
  await ledger.do(ada, {
    name: 'accept the finding',
    page: `/evidence/findings/${findingId}`,
    action: `/evidence/findings/${findingId}/decision`,
    fields: [
      ['verdict', 'accepted'],
      ['reason', `It fits what we see, ${mark}`],
    ],
    effect: {
      text: 'select id from evidence_finding_decision where finding_id = $1 and by_id = $2',
      values: [findingId, adaId],
    },
  })
  return findingId
}

/** From an accepted gap to a course with a director, an objective, a reading and a test. Returns the activity's id. */
export async function planCourse(walk: OfficeWalk, gapId: string, director: Someone): Promise<string> {
  const { ledger, ada, mark } = walk
  const today = todayOf()
  const title = `Stopping blood thinners in time, ${mark}`
  const days: Fields = [
    ['releasesOn', addTo(today, { days: 30 })],
    ['expiresOn', addTo(today, { years: 2 })],
  ]
  const activityId = await ledger.do(ada, {
    name: 'plan a course',
    page: `/office/activities/new?gap=${gapId}`,
    action: '/office/activities/new',
    fields: [['title', title], ...days],
    effect: {
      text: `select a.id from activities_activity a join activities_gap g on g.activity_id = a.id
        where a.title = $1 and g.gap_id = $2`,
      values: [title, gapId],
    },
  })
  await describe(walk, { activityId, gapId, title, days })
  await nameDirector(walk, activityId, director)
  await writeCourse(walk, activityId)
  return activityId
}

type Planned = { activityId: string; gapId: string; title: string; days: Fields }

async function describe({ ledger, ada, mark }: OfficeWalk, { activityId, gapId, title, days }: Planned): Promise<void> {
  const here = `/office/activities/${activityId}`
  const summary = `Which drug to stop when, ${mark}`
  await ledger.do(ada, {
    name: 'describe it',
    page: `${here}/description`,
    action: `${here}/description`,
    fields: [
      ['title', title],
      ...days,
      ['summary', summary],
      ['description', 'Reading and a test'],
      ['designRationale', 'Can be read between two operations'],
      ['designedFor', 'competence'],
      ['isClinical', 'yes'],
      ['contentAreas', 'Surgery'],
      ['isListed', 'yes'],
      ['providership', 'direct'],
      ['audience', 'physician'],
    ],
    effect: {
      text: 'select id from activities_activity where id = $1 and summary = $2',
      values: [activityId, summary],
    },
  })
  await ledger.do(ada, {
    name: 'set an objective',
    page: here,
    action: `${here}/objectives`,
    fields: [
      ['gapId', gapId],
      ['needType', 'competence'],
      ['statement', `Stop each drug in time, ${mark}`],
    ],
    effect: { text: 'select id from activities_objective where activity_id = $1', values: [activityId] },
  })
}

async function nameDirector({ ledger, ada }: OfficeWalk, activityId: string, director: Someone): Promise<void> {
  const here = `/office/activities/${activityId}`
  const startsOn = addTo(todayOf(), { days: 7 })
  await ledger.do(ada, {
    name: 'name a director',
    page: here,
    action: `${here}/people`,
    fields: [
      ['email', director.email],
      ['role', 'activity director'],
      ['startsOn', startsOn],
    ],
    effect: {
      text: 'select id from activities_role where activity_id = $1 and person_id = $2',
      values: [activityId, director.id],
    },
  })
}

async function writeCourse({ ledger, ada, mark }: OfficeWalk, activityId: string): Promise<void> {
  const here = `/office/activities/${activityId}`
  await ledger.do(ada, {
    name: 'write a reading',
    page: `${here}/modules/new`,
    action: `${here}/modules/new`,
    fields: [
      ['title', `Before the day, ${mark}`],
      ['body', 'Look at the kidney first, then at the drug, then at the risk of bleeding. '.repeat(4)],
      ['minutes', '15'],
    ],
    effect: { text: 'select id from courses_module where activity_id = $1', values: [activityId] },
  })
  const questionnaireId = await ledger.do(ada, {
    name: 'set the test',
    page: `${here}/test`,
    action: `${here}/test`,
    fields: [
      ['passPercent', '50'],
      ['attempts', ''],
      ['minutes', '10'],
    ],
    effect: {
      text: `select t.questionnaire_id as id from courses_test t
        join questions_questionnaire q on q.id = t.questionnaire_id where t.activity_id = $1`,
      values: [activityId],
    },
  })
  const wording = `What is looked at first, ${mark}`
  await ledger.do(ada, {
    name: 'ask a question',
    page: `/office/questionnaires/${questionnaireId}/items/new?type=single`,
    action: `/office/questionnaires/${questionnaireId}/items/new`,
    fields: [
      ['wording', wording],
      ['required', 'yes'],
      ['page', '1'],
      ['options', '* The kidney | It clears the drug\nThe drug'],
    ],
    effect: {
      text: `select i.id from questions_item i join questions_option o on o.item_id = i.id
        where i.wording = $1 group by i.id having count(*) = 2`,
      values: [wording],
    },
  })
}

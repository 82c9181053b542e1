import type { ComponentChildren } from 'preact'
import { type Missing, missing } from '../../kernel/decision.ts'
import type { LocalDate } from '../../kernel/dates.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { type Visit, linkOf, visitorOf } from '../../http/route.ts'
import { findActivity, listGapsOf, listObjectives, listReferences } from '../activities/activity.store.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listControllers } from '../integrity/control.store.ts'
import { findPolicy } from '../policies/policy.store.ts'
import type { Shown } from '../answers/sheet.part.tsx'
import { findSheet } from '../answers/sheet.store.ts'
import { findVersion } from '../questions/version.store.ts'
import type { ReviewMaterial } from './assignment.slots.ts'
import { type Assignment, findAssignmentById, findReviewSheet } from './assignment.store.ts'
import { freedomOf } from './freedom.rules.ts'
import type { Freedom } from './review.rules.ts'
import { type Door, type Reviewed, TiesFirstPage } from './review.view.tsx'

/** A reviewer at one of the two doors, with their assignment. */
export type Entered = { assignment: Assignment; door: Door; title: string; today: LocalDate }

/**
 * Goes on for the reviewer of an open assignment whose ties are clear; who still has to tell them reads that first. One
 * 404 for everyone else. `handed` is told to who comes back, signed in, after they handed it in; `status` goes with the page
 * about ties, 422 where a form was sent.
 */
export async function withReviewer(
  visit: Visit,
  go: (entered: Entered) => Promise<Answer> | Answer,
  { handed, status = 200 }: { handed?: (entered: Entered) => Promise<Answer>; status?: number } = {},
): Promise<Answer> {
  const entered = await enter(visit)
  if (entered === missing) return missing
  const { assignment } = entered
  if (assignment.reviewId) return handed ? handed(entered) : missing
  const freedom = await findFreedom(visit, assignment)
  return freedom === 'free' ? go(entered) : showTiesFirst(entered, freedom, status)
}

async function enter(visit: Visit): Promise<Entered | Missing> {
  const id = visit.link ? linkOf(visit).subjectId : visit.params.assignmentId!
  const personId = visit.link ? linkOf(visit).personId : visitorOf(visit).id
  const assignment = isId(id) ? await findAssignmentById(visit.db, id) : undefined
  if (!assignment || assignment.endedAt || assignment.reviewerId !== personId) return missing
  const activity = await findActivity(visit.db, assignment.activityId)
  if (!activity) return missing
  const door = visit.link
    ? { base: `/link/review/${linkOf(visit).token}`, back: null }
    : { base: `/my/reviews/${id}`, back: { label: 'Home', href: '/home' } }
  return { assignment, door, title: activity.title, today: visit.office.today() }
}

async function findFreedom(visit: Visit, { activityId, reviewerId }: Assignment): Promise<Freedom> {
  const today = visit.office.today()
  const [activity, people, validityMonths] = await Promise.all([
    findActivity(visit.db, activityId),
    listControllers(visit.db, [activityId]),
    findPolicy(visit.db, 'integrity.validMonths', today),
  ])
  const assessed = assessControllers(people, { today, validityMonths, isClinical: activity?.isClinical ?? true })
  return freedomOf(assessed.find(({ personId }) => personId === reviewerId))
}

const waits: Record<Exclude<Freedom, 'free'>, string> = {
  'not told': 'Tell us of financial relationships, then you can read and review.',
  'being looked at': 'The office is looking at what you told. You get a mail with a link once it is clear.',
  'not free': 'With what you told you cannot review this activity. The office finds someone else; you need do nothing.',
}

function showTiesFirst(entered: Entered, freedom: Exclude<Freedom, 'free'>, status: number): Answer {
  const { door, title, assignment } = entered
  const canTell = freedom === 'not told' && door.back !== null
  const says = { text: waits[freedom], href: canTell ? `/my/disclosures/${assignment.activityId}` : null }
  return showPage({
    face: 'task',
    status,
    title: 'Your ties come first',
    body: <TiesFirstPage door={door} title={title} says={says} />,
  })
}

/** What is reviewed, for the start page. */
export async function findReviewed(visit: Visit, activityId: string): Promise<Reviewed> {
  const [activity, gaps, objectives, references] = await Promise.all([
    findActivity(visit.db, activityId),
    listGapsOf(visit.db, activityId),
    listObjectives(visit.db, activityId),
    listReferences(visit.db, activityId),
  ])
  return {
    title: activity!.title,
    summary: activity!.summary,
    gaps: gaps.map(({ title, currentPractice, bestPractice }) => ({ title, currentPractice, bestPractice })),
    objectives: objectives.map(({ statement }) => statement),
    references: references.map(({ citation }) => citation),
  }
}

/** What the areas that deliver the format show a reviewer; those that have nothing to show are left out. */
export async function findMaterials(
  visit: Visit,
  activityId: string,
  materials: readonly ReviewMaterial[],
): Promise<ComponentChildren[]> {
  const shown = await Promise.all(materials.map((material) => material(visit.db, activityId)))
  return shown.filter((one) => one !== null)
}

/** The form as it stands for this reviewer: their sheet, or the form itself before they began. */
export async function findForm(
  visit: Visit,
  assignment: Assignment,
): Promise<{ sheet: Shown; form: { title: string; intro: string }; pageReached: number | null }> {
  const begun = await findReviewSheet(visit.db, assignment.id)
  const sheet = begun ? await findSheet(visit.db, begun.id) : undefined
  if (sheet) return { sheet, form: { title: sheet.title, intro: sheet.intro }, pageReached: sheet.pageReached }
  const version = (await findVersion(visit.db, assignment.versionId))!
  const items = version.items.filter(({ showIf }) => showIf === null)
  const pages = [...new Set(items.map(({ page }) => page))]
  const blank = items.map((item) => ({ ...item, answer: null, isRight: null, shown: null }))
  const { language, translations, sections } = version
  const words = { language, readIn: null, translations, sections, known: {} }
  return {
    sheet: { items: blank, pages, ...words },
    form: { title: version.title, intro: version.intro },
    pageReached: null,
  }
}

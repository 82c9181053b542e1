import type { LocalDate } from '../../kernel/dates.ts'
import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { findActivity } from '../activities/activity.store.ts'
import { decideOffer } from '../activities/life.rules.ts'
import { keepShown } from '../integrity/learner-disclosure.commands.ts'
import { addEntry, completeParticipation, startParticipation } from '../participation/record.commands.ts'
import { findPublishedVersion } from '../questions/version.store.ts'
import { saveAnswers, startSheet, submitSheet } from '../answers/sheet.commands.ts'
import type { Sent } from '../items/item.schema.ts'
import type { SheetTaker } from '../answers/sheet.slots.ts'
import { findTest, listModules } from './course.store.ts'
import {
  findEnrolled,
  listAttempts,
  listRead,
  lockEnrollment,
  listProgress,
  lockUncompleted,
  saveAttempt,
  saveEnrollment,
} from './enrollment.store.ts'
import { decideAttempt, isCourseDone, isPassed } from './test.rules.ts'

/** Is the course open to learners on this day? `missing` while it is not published. @source accme.policy.enduring */
async function decideOpenCourse(tx: Tx, activityId: string, today: LocalDate): Promise<Decision<unknown> | Missing> {
  const activity = await findActivity(tx, activityId)
  if (activity?.state !== 'published' && activity?.state !== 'running') return missing
  const offer = {
    releasedOn: activity.releasesOn as LocalDate,
    endsOn: activity.expiresOn as LocalDate,
  }
  return decideOffer(offer, today)
}

/**
 * Enrolls a person, who has just been shown who has ties to industry: the evidence of that is kept with the day and hour.
 * Enrolling again changes nothing. Refused before release, after the end, and when its three years are over.
 *
 * @source accme.si.3.5
 */
export async function enroll(
  tx: Tx,
  activityId: string,
  personId: string,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const open = await decideOpenCourse(tx, activityId, today)
  if (open === missing || !open.ok) return open
  await keepShown(tx, activityId, personId)
  const id = await saveEnrollment(tx, activityId, personId)
  await record(tx, {
    act: 'enrollment.make',
    subject: activityId,
    before: null,
    after: { personId, isNew: id !== undefined },
  })
  if (id) await startParticipation(tx, activityId, personId)
  return allow(activityId)
}

/**
 * Marks a reading as read, once, and completes the course when nothing is left; reading again completes one that lacked
 * nothing any more. `missing` when not enrolled.
 */
export async function finishModule(
  tx: Tx,
  read: { activityId: string; personId: string; position: number; today: LocalDate },
): Promise<Decision<number> | Missing> {
  const { activityId, personId } = read
  const open = await decideOpenCourse(tx, activityId, read.today)
  if (open === missing || !open.ok) return open
  const enrollment = await lockEnrollment(tx, activityId, personId)
  const module = (await listModules(tx, activityId)).find((each) => each.position === read.position)
  if (!enrollment || !module) return missing
  const done = await listRead(tx, activityId, personId)
  if (done.has(module.id)) {
    await record(tx, {
      act: 'module.read-again',
      subject: activityId,
      before: null,
      after: { personId, module: module.title },
    })
  } else {
    await addEntry(tx, activityId, personId, {
      kind: 'read',
      what: module.title,
      subjectId: module.id,
      minutes: module.minutes,
    })
  }
  await completeDone(tx, activityId, personId)
  return allow(read.position)
}

/** Begins an attempt at the test, or goes on with the open one. Returns the sheet's id. Refusals as `decideAttempt`. */
export async function startAttempt(
  tx: Tx,
  activityId: string,
  personId: string,
  today: LocalDate,
): Promise<Decision<string> | Missing> {
  const open = await decideOpenCourse(tx, activityId, today)
  if (open === missing || !open.ok) return open
  const [enrollment, test] = [await lockEnrollment(tx, activityId, personId), await findTest(tx, activityId)]
  if (!enrollment || !test) return missing
  const attempts = await listAttempts(tx, enrollment.id)
  const begun = attempts.find((attempt) => attempt.submittedAt === null)
  if (begun) {
    await record(tx, { act: 'attempt.resume', subject: begun.sheetId, before: null, after: null })
    return allow(begun.sheetId)
  }
  const passed = attempts.some((attempt) => isPassed(attempt.points ?? 0, attempt.possible ?? 0, test.passPercent))
  const decision = decideAttempt({ made: attempts.length, isPassed: passed, allowed: test.attemptsAllowed })
  if (!decision.ok) return decision
  const version = await findPublishedVersion(tx, test.questionnaireId)
  if (!version)
    return refuse({ code: 'test/no-questions', message: 'This test has no questions yet. Write to the office.' })
  const activity = await findActivity(tx, activityId)
  const sheetId = await startSheet(tx, {
    versionId: version.id,
    area: 'courses',
    subjectId: enrollment.id,
    personId,
    known: { activity: activity?.title ?? '' },
  })
  await saveAttempt(tx, enrollment.id, sheetId, decision.value)
  return allow(sheetId)
}

/** Saves one page of the open attempt. After the last page the test is handed in, marked, and kept in the ledger. */
export async function answerTest(
  tx: Tx,
  answered: { activityId: string; personId: string; page: number; form: Sent; today: LocalDate },
): Promise<Decision<{ nextPage: number | null }> | Missing> {
  const { activityId, personId } = answered
  const open = await decideOpenCourse(tx, activityId, answered.today)
  if (open === missing || !open.ok) return open
  const [enrollment, test] = [await lockEnrollment(tx, activityId, personId), await findTest(tx, activityId)]
  if (!enrollment || !test) return missing
  const attempt = (await listAttempts(tx, enrollment.id)).find((each) => each.submittedAt === null)
  if (!attempt) return missing
  const saved = await saveAnswers(tx, attempt.sheetId, answered.page, answered.form)
  if (saved === missing || !saved.ok || saved.value.nextPage !== null) return saved
  const marked = await submitSheet(tx, attempt.sheetId)
  if (marked === missing || !marked.ok) return marked
  const { points, possible } = marked.value
  const passed = isPassed(points, possible, test.passPercent)
  const entry = {
    kind: 'tested' as const,
    what: `Attempt ${attempt.number}`,
    minutes: test.minutes,
    points,
    possible,
    isPassed: passed,
  }
  await addEntry(tx, activityId, personId, entry)
  if (passed) await completeDone(tx, activityId, personId)
  return allow({ nextPage: null })
}

/** Takes answers to a test that came by a link as the test's own page would. */
export const testTaker: SheetTaker = {
  area: 'courses',
  async answer(tx, sheet, answered) {
    const enrolled = await findEnrolled(tx, sheet.subjectId)
    return enrolled ? answerTest(tx, { ...enrolled, ...answered }) : missing
  },
  async after(db, sheet) {
    const enrolled = await findEnrolled(db, sheet.subjectId)
    return enrolled ? `/learn/${enrolled.activityId}/test/result` : '/my'
  },
}

/**
 * Completes a course that is open to learners for everyone to whom nothing in it is left: when it opens again it may ask
 * less than before.
 *
 * @returns how many were looked at
 */
export async function completeWhoIsDone(tx: Tx, activityId: string): Promise<number> {
  const activity = await findActivity(tx, activityId)
  if (activity?.state !== 'published' && activity?.state !== 'running') return 0
  await lockUncompleted(tx, activityId)
  return completeDone(tx, activityId, null)
}

/** Completes a course for everyone who lacks nothing, or for one person; everyone is read at once. Returns how many it read. */
async function completeDone(tx: Tx, activityId: string, personId: string | null): Promise<number> {
  const [modules, test] = [await listModules(tx, activityId), await findTest(tx, activityId)]
  if (!test) return 0
  const progress = await listProgress(tx, activityId, personId)
  const needed = { readings: modules.map(({ id }) => id), passPercent: test.passPercent }
  for (const one of progress) if (isCourseDone(one, needed)) await completeParticipation(tx, activityId, one.personId)
  return progress.length
}

import { type Decision, type Missing, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/database.ts'
import { decideOpenPlan, estimateMinutes, holdActivity } from '../activities/activity.commands.ts'
import { findActivity } from '../activities/activity.store.ts'
import { saveQuestionnaire } from '../questions/questionnaire.commands.ts'
import { type ModuleInput, type TestInput, evaluationMinutes } from './course.schema.ts'
import { changeModule, findTest, listModules, removeModule, saveModule, saveTest } from './course.store.ts'

/** Adds a reading to a course whose plan is open. Refusals of `decideOpenPlan`, and `module/title-twice`. */
export async function addModule(tx: Tx, activityId: string, module: ModuleInput): Promise<Decision<string> | Missing> {
  const open = await decideOpen(tx, activityId)
  if (open === missing || !open.ok) return open
  const named = decideTitle(module.title, await listModules(tx, activityId))
  if (!named.ok) return named
  const id = await saveModule(tx, activityId, module)
  await record(tx, {
    act: 'module.add',
    subject: activityId,
    before: null,
    after: { id, title: module.title, minutes: module.minutes },
  })
  await estimate(tx, activityId)
  return allow(id)
}

/** Changes a reading while the plan is open; the words that stood before stay in the audit. */
export async function rewriteModule(
  tx: Tx,
  activityId: string,
  moduleId: string,
  module: ModuleInput,
): Promise<Decision<string> | Missing> {
  const open = await decideOpen(tx, activityId)
  if (open === missing || !open.ok) return open
  const modules = await listModules(tx, activityId)
  const before = modules.find((each) => each.id === moduleId)
  if (!before) return missing
  const named = decideTitle(
    module.title,
    modules.filter((each) => each !== before),
  )
  if (!named.ok) return named
  await changeModule(tx, activityId, moduleId, module)
  await record(tx, { act: 'module.change', subject: activityId, before, after: module })
  await estimate(tx, activityId)
  return allow(moduleId)
}

/** Learners and the office tell readings by their title, so no two of a course share one. */
function decideTitle(title: string, others: readonly { title: string }[]): Decision<string> {
  if (!others.some((other) => other.title.toLowerCase() === title.toLowerCase())) return allow(title)
  const message = 'Another reading of this course has this title. Give this one its own.'
  return refuse({ code: 'module/title-twice', field: 'title', message })
}

/** Takes a reading away while the plan is open. */
export async function dropModule(tx: Tx, activityId: string, moduleId: string): Promise<Decision<string> | Missing> {
  const open = await decideOpen(tx, activityId)
  if (open === missing || !open.ok) return open
  const before = (await listModules(tx, activityId)).find((each) => each.id === moduleId)
  if (!before || !(await removeModule(tx, activityId, moduleId))) return missing
  await record(tx, { act: 'module.remove', subject: activityId, before, after: null })
  await estimate(tx, activityId)
  return allow(moduleId)
}

/**
 * Sets the test of a course: its pass mark, attempts and time. The first time a questionnaire is made for it.
 *
 * @returns the questionnaire's id
 * @source ama.pra.assessment
 */
export async function setTest(tx: Tx, activityId: string, test: TestInput): Promise<Decision<string> | Missing> {
  const open = await decideOpen(tx, activityId)
  if (open === missing || !open.ok) return open
  const before = await findTest(tx, activityId)
  const activity = await findActivity(tx, activityId)
  const made = before
    ? allow({ questionnaireId: before.questionnaireId })
    : await makeQuestionnaire(tx, activity!.title)
  if (!made.ok) return made
  await saveTest(tx, activityId, made.value.questionnaireId, test)
  await record(tx, { act: 'test.set', subject: activityId, before: before ?? null, after: test })
  await estimate(tx, activityId)
  return allow(made.value.questionnaireId)
}

function makeQuestionnaire(tx: Tx, title: string) {
  return saveQuestionnaire(tx, { kind: 'test', title: `Test: ${title}`, intro: '', items: [] })
}

/** Content, test and evaluation together are the time a learner needs. @source ama.pra.minutes */
async function estimate(tx: Tx, activityId: string): Promise<void> {
  const [modules, test] = [await listModules(tx, activityId), await findTest(tx, activityId)]
  const minutes = modules.reduce((sum, module) => sum + module.minutes, 0) + (test?.minutes ?? 0) + evaluationMinutes
  await estimateMinutes(tx, activityId, minutes)
}

async function decideOpen(tx: Tx, activityId: string) {
  const activity = await holdActivity(tx, activityId)
  return activity ? decideOpenPlan(activity.state) : missing
}

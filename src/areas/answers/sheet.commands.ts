import { type Decision, type Missing, type Refusal, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { announce } from '../../platform/news.ts'
import { endLinks } from '../tasks/task.commands.ts'
import { type KeptAnswer, listKept, replaceAnswers } from './answer.store.ts'
import { listItems } from '../questions/item.store.ts'
import type { Item } from '../questions/questionnaire.schema.ts'
import { holdForAnswers } from '../questions/questionnaire.commands.ts'
import { findVersion } from '../questions/version.store.ts'
import { type Answers, decideAnswers, decideSubmission, findAnswerErrors, markAnswer } from './sheet.rules.ts'
import type { Sent, Wording } from './sheet.schema.ts'
import { findOpenSheet, findSheet, lockSheet, saveSheet, saveSheetPage, saveSubmission } from './sheet.store.ts'

/**
 * Begins a sheet of answers to a version, for a subject that only the calling area understands.
 *
 * @param sheet.personId null where nobody is to know who answers; such a sheet is always a new one
 * @returns the id of the sheet this person has begun for this subject and questionnaire, in whatever version, else of a new one
 */
export async function startSheet(
  tx: Tx,
  sheet: { versionId: string; area: string; subjectId: string; personId: string | null },
): Promise<string> {
  const version = (await findVersion(tx, sheet.versionId))!
  const { personId } = sheet
  const findBegun = () =>
    personId === null ? undefined : findOpenSheet(tx, { ...sheet, personId, questionnaireId: version.questionnaireId })
  const begun = await findBegun()
  if (begun) return begun.id
  const sheetId = await saveSheet(tx, sheet)
  if (sheetId === undefined) return (await findBegun())!.id
  await record(tx, { act: 'sheet.start', subject: sheetId, before: null, after: sheet })
  return sheetId
}

/**
 * Saves one page of answers and says which page comes next; null after the last. Answers of questions that are no longer
 * asked are dropped. Refuses as `decideAnswers` does, by field, and with `sheet/handed-in`; then nothing is saved.
 *
 * @param form what the page sent; fields are named by `fieldOf` (`a_` and the key of the question)
 * @param how `leave` saves what there is without asking for the rest
 */
export async function saveAnswers(
  tx: Tx,
  sheetId: string,
  page: number,
  form: Sent,
  how: 'continue' | 'leave' = 'continue',
): Promise<Decision<{ nextPage: number | null }> | Missing> {
  const sheet = await lockSheet(tx, sheetId)
  if (!sheet) return missing
  if (sheet.submittedAt) return refuseHandedIn()
  const freeze = await holdForAnswers(tx, sheet.versionId)
  const items = await listItems(tx, sheet.versionId)
  if (!items.some((item) => item.page === page)) return missing
  const decision = decideAnswers(items, await listKept(tx, sheetId), { page, form, how })
  if (!decision.ok) return decision
  const { answers, nextPage } = decision.value
  await replaceAnswers(tx, sheetId, toKeep(items, answers))
  if (answers.size > 0) await freeze()
  await saveSheetPage(tx, sheetId, nextPage ?? page)
  await record(tx, {
    act: 'sheet.save',
    subject: sheetId,
    before: null,
    after: { page, answered: [...answers.keys()] },
  })
  return allow({ nextPage })
}

/**
 * Everything that is wrong with a page as it was sent, by the name of its field, for a screen that tells it all at once.
 * Empty when there is no such sheet, and when the page can be saved.
 */
export async function findPageErrors(
  db: Db,
  sheetId: string,
  page: number,
  form: Sent,
): Promise<Record<string, string>> {
  const sheet = await findSheet(db, sheetId)
  if (!sheet) return {}
  return findAnswerErrors(await listItems(db, sheet.versionId), await listKept(db, sheetId), { page, form })
}

function toKeep(items: readonly Item[], answers: Answers): KeptAnswer[] {
  return items
    .filter((item) => answers.has(item.key))
    .map((item) => {
      const value = answers.get(item.key)!
      return { itemId: item.id, value, shown: wordingOf(item), isRight: markAnswer(item, value) }
    })
}

function wordingOf(item: Item): Wording {
  const options = item.options.map(({ key, wording }) => ({ key, wording }))
  return { question: item.wording, help: item.help, lowLabel: item.lowLabel, highLabel: item.highLabel, options }
}

/**
 * Hands a sheet in: from then on nothing on it changes. Refuses with `sheet/incomplete`, or `sheet/handed-in` the second
 * time. Links to the sheet end, and the area it belongs to hears `sheet.submitted`.
 *
 * @returns one point for each right answer, of one for each scored question that was asked
 */
export async function submitSheet(
  tx: Tx,
  sheetId: string,
): Promise<Decision<{ points: number; possible: number }> | Missing> {
  const sheet = await lockSheet(tx, sheetId)
  if (!sheet) return missing
  if (sheet.submittedAt) return refuseHandedIn()
  const decision = decideSubmission(await listItems(tx, sheet.versionId), await listKept(tx, sheetId))
  if (!decision.ok) return decision
  const { points, possible } = decision.value
  await saveSubmission(tx, sheetId, points, possible)
  await endLinks(tx, { area: 'questions', subjectId: sheetId }, 'used')
  const { area, subjectId, personId, versionId } = sheet
  const body = { sheetId, area, subjectId, personId, versionId, points, possible }
  await announce(tx, { kind: 'sheet.submitted', subject: sheetId, body })
  await record(tx, { act: 'sheet.submit', subject: sheetId, before: null, after: { points, possible } })
  return allow({ points, possible })
}

function refuseHandedIn(): { ok: false; refusal: Refusal } {
  return refuse({
    code: 'sheet/handed-in',
    source: 'office.questions.answer',
    message: 'These answers are handed in and stay as they are. Tell the office if one of them is wrong.',
  })
}

import { type Decision, type Missing, type Refusal, allow, missing, refuse } from '../../kernel/decision.ts'
import { record } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { keepFile } from '../../platform/files.ts'
import { announce } from '../../platform/news.ts'
import { markAnswer, tellAnswer } from '../items/item.rules.ts'
import { type Item, type Sent, type Value, fieldOf } from '../items/item.schema.ts'
import { holdForAnswers } from '../questions/questionnaire.commands.ts'
import { type Language, isLanguage } from '../items/language.schema.ts'
import { showName } from '../people/person.schema.ts'
import { findPerson } from '../people/person.store.ts'
import { type Version, findVersion } from '../questions/version.store.ts'
import { endLinks } from '../tasks/task.commands.ts'
import { type KeptAnswer, listKept, replaceAnswers } from './answer.store.ts'
import { type Answers, decideAnswers, decideSubmission, findAnswerErrors } from './sheet.rules.ts'
import { type Known, languageField, wordingOf } from './sheet.schema.ts'
import {
  findOpenSheet,
  findSheet,
  lockSheet,
  saveSheet,
  saveSheetLanguage,
  saveSheetPage,
  saveSubmission,
} from './sheet.store.ts'
import { type Dressed, dressItems } from './wording.rules.ts'

/**
 * Begins a sheet of answers to a version, for a subject that only the calling area understands.
 *
 * @param sheet.personId null where nobody is to know who answers; such a sheet is always a new one
 * @param sheet.known what its wording may say of the person and the subject, by the names of `knownFields`
 * @returns the id of the sheet this person has begun for this subject and questionnaire, in whatever version, else of a new one
 */
export async function startSheet(
  tx: Tx,
  sheet: { versionId: string; area: string; subjectId: string; personId: string | null; known?: Known },
): Promise<string> {
  const version = (await findVersion(tx, sheet.versionId))!
  const { personId } = sheet
  const findBegun = () =>
    personId === null ? undefined : findOpenSheet(tx, { ...sheet, personId, questionnaireId: version.questionnaireId })
  const begun = await findBegun()
  if (begun) return begun.id
  const person = personId === null ? undefined : await findPerson(tx, personId)
  const known = { ...(person ? { name: showName(person) } : {}), ...sheet.known }
  const sheetId = await saveSheet(tx, { ...sheet, known })
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
  const [version, kept] = [(await findVersion(tx, sheet.versionId))!, await listKept(tx, sheetId)]
  if (!version.items.some((item) => item.page === page)) return missing
  const dressed = dressItems(version.items, kept, { ...version, ...sheet })
  const decision = decideAnswers(
    dressed.map(({ item }) => item),
    kept,
    { page, form, how },
  )
  if (!decision.ok) return decision
  const { answers, nextPage } = decision.value
  const standing = version.items.filter((item) => answers.has(item.key)).map((item) => item.id)
  await replaceAnswers(tx, sheetId, await toKeep(tx, { dressed, answers, page, form }), standing)
  if (answers.size > 0) await freeze()
  const language = pickLanguage(version, form)
  if (language !== undefined) await saveSheetLanguage(tx, sheetId, language)
  await saveSheetPage(tx, sheetId, nextPage ?? page)
  await record(tx, {
    act: 'sheet.save',
    subject: sheetId,
    before: null,
    after: { page, answered: [...answers.keys()] },
  })
  return allow({ nextPage })
}

/** The language a page asks to be read in; undefined where it says nothing that is there. */
function pickLanguage({ language, translations }: Version, form: Sent): Language | null | undefined {
  const picked = form[languageField]
  if (typeof picked !== 'string' || !isLanguage(picked)) return undefined
  if (picked === language) return null
  return translations[picked] ? picked : undefined
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
  const version = sheet && (await findVersion(db, sheet.versionId))
  if (!version) return {}
  const kept = await listKept(db, sheetId)
  const items = dressItems(version.items, kept, sheet).map(({ item }) => item)
  return findAnswerErrors(items, kept, { page, form })
}

type SavedPage = { dressed: readonly Dressed<Item>[]; answers: Answers; page: number; form: Sent }

async function toKeep(tx: Tx, { dressed, answers, page, form }: SavedPage): Promise<KeptAnswer[]> {
  const kept: KeptAnswer[] = []
  for (const { item, language } of dressed) {
    const given = answers.get(item.key)
    if (item.page !== page || given === undefined) continue
    const value = await keepSent(tx, item, given, form)
    const [tells, isRight] = [tellAnswer(item, value), markAnswer(item, value)]
    kept.push({ itemId: item.id, value, shown: wordingOf(item, language), tells, isRight })
  }
  return kept
}

/** A file that has just been sent is kept first, so that its answer can say where. */
async function keepSent(tx: Tx, item: Item, value: Value, form: Sent): Promise<Value> {
  const sent = form[fieldOf(item.key)]
  if (typeof value !== 'object' || !('fileId' in value) || typeof sent !== 'object' || Array.isArray(sent)) return value
  const { name, mediaType } = value as { name: string; mediaType: string }
  return { ...value, fileId: await keepFile(tx, sent.files, { name, mediaType, bytes: sent.bytes }) } as Value
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
  const decision = decideSubmission((await findVersion(tx, sheet.versionId))!.items, await listKept(tx, sheetId))
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

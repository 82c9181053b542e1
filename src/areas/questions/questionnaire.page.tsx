import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Answer } from '../../http/answer.ts'
import type { Visit } from '../../http/route.ts'
import type { Item } from '../items/item.schema.ts'
import { type Version, findNewestVersion } from './version.store.ts'

/** Goes on with the newest version of the questionnaire in the address. */
export async function withNewest(visit: Visit, go: (version: Version) => Promise<Answer> | Answer): Promise<Answer> {
  const questionnaireId = visit.params.questionnaireId!
  const version = isId(questionnaireId) ? await findNewestVersion(visit.db, questionnaireId) : undefined
  return version ? go(version) : missing
}

/** Goes on with the question in the address, in the newest version. */
export function withItem(
  visit: Visit,
  go: (version: Version, item: Item) => Promise<Answer> | Answer,
): Promise<Answer> {
  return withNewest(visit, (version) => {
    const item = version.items.find((each) => each.key === visit.params.itemKey)
    return item ? go(version, item) : missing
  })
}

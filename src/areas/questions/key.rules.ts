import { listTellable } from '../items/item.rules.ts'
import type { Question } from '../items/item.schema.ts'

/** When a question is asked, in words; "" where it always is. @source office.questions.form */
export function showCondition(item: Question, items: readonly Question[]): string {
  const first = items.find((one) => one.key === item.showIf?.key)
  if (!item.showIf || !first) return ''
  const tellable = listTellable(first) ?? []
  const words = item.showIf.is.map((key) => `“${tellable.find((one) => one.key === key)?.words ?? key}”`)
  return `asked only when “${first.wording}” is answered by ${words.join(' or ')}`
}

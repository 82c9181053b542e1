import type { Duty } from '../people/person.slots.ts'
import { assessControllers } from '../integrity/control.rules.ts'
import { listMatterLines } from './matter-line.rules.ts'
import { listQuestioned, findControlIn } from '../integrity/waiting.store.ts'

/** Companies to classify and relationships to decide and mitigate wait for the integrity officer, and for nobody else. */
export const matterDuty: Duty = async (db, { roles }, { today }) => {
  if (!roles.includes('integrity officer')) return []
  const asked = (await listQuestioned(db, today)).flatMap(({ title, control }) => {
    const { people, validityMonths } = findControlIn(control)
    const assessed = assessControllers(people, { today, validityMonths, isClinical: true })
    return assessed.map((person) => ({ activity: title, person }))
  })
  return listMatterLines(asked, today)
}

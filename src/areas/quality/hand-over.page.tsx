import { dayOf, showShortDay } from '../../kernel/dates.ts'
import { type Answer, showPage } from '../../http/answer.ts'
import { one as oneOf, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { faceOf } from './committee.page.tsx'
import type { AftermathReader } from './hand-over.slots.ts'
import type { HandOver } from './hand-over.store.ts'
import { HandOverPage } from './hand-over.view.tsx'
import { listNotes } from './note.store.ts'

/** The page of a hand-over, with the form that decides on it while it waits, filled in as far as it is known. */
export async function showHandOver(
  visit: Visit,
  one: HandOver,
  aftermath: AftermathReader,
  errors: Errors = {},
): Promise<Answer> {
  const { db, form, office } = visit
  const visitor = visitorOf(visit)
  const { timeZone } = office.settings
  const [since, notes] = await Promise.all([
    aftermath(db, one.findingId === null ? [] : [one.findingId]),
    listNotes(db, one.id),
  ])
  const sent = Object.fromEntries(Object.keys(form).map((name) => [name, oneOf(form, name)]))
  const filled = {
    ...{ statement: one.statement, population: one.population, caveats: one.note, needType: 'unperceived' },
    strength: one.kind === 'numbers' ? 'moderate' : 'limited',
  }
  const on = (at: Date) => showShortDay(dayOf(at, timeZone))
  const body = (
    <HandOverPage
      {...{ one, errors }}
      handedOn={on(one.handedAt)}
      decidedOn={one.decidedAt === null ? '' : on(one.decidedAt)}
      aftermath={one.findingId === null ? null : (since.get(one.findingId) ?? null)}
      notes={notes.map(({ notedAt, says }) => ({ when: on(notedAt), says }))}
      mayDecide={one.state === 'waiting' && may(visitor, 'quality.record')}
      maySeeOffice={may(visitor, 'quality.see')}
      stamp={visit.stamp()}
      typed={{ ...filled, ...sent }}
    />
  )
  return showPage({ ...faceOf(visit), title: one.statement, status: statusOf(errors), body })
}

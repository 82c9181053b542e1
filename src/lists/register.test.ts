import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditRegister } from '../areas/audit/audit.register.tsx'
import { activityRegister } from '../areas/activities/activity.register.tsx'
import { certificateRegister } from '../areas/certificates/certificate.register.tsx'
import { companyRegister } from '../areas/companies/company.register.tsx'
import { findingRegister } from '../areas/evidence/finding.register.tsx'
import { measureRegister } from '../areas/evidence/measure-list.register.tsx'
import { sourceRegister } from '../areas/evidence/source.register.tsx'
import { gapRegister } from '../areas/gaps/gap.register.tsx'
import { keyRegister } from '../areas/keys/key.register.tsx'
import { mailRegister } from '../areas/mail/mail.register.tsx'
import { outcomeRegister } from '../areas/outcomes/outcome.register.tsx'
import { personRegister } from '../areas/people/person.register.tsx'
import { questionnaireRegister } from '../areas/questions/questionnaire.register.tsx'
import { reviewRegister } from '../areas/review/review.register.tsx'
import { owedRegister } from '../areas/tasks/owed.register.tsx'
import { jobRegister } from '../areas/work/job.register.tsx'
import { reportableRegister } from '../exchange/pars/reportable.register.tsx'
import { findTwice } from './address.ts'
import { type Register, shapeOf } from './register.ts'

/** What a list says of itself that cannot be: a name of the address used twice, an order that its store does not have. */
function findWrongs<Found, Row extends { id: string }, Narrow>(register: Register<Found, Row, Narrow>): string[] {
  const named = register.columns.flatMap(({ order }) => (order === undefined ? [] : [order]))
  const orders = [...Object.keys(register.orders), ...named]
  return [
    ...findTwice(shapeOf(register)).map((name) => `${name} is used twice`),
    ...orders.filter((order) => !register.source.orders[order]).map((order) => `${order} is no order of the store`),
    ...(register.acts ?? [])
      .filter(({ undo, final }) => Boolean(undo) === Boolean(final))
      .map(({ name }) => `${name} has no way back and does not say why, or has one and says that it has none`),
    ...(register.columns.some(({ row }) => row) ? [] : ['no column names the row']),
  ]
}

const found = {
  activities: findWrongs(activityRegister),
  audit: findWrongs(auditRegister),
  certificates: findWrongs(certificateRegister),
  companies: findWrongs(companyRegister({ countPeople: () => Promise.resolve(new Map()) } as never)),
  findings: findWrongs(findingRegister),
  gaps: findWrongs(gapRegister),
  jobs: findWrongs(jobRegister),
  keys: findWrongs(keyRegister),
  mail: findWrongs(mailRegister),
  measures: findWrongs(measureRegister),
  owed: findWrongs(owedRegister),
  outcomes: findWrongs(outcomeRegister),
  people: findWrongs(personRegister([])),
  questionnaires: findWrongs(questionnaireRegister({} as never)),
  reportables: findWrongs(reportableRegister),
  reviews: findWrongs(reviewRegister),
  sources: findWrongs(sourceRegister),
}
for (const [name, wrongs] of Object.entries(found))
  test(`the list of ${name} says nothing of itself that cannot be`, () => assert.deepEqual(wrongs, []))

test('caught: a list that uses a name twice, and orders by what its store does not know', () => {
  const { columns, filters } = personRegister([])
  const odd = {
    ...personRegister([]),
    filters: [...filters, { name: 'sort', label: 'Sort', options: [] }],
    columns: columns.map((column) => ({ ...column, order: 'shoe', row: false })),
  }
  const wrongs = findWrongs(odd)
  for (const wrong of ['sort is used twice', 'shoe is no order of the store', 'no column names the row'])
    assert.ok(wrongs.includes(wrong), wrong)
})

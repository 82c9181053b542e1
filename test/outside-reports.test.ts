import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasSamples, readSchema, schemas } from './medbiq-schemas.ts'
import { addLearner, openReports } from './reports.ts'

if (!hasSamples()) {
  console.log('no outside samples')
} else {
  const schemaOf = { mems: readSchema(schemas.mems), report: readSchema(schemas.report) }

  test('what the office hands out as MEMS and Activity Report passes their schemas', async () => {
    const { office, activityId } = await openReports()
    await addLearner(office, activityId, 'tomasz', { person: { birthday: '02/29' } })
    await addLearner(office, activityId, 'lena', { license: null, person: { npi: '1234567893' } })
    await addLearner(office, activityId, 'noor', {
      license: null,
      person: { givenName: 'نور', familyName: 'O’Brien & Núñez' },
    })
    await addLearner(office, activityId, 'ines', { person: { profession: 'nurse', degree: 'RN' }, credits: null })
    const ada = office.as('ada')
    const handOut = async (path: string, form: Record<string, string>) => {
      const { location } = await ada.post(path, form)
      return (await ada.get(`${location}/content`)).bytes.toString('utf8')
    }
    schemaOf.mems(await handOut(`/reports/activities/${activityId}/files`, { kind: 'mems' }))
    const days = { from: '2026-01-01', to: '2026-12-31', activity: '' }
    const report = await handOut('/reports/learners', { ...days, kind: 'activity report' })
    schemaOf.report(report)
    assert.equal(report.match(/<ActivityReport>/g)?.length, 4)
    assert.throws(() => schemaOf.report(report.replace('<Status>Completed</Status>', '<Status>Done</Status>')))
    const pars = await handOut(`/reports/activities/${activityId}/files`, { kind: 'pars activity' })
    assert.throws(() => schemaOf.mems(pars), /No matching global declaration/)
  })
}

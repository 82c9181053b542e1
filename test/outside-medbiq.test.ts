import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printActivityReport } from '../src/exchange/medbiq/activity-report.map.ts'
import { printMems } from '../src/exchange/medbiq/mems.map.ts'
import { printParsActivities } from '../src/exchange/pars/activity.map.ts'
import { activityFormats, deliveryMethods, measuredOutcomes } from '../src/exchange/pars/vocabulary.schema.ts'
import { localDate } from '../src/kernel/dates.ts'
import { hasSamples, readSample, readSchema, schemas } from './medbiq-schemas.ts'
import { aCompletion, anActivity, grandRounds, reportHead } from './reportable.ts'

if (hasSamples()) {
  checkMems()
  checkActivityReports()
} else {
  console.log('no outside samples')
}

function checkMems() {
  const validate = readSchema(schemas.mems)

  test('the smallest made document passes the MEMS schema, and one without its first day does not', () => {
    const made = readSample('mems-made/mems.xml')
    validate(made)
    assert.throws(() => validate(made.replace('<ReportingStartDate>2026-01-01</ReportingStartDate>', '')))
  })

  test('our MEMS passes its schema: a full series, bare material, nothing known yet, hard names', () => {
    validate(printMems(grandRounds()))
    validate(printMems(anActivity()))
    validate(printMems(anActivity({ physicians: null, nonPhysicians: null, outcomes: [], publicListing: null })))
    validate(printMems(anActivity({ title: 'د. ليلى & Núñez <b>', description: 'a\u000Bb\r\n"c"', location: null })))
  })

  test('our MEMS passes its schema for every format, delivery and outcome', () => {
    const location = { city: 'Montréal', state: null, country: 'CAN' }
    const outcomes = measuredOutcomes.map((outcome) => ({ outcome, types: ['Objective'] as const }))
    for (const format of activityFormats)
      validate(printMems(anActivity({ format, deliveryMethods, location, outcomes })))
  })

  test('the schema reaches down to the healthcare extension: a yes that reads true does not pass', () => {
    const printed = printMems(grandRounds())
    assert.throws(
      () => validate(printed.replace('<hx:commercialSupport>yes', '<hx:commercialSupport>true')),
      /enumeration/,
    )
  })

  test('the file for PARS does not pass for MEMS: the two are relatives and not twins', () => {
    assert.throws(() => validate(printParsActivities([grandRounds()])), /No matching global declaration/)
  })
}

function checkActivityReports() {
  const validate = readSchema(schemas.report)
  const period = { reportingStartOn: localDate('2026-01-01'), reportingEndOn: localDate('2026-12-31') }

  test('the official sample passes the Activity Report schema, and one without its period does not', () => {
    const official = readSample('schemas/activityreport/v2/sample_activityreport.xml')
    validate(official)
    assert.throws(() => validate(official.replace('<ReportingEndDate>2018-06-30</ReportingEndDate>', '')))
  })

  test('our Activity Report passes its schema: license, NPI, neither, a nurse, February 29, hard names', () => {
    const completions = [
      aCompletion({ npi: '1234567893' }),
      aCompletion({ creditId: 'ccid:a:2', license: null, npi: '1234567893', birth: { month: 2, day: 29 } }),
      aCompletion({ creditId: 'ccid:a:3', license: null, birth: null, accmeActivityId: null }),
      aCompletion({ creditId: 'ccid:a:4', isPhysician: false }),
      aCompletion({ creditId: 'ccid:a:5', givenName: 'ليلى', familyName: "O'Brien & Núñez" }),
    ]
    validate(printActivityReport({ ...reportHead, ...period, completions }))
  })

  test('an Activity Report of nobody does not pass: the format asks for at least one record', () => {
    assert.throws(() => validate(printActivityReport({ ...reportHead, ...period, completions: [] })))
  })
}

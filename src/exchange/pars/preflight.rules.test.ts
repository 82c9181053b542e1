import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aCompletion, anActivity } from '../../../test/reportable.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { quarters } from '../../kernel/quarters.ts'
import { standards } from '../../standards/registry.ts'
import { checkActivity, checkCompletions, preflightPoints } from './preflight.rules.ts'
import type { ActivityFormat, Fee } from './vocabulary.schema.ts'

const today = localDate('2026-11-24')
const worstActivity = anActivity({
  providerId: '',
  providerActivityId: '',
  accmeActivityId: 'x',
  title: '',
  description: '',
  endOn: localDate('2027-01-01'),
  format: 'Webinar' as ActivityFormat,
  deliveryMethods: ['In-Person', 'Fax'],
  providership: 'joint',
  quarters: quarters(0),
  commercialSupport: [{ source: '', dollars: null, inKind: false }],
  physicians: -1,
  nonPhysicians: null,
  outcomes: [],
  publicListing: { fee: 'Gratis' as Fee, registration: 'Limited', url: '' },
  close: true,
  reportingStartOn: 'soon' as LocalDate,
})
const worst = aCompletion({
  accmeActivityId: null,
  givenName: '',
  birth: null,
  license: null,
  npi: '1',
  consent: false,
  isPhysician: false,
  quarters: quarters(9),
  activityStartOn: 'soon' as LocalDate,
  creditId: 'x',
})
const late = aCompletion({ completedOn: localDate('2026-12-24') })
const problems = [...checkActivity(worstActivity, today), ...checkCompletions([worst, late, late], today)]

test('every point that is looked at can be raised; the one about boards is said not to be', () => {
  const raised = new Set(problems.map(({ point }) => point))
  const silent = preflightPoints.filter(({ point }) => !raised.has(point))
  assert.deepEqual(
    preflightPoints.map(({ point }) => point),
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
  assert.deepEqual(
    silent.map(({ point }) => point),
    [12],
  )
  assert.match(silent[0]!.title, /not checked/)
})

test('every problem names a rule that is in the registry', () => {
  for (const { source } of problems) assert.ok(source in standards, source)
})

test('every problem says what is wrong and then what to do, in plain sentences', () => {
  for (const { message } of problems) {
    assert.match(message, /^[^!]+\.$/)
    assert.doesNotMatch(message, /undefined|null|NaN|\bplease\b/i)
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActivity, grandRounds } from '../../../test/reportable.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { type Quarters, quarters } from '../../kernel/quarters.ts'
import type { ReportableActivity } from './activity.schema.ts'
import { checkActivities, checkActivity } from './preflight.rules.ts'
import type { ActivityFormat, Fee, Registration } from './vocabulary.schema.ts'

const today = localDate('2026-11-24')
const day = localDate
const pointsOf = (activity: ReportableActivity) => checkActivity(activity, today).map(({ point }) => point)

test('an activity in order has nothing against it', () => {
  assert.deepEqual(checkActivity(anActivity(), today), [])
  assert.deepEqual(checkActivity(grandRounds(), today), [])
})

const listing = { fee: 'Yes', registration: 'Limited', url: 'https://cme.alderbay.example/a/7' } as const
const course = { format: 'Live Course', deliveryMethods: ['Live-Streamed'] } as const
const place = { city: 'Alder Bay', state: 'MA', country: 'USA' }
const inPerson = { ...course, deliveryMethods: ['In-Person'], location: place }
const joint = { providership: 'joint' } as const
const partner = { name: 'Corran Valley Health', eligibility: 'eligible' } as const
const span = (startOn: string, endOn: string) => ({
  startOn: day(startOn),
  endOn: day(endOn),
  reportingStartOn: day(startOn),
  reportingEndOn: day(endOn),
})
const paid = (dollars: number | null, inKind = false, source = 'Harbor Devices') => ({
  commercialSupport: [{ source, dollars, inKind }],
})
const oddDay = '2026-01-05T09:00:00' as LocalDate

type Case = { over: Partial<ReportableActivity>; point: number | null; because: string }
const cases: Case[] = [
  { over: { providerId: '0012345' }, point: null, because: 'PA28: seven digits' },
  { over: { providerId: '12345' }, point: 1, because: 'PA28: five digits' },
  { over: { providerId: '00123456' }, point: 1, because: 'PA28: eight digits' },
  { over: { providerActivityId: ' ' }, point: 1, because: 'our own number is missing' },
  { over: { accmeActivityId: '202600017', action: 'Update' }, point: null, because: 'nine digits' },
  { over: { accmeActivityId: '20260017', action: 'Update' }, point: 1, because: 'eight digits' },
  { over: { accmeActivityId: null, action: 'Update' }, point: 1, because: 'PA37: an update without PARS number' },
  { over: { accmeActivityId: '202600017', action: 'Add' }, point: 1, because: 'PA37: PARS already holds it' },

  { over: { title: ' ' }, point: 2, because: 'no title' },
  { over: { description: '' }, point: 2, because: 'no description' },
  { over: { description: 'x'.repeat(2500) }, point: null, because: 'PA16: 2,500 characters' },
  { over: { description: 'x'.repeat(2501) }, point: 2, because: 'PA16: 2,501 characters' },
  {
    over: { description: '🫀'.repeat(2500) },
    point: null,
    because: 'PA16: characters are counted as readers count them',
  },

  { over: span('2026-01-05', '2026-01-05'), point: null, because: 'one day' },
  { over: span('2026-01-06', '2026-01-05'), point: 3, because: 'it ends before it starts' },
  { over: span('2026-01-01', '2029-01-01'), point: null, because: 'PA15: three years' },
  { over: span('2026-01-01', '2029-01-02'), point: 3, because: 'PA15: three years and a day' },
  { over: span('2024-02-29', '2027-02-28'), point: null, because: 'three years from a February 29' },
  {
    over: { ...grandRounds(), ...span('2026-07-01', '2027-07-01') },
    point: null,
    because: 'a series of twelve months',
  },
  {
    over: { ...grandRounds(), ...span('2026-07-01', '2027-07-02') },
    point: 3,
    because: 'a series of twelve months and a day',
  },
  {
    over: { ...course, ...span('2026-01-01', '2029-01-02') },
    point: null,
    because: 'other formats have no such limit',
  },

  { over: { format: 'Webinar' as ActivityFormat }, point: 4, because: 'a format outside the list' },
  { over: { deliveryMethods: [] }, point: 4, because: 'enduring material without delivery' },
  { over: { deliveryMethods: ['Live-Streamed'] }, point: 4, because: 'enduring material is not streamed live' },
  { over: { deliveryMethods: ['Online', 'Fax'] }, point: 4, because: 'a delivery outside the list' },
  { over: { deliveryMethods: ['Online', 'Print/Other'] }, point: null, because: 'two fitting deliveries' },
  { over: { format: 'Committee Learning', deliveryMethods: [] }, point: null, because: 'a format that may go without' },
  { over: { ...inPerson, deliveryMethods: ['In-Person', 'Live-Streamed'] }, point: null, because: 'PA06: hybrid' },

  { over: inPerson, point: null, because: 'PA18: in person, with its state' },
  { over: { ...inPerson, location: null }, point: 5, because: 'in person, nowhere' },
  { over: { ...inPerson, location: { ...place, state: null } }, point: 5, because: 'PA18: in the USA without a state' },
  {
    over: { ...inPerson, location: { ...place, state: 'Mass' } },
    point: 5,
    because: 'a state in more than two letters',
  },
  { over: { ...inPerson, location: { ...place, city: '' } }, point: 5, because: 'no city' },
  {
    over: { ...inPerson, location: { ...place, state: null, country: 'CAN' } },
    point: null,
    because: 'PA18: abroad without a state',
  },
  {
    over: { ...inPerson, location: { ...place, state: null, country: 'Canada' } },
    point: 5,
    because: 'a country by its name',
  },
  { over: { ...course, location: null }, point: null, because: 'streamed, so nowhere' },

  { over: { quarters: quarters(1) }, point: null, because: '0.25 credits' },
  { over: { quarters: quarters(0) }, point: 6, because: 'no credit' },
  { over: { quarters: 1.5 as Quarters }, point: 6, because: 'not in steps of 0.25' },

  { over: { ...joint, jointProviders: [partner] }, point: null, because: 'joint with an eligible partner' },
  { over: joint, point: 7, because: 'joint with nobody' },
  {
    over: { ...joint, jointProviders: [{ ...partner, eligibility: 'ineligible' }] },
    point: 7,
    because: 'joint with an ineligible company',
  },
  {
    over: { ...joint, jointProviders: [{ ...partner, eligibility: 'undetermined' }] },
    point: 7,
    because: 'joint with a company nobody has looked at',
  },
  { over: { jointProviders: [partner] }, point: 7, because: 'direct, yet with a partner' },

  { over: paid(15000), point: null, because: 'money' },
  { over: paid(null, true), point: null, because: 'goods alone' },
  { over: paid(0, true), point: null, because: '0 dollars and goods' },
  { over: paid(0), point: 8, because: '0 dollars and no goods' },
  { over: paid(null), point: 8, because: 'neither money nor goods' },
  { over: paid(99.5), point: 8, because: 'cents' },
  { over: paid(-1, true), point: 8, because: 'less than nothing' },
  { over: paid(100, false, ' '), point: 8, because: 'PA12: support without a source' },

  { over: { outcomes: [] }, point: null, because: 'PA10: no outcome yet, and not closing' },
  { over: { outcomes: [], close: true }, point: 9, because: 'PA10: closing without an outcome' },
  {
    over: { outcomes: [{ outcome: 'Patient Health', types: [] }], close: true },
    point: 9,
    because: 'PA10: an outcome that was not measured',
  },
  { over: { close: true }, point: null, because: 'PA10: closing with an outcome' },

  { over: { physicians: 0, nonPhysicians: 0, close: true }, point: null, because: 'PA09: nobody completed it' },
  { over: { physicians: null }, point: null, because: 'not counted yet, and not closing' },
  { over: { physicians: null, close: true }, point: 10, because: 'closing without a count' },
  { over: { nonPhysicians: -1 }, point: 10, because: 'fewer than nobody' },
  { over: { physicians: 1.5 }, point: 10, because: 'half a physician' },

  { over: { publicListing: listing }, point: null, because: 'PA36: listed with all it needs' },
  { over: { publicListing: null }, point: null, because: 'not listed' },
  { over: { publicListing: { ...listing, url: '' } }, point: 11, because: 'PA36: listed without an address' },
  {
    over: { publicListing: { ...listing, url: 'cme.alderbay.example' } },
    point: 11,
    because: 'an address without https://',
  },
  {
    over: { publicListing: { ...listing, registration: '' as Registration } },
    point: 11,
    because: 'listed without registration',
  },
  { over: { publicListing: { ...listing, fee: '' as Fee } }, point: 11, because: 'listed without fee' },

  { over: { reportingStartOn: oddDay }, point: 18, because: 'a day with a time' },
  { over: { reportingStartOn: '2026-02-30' as LocalDate }, point: 18, because: 'a day that does not exist' },

  { over: { publicListing: { ...listing, fee: 'No, it’s free' } }, point: null, because: 'the curved apostrophe' },
  {
    over: { publicListing: { ...listing, fee: "No, it's free" as Fee } },
    point: 19,
    because: 'the straight apostrophe',
  },

  { over: { reportingStartOn: day('2026-12-31') }, point: null, because: 'PA19: the same year' },
  { over: { reportingStartOn: day('2025-12-31') }, point: 20, because: 'PA19: reported from 2025, started in 2026' },
  { over: { reportingEndOn: day('2027-01-01') }, point: 20, because: 'reported into 2027, ended in 2026' },
]
for (const { over, point, because } of cases) {
  test(`${point === null ? 'it passes' : `point ${point} stops it`}: ${because}`, () => {
    assert.deepEqual(pointsOf(anActivity(over)), point === null ? [] : [point])
  })
}

test('PA13: an activity that ends tomorrow or today cannot be closed, one that ended yesterday can', () => {
  const closing = (endOn: string) => anActivity({ ...span('2026-01-05', endOn), close: true })
  assert.deepEqual(pointsOf(closing('2026-11-25')), [3])
  assert.deepEqual(pointsOf(closing('2026-11-24')), [3])
  assert.deepEqual(pointsOf(closing('2026-11-23')), [])
})

test('all problems are told at once, in the order of the points', () => {
  const activity = anActivity({
    providerId: '1',
    title: '',
    quarters: quarters(0),
    publicListing: { ...listing, url: '' },
  })
  assert.deepEqual(pointsOf(activity), [1, 2, 6, 11])
})

test('PA28: the sentence offers the padded number and leaves the decision to the office', () => {
  assert.deepEqual(checkActivity(anActivity({ providerId: '12345' }), today), [
    {
      point: 1,
      message:
        'The provider number has 7 digits and not “12345”. Enter it as the accreditor gave it, probably 0012345.',
      source: 'pars.ids',
      subject: 'EM-2026-0007',
    },
  ])
})

test('a deletion is asked for its numbers only', () => {
  const gone = anActivity({ action: 'Delete', accmeActivityId: '202600017', title: '', quarters: quarters(0) })
  assert.deepEqual(pointsOf(gone), [])
  assert.deepEqual(pointsOf({ ...gone, accmeActivityId: null }), [1])
})

test('in one upload no activity stands twice', () => {
  const problems = checkActivities([anActivity(), anActivity({ providerActivityId: 'EM-8' }), anActivity()], today)
  assert.deepEqual(
    problems.map(({ point, source, subject }) => ({ point, source, subject })),
    [{ point: 1, source: 'pars.duplicates', subject: 'EM-2026-0007' }],
  )
})

import assert from 'node:assert/strict'
import { readTexts } from '../xml-meaning.ts'
import { title } from './plan-activity.ts'
import { type Walk, idIn } from './walk.ts'

const namespaces = {
  p: 'urn:replace-with-official-accme-namespace',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
  hx: 'http://ns.medbiq.org/lom/extend/v1/',
  ar: 'http://ns.medbiq.org/activityreport/v1/',
  m: 'http://ns.medbiq.org/member/v1/',
  n: 'http://ns.medbiq.org/name/v1/',
}
const number = '202600017'

/** Samuel allows the report; Ruth makes the file that adds the activity, enters its number, and makes the learner file. */
export async function reportCredit(walk: Walk): Promise<void> {
  const { walker } = walk
  await allowReport(walk)
  await walker.signIn('Ruth')
  await walker.open('/reports')
  await walker.sees('ACCME’s official schema is still to come.', '26-001', 'Active', 'In order')
  await walker.follow(title)
  await walker.isAt(title)
  await walker.sees('Nothing keeps it back.', 'PARS is asked to Add it')
  reads(await makeFile(walk, `Adds “${title}”`), {
    '//p:activityRecordAction': ['Add'],
    '//p:closeActivityRecord': ['false'],
    '//lom:title/lom:string': [title],
    '//lom:identifier[lom:catalog="ACCME Activity ID"]/lom:entry': [],
    '//lom:identifier[lom:catalog="Provider Activity ID"]/lom:entry': ['26-001'],
    '//hx:numberOfCredits': ['0.50'],
    '//p:participantsByCategory/@category': ['physician', 'non-physician'],
    '//p:numberOfParticipants': ['2', '3'],
    '//p:MeasuredOutcome/@type': ['Learner Knowledge', 'Learner Competence'],
  })
  await enterNumber(walk)
  await reportLearners(walk)
}

/** What was heard since goes to PARS as an update of the same record. */
export async function reportOutcome(walk: Walk): Promise<void> {
  await walk.walker.open(addressIn(walk))
  reads(await makeFile(walk, `Updates “${title}”`), {
    '//p:activityRecordAction': ['Update'],
    '//lom:identifier[lom:catalog="ACCME Activity ID"]/lom:entry': [number],
    '//p:MeasuredOutcome/@type': ['Learner Knowledge', 'Learner Competence', 'Learner Performance'],
    '//p:MeasuredOutcome[@type="Learner Performance"]/p:MeasurementType': ['Subjective'],
  })
}

const addressIn = ({ plan }: Walk) => `/reports/activities/${idIn(plan)}`

async function allowReport({ walker }: Walk): Promise<void> {
  await walker.signIn('Samuel')
  await walker.open('/my/profile')
  await walker.fill({ 'Licensed in': 'MA', 'License number': '0012345' })
  await walker.tick(/^I allow the office to report the credit I earn/)
  await walker.press('Save')
  await walker.sees('Saved.')
}

async function enterNumber(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.open('/reports/learners')
  await walker.sees('0 credits not told yet', 'PARS has no number for')
  await walker.open(addressIn(walk))
  await walker.sees('Enter the number PARS gave.')
  await walker.fill({ 'Number PARS gave': number })
  await walker.press('Keep the number')
  await walker.sees('PARS is asked to Update it')
}

/** One can be told; a physician who has not claimed and three of other professions are named with the reason. */
async function reportLearners(walk: Walk): Promise<void> {
  const { walker } = walk
  await walker.open('/reports/learners')
  await walker.sees('1 credit not told yet', 'Credit not claimed yet 1', 'Not a physician 3', 'Samuel Orte')
  reads(await makeFile(walk, '1 added'), {
    '//p:XtensibleInfo/p:LearnerRecordAction': ['add'],
    '//ar:Member/m:Name/n:GivenName': ['Samuel'],
    '//ar:Member/m:Name/n:FamilyName': ['Orte'],
    '//m:BirthDate': ['--03-07'],
    '//m:UniqueID': ['0012345'],
    '//m:UniqueID/@domain': ['MA'],
    '//ar:ModuleName/@moduleID': [number],
    '//ar:CompletedDateTime': ['2026-05-19T00:00:00'],
    '//hx:numberOfCredits': ['0.50'],
  })
  await walker.open('/reports/learners')
  await walker.press('Make the PARS file')
  await walker.sees(
    'Nothing was made.',
    'Nobody is new in this period. All 1 that can be reported stand in a file already.',
  )
}

/** Makes the file for PARS, and takes it from its page. */
async function makeFile({ walker }: Walk, says: string): Promise<string> {
  await walker.press('Make the PARS file')
  await walker.sees(says, 'Download it and hand it in at PARS.')
  return walker.download('Download')
}

/** What a file holds, read by an independent parser. */
function reads(xml: string, expected: Record<string, string[]>): void {
  const found = Object.keys(expected).map((xpath) => [xpath, readTexts(xml, xpath, namespaces)])
  assert.deepEqual(Object.fromEntries(found), expected)
}

import { linkFinding } from '../src/areas/gaps/finding-link.commands.ts'
import { deterioration, medicationSafety, perioperative } from '../src/areas/gaps/committee-gap.demo.ts'
import { recordCommittee } from '../src/areas/quality/committee.commands.ts'
import { type DemoCommittee, type DemoHandOver, demoCommittees } from '../src/areas/quality/committee.demo.ts'
import { acceptHandOver, dismissHandOver, handOver } from '../src/areas/quality/hand-over.commands.ts'
import { lastQuarter } from '../src/areas/quality/hand-over.rules.ts'
import { acceptanceInput, handOverInput } from '../src/areas/quality/hand-over.schema.ts'
import { nameMember, recordMeeting } from '../src/areas/quality/member.commands.ts'
import { tellLiaisons } from '../src/areas/quality/note.commands.ts'
import { timedWork } from '../src/platform/office.ts'
import { type PastOffice, must } from './clock.ts'
import type { RaisedGap } from './evidence.ts'
import type { Cast } from './people.ts'

const names = [medicationSafety, deterioration, perioperative]

/** The committees of the hospitals, two years of their meetings, and what they handed over in each of its states. */
export async function buildQuality(office: PastOffice, cast: Cast, gaps: readonly RaisedGap[]): Promise<void> {
  for (const [at, demo] of demoCommittees.entries()) {
    const id = await foundCommittee(office, cast, demo, names[at]!)
    const liaison = cast.find(demo.people.liaison)
    const meetings = new Map<number, string>()
    for (const [daysAgo, agenda] of demo.meetings) {
      office.goTo(daysAgo, 16)
      const meeting = { heldOn: office.today(), agenda }
      const act = () => office.act(liaison.id, ['liaison'], (tx) => recordMeeting(tx, id, meeting, office.today()))
      meetings.set(daysAgo, must(await act()))
    }
    const gap = gaps.find((raised) => raised.gap.measure?.reporter === demo.organization)
    for (const handed of demo.handOvers)
      await handOne(office, cast, handed, {
        ...{ committeeId: id, liaisonId: liaison.id, meetingId: meetings.get(handed.daysAgo) ?? null, gap },
      })
  }
}

/** Tells the liaisons what came of it, so that the demonstration does not begin with mail. */
export async function tellOfQuality(office: PastOffice): Promise<void> {
  const day = { address: office.address(), today: office.today(), timeZone: office.settings.timeZone }
  await office.write(timedWork, (tx) => tellLiaisons(tx, day))
}

async function foundCommittee(office: PastOffice, cast: Cast, demo: DemoCommittee, name: string): Promise<string> {
  const ruth = cast.find('ruth')
  office.goTo(690, 10)
  const { organization, watches, meets, people } = demo
  const day = { today: office.today(), timeZone: office.settings.timeZone }
  return office.act(ruth.id, ruth.roles, async (tx) => {
    const id = must(await recordCommittee(tx, { name, organization, watches, meets }))
    for (const part of ['chair', 'liaison'] as const)
      must(await nameMember(tx, id, { personId: cast.find(people[part]).id, part }, day))
    return id
  })
}

type Place = { committeeId: string; liaisonId: string; meetingId: string | null; gap: RaisedGap | undefined }

async function handOne(office: PastOffice, cast: Cast, handed: DemoHandOver, place: Place): Promise<void> {
  const { daysAgo, statement, population, note = '', numbers, theme, decided } = handed
  office.goTo(daysAgo, 17)
  const { from, to } = lastQuarter(office.today())
  const shared = { statement, population, note, periodStart: from, periodEnd: to, meetingId: place.meetingId }
  const given = handOverInput.parse(
    numbers
      ? { kind: 'numbers', ...shared, numerator: numbers[0], denominator: numbers[1] }
      : { kind: 'case theme', ...shared, ...theme },
  )
  const today = office.today()
  const id = must(await office.act(place.liaisonId, ['liaison'], (tx) => handOver(tx, place.committeeId, given, today)))
  if (!decided) return
  const jo = cast.find('jo')
  office.goTo(decided.daysAgo, 10)
  const { reason, verdict, speaks } = decided
  if (verdict === 'dismissed') {
    must(await office.act(jo.id, jo.roles, (tx) => dismissHandOver(tx, id, reason)))
    return
  }
  const strength = numbers ? 'moderate' : 'limited'
  const accepted = acceptanceInput.parse({ statement, population, needType: 'unperceived', strength, reason })
  const { timeZone } = office.settings
  const finding = must(await office.act(jo.id, jo.roles, (tx) => acceptHandOver(tx, id, accepted, timeZone)))
  if (speaks && place.gap) await speakFor(office, cast, finding, place.gap)
}

/** The finding is linked to the gap of the hospital's measure, a day after the gap was raised. */
async function speakFor(office: PastOffice, cast: Cast, findingId: string, gap: RaisedGap): Promise<void> {
  const jo = cast.find('jo')
  office.goTo(gap.raised - 1, 11)
  must(await office.act(jo.id, jo.roles, (tx) => linkFinding(tx, gap.id, findingId, 'for')))
}

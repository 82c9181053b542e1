import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readParts } from '../../http/api-read.ts'
import { may } from '../../http/permission.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../../http/route.ts'
import { idShape, instantShape } from '../../kernel/shape.ts'
import { giveVerdict } from './verdict.commands.ts'
import { mayDecide } from './verdict.rules.ts'
import { verdictInput, verdicts } from './verdict.schema.ts'
import { listVerdicts } from './verdict.store.ts'
import { findWatched } from './watch.store.ts'
import { findGap } from '../gaps/gap.store.ts'

const noun = 'Outcomes'
const path = '/api/v1/gaps/:gapId/verdicts'

const verdictShape = z
  .object({
    id: idShape,
    verdict: z.enum(verdicts),
    why: z.string(),
    at: instantShape,
    valueId: idShape,
    givenName: z.string(),
    familyName: z.string(),
  })
  .meta({ id: 'GapVerdict', description: 'Whether a gap stays open, and the figure it was decided on' })

export const verdictApi: Route[] = [
  readParts({
    path,
    may: 'outcome.see',
    noun,
    says: 'Tells what was decided of a gap, newest first',
    item: verdictShape,
    find: async ({ db }, { gapId }) => ((await findGap(db, gapId!)) ? listVerdicts(db, gapId!) : undefined),
  }),
  act({
    path,
    may: 'outcome.decide.own',
    wrongOwner: (office: OthersRecords) => `/api/v1/gaps/${office.idOf('gap')}/verdicts`,
    noun,
    says: 'Decides whether a gap that was taught stays open; for the office and whoever owns it',
    body: verdictInput.extend({ valueId: z.uuid({ error: 'Name the figure you decide on' }) }),
    output: verdictShape,
    isTheirs: async (visit, { gapId }) => {
      const gap = await findWatched(visit.db, gapId!, calendarOf(visit))
      return gap !== undefined && mayDecide(gap, rightsOf(visit))
    },
    act: async (tx, { params: { gapId }, body, visit }) =>
      andThen(await giveVerdict(tx, gapId!, body, calendarOf(visit)), async () =>
        (await listVerdicts(tx, gapId!)).at(0),
      ),
  }),
]

function rightsOf(visit: Visit) {
  const visitor = visitorOf(visit)
  return { isOfOffice: may(visitor, 'gap.decide'), personId: visitor.id }
}

function calendarOf({ office }: Visit) {
  return { today: office.today(), timeZone: office.settings.timeZone }
}

import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { readGap } from './change.rules.ts'
import type { WatchedGap } from './outcome.schema.ts'
import { giveVerdict } from './verdict.commands.ts'
import { mayDecide } from './verdict.rules.ts'
import { verdictInput } from './verdict.schema.ts'
import { listVerdicts } from './verdict.store.ts'
import { VerdictPage } from './verdict.view.tsx'
import { findWatched } from './watch.store.ts'

const path = '/outcomes/gaps/:gapId/verdicts'

/** Whether a gap stays open: asked of the office, and of whoever owns it. */
export const verdictRoutes: Route[] = [
  {
    method: 'GET',
    path,
    may: 'outcome.decide.own',
    wrongOwner: (office) => `/outcomes/gaps/${office.idOf('gap')}/verdicts`,
    handle: async (visit) => {
      const gap = await gapOf(visit)
      return gap ? showVerdict(visit, gap, {}) : missing
    },
  },
  {
    method: 'POST',
    path,
    may: 'outcome.decide.own',
    wrongOwner: (office) => `/outcomes/gaps/${office.idOf('gap')}/verdicts`,
    handle: async (visit) => {
      const gap = await gapOf(visit)
      if (!gap) return missing
      const read = readForm(verdictInput, visit.form)
      if (!read.ok) return showVerdict(visit, gap, read.errors)
      const decision = await visit.write((tx) => giveVerdict(tx, gap.gapId, read.data, calendarOf(visit)))
      if (decision === missing) return missing
      return decision.ok ? seeOther(`/gaps/${gap.gapId}`) : showVerdict(visit, gap, errorsOf(decision.refusal))
    },
  },
]

/** The gap, where it has a measure and this visitor may say whether it stays open. */
async function gapOf(visit: Visit): Promise<WatchedGap | undefined> {
  const gapId = visit.params.gapId!
  const visitor = visitorOf(visit)
  const gap = isId(gapId) ? await findWatched(visit.db, gapId, calendarOf(visit)) : undefined
  const rights = { isOfOffice: may(visitor, 'gap.decide'), personId: visitor.id }
  return gap && mayDecide(gap, rights) ? gap : undefined
}

function calendarOf({ office }: Visit) {
  return { today: office.today(), timeZone: office.settings.timeZone }
}

async function showVerdict(visit: Visit, gap: WatchedGap, errors: Errors) {
  const isRefused = Object.keys(errors).length > 0
  const body = (
    <VerdictPage
      gap={gap}
      change={readGap(gap)}
      stamp={visit.stamp()}
      given={await listVerdicts(visit.db, gap.gapId)}
      timeZone={visit.office.settings.timeZone}
      typed={{ verdict: one(visit.form, 'verdict'), why: one(visit.form, 'why') }}
      errors={errors}
      mayDecide
      maySeeSources={may(visitorOf(visit), 'evidence.see')}
    />
  )
  const title = `Does gap ${gap.number} stay open?`
  return showPage({ face: 'office', title, current: '/gaps', status: isRefused ? 422 : 200, body })
}

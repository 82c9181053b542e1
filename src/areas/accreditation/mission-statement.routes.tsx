import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import type { Route, Visit } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import type { Errors } from '../../ui/errors.ts'
import { adoptStatement } from './mission-statement.commands.ts'
import { statementInput, typeStatement } from './mission-statement.schema.ts'
import { findStatement, listVersions } from './mission-statement.store.ts'
import { VersionPage, VersionsPage } from './mission-statement.view.tsx'
import { StatementFormPage } from './mission-statement-form.view.tsx'

/** The versions of the mission, for everyone to read, and the form for the next. */
export const statementRoutes: Route[] = [
  { method: 'GET', path: '/mission/versions', may: 'public', handle: showVersions },
  { method: 'GET', path: '/mission/versions/:version', may: 'public', handle: showOne },
  { method: 'GET', path: '/mission/edit', may: 'mission.set', handle: (visit) => showForm(visit, {}) },
  { method: 'POST', path: '/mission/edit', may: 'mission.set', handle: adopt },
]

function pageOf({ visitor }: Visit) {
  const face = visitor !== null && may(visitor, 'office.see') ? 'office' : 'public'
  return { face, current: '/mission' } as const
}

async function showVersions(visit: Visit) {
  const mayEdit = visit.visitor !== null && may(visit.visitor, 'mission.set')
  const { timeZone } = visit.office.settings
  const body = <VersionsPage versions={await listVersions(visit.db)} timeZone={timeZone} mayEdit={mayEdit} />
  return showPage({ ...pageOf(visit), title: 'Versions of our mission', body })
}

async function showOne(visit: Visit) {
  const { version } = visit.params
  if (!/^[1-9]\d{0,5}$/.test(version!)) return missing
  const [statement, newest] = await Promise.all([findStatement(visit.db, Number(version)), findStatement(visit.db)])
  if (!statement || !newest) return missing
  const body = <VersionPage {...statement} newest={newest.version} />
  return showPage({ ...pageOf(visit), title: `Our mission, version ${version}`, body })
}

async function adopt(visit: Visit) {
  const read = readForm(statementInput, visit.form)
  if (!read.ok) return showForm(visit, read.errors)
  const decision = await visit.write((tx) => adoptStatement(tx, read.data, visit.office.today()))
  return decision.ok ? seeOther('/mission') : showForm(visit, errorsOf(decision.refusal))
}

/** The form: as typed where it was refused, else the words in force. A form made from an older version says so again. */
async function showForm(visit: Visit, errors: Errors) {
  const isRefused = Object.keys(errors).length > 0
  const statement = await findStatement(visit.db)
  const kept = { ...typeStatement(statement?.clauses ?? []), adoptedOn: visit.office.today(), why: '' }
  const sent = Object.fromEntries(Object.keys(visit.form).map((name) => [name, one(visit.form, name)]))
  const body = (
    <StatementFormPage
      from={statement?.version ?? 0}
      typed={isRefused ? sent : kept}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  return showPage({
    face: 'office',
    title: 'Word the mission anew',
    current: '/mission',
    status: isRefused ? 422 : 200,
    body,
  })
}

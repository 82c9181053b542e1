import { type Answer, download, seeOther } from '../http/answer.ts'
import { one } from '../http/form.ts'
import { type OthersRecords, type Route, type Visit, visitorOf } from '../http/route.ts'
import { missing } from '../kernel/decision.ts'
import { isId } from '../kernel/ids.ts'
import { findFile } from '../platform/files.ts'
import { parseAsk, showAsk, turnTo } from './address.ts'
import { askExport, changeExport } from './export.commands.ts'
import { findOwnExport, showExport } from './export.page.tsx'
import { exportForms } from './export.schema.ts'
import { type Exportable, exportableOf } from './exportable.ts'
import { type Register, atVisit, pathOfOthers, shapeOf } from './register.ts'

/** Lists that are made as a job: asking for one, how far it is, stopping it and letting it go on, the file. */
export function exportRoutes<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
): Route[] {
  const { path, may: mayCome } = register
  const here = `${path}/exports/:exportId`
  const wrongOwner = (after: string) => (office: OthersRecords) =>
    `${pathOfOthers(path, office)}/exports/${office.idOf('export')}${after}`
  const listOf = (visit: Visit) => exportableOf(atVisit(register, visit))
  return [
    { method: 'POST', path: `${path}/exports`, may: mayCome, handle: (visit) => ask(visit, atVisit(register, visit)) },
    {
      method: 'GET',
      path: here,
      may: mayCome,
      wrongOwner: wrongOwner(''),
      handle: (visit) => showExport(visit, listOf(visit)),
    },
    {
      method: 'GET',
      path: `${here}/file`,
      may: mayCome,
      wrongOwner: wrongOwner('/file'),
      handle: (visit) => sendFile(visit, listOf(visit)),
    },
    {
      method: 'POST',
      path: `${here}/stop`,
      may: mayCome,
      wrongOwner: wrongOwner('/stop'),
      handle: (visit) => change(visit, listOf(visit), 'stop'),
    },
    {
      method: 'POST',
      path: `${here}/resumption`,
      may: mayCome,
      wrongOwner: wrongOwner('/resumption'),
      handle: (visit) => change(visit, listOf(visit), 'resume'),
    },
  ]
}

async function ask<Found, Row extends { id: string }, Narrow>(
  visit: Visit,
  register: Register<Found, Row, Narrow>,
): Promise<Answer> {
  const form = exportForms.find((known) => known === one(visit.form, 'form'))
  const shape = shapeOf(register)
  const { ask: asked } = parseAsk(shape, visit.query)
  if (!form || (await register.narrow(visit, asked.filters)) === missing) return missing
  const address = showAsk(shape, turnTo(asked, {})).slice(1)
  const { name, title, path } = register
  const order = { register: name, title, path, params: visit.params, address, form }
  const exportId = await visit.write((tx) => askExport(tx, order, visitorOf(visit).email))
  return seeOther(`${path}/exports/${exportId}`)
}

async function change(visit: Visit, list: Exportable, act: 'stop' | 'resume'): Promise<Answer> {
  const { exportId = '' } = visit.params
  if (!isId(exportId) || !(await findOwnExport(visit, list))) return missing
  const decision = await visit.write((tx) => changeExport(tx, exportId, act))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`${list.path}/exports/${exportId}`) : showExport(visit, list, decision.refusal.message)
}

/** Gives the file to whose it is, where they may see the list and hold every role by which it was made. */
async function sendFile(visit: Visit, list: Exportable): Promise<Answer> {
  const found = await findOwnExport(visit, list)
  const roles: readonly string[] = visitorOf(visit).roles
  if (!found?.fileId || !found.roles.every((role) => roles.includes(role))) return missing
  if ((await list.count({ ...visit, query: queryOf(found) }, 0)) === missing) return missing
  const file = await findFile(visit.db, visit.office.files, found.fileId)
  if (!file) return missing
  return download({ bytes: file.content, size: file.bytes, mediaType: file.media_type, name: file.name })
}

function queryOf({ address }: { address: string }): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(address))
}

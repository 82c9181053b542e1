import { type Decision, type Missing, allow, missing, refuse } from '../kernel/decision.ts'
import { record } from '../platform/audit.ts'
import type { Tx } from '../platform/database.ts'
import type { SavedViewInput } from './saved-view.schema.ts'
import { changeView, findSavedView, listSavedViews, removeView, saveBeginning, saveView } from './saved-view.store.ts'

/** The most views that a person keeps of one list. */
const mostViews = 50

/** Where views are kept: of which list, and whose. */
export type Shelf = { register: string; personId: string }

/** Keeps a view of a list. Refuses a name that this person has given to another one, and more than fifty. */
export async function keepView(
  tx: Tx,
  shelf: Shelf,
  view: SavedViewInput & { address: string },
): Promise<Decision<string>> {
  const own = (await listSavedViews(tx, shelf.register, shelf.personId)).filter(({ isOwn }) => isOwn)
  if (own.length >= mostViews) {
    const message = `You keep ${mostViews} views of this list. Delete one that nobody uses first`
    return refuse({ code: 'view/too-many', message, field: 'name' })
  }
  const id = await saveView(tx, { ...shelf, ...view })
  if (id === undefined) return refuseName(view.name)
  await record(tx, { act: 'view.save', subject: id, before: null, after: { register: shelf.register, ...view } })
  return allow(id)
}

/** Renames a view of one's own, shares it with the office or keeps it for oneself. Refuses a name given before. */
export async function renameView(
  tx: Tx,
  shelf: Shelf,
  viewId: string,
  input: SavedViewInput,
): Promise<Decision<string> | Missing> {
  const views = await listSavedViews(tx, shelf.register, shelf.personId)
  const view = views.find(({ id, isOwn }) => id === viewId && isOwn)
  if (!view) return missing
  const isTaken = views.some(
    (other) => other.isOwn && other.id !== viewId && other.name.toLowerCase() === input.name.toLowerCase(),
  )
  if (isTaken) return refuseName(input.name)
  await changeView(tx, viewId, shelf.personId, input)
  const before = { name: view.name, isShared: view.isShared }
  await record(tx, { act: 'view.change', subject: viewId, before, after: input })
  return allow(viewId)
}

/** Deletes a view of one's own. Whoever began with it begins with everything again. */
export async function deleteView(tx: Tx, shelf: Shelf, viewId: string): Promise<Decision<string> | Missing> {
  const view = await findSavedView(tx, shelf.register, viewId, shelf.personId)
  if (!view?.isOwn) return missing
  await removeView(tx, viewId)
  const { name, address, isShared } = view
  await record(tx, { act: 'view.delete', subject: viewId, before: { name, address, isShared }, after: null })
  return allow(viewId)
}

/** Lets a list begin with this view for a person, or (`isBeginning` false) with everything again. */
export async function beginWithView(
  tx: Tx,
  shelf: Shelf,
  viewId: string,
  isBeginning: boolean,
): Promise<Decision<string> | Missing> {
  const view = await findSavedView(tx, shelf.register, viewId, shelf.personId)
  if (!view) return missing
  await saveBeginning(tx, { ...shelf, viewId: isBeginning ? viewId : null })
  const before = { isDefault: view.isDefault }
  await record(tx, { act: 'view.begin', subject: viewId, before, after: { isDefault: isBeginning } })
  return allow(viewId)
}

function refuseName(name: string): Decision<never> {
  const message = `You have a view called “${name}” of this list already. Give another name`
  return refuse({ code: 'view/name-taken', message, field: 'name' })
}

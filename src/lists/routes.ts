import type { Route } from '../http/route.ts'
import { actRoutes } from './act-routes.tsx'
import { exportRoutes } from './export-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { showList } from './list.page.tsx'
import { type Register, atVisit } from './register.ts'
import { savedViewRoutes } from './saved-view-routes.tsx'

/** Everything a list of the office answers: its page, its files, saved views, acts on several. */
export function registerRoutes<Found, Row extends { id: string }, Narrow>(
  register: Register<Found, Row, Narrow>,
): Route[] {
  return [
    {
      method: 'GET',
      path: register.path,
      may: register.may,
      handle: (visit) => showList(visit, atVisit(register, visit)),
    },
    ...fileRoutes(register),
    ...exportRoutes(register),
    ...savedViewRoutes(register),
    ...actRoutes(register),
  ]
}

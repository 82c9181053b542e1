import type { Route } from '../../http/route.ts'
import { registerRoutes } from '../../lists/routes.ts'
import { measureRegister } from './measure-list.register.tsx'

export const measureListRoutes: Route[] = registerRoutes(measureRegister)

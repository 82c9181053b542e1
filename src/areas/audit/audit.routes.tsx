import { registerRoutes } from '../../lists/routes.ts'
import { auditRegister } from './audit.register.tsx'

export const auditRoutes = registerRoutes(auditRegister)

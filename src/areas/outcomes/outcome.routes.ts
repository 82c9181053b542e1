import { registerRoutes } from '../../lists/routes.ts'
import { outcomeRegister } from './outcome.register.tsx'

/** Every gap with a measure, on the screen and as files. */
export const outcomeRoutes = registerRoutes(outcomeRegister)

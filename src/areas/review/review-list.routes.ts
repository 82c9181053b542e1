import { registerRoutes } from '../../lists/routes.ts'
import { reviewRegister } from './review.register.tsx'

export const reviewListRoutes = registerRoutes(reviewRegister)

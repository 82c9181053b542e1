import type { Standards } from './standard.ts'

export const methodsStandards: Standards = {}

import type { Standards } from './standard.ts'

export const officeStandards: Standards = {}

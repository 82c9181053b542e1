import type { Standards } from './standard.ts'

export const accmeStandards: Standards = {}

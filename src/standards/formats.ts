import type { Standards } from './standard.ts'

export const formatsStandards: Standards = {}

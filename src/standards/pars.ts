import type { Standards } from './standard.ts'

export const parsStandards: Standards = {}

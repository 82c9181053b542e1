import { accmeStandards } from './accme.ts'
import { amaStandards } from './ama.ts'
import { formatsStandards } from './formats.ts'
import { methodsStandards } from './methods.ts'
import { officeStandards } from './office.ts'
import { parsStandards } from './pars.ts'
import { privacyStandards } from './privacy.ts'
import type { Standards } from './standard.ts'

/** Every rule that code may cite with `@source`, by dotted id. */
export const standards: Standards = {
  ...accmeStandards,
  ...amaStandards,
  ...parsStandards,
  ...formatsStandards,
  ...methodsStandards,
  ...officeStandards,
  ...privacyStandards,
}

import { isId } from '../kernel/ids.ts'
import type { Visit } from './route.ts'

/** What stands in the address; undefined where an id is none, which is answered as missing. */
export function readParams(visit: Visit): Readonly<Record<string, string>> | undefined {
  const isSound = Object.entries(visit.params).every(([name, value]) => !name.endsWith('Id') || isId(value))
  return isSound ? visit.params : undefined
}

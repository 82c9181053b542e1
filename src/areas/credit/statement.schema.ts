import type { Quarters } from '../../kernel/quarters.ts'
import type { FormatId } from './designation.schema.ts'

/** A statement of fixed words. `text` is the whole; `parts` are the same words, with those set in italics marked. */
export type Statement = { text: string; parts: StatementPart[] }
export type StatementPart = { text: string; italic: boolean }

/** Who provides an activity. `jointProviders` are the organizations that are not accredited; none when direct. */
export type Provision = { provider: string; jointProviders: readonly string[] }

/** What the designation statement says. `description` names the format of an "other activity", such as "blended learning". */
export type DesignationTerms = { provider: string; format: FormatId; quarters: Quarters; description?: string }

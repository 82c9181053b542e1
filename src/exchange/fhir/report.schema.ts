import { z } from 'zod'

/**
 * The parts of a FHIR MeasureReport (R4, and R5 where it differs) that are read. What is not named here is dropped:
 * `contained`, `subject`, `evaluatedResource`, `subjectResults`, the narrative, supplemental data.
 */
const coding = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
})

const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() })

/** Only extensions whose meaning we know are looked at; the others may hold anything. */
const extension = z.object({
  url: z.string().catch(''),
  valueCodeableConcept: concept.optional().catch(undefined),
  valueBoolean: z.boolean().optional().catch(undefined),
  valueDateTime: z.string().optional().catch(undefined),
})
const extensions = z.array(extension).optional().catch(undefined)

const quantity = z.object({
  extension: extensions,
  value: z.number().optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
})

/** The largest number of patients that the database keeps. */
const mostCounted = 2_147_483_647

const population = z.object({
  code: concept.optional(),
  count: z
    .number()
    .int('has to be a whole number')
    .min(0, 'has to be 0 or more')
    .max(mostCounted, `has to be ${mostCounted.toLocaleString('en-US')} or less`)
    .optional(),
})

/** A score; R5 allows other things than a quantity, which are only noticed. */
const score = {
  measureScore: quantity.optional(),
  measureScoreQuantity: quantity.optional(),
  measureScoreDateTime: z.unknown().optional(),
  measureScoreCodeableConcept: z.unknown().optional(),
  measureScorePeriod: z.unknown().optional(),
  measureScoreRange: z.unknown().optional(),
  measureScoreDuration: z.unknown().optional(),
}

const strata = {
  value: concept.optional().catch(undefined),
  valueCodeableConcept: concept.optional().catch(undefined),
  valueBoolean: z.boolean().optional().catch(undefined),
}

const stratum = z.object({
  ...strata,
  ...score,
  component: z.array(z.object({ ...strata, code: concept.optional() })).optional(),
  population: z.array(population).optional(),
})

const stratifier = z.object({
  id: z.string().optional(),
  code: z.union([concept, z.array(concept)]).optional(),
  stratum: z.array(stratum).optional(),
})

const group = z.object({
  ...score,
  id: z.string().optional(),
  linkId: z.string().optional(),
  extension: extensions,
  code: concept.optional(),
  improvementNotation: concept.optional(),
  scoring: concept.optional(),
  population: z.array(population).optional(),
  stratifier: z.array(stratifier).optional(),
})

export const reportSchema = z.object({
  status: z.string().optional(),
  measure: z.string().optional(),
  reporter: z
    .object({
      reference: z.string().optional(),
      display: z.string().optional(),
      identifier: z.object({ system: z.string().optional(), value: z.string().optional() }).optional(),
    })
    .optional(),
  period: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
  improvementNotation: concept.optional(),
  scoring: concept.optional(),
  extension: extensions,
  group: z.array(group).optional(),
})

export type Concept = z.infer<typeof concept>
export type Extension = z.infer<typeof extension>
export type Report = z.infer<typeof reportSchema>
export type Group = z.infer<typeof group>
export type Stratifier = z.infer<typeof stratifier>
export type Population = z.infer<typeof population>

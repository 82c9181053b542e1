/** The formats PARS knows, with its own strings. Beyond the first three the exact strings are to be confirmed. */
export const activityFormats = [
  'Live Course',
  'Regularly Scheduled Series',
  'Enduring Material',
  'Journal-based CME/CE',
  'Manuscript Review',
  'Test-Item Writing',
  'Committee Learning',
  'Performance/Quality Improvement',
  'Internet Searching and Learning',
  'Learning from Teaching',
  'Other/Blended Learning',
] as const
export type ActivityFormat = (typeof activityFormats)[number]

/** How an activity reaches its learners. */
export const deliveryMethods = ['In-Person', 'Live-Streamed', 'Online', 'Print/Other'] as const
export type DeliveryMethod = (typeof deliveryMethods)[number]

/**
 * The delivery methods that fit a format, where PARS asks for one. A format that is not in here may go without, and
 * takes any. PARS publishes no such table: it is our reading of how the former activity types were split.
 *
 * @source pars.delivery
 */
export const deliveryByFormat: Partial<Record<ActivityFormat, readonly DeliveryMethod[]>> = {
  'Live Course': ['In-Person', 'Live-Streamed'],
  'Regularly Scheduled Series': ['In-Person', 'Live-Streamed'],
  'Enduring Material': ['Online', 'Print/Other'],
}

export const measuredOutcomes = [
  'Learner Knowledge',
  'Learner Competence',
  'Learner Performance',
  'Patient Health',
  'Community Health',
] as const
export type MeasuredOutcome = (typeof measuredOutcomes)[number]

export const measurementTypes = ['Objective', 'Subjective'] as const
export type MeasurementType = (typeof measurementTypes)[number]

/** Fee words for the public listing. The apostrophe of the second is the curved one (U+2019). */
export const fees = ['Yes', 'No, it’s free', 'Variable'] as const
export type Fee = (typeof fees)[number]

export const registrations = ['Open to all', 'Limited'] as const
export type Registration = (typeof registrations)[number]

/** The one kind of credit this office reports today. */
export const certification = 'AMA PRA Category 1'

/** The most characters a description may have. @source pars.activity.fields */
export const descriptionLimit = 2500

/** The most characters a credit id may have. @source pars.learner.xml */
export const creditIdLimit = 300

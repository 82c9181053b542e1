type Named = { name: string; next: string | null }

const noPatients = 'data of patients must not be brought here'

/** FHIR resources by their type. */
const resources: Record<string, Named> = {
  MeasureReport: { name: 'a FHIR measure report', next: 'bring it to Quality' },
  Bundle: { name: 'a FHIR bundle', next: 'bring it to Quality if it holds measure reports' },
  Parameters: { name: 'a FHIR answer (Parameters)', next: 'bring it to Quality if it holds measure reports' },
  Measure: { name: 'the definition of a measure (FHIR)', next: 'bring the measure reports made with it' },
  List: { name: 'a FHIR list, which names other files and holds none', next: 'bring the measure reports it names' },
  Questionnaire: { name: 'a questionnaire (FHIR)', next: 'bring it to Surveys' },
  QuestionnaireResponse: { name: 'an answered questionnaire (FHIR)', next: null },
  DetectedIssue: { name: 'a gap in the care of one patient (FHIR DetectedIssue)', next: noPatients },
}

/** FHIR resources that do not speak of a patient; all others are taken to. */
const impersonal = ['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'Library', 'ValueSet', 'CodeSystem']

/** Other JSON, by members that only it has. */
const shapes: [member: string, Named][] = [
  [
    'esearchresult',
    { name: 'the answer to a PubMed search (ESearch)', next: 'fetch the records it names with EFetch as XML' },
  ],
  ['linksets', { name: 'a list of links between PubMed records (ELink)', next: null }],
  ['verb', { name: 'a learning record (xAPI)', next: 'send it to the learning record store' }],
  ['credentialSubject', { name: 'a credential (Open Badges)', next: null }],
  ['openapi', { name: 'the description of an interface (OpenAPI)', next: null }],
]

/** What a JSON file is; `bytes` is null when it is too large to look into. */
export function jsonKind(bytes: Uint8Array | null): Named {
  const value = bytes === null ? undefined : parse(bytes)
  return valueKind(value)
}

/** What a JSON value is, by its FHIR type or by members that only one format has. */
export function valueKind(value: unknown): Named {
  if (Array.isArray(value)) return { name: 'a list in JSON', next: 'bring its entries one by one or as a FHIR bundle' }
  if (typeof value !== 'object' || value === null) return { name: 'a JSON file', next: null }
  const type = 'resourceType' in value ? value.resourceType : undefined
  if (typeof type === 'string' && /^[A-Z][A-Za-z]{1,40}$/.test(type)) return resourceKind(type)
  const shape = shapes.find(([member]) => Object.hasOwn(value, member))
  return shape?.[1] ?? { name: 'a JSON file without FHIR data', next: null }
}

function resourceKind(type: string): Named {
  const known = Object.entries(resources).find(([name]) => name === type)?.[1]
  return known ?? { name: `FHIR data (${type})`, next: impersonal.includes(type) ? null : noPatients }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

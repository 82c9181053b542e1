import assert from 'node:assert/strict'
import type { MeasureDraft, ValueDraft } from '../src/areas/measures/measure.schema.ts'
import type { SourceDraft } from '../src/areas/evidence/source.schema.ts'
import { type Decision, type Missing, missing } from '../src/kernel/decision.ts'
import { localDate } from '../src/kernel/dates.ts'

/** An article about stopping blood thinners before surgery, as PubMed might describe it. */
export function anArticle(over: Partial<SourceDraft> = {}): SourceDraft {
  return {
    channel: 'literature',
    kind: 'article',
    title: 'Stops in weak kidneys',
    issuer: 'J Invent Med',
    issuedOn: localDate('2024-05-01'),
    issuedText: '2024 May',
    identifierSystem: 'pubmed',
    identifier: '1001',
    link: 'https://pubmed.ncbi.nlm.nih.gov/1001/',
    design: 'cohort',
    levelStart: 3,
    standing: 'standing',
    detail: {
      kind: 'article',
      authors: ['Okafor AN', 'Ferreby J'],
      abstract: [{ label: 'RESULTS', text: 'Longer stops halved major bleeding.' }],
      publicationTypes: ['Observational Study'],
      keywords: [],
      doi: '10.5555/stops',
      pmcid: null,
      isPreprint: false,
      language: 'eng',
      retracts: [],
    },
    topics: [],
    ...over,
  }
}

/** The share of patients whose blood thinner was stopped in time, in January 2026: 38 of 50. */
export function aValue(
  sourceId: string,
  over: Partial<ValueDraft> = {},
  measureOver: Partial<MeasureDraft> = {},
): { measure: MeasureDraft; value: ValueDraft } {
  return {
    measure: {
      canonical: 'http://alderbay.example/Measure/stopped-in-time',
      version: '1',
      name: 'Blood thinner stopped in time',
      unit: 'proportion',
      improvement: 'increase',
      kind: 'performance',
      ...measureOver,
    },
    value: {
      sourceId,
      reporter: 'Alder Bay Medical Center',
      population: '',
      periodStart: localDate('2026-01-01'),
      periodEnd: localDate('2026-01-31'),
      initialPopulation: 60,
      numerator: 38,
      denominator: 50,
      exclusion: 0,
      exception: 0,
      value: 0.76,
      reportedValue: 0.76,
      ...over,
    },
  }
}

/** What a decision allowed; a refusal or `missing` fails the test with its sentence. */
export async function allowed<T>(decision: Promise<Decision<T> | Missing>): Promise<T> {
  const answer = await decision
  if (answer === missing) assert.fail('missing')
  if (!answer.ok) assert.fail(answer.refusal.message)
  return answer.value
}

import { seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, readForm } from '../../http/form.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import type { Errors } from '../../ui/errors.ts'
import { recordFinding } from './finding.commands.ts'
import { findingInput } from './finding.schema.ts'
import { NewFindingPage, type TypedFinding } from './finding-form.view.tsx'
import { listTopicWords } from './intake.rules.ts'
import { showMeasured, showPeriod } from '../measures/measure.schema.ts'
import { listValuesOfSource } from '../measures/measure.store.ts'
import { channelWords, showIssued } from './source.schema.ts'
import { findSource } from './source.store.ts'
import { draftFinding } from './suggestion.rules.ts'
import { listSourceTopics } from './topic.store.ts'

export const newFindingRoutes: Route[] = [
  {
    method: 'GET',
    path: '/evidence/sources/:sourceId/findings/new',
    may: 'evidence.record',
    handle: (visit) => showForm(visit, {}),
  },
  { method: 'POST', path: '/evidence/sources/:sourceId/findings', may: 'evidence.record', handle: signFinding },
]

async function showForm(visit: Visit, errors: Errors) {
  const sourceId = visit.params.sourceId!
  const source = isId(sourceId) ? await findSource(visit.db, sourceId) : undefined
  if (!source) return missing
  const isSent = Object.keys(errors).length > 0
  if (source.standing === 'retracted' && !isSent) return seeOther(`/evidence/sources/${sourceId}`)
  const topics = await listSourceTopics(visit.db, sourceId)
  const values = (await listValuesOfSource(visit.db, sourceId)).filter((value) => !value.isSuperseded)
  const picked = isSent ? one(visit.form, 'measureValueId') : (visit.query.value ?? values[0]?.id ?? '')
  const draft = draftFinding(source, values.find((value) => value.id === picked) ?? null)
  const filledIn: TypedFinding = {
    statement: draft.statement,
    population: draft.population,
    needType: draft.needType.value,
    strength: draft.strength.value,
    caveats: source.standing === 'expression of concern' ? 'Its publisher has voiced concern about this work' : '',
    comparator: '',
    measureValueId: picked,
    topics: topics.filter((topic) => topic.isMajor).map((topic) => topic.label),
    otherTopics: '',
  }
  const body = (
    <NewFindingPage
      source={{ id: sourceId, title: source.title, meta: metaOf(source), detail: source.detail }}
      typed={isSent ? typedIn(visit) : filledIn}
      because={{ needType: draft.needType.because, strength: draft.strength.because }}
      values={values.map((value) => ({ id: value.id, says: sayValue(value) }))}
      topics={topics.map((topic) => topic.label)}
      signer={visitorOf(visit).name}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  return showPage({ face: 'office', title: 'Make a finding', current: '/evidence', status: isSent ? 422 : 200, body })
}

async function signFinding(visit: Visit) {
  const sourceId = visit.params.sourceId!
  if (!isId(sourceId)) return missing
  const topics = [...many(visit.form, 'topics'), ...listTopicWords(one(visit.form, 'otherTopics'))]
  const read = readForm(findingInput, { ...visit.form, sourceId, topics })
  if (!read.ok) return showForm(visit, visibleErrors(read.errors))
  const decision = await visit.write((tx) => recordFinding(tx, read.data))
  if (decision === missing) return missing
  return decision.ok ? seeOther(`/evidence/findings/${decision.value}`) : showForm(visit, errorsOf(decision.refusal))
}

/** A single topic is said to be wrong at the field of topics; the picked number has no field of its own. */
function visibleErrors(errors: Errors): Errors {
  const shown = (name: string) => (name.startsWith('topics') ? 'otherTopics' : name === 'measureValueId' ? '' : name)
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [shown(name), message]))
}

function typedIn({ form }: Visit): TypedFinding {
  const names = [
    'statement',
    'population',
    'needType',
    'strength',
    'caveats',
    'comparator',
    'measureValueId',
    'otherTopics',
  ] as const
  const typed = Object.fromEntries(names.map((name) => [name, one(form, name)])) as Record<
    (typeof names)[number],
    string
  >
  return { ...typed, topics: many(form, 'topics') }
}

type Source = NonNullable<Awaited<ReturnType<typeof findSource>>>
type Value = Awaited<ReturnType<typeof listValuesOfSource>>[number]

function metaOf(source: Source): string {
  return [channelWords[source.channel], source.issuer, showIssued(source)].filter(Boolean).join(', ')
}

function sayValue(value: Value): string {
  const whom = value.population === '' ? '' : `, ${value.population}`
  const period = showPeriod(value.periodStart, value.periodEnd)
  return `${showMeasured(value.value, value.unit)}: ${value.measureName}${whom}, ${period}`
}

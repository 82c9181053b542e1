import { decideFinding, recordFinding } from '../src/areas/evidence/finding.commands.ts'
import { recordMeasureValue } from '../src/areas/measures/measure.commands.ts'
import { listMeasuresOf } from '../src/areas/measures/measure.store.ts'
import type { MeasureDraft } from '../src/areas/measures/measure.schema.ts'
import { recordSource } from '../src/areas/evidence/source.commands.ts'
import type { SourceDetail, SourceDraft } from '../src/areas/evidence/source.schema.ts'
import { type DemoFinding, type DemoGap, demoGaps } from '../src/areas/gaps/gap.demo.ts'
import { nameOwner, proposeGap, stepGap } from '../src/areas/gaps/gap.commands.ts'
import { ensureRanking } from '../src/areas/ranking/ranking.commands.ts'
import { type LocalDate, addTo } from '../src/kernel/dates.ts'
import type { Tx } from '../src/platform/database.ts'
import { type PastOffice, must } from './clock.ts'
import type { Cast } from './people.ts'
import { scoreGap } from '../src/areas/gaps/score.commands.ts'

/** A gap that was raised: its id and what is known of it. */
export type RaisedGap = { id: string; gap: DemoGap; raised: number }

type Series = { measure: MeasureDraft; before: number; now: number; denominator: number; reporter: string }

const address = 'https://quality.alderbay.example/fhir/Measure/'

/** The measures behind the gaps: where they stood two years ago, where they stand now, how many are counted a quarter. */
const series: Series[] = [
  {
    measure: measure('anticoagulant-dose-kidney', 'Anticoagulant dose fits kidney function', 'increase'),
    reporter: 'Harbor Point Medical Center',
    before: 0.71,
    now: 0.86,
    denominator: 380,
  },
  {
    measure: measure('sepsis-reassessment-6h', 'Sepsis reassessed within six hours', 'increase'),
    reporter: 'Corran Valley Hospital',
    before: 0.55,
    now: 0.58,
    denominator: 124,
  },
  {
    measure: measure('delirium-screened-first-morning', 'Screened for delirium on the first morning', 'increase'),
    reporter: 'Tern Island Hospital',
    before: 0.41,
    now: 0.69,
    denominator: 64,
  },
  {
    measure: measure('opioid-with-sedative-at-discharge', 'Opioid and sedative together at discharge', 'decrease'),
    reporter: 'Corran Valley Hospital',
    before: 0.19,
    now: 0.18,
    denominator: 210,
  },
]

function measure(id: string, name: string, improvement: 'increase' | 'decrease'): MeasureDraft {
  return { canonical: address + id, version: '1', name, unit: 'proportion', improvement, kind: 'performance' }
}

/** Quarters that lie wholly in the past, the oldest first. */
function quartersBefore(today: LocalDate, count: number): { from: LocalDate; to: LocalDate }[] {
  const month = Number(today.slice(5, 7))
  const first = `${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01` as LocalDate
  return Array.from({ length: count }, (_, i) => {
    const from = addTo(first, { months: -3 * (count - i) })
    return { from, to: addTo(addTo(from, { months: 3 }), { days: -1 }) }
  })
}

/** Records eight quarters of each measure, as the hospitals handed them over. Education moved the first from its fourth quarter on. */
export async function buildMeasures(office: PastOffice, cast: Cast): Promise<void> {
  const ruth = cast.find('ruth')
  for (const each of series) {
    for (const [i, { from, to }] of quartersBefore(office.daysAgo(0), 8).entries()) {
      const days = Math.max(1, Math.round((Date.parse(office.daysAgo(0)) - Date.parse(to)) / 86_400_000) - 9)
      office.goTo(days, 10)
      const rise = [0, 0, 0, 0, 0, 0.2, 0.65, 1][i]!
      const wobble = [0.006, -0.011, 0.004, -0.003, 0.009, -0.005, 0.002, 0.001][i]!
      const share = each.before + (each.now - each.before) * rise + wobble
      const denominator = each.denominator + [3, -8, 5, 0, -4, 7, -2, 6][i]!
      await office.act(ruth.id, ruth.roles, (tx) =>
        recordQuarter(tx, each, { from, to }, denominator, Math.round(share * denominator)),
      )
    }
  }
}

async function recordQuarter(
  tx: Tx,
  each: Series,
  period: { from: LocalDate; to: LocalDate },
  denominator: number,
  numerator: number,
) {
  const title = `${each.measure.name}, ${period.from} to ${period.to}`
  const detail = {
    kind: 'measure report' as const,
    measure: each.measure.name,
    canonical: each.measure.canonical,
    periodStart: period.from,
    periodEnd: period.to,
  }
  const identifier = `${each.measure.canonical}|${each.reporter}|${period.from}`
  const source = must(
    await recordSource(tx, {
      ...draft('quality committee', 'measure report', title, each.reporter, detail),
      identifierSystem: 'measure-report',
      identifier,
      issuedOn: period.to,
      issuedText: null,
    }),
  )
  const value = {
    sourceId: source.sourceId,
    reporter: each.reporter,
    population: '',
    periodStart: period.from,
    periodEnd: period.to,
    initialPopulation: denominator,
    numerator,
    denominator,
    exclusion: 0,
    exception: 0,
    value: numerator / denominator,
    reportedValue: null,
  }
  must(await recordMeasureValue(tx, each.measure, value))
}

function draft(
  channel: SourceDraft['channel'],
  kind: SourceDraft['kind'],
  title: string,
  issuer: string,
  detail: SourceDetail,
): Omit<SourceDraft, 'identifierSystem' | 'identifier' | 'issuedOn' | 'issuedText'> {
  const isArticle = kind === 'article'
  return {
    channel,
    kind,
    title,
    issuer,
    link: null,
    design: isArticle ? 'cohort' : null,
    levelStart: isArticle ? 3 : null,
    standing: 'standing',
    detail,
    topics: [],
  }
}

/** Raises the gaps of the demonstration, each from its findings, `raisedDaysAgo` as told; scores, owners and acceptance follow. */
export async function buildGaps(
  office: PastOffice,
  cast: Cast,
  raisedDaysAgo: (gap: DemoGap) => number,
  count: number,
): Promise<RaisedGap[]> {
  const jo = cast.find('jo')
  const raised: RaisedGap[] = []
  for (const [at, gap] of demoGaps.slice(0, count).entries()) {
    const days = raisedDaysAgo(gap)
    office.goTo(days, 11)
    const findingIds: string[] = []
    for (const finding of gap.findings)
      findingIds.push(
        await office.act(jo.id, jo.roles, (tx) =>
          recordDemoFinding(tx, finding, `${at}-${findingIds.length}`, office.today()),
        ),
      )
    const id = await office.act(jo.id, jo.roles, (tx) => raise(tx, gap, findingIds))
    office.goTo(days - 7, 14)
    const ownerId = gap.owner ? cast.find(gap.owner.startsWith('Ruth') ? 'ruth' : 'jo').id : null
    await office.act(jo.id, jo.roles, async (tx) => {
      must(await scoreGap(tx, id, gap.scores))
      if (ownerId) must(await nameOwner(tx, id, ownerId))
      if (gap.reaches === 'candidate') return
      const to = gap.reaches === 'parked' ? 'parked' : 'accepted'
      must(await stepGap(tx, id, to, gap.accepted || 'Accepted by the planning committee'))
    })
    raised.push({ id, gap, raised: days })
  }
  return raised
}

/** Closes the gaps that the office has done with, after their activities have ended. */
export async function closeGaps(office: PastOffice, cast: Cast, gaps: readonly RaisedGap[]): Promise<void> {
  const ruth = cast.find('ruth')
  const why = 'Taught back in 71 of 80 discharges in two audits running; the ward goes on by itself'
  office.goTo(60, 16)
  for (const { id } of gaps.filter(({ gap }) => gap.reaches === 'closed'))
    await office.act(ruth.id, ruth.roles, async (tx) => must(await stepGap(tx, id, 'closed', why)))
}

async function recordDemoFinding(tx: Tx, finding: DemoFinding, key: string, today: LocalDate): Promise<string> {
  const kind = finding.kind === 'measure report' ? ('committee hand-over' as const) : finding.kind
  const detail = detailOf(kind, finding.statement)
  const source = must(
    await recordSource(tx, {
      ...draft(finding.channel, kind, finding.source, finding.issuer, detail),
      identifierSystem: 'office',
      identifier: `demonstration-${key}`,
      issuedOn: today,
      issuedText: null,
    }),
  )
  const input = {
    sourceId: source.sourceId,
    statement: finding.statement,
    population: finding.population,
    needType: finding.needType,
    strength: finding.strength,
    caveats: finding.caveats ?? '',
    measureValueId: null,
    comparator: null,
    topics: [],
  }
  const findingId = must(await recordFinding(tx, input))
  must(await decideFinding(tx, findingId, 'accepted', 'Read by two of us; it concerns our own learners'))
  return findingId
}

function detailOf(kind: Exclude<DemoFinding['kind'], 'measure report'>, statement: string): SourceDetail {
  if (kind !== 'article') return { kind, asked: null, answered: null, facts: [] }
  const abstract = [{ label: null, text: `${statement}.` }]
  const none = { authors: [], keywords: [], retracts: [], doi: null, pmcid: null, isPreprint: false }
  return { kind, abstract, publicationTypes: ['Observational Study'], language: 'eng', ...none }
}

async function raise(tx: Tx, { gap, measure }: DemoGap, findingIds: string[]): Promise<string> {
  await ensureRanking(tx)
  const known = measure ? await findMeasureId(tx, measure.canonical) : null
  const { canonical: _, ...rest } = measure ?? { canonical: '' }
  const series = measure && known ? { ...rest, measureId: known } : null
  return must(await proposeGap(tx, { ...gap, measure: series as never, findingIds }))
}

async function findMeasureId(tx: Tx, canonical: string): Promise<string | null> {
  return (await listMeasuresOf(tx, canonical))[0]?.id ?? null
}

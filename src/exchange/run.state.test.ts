import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { readIn } from '../../test/imports.ts'
import { openTestOffice } from '../../test/office.ts'
import { listLongJobsOf, resumeLongJob } from '../platform/long-job.ts'
import { workNextJob } from '../platform/long-work.ts'
import { timedWork } from '../platform/office.ts'
import { chooseColumns, orderRun, orderUndo } from './run.commands.ts'
import type { RunKind } from './run.schema.ts'
import { countOutcomes, findRun } from './run.store.ts'
import { runWork } from './run.work.ts'

const records = 60
/** Numbers that look drawn, the same in every run: a failure can be met again. */
const draw = drawsFrom(20_261_124)
const office = await openTestOffice()
const { db } = office.office

function drawsFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function shuffle<T>(all: readonly T[]): T[] {
  const left = [...all]
  return all.map(() => left.splice(draw(left.length), 1)[0]!)
}

type Kind = {
  kind: RunKind
  name: string
  answers: Record<string, string>
  pieces: readonly string[]
  file: (pieces: readonly string[]) => string
}

const many = <T>(make: (at: number) => T) => Array.from({ length: records }, (_, at) => make(at))
const table = (heading: string) => (rows: readonly string[]) => [heading, ...rows].join('\n')
const [outcomeHeading = '', outcomeRow = ''] = readFileSync('test/samples/tables/hospital-outcomes.csv', 'utf8').split(
  '\n',
)
const report = JSON.parse(readFileSync('test/samples/fhir/sepsis-2026-q1.json', 'utf8')) as { reporter: object }

const kinds: Kind[] = [
  {
    kind: 'people',
    name: 'people.csv',
    answers: { profession: 'physician', careerStage: 'practicing' },
    pieces: many(
      (at) => `Given${at},Family${at % 7},p${at}@roster.example,${at % 2 ? 'nurse' : ''},MA ${5000 + at},E${at}`,
    ),
    file: table('Given name,Family name,E-mail,Profession,License,Employee number'),
  },
  {
    kind: 'organizations',
    name: 'partners.csv',
    answers: {},
    // Each third is a part of the one before it, and that of the first.
    pieces: many((at) => {
      const whole = at === 0 ? '' : `Clinic ${at % 3 ? 0 : at - 1}`
      return `Clinic ${at},${at % 2 ? 'practice' : 'agency'},Alder Bay,MA,${whole},${990_000 + at},clinic${at}.example`
    }),
    file: table('Organization,Type,City,State,Part of,CCN,Website'),
  },
  {
    kind: 'hospital-outcomes',
    name: 'outcomes.csv',
    answers: { periodStart: '2010-07-01', periodEnd: '2013-06-30' },
    pieces: many((at) =>
      outcomeRow.replace('990001', `${990_100 + at}`).replace('CORRAN VALLEY HOSPITAL', `HOSPITAL ${at}`),
    ),
    file: table(outcomeHeading),
  },
  {
    kind: 'pubmed',
    name: 'articles.xml',
    answers: {},
    pieces: many(
      (at) => `<PubmedArticle><MedlineCitation><PMID>${700 + at}</PMID><Article><Journal><Title>J</Title></Journal>
<ArticleTitle>Article ${at}</ArticleTitle></Article><MeshHeadingList>
<MeshHeading><DescriptorName UI="D00000${at % 5}">Topic ${at % 5}</DescriptorName></MeshHeading>
</MeshHeadingList></MedlineCitation></PubmedArticle>`,
    ),
    file: (pieces) => `<PubmedArticleSet>${pieces.join('\n')}</PubmedArticleSet>`,
  },
  {
    kind: 'measure-report',
    name: 'reports.json',
    answers: {},
    pieces: many((at) => JSON.stringify({ ...report, id: `r${at}`, reporter: { display: `Hospital ${at}` } })),
    file: (pieces) =>
      `{"resourceType":"Bundle","type":"collection","entry":[${pieces.map((one) => `{"resource":${one}}`).join(',')}]}`,
  },
]

/** Everything an import can leave but the words of topics, without ids and instants, and without the line it stood in. */
async function stateNow(): Promise<string[]> {
  const tables = [
    'people_person',
    'people_license',
    'people_identifier',
    'organizations_organization',
    'organizations_identifier',
    'measures_measure',
  ]
  const more = [
    'measures_value',
    'evidence_source',
    'evidence_finding',
    'evidence_finding_topic',
    'evidence_source_topic',
  ]
  const told: string[] = []
  for (const name of [...tables, ...more]) {
    const rows = await db
      .selectFrom(name as 'people_person')
      .selectAll()
      .execute()
    for (const row of rows) {
      const kept = Object.entries(row).filter(
        ([key, value]) => !(value instanceof Date) && !/(^|_)(id|line)$/.test(key),
      )
      told.push(`${name} ${JSON.stringify(kept)}`)
    }
  }
  const { rows: parts } = await sql<{ told: string }>`select o.name || ' is a part of ' || w.name as told
    from organizations_organization o join organizations_organization w on w.id = o.parent_id`.execute(db)
  return [...told, ...parts.map((part) => part.told)].sort()
}

/** Orders a file to be taken in, all its columns as they are recognized. */
async function ask(kind: Kind, pieces: readonly string[]): Promise<string> {
  const file = { name: kind.name, bytes: Buffer.from(kind.file(pieces)) }
  const runId = await readIn(office, file, kind.kind, null)
  const run = (await findRun(db, runId))!
  assert.equal(run.state, 'waiting', run.refusal ?? '')
  await office.office.write(timedWork, async (tx) => {
    const chosen = { kind: kind.kind, sheet: 0, columns: run.columns ?? {}, answers: kind.answers }
    if (run.sheets) await chooseColumns(tx, runId, chosen, { signature: kind.name, answers: {} })
    return orderRun(tx, runId, { act: 'import', isWhole: false, mailTo: null })
  })
  return runId
}

const work = (letsGo?: () => 'person stops' | null) => workNextJob(office.office, { kinds: runWork, letsGo })

async function takeIn(kind: Kind, pieces: readonly string[]): Promise<string> {
  const runId = await ask(kind, pieces)
  assert.equal(await work(), 'done')
  const counts = (await countOutcomes(db, [runId])).get(runId)!
  // Of measure reports in one file the same value is read once, and the second is named as such.
  assert.ok(counts.refused === 0 || pieces.length > records, JSON.stringify(counts))
  return runId
}

/** The same, stopped after steps that are drawn, and resumed each time. */
async function takeInBroken(kind: Kind, pieces: readonly string[]): Promise<string> {
  const runId = await ask(kind, pieces)
  let stops = 0
  for (let state: string | undefined = 'stopped'; state === 'stopped';) {
    state = await work(() => (draw(2) === 0 ? 'person stops' : null))
    if (state !== 'stopped') break
    stops += 1
    const [job] = await listLongJobsOf(db, runId)
    await office.office.write(timedWork, (tx) => resumeLongJob(tx, job!.id))
  }
  assert.ok(stops > 0, 'it was stopped at least once')
  return runId
}

async function takeBack(runId: string): Promise<void> {
  await office.office.write(timedWork, (tx) => orderUndo(tx, runId, null))
  assert.equal(await work(), 'done')
  const run = (await findRun(db, runId))!
  assert.deepEqual([run.state, run.refusal], ['undone', null])
}

for (const kind of kinds)
  test(`${kind.kind}: any order, twice over or stopped in between leave the same, and taken back nothing is left`, async () => {
    const before = await stateNow()
    const first = await takeIn(kind, kind.pieces)
    const whole = await stateNow()
    assert.ok(whole.length >= before.length + records)
    await takeIn(kind, shuffle(kind.pieces))
    assert.deepEqual(await stateNow(), whole, 'again, in another order')
    await takeBack(first)
    assert.deepEqual(await stateNow(), before, 'taken back')
    const twice = await takeIn(kind, shuffle([...kind.pieces, ...kind.pieces.slice(0, 20)]))
    assert.deepEqual(await stateNow(), whole, 'from nothing, in another order, with lines that come twice')
    await takeBack(twice)
    const broken = await takeInBroken(kind, shuffle(kind.pieces))
    assert.deepEqual(await stateNow(), whole, 'stopped and resumed')
    await takeBack(broken)
    assert.deepEqual(await stateNow(), before, 'taken back again')
  })

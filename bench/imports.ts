import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { fetchRaw } from './load.ts'
import { type Row, showNumber, showShare } from './row.ts'
import { type Served, memoryOf } from './served.ts'

const articles = 5_000

const people = 50_000

/**
 * Imports a file of invented articles and a list of invented people as the screen does, from the button to the last row. The
 * list is looked over first, and beside it PostgreSQL alone writes as many people into a table of the same indexes.
 */
export async function measureImports(program: Served, cookie: string, client: pg.Client): Promise<Row[]> {
  const office = { address: program.address, cookie, client, pid: program.pid }
  const records = await bringRecords(office)
  const { checked, taken } = await bringPeople(office)
  const alone = await writeAlone(client)
  const name = `of ${people.toLocaleString('en-US')} people`
  return [
    rowOf(`import of ${articles} PubMed records`, records, articles, null),
    rowOf(`looking over a list ${name}`, checked, people, null),
    rowOf(`import ${name}`, taken, people, 5_000),
    {
      what: `import ${name}, beside PostgreSQL alone`,
      budget: '—',
      measured: `${showNumber(taken.perSecond)} of ${showNumber(alone)} rows/s, ${showShare(taken.perSecond / alone)}`,
      holds: null,
    },
    {
      what: `import ${name}: most memory of the program`,
      budget: '—',
      measured: `${showNumber(Math.max(checked.memory, taken.memory))} MB`,
      holds: null,
    },
  ]
}

type Imported = { state: string; done: number; perSecond: number; memory: number }

function rowOf(what: string, { state, done, perSecond }: Imported, rows: number, budget: number | null): Row {
  const isWhole = (state === 'done' || state === 'checked') && done === rows
  return {
    what,
    budget: budget === null ? '—' : `≥ ${showNumber(budget)} rows/s`,
    measured: `${showNumber(perSecond)} rows/s, ended ${state}`,
    holds: !isWhole ? false : budget === null ? null : perSecond >= budget,
  }
}

type Office = { address: string; cookie: string; client: pg.Client; pid: number }

async function bring(office: Office, content: string, name: string, kind: string): Promise<string> {
  const form = await formOf(office, '/imports/new')
  form.append('kind', kind)
  form.append('file', new Blob([content]), name)
  return /[0-9a-f-]{36}/.exec(await send(office, '/imports', form))![0]
}

async function bringRecords(office: Office): Promise<Imported> {
  return timed(office, () => bring(office, articlesXml(), 'articles.xml', 'pubmed'), ['done', 'refused', 'failed'])
}

/** Reading is counted with looking over; taking in begins with rows that were read. */
async function bringPeople(office: Office): Promise<{ checked: Imported; taken: Imported }> {
  const fields = { givenName: 0, familyName: 1, email: 2, profession: 3, careerStage: 4 }
  let runId = ''
  const look = async () => {
    runId = await bring(office, peopleCsv(), 'people.csv', 'people')
    await untilIn(office, runId, ['waiting'])
    const columns = await formOf(office, `/imports/${runId}/columns`)
    for (const [field, at] of Object.entries(fields)) columns.append(`column.${field}`, String(at))
    for (const [field, value] of Object.entries({ kind: 'people', sheet: '0', act: 'check' }))
      columns.append(field, value)
    await send(office, `/imports/${runId}/columns`, columns)
    return runId
  }
  const take = async () => {
    const order = await formOf(office, `/imports/${runId}`)
    order.append('act', 'import')
    await send(office, `/imports/${runId}/order`, order)
    return runId
  }
  const checked = await timed(office, look, ['checked', 'refused', 'failed'])
  return { checked, taken: await timed(office, take, ['done', 'refused', 'failed']) }
}

async function timed(office: Office, begin: () => Promise<string>, ends: readonly string[]): Promise<Imported> {
  const begunAt = performance.now()
  const { state, done, memory } = await untilIn(office, await begin(), ends)
  return { state, done, memory, perSecond: done / ((performance.now() - begunAt) / 1000) }
}

/** People a second that PostgreSQL writes by itself into such a table, a thousand in a transaction. */
async function writeAlone(client: pg.Client): Promise<number> {
  await client.query('create table bench_person (like people_person including all)')
  const begunAt = performance.now()
  for (let from = 0; from < people; from += 1_000)
    await client.query(
      `insert into bench_person (id, given_name, family_name, email, profession, career_stage, created_at)
      select gen_random_uuid(), 'Given' || i % 977, 'Family' || i % 4999, 'a' || i || '@roster.example', 'physician',
        'practicing', now() from generate_series($1::int, $1::int + 999) i`,
      [from],
    )
  const seconds = (performance.now() - begunAt) / 1000
  await client.query('drop table bench_person')
  return people / seconds
}

/** A form as a page of the office gives it, with its token and its key. */
async function formOf({ address, cookie }: Office, path: string): Promise<FormData> {
  const page = (await fetchRaw(`${address}${path}`, { cookie })).text
  const form = new FormData()
  for (const name of ['_csrf', '_once'])
    form.append(name, new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '')
  return form
}

async function send({ address, cookie }: Office, path: string, form: FormData): Promise<string> {
  const plain =
    path === '/imports' ? form : new URLSearchParams([...form].map(([name, value]) => [name, String(value)]))
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    body: plain,
    headers: { cookie },
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

async function untilIn({ client, pid }: Office, runId: string, states: readonly string[]) {
  for (let memory = 0; ;) {
    const { rows } = await client.query<{ state: string; done: number }>(
      'select state, rows_done as done from exchange_run where id = $1',
      [runId],
    )
    memory = Math.max(memory, memoryOf(pid))
    if (rows[0] && states.includes(rows[0].state)) return { ...rows[0], memory }
    await sleep(50)
  }
}

function peopleCsv(): string {
  const one = (at: number) => `Given${at % 977},Family${at % 4999},p${at}@roster.example,physician,practicing\n`
  return `Given name,Family name,E-mail,Profession,Career stage\n${Array.from({ length: people }, (_, at) => one(at)).join('')}`
}

function articlesXml(): string {
  const one = (number: number) => `<PubmedArticle><MedlineCitation><PMID Version="1">${number}</PMID>
<Article PubModel="Print"><Journal><Title>Invented annals</Title><JournalIssue CitedMedium="Print"><PubDate><Year>2025</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>Invented article ${number}.</ArticleTitle><Abstract><AbstractText>${'Nothing happened. '.repeat(60)}</AbstractText></Abstract>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
</MedlineCitation></PubmedArticle>`
  const all = Array.from({ length: articles }, (_, at) => one(90_000_000 + at))
  return `<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n${all.join('\n')}\n</PubmedArticleSet>\n`
}

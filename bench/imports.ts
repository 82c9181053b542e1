import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { fetchRaw } from './load.ts'
import { type Row, showNumber } from './row.ts'

const articles = 5_000

const people = 50_000

/** Imports a file of invented articles and a list of invented people as the screen does, from the button to the last row. */
export async function measureImports(address: string, cookie: string, client: pg.Client): Promise<Row[]> {
  const office = { address, cookie, client }
  const records = await bring(office, articlesXml(), 'articles.xml', 'pubmed')
  const list = await bring(office, peopleCsv(), 'people.csv', 'people')
  return [
    rowOf(`import of ${articles} PubMed records`, records, articles, null),
    rowOf(`import of ${people.toLocaleString('en-US')} people`, list, people, 5_000),
  ]
}

type Imported = { state: string; done: number; perSecond: number }

function rowOf(what: string, { state, done, perSecond }: Imported, rows: number, budget: number | null): Row {
  const isWhole = state === 'done' && done === rows
  return {
    what,
    budget: budget === null ? '—' : `≥ ${showNumber(budget)} rows/s`,
    measured: `${showNumber(perSecond)} rows/s, ended ${state}`,
    holds: !isWhole ? false : budget === null ? null : perSecond >= budget,
  }
}

type Office = { address: string; cookie: string; client: pg.Client }

async function bring(office: Office, content: string, name: string, kind: string): Promise<Imported> {
  const form = await formOf(office, '/imports/new')
  form.append('kind', kind)
  form.append('file', new Blob([content]), name)
  const begunAt = performance.now()
  const runId = /[0-9a-f-]{36}/.exec(await send(office, '/imports', form))![0]
  if (kind === 'people') {
    await untilIn(office, runId, ['waiting'])
    const columns = await formOf(office, `/imports/${runId}/columns`)
    for (const [field, at] of Object.entries({ givenName: 0, familyName: 1, email: 2, profession: 3, careerStage: 4 }))
      columns.append(`column.${field}`, String(at))
    for (const [field, value] of Object.entries({ kind, sheet: '0', act: 'import' })) columns.append(field, value)
    await send(office, `/imports/${runId}/columns`, columns)
  }
  const { state, done } = await untilIn(office, runId, ['done', 'refused', 'failed'])
  return { state, done, perSecond: done / ((performance.now() - begunAt) / 1000) }
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

async function untilIn({ client }: Office, runId: string, states: readonly string[]) {
  for (;;) {
    const { rows } = await client.query<{ state: string; done: number }>(
      'select state, rows_done as done from exchange_run where id = $1',
      [runId],
    )
    if (rows[0] && states.includes(rows[0].state)) return rows[0]
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

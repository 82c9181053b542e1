import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { fetchRaw } from './load.ts'
import { type Row, showNumber } from './row.ts'

const articles = 5_000

/** Imports a file of invented articles as the screen does, and times it from the button to the last row. */
export async function measureImport(address: string, cookie: string, client: pg.Client): Promise<Row> {
  const page = (await fetchRaw(`${address}/imports/new`, { cookie })).text
  const valueOf = (name: string) => new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? ''
  const form = new FormData()
  for (const name of ['_csrf', '_once']) form.append(name, valueOf(name))
  form.append('kind', 'pubmed')
  form.append('file', new Blob([articlesXml()]), 'articles.xml')
  const begunAt = performance.now()
  const answer = await fetch(`${address}/imports`, {
    method: 'POST',
    body: form,
    headers: { cookie },
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`the import answered ${answer.status}`)
  for (;;) {
    const { rows } = await client.query<{ state: string; done: number }>(
      'select state, rows_done as done from exchange_run',
    )
    if (rows[0] && rows[0].state !== 'running') {
      const perSecond = rows[0].done / ((performance.now() - begunAt) / 1000)
      return {
        what: `import of ${articles} PubMed records`,
        budget: '—',
        measured: `${showNumber(perSecond)} rows/s, ended ${rows[0].state}`,
        holds: rows[0].state === 'done' && rows[0].done === articles ? null : false,
      }
    }
    await sleep(100)
  }
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

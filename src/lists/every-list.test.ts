import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestOffice } from '../../test/office.ts'
import { buildDemonstration } from '../../demo/build.ts'
import { routes } from '../app.ts'
import { listExportables } from './exportable.ts'

/** Pages of fewer than a page of rows, of which each address is tried; what stands under another record is tried there. */
const lists = listExportables(routes).filter(({ path }) => !path.includes(':'))

const office = await openTestOffice({ now: '2026-11-02T15:00:00Z' })
await buildDemonstration(office.office, () => {}, { people: 22, gaps: 8, activities: 2, learns: true })
await office.person('root', { roles: ['administrator', 'office staff', 'integrity officer'] })
const root = office.as('root')

const valuesOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, value]) => value!)
const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
const rowsOf = (html: string) => [...html.matchAll(/<tr/g)].length

for (const list of lists) {
  test(`the list of ${list.many} is searched, ordered by each heading, shown in all columns and taken along`, async () => {
    const page = await root.get(`${list.path}?all=yes`)
    assert.equal(page.status, 200, list.path)
    const sorts = linksOf(page.html).filter((href) => href.startsWith(`${list.path}?`) && href.includes('sort='))
    for (const href of sorts) assert.equal(rowsOf((await root.get(href)).html), rowsOf(page.html), href)
    const columns = valuesOf(page.html, 'columns').join(',')
    assert.equal((await root.get(`${list.path}?columns=${columns}`)).status, 200)
    for (const words of ['zzqqxxyy', '100%25', '0198c7a0-0000-7000-8000-000000000001']) {
      const found = await root.get(`${list.path}?q=${words}`)
      assert.deepEqual([found.status, rowsOf(found.html)], [200, 0], `${list.path}?q=${words}`)
    }
    const file = (await root.get(`${list.path}.csv?columns=${columns}`)).bytes.toString()
    if (rowsOf(page.html) > 1) assert.ok(file.split('\r\n').length > 2, `${list.path}.csv holds its rows`)
    assert.equal((await root.get(`${list.path}.xlsx?columns=${columns}`)).status, 200)
  })
}

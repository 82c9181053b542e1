import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Bringing, bringFile } from '../src/exchange/run.reading.ts'
import type { RunKind } from '../src/exchange/run.schema.ts'
import { timedWork } from '../src/platform/office.ts'
import type { Browser, Reply, SentForm, TestOffice } from './office.ts'

/** What a file brought led to: the address of its run, and the page once nothing goes on any more. */
export type Brought = Reply & { path: string }

/** Brings a file of the tree as a person would, and has workers do what follows. */
export function bring(office: TestOffice, browser: Browser, path: string, form: SentForm = {}): Promise<Brought> {
  return bringContent(office, browser, path.split('/').at(-1)!, readFileSync(path), form)
}

/** Brings a file that a test made. */
export async function bringContent(
  office: TestOffice,
  browser: Browser,
  name: string,
  content: string | Buffer,
  form: SentForm = {},
): Promise<Brought> {
  const sent = await browser.upload('/imports', form, { field: 'file', name, content })
  assert.equal(sent.status, 303, sent.text)
  const path = sent.location.replace(/\/columns$/, '')
  return { path, ...(await untilOver(office, browser, path)) }
}

/** Looks again until nothing goes on, as the page does by itself. */
export async function untilOver(office: TestOffice, browser: Browser, path: string): Promise<Reply> {
  for (;;) {
    await office.work()
    const page = await browser.get(path)
    if (!page.html.includes('data-look-again')) return page
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Reads a file without a browser and orders it to be taken in; the work itself is left to workers. Returns the run. */
export async function readIn(
  office: TestOffice,
  file: { name: string; bytes: Buffer },
  kind: RunKind,
  order: Bringing['order'] = { act: 'import', isWhole: false, mailTo: null },
): Promise<string> {
  async function* chunks() {
    yield file.bytes
  }
  const brought = { file, chunks, kind, order, mailTo: null }
  const { runId, reading } = await bringFile(office.office, timedWork, brought)
  await reading
  return runId
}

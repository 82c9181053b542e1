import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import type { WalkedOffice } from './walk.ts'

/** A person's hands and eyes: names what is on the page by its words, never by what is behind it. */
export type Walker = {
  page: Page
  /** Whether pages have their script. */
  hasScript: boolean
  /** Types an address. */
  open(path: string): Promise<void>
  follow(link: string | RegExp): Promise<void>
  press(button: string | RegExp): Promise<void>
  fill(answers: Record<string, string>): Promise<void>
  /** Chooses in a select by the words shown. */
  pick(label: string, option: string | RegExp): Promise<void>
  /** Ticks a box or takes one of several; within the group of this name where one is given. */
  tick(label: string | RegExp, group?: string | RegExp): Promise<void>
  /** Opens what is folded away under these words. */
  unfold(summary: string): Promise<void>
  attach(label: string, file: string): Promise<void>
  /** Takes the file that a link hands out, as it is. */
  download(link: string | RegExp): Promise<string>
  /** What stands there, each of these somewhere on the page. */
  sees(...words: (string | RegExp)[]): Promise<void>
  isAt(heading: string | RegExp): Promise<void>
  text(): Promise<string>
  signIn(name: string): Promise<void>
  /** Someone else comes, at a browser that knows nobody. */
  leave(): Promise<void>
  /** Opens the newest mail of this subject to this person, from the mailbox. */
  openMail(to: string, subject: RegExp): Promise<void>
}

export type Way = { width: number; script: boolean; pictures?: string }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const patienceMs = 15_000

/** Opens a browser window of this width, with or without JavaScript. Every screen that is come to is looked at by axe. */
export async function openWalker(browser: Browser, office: Pick<WalkedOffice, 'url'>, way: Way): Promise<Walker> {
  const context = await browser.newContext({
    viewport: { width: way.width, height: 900 },
    javaScriptEnabled: way.script,
    bypassCSP: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const look = await openEyes(browser, page, way)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
  const arrive = async () => {
    await page.waitForLoadState('load')
    assert.deepEqual(wrong, [], 'scripts of the pages ran without an error')
    await look()
  }
  const act = async (locator: Locator) => {
    const loaded = page.waitForEvent('load', { timeout: 4 * patienceMs })
    loaded.catch(() => {})
    await locator.click()
    await loaded
    await arrive()
  }
  const walker: Walker = {
    page,
    hasScript: way.script,
    async open(path) {
      await page.goto(office.url + path)
      await arrive()
    },
    follow: (link) => act(page.getByRole('link', { name: link }).first()),
    press: (button) => act(page.getByRole('button', { name: button }).first()),
    ...handsOn(page),
    ...readingOf(page),
    async signIn(name) {
      await walker.open('/demo/sign-in')
      await walker.press(new RegExp(`^Sign in as ${name}`, 'i'))
    },
    leave: () => context.clearCookies(),
    async openMail(to, subject) {
      await walker.open(`/demo/mailbox?q=${encodeURIComponent(to)}`)
      await walker.follow(subject)
    },
  }
  return walker
}

type Reading = Pick<Walker, 'sees' | 'isAt' | 'text'>

/** What stands on a page, and that it is the page one came for. */
function readingOf(page: Page): Reading {
  const text = async () => (await page.locator('body').innerText()).replace(/\s+/g, ' ')
  return {
    text,
    async sees(...words) {
      const said = await text()
      for (const one of words) {
        const isThere = typeof one === 'string' ? said.includes(one) : one.test(said)
        assert.ok(isThere, `“${String(one)}” should stand on ${page.url()}, which says:\n${said}`)
      }
    },
    async isAt(heading) {
      const title = await page.locator('h1').innerText()
      assert.ok(
        typeof heading === 'string' ? title === heading : heading.test(title),
        `expected the page “${String(heading)}”, came to “${title}” (${page.url()}):\n${await text()}`,
      )
    },
  }
}

type Hands = Pick<Walker, 'fill' | 'pick' | 'tick' | 'unfold' | 'attach' | 'download'>

/** Fills in what a page asks, found by its labels. */
function handsOn(page: Page): Hands {
  const fieldOf = (kind: string, label: string) => page.locator(kind).and(page.getByLabel(label)).first()
  return {
    async fill(answers) {
      for (const [label, text] of Object.entries(answers)) await fieldOf('input, textarea', label).fill(text)
    },
    async pick(label, option) {
      const select = fieldOf('select', label)
      const shown = await select.locator('option').allTextContents()
      const found = shown.find((one) => (typeof option === 'string' ? one.includes(option) : option.test(one)))
      assert.ok(found, `${label} offers ${String(option)}; it offers ${shown.join(' | ')}`)
      await select.selectOption({ label: found })
    },
    async tick(label, group) {
      const where = group ? page.locator('fieldset').filter({ has: page.locator('legend', { hasText: group }) }) : page
      await where.locator('input').and(page.getByLabel(label)).first().check()
    },
    async unfold(summary) {
      const details = page.locator('details').filter({ has: page.locator('summary', { hasText: summary }) })
      if ((await details.first().getAttribute('open')) === null)
        await details.first().locator('summary').first().click()
    },
    attach: (label, file) => page.getByLabel(label).setInputFiles(file),
    async download(link) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link }).first().click(),
      ])
      return readFileSync(await file.path(), 'utf8')
    },
  }
}

/** Looks at screens with axe: each address and heading once, however often one comes by. */
async function openEyes(browser: Browser, page: Page, way: Way) {
  const seen = new Set<string>()
  const viewport = { width: way.width, height: 900 }
  const other = way.script ? page : await (await browser.newContext({ viewport, bypassCSP: true })).newPage()
  return async () => {
    const path = new URL(page.url()).pathname
    const shape = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/(link\/[\w-]+)\/[\w-]+/, '$1/token')
    const refused = (await page.locator('[role=alert]').count()) > 0 ? 'refused' : ''
    const name = [shape, refused, await page.title()].join(' ')
    if (seen.has(name)) return
    seen.add(name)
    if (other !== page) await showSame(page, other)
    assert.deepEqual(await runAxe(other), [], `axe finds nothing at ${path}, ${way.width} px wide`)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(wider <= 0, `${path} is ${wider} px wider than a window of ${way.width} px`)
    if (!way.pictures) return
    const file = `${way.width}-${String(seen.size).padStart(3, '0')}${shape.replaceAll('/', '-')}.png`
    await page.screenshot({ path: join(way.pictures, file), fullPage: true })
  }
}

/** Without JavaScript axe cannot run; it looks at the same page, as it came, in a window that has it. */
async function showSame(page: Page, other: Page): Promise<void> {
  const body = await page.content()
  await other.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
  await other.goto(page.url())
  await other.unroute(page.url())
}

type Axe = { run(options: object): Promise<{ violations: { help: string; nodes: { html: string }[] }[] }> }

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const found = await axe.run({ resultTypes: ['violations'] })
    return found.violations.map(
      ({ help, nodes }) => `${help}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' ; ')}`,
    )
  })
}

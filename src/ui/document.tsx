import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BrandLink, type Brand } from './brand.tsx'
import { Footer, type Foot } from './footer.tsx'
import { Masthead } from './masthead.tsx'
import { MenuButton, type NavGroup, type Search, type Who } from './navigation.tsx'
import { Rail } from './rail.tsx'

/** `public` and `learner` have a masthead, `office` the rail, `task` one question and nothing else, `urgent` pure contrast. */
export type Face = 'public' | 'learner' | 'office' | 'task' | 'urgent'

/** Addresses of what a page needs: the stylesheet, and optionally the small script and the icon. */
export type Assets = { css: string; script?: string; icon?: string }

/**
 * What a page is told. `title` comes first in the browser's title, after "Error:" where `failed` is true.
 * `band` is one sentence above everything, such as a notice of public health; `demo` the bar of demonstration mode.
 * `keys` lets the script listen to keys of one letter; without it none does anything.
 */
export type DocumentProps = {
  title: string
  face: Face
  brand: Brand
  assets: Assets
  children: ComponentChildren
  lang?: string
  dir?: 'ltr' | 'rtl'
  nav?: NavGroup[]
  navLabel?: string
  search?: Search
  who?: Who
  footer?: Foot
  band?: ComponentChildren
  demo?: ComponentChildren
  description?: string
  failed?: boolean
  keys?: boolean
}

/** A whole page of one face. Knows no trade: all words and links are handed in. */
export function Document(page: DocumentProps) {
  return (
    <html lang={page.lang ?? 'en'} dir={page.dir}>
      <Head page={page} />
      <body data-face={page.face} data-failed={page.failed ? '' : undefined} data-keys={page.keys ? '' : undefined}>
        <a class="skip" href="#main">
          Skip to the page
        </a>
        {page.demo ? (
          <aside class="demo" aria-label="Demonstration">
            <div>{page.demo}</div>
          </aside>
        ) : null}
        {page.band ? (
          <div class="band" role="region" aria-label="Notice">
            <p>{page.band}</p>
          </div>
        ) : null}
        <Top page={page} />
        <main id="main">{page.children}</main>
        {page.footer ? <Footer {...page.footer} /> : null}
      </body>
    </html>
  )
}

/** The page as text, with its doctype: what a route answers. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

function Head({ page }: { page: DocumentProps }) {
  const title = `${page.failed ? 'Error: ' : ''}${page.title} – ${page.brand.short}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      {page.description ? <meta name="description" content={page.description} /> : null}
      <link rel="stylesheet" href={page.assets.css} />
      {page.assets.icon ? <link rel="icon" type="image/svg+xml" href={page.assets.icon} /> : null}
      {page.assets.script ? <script type="module" src={page.assets.script} /> : null}
    </head>
  )
}

function Top({ page }: { page: DocumentProps }) {
  const groups = page.nav ?? []
  if (page.face !== 'office') {
    return <Masthead brand={page.brand} label={page.navLabel ?? 'Main'} groups={groups} who={page.who} />
  }
  return (
    <>
      <header class="topbar">
        <BrandLink brand={page.brand} short /> <MenuButton />
      </header>
      <Rail label={page.navLabel ?? 'Office'} groups={groups} search={page.search} who={page.who} />
    </>
  )
}

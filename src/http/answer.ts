import type { ComponentChildren } from 'preact'
import type { Missing } from '../kernel/decision.ts'
import type { ByteRange } from './byte-range.ts'

/** Which of the product's faces a page wears. */
export type Face = 'public' | 'learner' | 'office' | 'task'

/**
 * A page: its face, title and body. `current` is the address of the navigation entry it stands under.
 * `status` is 200 unless said, 422 for a form shown again. `quiet` pages tell no other site where the reader came from.
 * `secret` pages are kept by no browser: they show what is shown once.
 * `waiting` is how much waits for the reader, where the page knows it.
 */
export type Page = {
  kind: 'page'
  face: Face
  title: string
  body: ComponentChildren
  status?: number
  current?: string
  lang?: string
  quiet?: boolean
  secret?: boolean
  waiting?: number
}
export type Redirect = { kind: 'redirect'; to: string; cookie?: SessionCookie }
/** A file: as a whole, or in pieces that are made or fetched while it is sent; then `size` in bytes where it is known. */
export type Download = {
  kind: 'download'
  bytes: Uint8Array | string | AsyncIterable<string> | AsyncIterable<Uint8Array>
  size?: number
  mediaType: string
  name: string
  inline?: boolean
}
/** A film, a sound or a picture to be played in a page: `size` in bytes, `tag` the same as long as the bytes are, in quotes. */
export type Playable = {
  kind: 'playable'
  name: string
  mediaType: string
  size: number
  tag: string
  open(part: ByteRange | null): Promise<AsyncIterable<Uint8Array>>
}
export type Data = { kind: 'data'; value: unknown; status?: number; headers?: Readonly<Record<string, string>> }
export type SessionCookie = { token: string; expiresAt: Date } | { token: null }

/** What a route gives back. `missing` is the one 404 for "not there" and "not yours". */
export type Answer = Page | Redirect | Download | Playable | Data | Missing

/** Shows a page. */
export function showPage(page: Omit<Page, 'kind'>): Page {
  return { kind: 'page', ...page }
}

/** After an act: go and look at what it did. */
export function seeOther(to: string, cookie?: SessionCookie): Redirect {
  return { kind: 'redirect', to, cookie }
}

/** Hands over a file, to keep or (inline) to look at. */
export function download(file: Omit<Download, 'kind'>): Download {
  return { kind: 'download', ...file }
}

/** Has a file played in a page, from wherever the reader likes. */
export function play(file: Omit<Playable, 'kind'>): Playable {
  return { kind: 'playable', ...file }
}

/** Answers a machine. */
export function sendData(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Data {
  return { kind: 'data', value, status, headers }
}

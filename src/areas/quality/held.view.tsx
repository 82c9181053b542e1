import type { ComponentChildren } from 'preact'
import { Notice } from '../../ui/notice.tsx'
import { findIdentifiers } from './patient-identifier.rules.ts'

/** The texts as they were typed, with every place marked that may tell who a patient is; nothing where there is none. */
export function HeldNotice({ texts }: { texts: readonly (string | undefined)[] }) {
  const held = texts.filter((text): text is string => text !== undefined && findIdentifiers(text).length > 0)
  if (held.length === 0) return null
  return (
    <Notice is="bad" title="These places may tell who a patient is.">
      {held.map((text) => (
        <p>{markPlaces(text)}</p>
      ))}
      <p class="soft">What you typed stands in the form below, and nowhere else.</p>
    </Notice>
  )
}

function markPlaces(text: string): ComponentChildren[] {
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const { from, to, kind } of findIdentifiers(text)) {
    pieces.push(text.slice(at, from), <mark title={kind}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...pieces, text.slice(at)]
}

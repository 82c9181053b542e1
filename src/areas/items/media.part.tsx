import { Details } from '../../ui/details.tsx'
import { Prose } from '../../ui/prose.tsx'
import type { Media } from './item.schema.ts'
import { languages } from './language.schema.ts'

/** Where a file of a question is fetched. Its address is nobody's secret and cannot be guessed. */
export function mediaPath(fileId: string): string {
  return `/questions/media/${fileId}`
}

type MediaProps = {
  media: Media
  /** The language the page is read in: its captions are shown unless others are picked. */
  language?: string
}

/** A picture, sound or film, with captions in each language it has and its words in full for who cannot see or hear it. */
export function MediaShown({ media, language }: MediaProps) {
  return (
    <figure class="media">
      <Shown media={media} language={language} />
      {media.kind === 'picture' ? null : <figcaption>{media.alt}</figcaption>}
      {media.transcript ? (
        <Details summary={media.kind === 'picture' ? 'The picture in words' : 'All that is said and shown'} small>
          <Prose text={media.transcript} />
        </Details>
      ) : null}
    </figure>
  )
}

function Shown({ media, language = 'en' }: MediaProps) {
  const src = mediaPath(media.fileId)
  if (media.kind === 'picture') return <img src={src} alt={media.alt} loading="lazy" />
  const usual = media.captions.find((one) => one.language === language) ?? media.captions[0]
  const tracks = media.captions.map((one) => (
    <track
      kind="captions"
      src={mediaPath(one.fileId)}
      srclang={one.language}
      label={languages[one.language]}
      default={one === usual}
    />
  ))
  return media.kind === 'sound' ? (
    <audio src={src} controls preload="metadata" aria-label={media.alt}>
      {tracks}
    </audio>
  ) : (
    <video src={src} controls preload="metadata" aria-label={media.alt}>
      {tracks}
    </video>
  )
}

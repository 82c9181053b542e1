import { Details } from '../../ui/details.tsx'
import { Prose } from '../../ui/prose.tsx'
import type { Media } from './item.schema.ts'

/** Where a file of a question is fetched. Its address is nobody's secret and cannot be guessed. */
export function mediaPath(fileId: string): string {
  return `/questions/media/${fileId}`
}

/** A picture, sound or film, with captions where it has them and its words in full for who cannot see or hear it. */
export function MediaShown({ media }: { media: Media }) {
  return (
    <figure class="media">
      <Shown media={media} />
      {media.kind === 'picture' ? null : <figcaption>{media.alt}</figcaption>}
      {media.transcript ? (
        <Details summary={media.kind === 'picture' ? 'The picture in words' : 'All that is said and shown'} small>
          <Prose text={media.transcript} />
        </Details>
      ) : null}
    </figure>
  )
}

function Shown({ media }: { media: Media }) {
  const src = mediaPath(media.fileId)
  if (media.kind === 'picture') return <img src={src} alt={media.alt} loading="lazy" />
  const track = media.captionsId ? (
    <track kind="captions" src={mediaPath(media.captionsId)} srclang="en" label="Captions" default />
  ) : null
  return media.kind === 'sound' ? (
    <audio src={src} controls preload="metadata" aria-label={media.alt}>
      {track}
    </audio>
  ) : (
    <video src={src} controls preload="metadata" aria-label={media.alt}>
      {track}
    </video>
  )
}

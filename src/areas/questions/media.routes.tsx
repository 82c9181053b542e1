import { missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { type Answer, play, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, many, one, statusOf } from '../../http/form.ts'
import type { Route, Visit } from '../../http/route.ts'
import { findPlayable } from '../../platform/files.ts'
import type { Errors } from '../../ui/errors.ts'
import type { Item } from '../items/item.schema.ts'
import { isLanguage } from '../items/language.schema.ts'
import { removeMedia, saveMedia } from './media.commands.ts'
import { mediaMegabytesAtMost } from './media.rules.ts'
import { isInQuestion } from './media.store.ts'
import { MediaPage } from './media.view.tsx'
import { withItem } from './questionnaire.page.tsx'
import type { Version } from './version.store.ts'

const here = '/office/questionnaires/:questionnaireId/items/:itemKey/media'

/** Pictures, sounds and films above questions: putting them there, and fetching them. */
export const mediaRoutes: Route[] = [
  {
    method: 'GET',
    path: here,
    may: 'questionnaire.write',
    handle: (visit) => withItem(visit, (version, item) => showForm(visit, version, item, {})),
  },
  {
    method: 'POST',
    path: here,
    may: 'questionnaire.write',
    uploadBytes: mediaMegabytesAtMost * 1_000_000,
    handle: (visit) => withItem(visit, (version, item) => writeMedia(visit, version, item)),
  },
  {
    method: 'GET',
    path: '/questions/media/:fileId',
    may: 'public',
    perMinute: 600,
    handle: async (visit) => {
      const fileId = visit.params.fileId!
      if (!isId(fileId) || !(await isInQuestion(visit.db, fileId))) return missing
      const file = await findPlayable(visit.db, visit.office.files, fileId)
      return file ? play(file) : missing
    },
  },
]

async function writeMedia(visit: Visit, version: Version, item: Item): Promise<Answer> {
  const { questionnaireId } = version
  if (one(visit.form, 'act') === 'take away') {
    const removed = await visit.write((tx) => removeMedia(tx, questionnaireId, item.key))
    if (removed === missing) return missing
    return removed.ok
      ? seeOther(`/office/questionnaires/${questionnaireId}#item-${item.key}`)
      : showForm(visit, version, item, { errors: errorsOf(removed.refusal) })
  }
  const fileOf = (field: string) => visit.uploads.find((upload) => upload.field === field)
  const typed = { alt: one(visit.form, 'alt'), transcript: one(visit.form, 'transcript') }
  const [picked, captions] = [one(visit.form, 'language'), fileOf('captions')]
  const language = isLanguage(picked) ? picked : version.language
  const gone = many(visit.form, 'gone')
  const sent = { ...typed, file: fileOf('file'), captions: captions && { language, file: captions }, gone }
  const saved = await visit.write((tx) =>
    saveMedia(tx, { questionnaireId, itemKey: item.key }, sent, visit.office.files),
  )
  if (saved === missing) return missing
  if (saved.ok) return seeOther(`/office/questionnaires/${questionnaireId}#item-${item.key}`)
  return showForm(visit, version, item, { typed, errors: errorsOf(saved.refusal) })
}

type Refused = { typed?: { alt: string; transcript: string }; errors?: Errors }

function showForm(visit: Visit, version: Version, item: Item, { typed, errors = {} }: Refused): Answer {
  const body = (
    <MediaPage
      questionnaire={{ id: version.questionnaireId, title: version.title, language: version.language }}
      item={item}
      typed={typed ?? { alt: item.media?.alt ?? '', transcript: item.media?.transcript ?? '' }}
      stamp={visit.stamp()}
      errors={errors}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: 'Picture, sound or film', current: '/office/questionnaires', status, body })
}

import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readList } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape, timePlace } from '../../kernel/shape.ts'
import { recordIntake } from './intake.commands.ts'
import { type TypedChannel, channelPath, intakeForms, intakeInput, typedChannels } from './intake.schema.ts'
import { channels, designs, sourceKinds, standings } from './source.schema.ts'
import { findSource, listSources } from './source.store.ts'

const noun = 'Sources'

const sourceRecord = z
  .object({
    id: idShape,
    channel: z.enum(channels),
    kind: z.enum(sourceKinds),
    title: z.string(),
    issuer: z.string().nullable(),
    issuedOn: dayShape.nullable(),
    issuedText: z.string().nullable().meta({ description: 'When it was issued, as printed' }),
    identifierSystem: z.string().nullable(),
    identifier: z.string().nullable(),
    link: z.string().nullable(),
    design: z.enum(designs).nullable(),
    standing: z.enum(standings),
    recordedAt: instantShape,
  })
  .meta({ id: 'Source', description: 'Where findings come from' })

export const sourceApi: Route[] = [
  readList({
    path: '/api/v1/sources',
    may: 'evidence.see',
    noun,
    says: 'Lists sources, newest first',
    query: {
      channel: z.enum(channels).optional(),
      standing: z.enum(standings).optional(),
      words: z.string().max(200).optional(),
    },
    item: sourceRecord,
    place: timePlace,
    placeOf: ({ recordedAt, id }) => ({ at: recordedAt, id }),
    list: ({ db }, { filter, after, limit }) => listSources(db, { ...filter, after }, limit),
  }),
  readOne({
    path: '/api/v1/sources/:sourceId',
    may: 'evidence.see',
    noun,
    says: 'Tells one source',
    output: sourceRecord,
    find: ({ db }, { sourceId }) => findSource(db, sourceId!),
  }),
  ...typedChannels.map(recordRow),
]

/** Each channel asks for something else, as its form does. */
function recordRow(channel: TypedChannel): Route {
  const { facts, name } = intakeForms[channel]
  return act({
    path: `/api/v1/sources/${channelPath(channel)}`,
    may: 'evidence.record',
    noun,
    says: `Records a source: ${name}`,
    body: intakeInput(channel),
    output: sourceRecord,
    location: ({ id }) => `/api/v1/sources/${id}`,
    act: async (tx, { body, visit }) => {
      const said = Object.fromEntries(
        facts.map(({ key }) => [key, String((body as Record<string, unknown>)[key] ?? '')]),
      )
      const intake = { channel, typed: body, facts: said }
      return andThen(await recordIntake(tx, intake, visit.office.today()), (id) => findSource(tx, id))
    },
  })
}

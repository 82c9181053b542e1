import { z } from 'zod'
import { act, andThen } from '../../http/api-act.ts'
import { readListed } from '../../http/api-list.ts'
import { readOne } from '../../http/api-read.ts'
import type { Route } from '../../http/route.ts'
import { dayShape, idShape, instantShape } from '../../kernel/shape.ts'
import { recordIntake } from './intake.commands.ts'
import { type TypedChannel, channelPath, intakeForms, intakeInput, typedChannels } from './intake.schema.ts'
import { channels, designs, sourceKinds, standings } from './source.schema.ts'
import { findSource, sources } from './source.store.ts'

const noun = 'Sources'

const sourceLine = z
  .object({
    id: idShape,
    channel: z.enum(channels),
    kind: z.enum(sourceKinds),
    title: z.string(),
    issuer: z.string().nullable(),
    issuedOn: dayShape.nullable(),
    issuedText: z.string().nullable().meta({ description: 'When it was issued, as printed' }),
    identifier: z.string().nullable(),
    design: z.enum(designs).nullable(),
    standing: z.enum(standings),
  })
  .meta({ id: 'SourceLine', description: 'A source as the office lists it' })

const sourceRecord = sourceLine
  .extend({ identifierSystem: z.string().nullable(), link: z.string().nullable(), recordedAt: instantShape })
  .meta({ id: 'Source', description: 'Where findings come from' })

export const sourceApi: Route[] = [
  readListed({
    path: '/api/v1/sources',
    may: 'evidence.see',
    noun,
    says: 'Lists sources, newest first',
    query: { channel: z.enum(channels).optional(), standing: z.enum(standings).optional() },
    item: sourceLine,
    source: sources,
    order: 'newest',
    narrow: (_visit, filter) => filter,
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

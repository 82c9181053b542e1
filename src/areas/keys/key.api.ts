import { readOne } from '../../http/api-read.ts'
import { type Route, askOf } from '../../http/route.ts'
import { keyRecord } from './key.schema.ts'

export const keyApi: Route[] = [
  readOne({
    path: '/api/v1/key',
    may: 'signed in',
    noun: 'Your key',
    says: 'Tells what the key you came with may do',
    output: keyRecord,
    find: (visit) => {
      const { key } = askOf(visit)
      return key ? { ...key, owner: key.owner.name, roles: [...key.roles], networks: [...key.networks] } : undefined
    },
  }),
]

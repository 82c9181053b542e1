import type { TestOffice } from './office.ts'

/** Counts the queries that `act` sends to the database, transactions' own words (begin, commit, savepoint) left out. */
export async function countQueries<T>(
  office: Pick<TestOffice, 'database'>,
  act: () => Promise<T>,
): Promise<{ count: number; answer: T }> {
  const { pool } = office.database
  const queries: string[] = []
  const connect = pool.connect.bind(pool)
  const watched = new WeakSet<object>()
  Reflect.set(pool, 'connect', async () => {
    const client = await connect()
    if (!watched.has(client)) {
      watched.add(client)
      const query = client.query.bind(client) as (...args: unknown[]) => unknown
      Reflect.set(client, 'query', (...args: unknown[]) => {
        queries.push(textOf(args[0]))
        return query(...args)
      })
    }
    return client
  })
  try {
    const answer = await act()
    return {
      count: queries.filter((query) => !/^(begin|commit|rollback|savepoint|release|start)\b/i.test(query)).length,
      answer,
    }
  } finally {
    Reflect.set(pool, 'connect', connect)
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : ''
}

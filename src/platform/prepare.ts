import type pg from 'pg'

/** Statements that one connection keeps planned; what comes after them is planned each time. */
const mostKept = 400

/** A search by words: the plan that is quick for a rare word takes seconds for a common one, so none is kept. */
const search = /\bilike\b/

/** With more values than this it is a list or many rows at once: its text changes with its length, and its plan is large. */
const mostValues = 50

/**
 * Lets a connection keep the plan of each statement with parameters that it has sent before. The office sends the same few
 * hundred again and again, and planning took three quarters of what PostgreSQL spent on a learner's home (decision 0020).
 */
export function keepPlans(client: pg.ClientBase): void {
  const names = new Map<string, string>()
  const send = client.query.bind(client) as (...given: unknown[]) => unknown
  const query = (...given: unknown[]) => {
    const [text, values] = given
    if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) return send(...given)
    if (values.length > mostValues || search.test(text)) return send({ text, values })
    const name = names.get(text) ?? (names.size < mostKept ? `kept_${names.size}` : undefined)
    if (name) names.set(text, name)
    return send({ name, text, values })
  }
  client.query = query as typeof client.query
}

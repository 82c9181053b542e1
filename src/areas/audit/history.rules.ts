/** What an act did, in words; the audit says it as noun.verb. */
const words: Readonly<Record<string, string>> = {
  record: 'Recorded',
  correct: 'Changed',
  remove: 'Removed',
  rename: 'Earlier name kept',
  number: 'Number added',
  'number-end': 'Number ended',
  partner: 'Began as partner',
  'partner-end': 'Ended as partner',
  representative: 'Named whom we ask',
  'representative-end': 'Asked no longer',
  retire: 'Retired',
  'take-up': 'Taken up again',
  merge: 'Another record went into it',
  part: 'Made two again',
}

/** "organization.take-up" as people say it. */
export function showAct(act: string): string {
  const verb = act.split('.').at(-1)!
  return words[verb] ?? verb
}

const isFacts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSaid = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** What changed between two states of a record, "city: Corran, then Alder Bay"; null where nothing can be told in words. */
export function showDifference(before: unknown, after: unknown): string | null {
  if (!isFacts(before) || !isFacts(after)) return null
  const changed = Object.keys(after).filter(
    (key) =>
      key in before && before[key] !== after[key] && !key.endsWith('Id') && [before[key], after[key]].some(isSaid),
  )
  const say = (value: unknown) => (isSaid(value) ? String(value) : 'nothing')
  const told = changed.map(
    (key) =>
      `${key.replace(/[A-Z]/g, (sign) => ` ${sign.toLowerCase()}`)}: ${say(before[key])}, then ${say(after[key])}`,
  )
  return told.length > 0 ? told.join('; ') : null
}

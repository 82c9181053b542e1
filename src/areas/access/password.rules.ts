import { type Decision, allow, refuse } from '../../kernel/decision.ts'

/** With no second factor a password is at least so long. */
export const passwordLetters = 15
/** Nobody types more; a longer one would only cost time. */
export const mostLetters = 128

/** Words that passwords are made of when nobody thinks; ours, by heart. A password of these and of figures alone is refused. */
const commonWords =
  'password passwort passw0rd letmein welcome qwerty qwertz azerty asdfgh zxcvbn iloveyou admin administrator login secret master dragon monkey sunshine princess football baseball superman batman trustno1 hello freedom whatever shadow michael jordan summer winter spring autumn changeme default abc test user guest love god doctor nurse hospital medicine education office opencme alderbay school'.split(
    ' ',
  )

/**
 * May this be a password? At least 15 characters, as it is the only factor (`password/short`), 128 at most (`password/long`), nothing
 * many others use (`password/common`) and not made of what is known of the person (`password/own`). Nothing is asked of the kinds of
 * characters.
 *
 * @param known words that others know of the person: names and the address
 * @source nist.800-63b.password
 */
export function decidePassword(password: string, known: readonly string[]): Decision<string> {
  const no = (code: string, message: string) =>
    refuse({ code: `password/${code}`, source: 'nist.800-63b.password', field: 'password', message })
  const letters = [...password].length
  if (letters < passwordLetters)
    return no('short', `Use at least ${passwordLetters} characters. A few words in a row are easy to keep in mind.`)
  if (letters > mostLetters) return no('long', `Use at most ${mostLetters} characters.`)
  const plain = password.toLowerCase()
  const own = known.map((word) => word.toLowerCase()).filter((word) => word.length > 2)
  if (isMadeOf(plain, [...own, ...commonWords]) && own.some((word) => plain.includes(word)))
    return no('own', 'This is made of your name or address, which others know. Choose something else.')
  if (isMadeOf(plain, commonWords) || isPattern(plain))
    return no('common', 'Many others use this or a pattern like it, so it is tried first. Choose something else.')
  return allow(password)
}

/** Is nothing left but figures and signs once these words are taken away? */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const rest = words
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ''), password)
  return rest !== password && !/\p{L}/u.test(rest)
}

/** Is it a short piece again and again, or a row of the keyboard, the alphabet or the figures? */
function isPattern(password: string): boolean {
  if (/^(.{1,6}?)\1+.{0,5}$/u.test(password)) return true
  const rows = [
    '01234567890123456789',
    'abcdefghijklmnopqrstuvwxyz',
    'qwertyuiopasdfghjklzxcvbnm',
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  ]
  return rows.some((row) => row.includes(password) || [...row].reverse().join('').includes(password))
}

/** Letters and digits of a number: none that can be read as another, and no vowels, so that no words come about. */
const letters = '34679CDFGHJKMNPQRTVWXY'
const long = 8

/**
 * A certificate's number, "C-26-7K4M-GQXR": the year of issue and eight letters by chance. Whoever has seen some numbers
 * cannot name another, nobody learns how many were issued, and two people who claim at once never wait for each other, as
 * they would for a running number.
 *
 * @param random at least 16 bytes
 * @source office.certificate.number
 */
export function makeNumber(year: number, random: Uint8Array): string {
  const chosen = Array.from(
    { length: long },
    (_, i) => letters[(random[2 * i]! * 256 + random[2 * i + 1]!) % letters.length],
  )
  return spell(String(year % 100).padStart(2, '0'), chosen.join(''))
}

/**
 * Reads a number as people type it: in small letters, with other dashes, with spaces or none.
 *
 * @returns the number as it is kept; what cannot be one comes back in capitals, and is found nowhere
 * @source office.certificate.number
 */
export function parseNumber(typed: string): string {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const match = /^C(\d\d)([A-Z0-9]{8})$/.exec(plain)
  return match ? spell(match[1]!, match[2]!) : plain.slice(0, 40)
}

function spell(year: string, chosen: string): string {
  return `C-${year}-${chosen.slice(0, 4)}-${chosen.slice(4)}`
}

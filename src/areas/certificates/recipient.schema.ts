/** Degrees that make a physician, written in capitals without spaces or points. The office can add to them. */
export const physicianDegrees = [
  'MD',
  'DO',
  'MBBS',
  'MBCHB',
  'MBBCH',
  'MBBCHIR',
  'MBBCHBAO',
  'BMBS',
  'BMBCH',
  'MDCM',
] as const

/** Who is given a certificate: degrees as they wrote them. No license is asked for; residents are physicians. */
export type Recipient = { degrees: readonly string[]; profession: string; careerStage: string }

import { providershipOf, showAccreditationStatement, showDesignationStatement } from './statement.rules.ts'
import type { Fault, Material } from './statement.schema.ts'

const wrongPhrases = [
  {
    pattern: /\b(?:AC)?CME\s+credits?\b/i,
    code: 'statement/wrong-phrase',
    message: 'Write AMA PRA Category 1 Credit™ in full, not "CME credit"',
  },
  {
    pattern: /(?<!AMA PRA )\bCategory 1 credits?\b/i,
    code: 'statement/wrong-phrase',
    message: 'Write AMA PRA Category 1 Credit™ in full, not "Category 1 credit" alone',
  },
  {
    pattern: /\bcredits?\W+(?:(?:is|are|has been|have been)\s+)?(?:applied for|pending)\b/i,
    code: 'statement/credit-pending',
    message: 'Say nothing of credit until it is designated; "pending" and "applied for" are not allowed',
  },
] as const

/**
 * What is wrong with a text before it leaves the office: wrong names of the credit, missing or wrong statements.
 *
 * @returns every fault found, in the order of reading the rules; empty when the text may go out
 * @source ama.pra.phrase
 * @source ama.pra.statement
 * @source accme.policy.statement
 * @source accme.policy.joint
 */
export function listMaterialFaults(material: Material): Fault[] {
  const text = oneSpace(material.text)
  return [
    ...listPhraseFaults(text),
    ...listAccreditationFaults({ ...material, text }),
    ...listDesignationFaults({ ...material, text }),
  ]
}

/** Wrong names of the credit in a text of one space between words. @source ama.pra.phrase */
function listPhraseFaults(text: string): Fault[] {
  const source = 'ama.pra.phrase'
  const faults: Fault[] = wrongPhrases
    .filter(({ pattern }) => pattern.test(text))
    .map(({ code, message }) => ({ code, source, message, stops: false }))
  const named = text.match(/AMA PRA Category 1 Credit/gi)?.length ?? 0
  const exact = text.match(/AMA PRA Category 1 Credit(?:s|\(s\))?™/g)?.length ?? 0
  if (named > exact) {
    const message = 'Write the credit as AMA PRA Category 1 Credit™, with capitals and the trademark sign'
    faults.push({ code: 'statement/no-trademark', source, message, stops: false })
  }
  return faults
}

/** The right accreditation statement of the two must stand there, and the other must not. @source accme.policy.statement */
function listAccreditationFaults({ text, kind, namesFacultyOrObjectives, provision }: Material): Fault[] {
  const providership = providershipOf(provision)
  const printsJoint = text.includes('through the joint providership of')
  const printsDirect = text.includes(showAccreditationStatement({ ...provision, jointProviders: [] }).text)
  if (providership === 'joint' ? printsDirect : printsJoint) {
    const message = `This activity is provided ${showHow(providership)}. Print the ${providership} accreditation statement`
    return [{ code: 'statement/wrong-providership', source: 'accme.policy.joint', message, stops: true }]
  }
  if (text.includes(showAccreditationStatement(provision).text)) return []
  if (kind === 'save the date' && !namesFacultyOrObjectives) return []
  const message = 'Add the accreditation statement, word for word, as a paragraph of its own'
  return [{ code: 'statement/no-accreditation', source: 'accme.policy.statement', message, stops: true }]
}

function showHow(providership: 'direct' | 'joint'): string {
  return providership === 'joint' ? 'jointly' : 'by the school alone'
}

/** Whoever names an amount of credit prints the designation statement. @source ama.pra.statement */
function listDesignationFaults({ text, designation }: Material): Fault[] {
  const source = 'ama.pra.statement'
  if (!/\d\s+AMA PRA Category 1/i.test(text)) return []
  if (designation === null) {
    const message = 'Take the amount of credit out until credit is designated'
    return [{ code: 'statement/not-designated', source, message, stops: true }]
  }
  if (text.includes(showDesignationStatement(designation).text)) return []
  const message = 'Add the designation statement, word for word, beside the amount of credit'
  return [{ code: 'statement/no-designation', source, message, stops: true }]
}

function oneSpace(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

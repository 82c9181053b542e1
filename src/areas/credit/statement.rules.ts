import { type Quarters, showCredits } from '../../kernel/quarters.ts'
import { type FormatId, formatOf } from './designation.schema.ts'
import type { DesignationTerms, Provision, Statement, StatementPart } from './statement.schema.ts'

const accme = 'Accreditation Council for Continuing Medical Education (ACCME)'
const teach = 'provide continuing medical education for physicians'

/** The credit's name, singular for one or less: the part that is set in italics. @source ama.pra.statement */
function showCreditName(count: Quarters): string {
  return count <= 4 ? 'AMA PRA Category 1 Credit' : 'AMA PRA Category 1 Credits'
}

/** "1.25 AMA PRA Category 1 Credits™" with its italics, for statements, certificates and transcripts. @source ama.pra.phrase */
export function showAmount(count: Quarters): Statement {
  return statement(plain(`${showCredits(count)} `), { text: showCreditName(count), italic: true }, plain('™'))
}

/** The words of a learning format in a statement; an "other activity" is described in parentheses. @source ama.pra.formats */
export function showLearningFormat(format: FormatId, description?: string): string {
  const { inStatement, needsDescription } = formatOf(format)
  return needsDescription && description ? `${inStatement} (${description})` : inStatement
}

/**
 * The AMA's designation statement, word for word. For a series `quarters` is the value of one session.
 *
 * @source ama.pra.statement
 */
export function showDesignationStatement({ provider, format, quarters, description }: DesignationTerms): Statement {
  return statement(
    plain(`The ${withoutThe(provider)} designates this ${showLearningFormat(format, description)} for a maximum of `),
    ...showAmount(quarters).parts,
    plain(
      '. Physicians should claim only the credit commensurate with the extent of their participation in the activity.',
    ),
  )
}

/**
 * The accreditation statement, word for word, direct or joint as the activity is provided.
 *
 * @source accme.policy.statement
 * @source accme.policy.joint
 */
export function showAccreditationStatement({ provider, jointProviders }: Provision): Statement {
  const name = withoutThe(provider)
  if (jointProviders.length === 0) return statement(plain(`The ${name} is accredited by the ${accme} to ${teach}.`))
  return statement(
    plain(
      `This activity has been planned and implemented in accordance with the accreditation requirements and policies of the ${accme} ` +
        `through the joint providership of ${showList([name, ...jointProviders])}. ` +
        `The ${name} is accredited by the ACCME to ${teach}.`,
    ),
  )
}

/**
 * What a certificate of participation says about credit: what the activity was designated for, and no award.
 *
 * @param designated quarters the activity was designated for
 * @source ama.pra.physicians
 */
export function showParticipation(designated: Quarters): Statement {
  return statement(plain('This activity was designated for '), ...showAmount(designated).parts, plain('.'))
}

/** What a physician's certificate says: the credit awarded, which is what was claimed. @source ama.pra.certificate */
export function showAward(awarded: Quarters): Statement {
  return statement(plain('Awarded '), ...showAmount(awarded).parts, plain('.'))
}

/** "A and B", "A, B and C". */
function showList(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The fixed words bring their own article, so that "The Alder Bay School" does not become "The The Alder Bay School". */
function withoutThe(name: string): string {
  return name.trim().replace(/^the\s+/i, '')
}

function plain(text: string): StatementPart {
  return { text, italic: false }
}

function statement(...parts: StatementPart[]): Statement {
  return { text: parts.map(({ text }) => text).join(''), parts }
}

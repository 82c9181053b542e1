import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { FindingInput, NeedType, Strength, Verdict } from './finding.schema.ts'
import type { Channel, Design, SourceKind, Standing } from './source.schema.ts'

/**
 * Lets a finding be signed if its source still stands, and calls nothing strong that is only felt. The second is office
 * policy: what clinicians feel they need is weak evidence of what they need.
 *
 * @returns the finding, or refusal `finding/source-retracted`, `finding/felt-not-strong`, `finding/foreign-value`
 * @source methods.perceived-need
 */
export function decideToRecord(
  finding: FindingInput,
  source: { id: string; standing: Standing },
  value: { sourceId: string } | null,
): Decision<FindingInput> {
  const standing = decideSupport(source.standing)
  if (!standing.ok) return standing
  if (finding.needType === 'perceived' && finding.strength === 'strong')
    return refuse({
      code: 'finding/felt-not-strong',
      source: 'methods.perceived-need',
      field: 'strength',
      message: 'What is only felt is moderate at most: choose moderate or limited, or another kind of need',
    })
  if (finding.measureValueId !== null && value?.sourceId !== source.id)
    return refuse({
      code: 'finding/foreign-value',
      field: 'measureValueId',
      message: 'Choose a number of this source, or none',
    })
  return allow(finding)
}

/**
 * May a source in this standing support a finding? What was retracted may not; a concern or correction is shown instead.
 *
 * @returns the standing, or refusal `finding/source-retracted`
 * @source pubmed.retraction
 */
export function decideSupport(standing: Standing): Decision<Standing> {
  if (standing !== 'retracted') return allow(standing)
  return refuse({
    code: 'finding/source-retracted',
    source: 'pubmed.retraction',
    message: 'This source was retracted and supports no finding: look for another source, or dismiss the finding',
  })
}

/**
 * Takes a verdict on a finding. A dismissal is always possible; acceptance needs a source that stands.
 *
 * @returns the verdict, or refusal `finding/source-retracted`, `finding/decided-so`
 * @source pubmed.retraction
 */
export function decideVerdict(
  verdict: Verdict,
  finding: { state: 'open' | Verdict; sourceStanding: Standing },
): Decision<Verdict> {
  if (finding.state === verdict)
    return refuse({
      code: 'finding/decided-so',
      field: 'verdict',
      message: `This finding is ${verdict} already: choose the other verdict, or leave it`,
    })
  if (verdict === 'dismissed') return allow(verdict)
  const support = decideSupport(finding.sourceStanding)
  return support.ok ? allow(verdict) : support
}

/** A suggestion with its reason; a person changes it as they see fit. */
export type Suggestion<T> = { value: T; because: string }

/**
 * What kind of need a source speaks of, to begin with: felt by those who answered, shown by counted data, or claimed by
 * those who publish. Our own mapping of channels to kinds of need.
 *
 * @source methods.perceived-need
 */
export function suggestNeedType(source: { kind: SourceKind }): Suggestion<NeedType> {
  switch (source.kind) {
    case 'survey result':
    case 'evaluation result':
      return { value: 'perceived', because: 'the people asked say so themselves' }
    case 'measure report':
    case 'committee hand-over':
      return { value: 'unperceived', because: 'counted data show it, whether or not anyone feels it' }
    default:
      return { value: 'ascribed', because: 'those who publish claim it; nothing was counted here' }
  }
}

/** What is known of the weight of a source: its design and level, and how many its numbers stand on. */
export type Weight = {
  channel: Channel
  kind: SourceKind
  design: Design | null
  levelStart: number | null
  standing: Standing
  /** People or cases behind the number; null where nothing was counted. */
  counted: number | null
  asked: number | null
  answered: number | null
}

/** From so many on, a share is known to within 5 points, and to within 10 (95%, at the least favorable share). */
const within5 = 385
const within10 = 97

/**
 * How strong a finding of this source is, to begin with: published work by its level, counts by how closely their share
 * is known, answers by how many of those asked gave one. Office policy.
 *
 * @source office.finding.strength
 */
export function suggestStrength(weight: Weight): Suggestion<Strength> {
  if (weight.standing === 'expression of concern')
    return { value: 'limited', because: 'its publisher has voiced concern about it' }
  if (weight.kind === 'article') return byLevel(weight)
  if (weight.asked !== null && weight.answered !== null) return byAnswers(weight.answered, weight.asked)
  if (weight.counted !== null) return byCount(weight.counted)
  return weight.kind === 'public-health report'
    ? { value: 'moderate', because: 'an agency reports it, without counts here' }
    : { value: 'limited', because: 'nothing was counted' }
}

function byLevel({ design, levelStart }: Weight): Suggestion<Strength> {
  if (design === 'guideline') return { value: 'moderate', because: 'a guideline is appraised by how it was made' }
  if (levelStart === null) return { value: 'limited', because: 'its design is not known' }
  const value = levelStart <= 2 ? 'strong' : levelStart === 3 ? 'moderate' : 'limited'
  return { value, because: `it starts at level ${levelStart} of 5` }
}

function byAnswers(answered: number, asked: number): Suggestion<Strength> {
  const says = `${answered} of ${asked} answered`
  if (answered * 100 < asked * 30) return { value: 'limited', because: `${says}, fewer than 30 in 100` }
  if (answered < within10) return { value: 'limited', because: `${says}, too few to know a share to within 10 points` }
  return { value: 'moderate', because: `${says}; what is felt is moderate at most` }
}

function byCount(counted: number): Suggestion<Strength> {
  if (counted >= within5)
    return { value: 'strong', because: `${counted} were counted: the share is known to within 5 points` }
  if (counted >= within10)
    return { value: 'moderate', because: `${counted} were counted: the share is known to within 10 points` }
  return { value: 'limited', because: `only ${counted} were counted: the share is not known to within 10 points` }
}

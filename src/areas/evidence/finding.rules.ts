import { type Decision, allow, refuse } from '../../kernel/decision.ts'
import type { FindingInput, FindingState, Verdict } from './finding.schema.ts'
import type { Standing } from './source.schema.ts'

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
function decideSupport(standing: Standing): Decision<Standing> {
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

/**
 * May a decision on a finding be taken back? Only while it is the one that counts.
 *
 * @param decided what was decided and shall be taken back
 * @returns the verdict, or refusal `finding/decided-anew`
 */
export function decideReopening(state: FindingState, decided: Verdict): Decision<Verdict> {
  if (state === decided) return allow(decided)
  const message = 'Somebody has decided on it since. Open the finding and decide anew'
  return refuse({ code: 'finding/decided-anew', message })
}

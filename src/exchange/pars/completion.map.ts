import { quarters } from '../../kernel/quarters.ts'
import type { CompletionFacts, Earned } from './completion.schema.ts'

/**
 * A completion of ours in the accreditor's terms. The credit id is made of the office's own address and the number of the
 * certificate, so that a corrected certificate has another; where no credit was awarded it only tells records apart.
 *
 * @param domain the host name under which the office is found
 * @source pars.learner.xml
 */
export function fillEarned(facts: CompletionFacts, domain: string): Earned {
  const isCredit = facts.certificateKind === 'credit'
  const id = isCredit ? facts.certificateNumber! : facts.recordId
  return {
    certificateId: isCredit ? facts.certificateId : null,
    activityId: facts.activityId,
    personId: facts.personId,
    hasClaimed: facts.certificateKind !== null,
    completion: {
      accmeActivityId: facts.accmeActivityId,
      title: facts.title,
      designated: quarters(facts.designated ?? 0),
      activityStartOn: facts.releasesOn,
      activityEndOn: facts.expiresOn,
      format: 'Enduring Material',
      givenName: facts.givenName,
      familyName: facts.familyName,
      birth:
        facts.birthMonth === null || facts.birthDay === null ? null : { month: facts.birthMonth, day: facts.birthDay },
      license:
        facts.licenseState === null || facts.licenseNumber === null
          ? null
          : { state: facts.licenseState, number: facts.licenseNumber },
      npi: facts.npi,
      completedOn: facts.completedOn,
      quarters: quarters(isCredit ? (facts.quarters ?? 0) : 0),
      creditId: `ccid:${domain}:${id.replaceAll(':', '-')}`,
      consent: facts.consent === 'given',
      isPhysician: isCredit || (facts.certificateKind === null && facts.profession === 'physician'),
      action: 'add',
    },
  }
}

/** The part of a web address that names the office, fit for a credit id. @source pars.learner.xml */
export function domainOf(address: string): string {
  return new URL(address).hostname.replace(/[^a-z0-9.-]+/g, '-')
}

import type { Standards } from './standard.ts'

export const officeStandards: Standards = {
  'office.people.address': {
    title:
      'Who has or had a role gets a new address by a link mailed to it, or from an administrator; the earlier one is told',
    edition: 'Office policy of 2026; whoever reads a person’s mail can sign in as them',
    link: 'src/areas/access/address.rules.ts',
  },
  'office.access.fresh': {
    title: 'Whoever changes their address or password has signed in within the last 15 minutes',
    edition: 'Office policy of 2026, after OWASP ASVS 5.0',
    link: 'src/areas/access/account.rules.ts',
  },
  'office.access.shut': {
    title:
      'An account is shut and opened again with a reason; one with a role by an administrator, never the last one’s',
    edition: 'Office policy of 2026',
    link: 'src/areas/access/account.rules.ts',
  },
  'nist.800-63b.password': {
    title:
      'A password that stands alone has 15 characters or more, no rules about kinds of signs, and is not one that many use',
    edition: 'NIST SP 800-63B revision 4, 2025',
    link: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  },
  'office.organizations.tree': {
    title: 'An organization is a part of at most one other, and never of itself, however far up',
    edition: 'Office policy of 2026',
    link: 'src/areas/organizations/organization.rules.ts',
  },
  'office.organizations.retirement': {
    title:
      'An organization is retired with a reason once nothing of it is open; people who still belong to it are named first, and nothing is deleted',
    edition: 'Office policy of 2026',
    link: 'src/areas/organizations/organization.rules.ts',
  },
  'office.people.merge': {
    title:
      'Two records of one person or organization become one when somebody says why; what both hold must not contradict, and it can be undone',
    edition: 'Office policy of 2026',
    link: 'src/areas/merges/merge.rules.ts',
  },
  'office.people.role': {
    title:
      'Roles are given, extended and ended by an administrator, each with its reason; one that has a last day opens nothing after it; the last administrator stays one',
    edition: 'Office policy of 2026',
    link: 'src/areas/access/role.rules.ts',
  },
  'office.privacy.copy': {
    title: 'A person gets everything that is held about them, whenever they ask, without other people’s data in it',
    edition: 'Office policy of 2026',
    link: 'src/areas/privacy/data.rules.ts',
  },
  'office.privacy.erasure': {
    title:
      'A record is emptied when its person asks and the office decides; who has a role here is not, and what others must find stays',
    edition: 'Office policy of 2026',
    link: 'src/areas/privacy/erasure.rules.ts',
  },
  'office.key.roles': {
    title: 'A key of the API acts with no role that the person it belongs to may not give',
    edition: 'Office policy of 2026',
    link: 'src/areas/keys/key.rules.ts',
  },
  'office.key.lifetime': {
    title: 'A key of the API ends within a year',
    edition: 'Office policy of 2026',
    link: 'src/areas/keys/key.rules.ts',
  },
  'office.key.revocation': {
    title: 'A key of the API can be ended at any moment, with a reason that stays',
    edition: 'Office policy of 2026',
    link: 'src/areas/keys/key.rules.ts',
  },
  'office.credit.tie': {
    title: 'Time exactly between two quarters is rounded up, unless the office sets it to round down',
    edition: 'Office setting of 2026; the AMA PRA booklet is to settle it',
    link: 'src/areas/credit/designation.rules.ts',
  },
  'office.claim.attendance': {
    title: 'Where attendance is recorded, nobody claims more than the minutes on record',
    edition: 'Office policy of 2026',
    link: 'src/areas/claims/claim.rules.ts',
  },
  'office.claim.window': {
    title: 'Credit of a live activity is claimed within a set number of days after it ends',
    edition: 'Office policy of 2026: 90 days unless the office sets another number',
    link: 'src/areas/claims/claim.rules.ts',
  },
  'office.claim.evaluation': {
    title: 'An evaluation is handed in before credit is claimed, where the office asks for one',
    edition: 'Office policy of 2026',
    link: 'src/areas/claims/claim.rules.ts',
  },
  'office.certificate.number': {
    title: 'A certificate has a number that anyone can check and nobody can guess from another',
    edition: 'Our own design of 2026',
    link: 'src/areas/certificates/certificate-number.rules.ts',
  },
  'office.certificate.correction': {
    title: 'A certificate is never edited; a mistake is withdrawn, or replaced by a new one that names it',
    edition: 'Office policy of 2026',
    link: 'src/areas/claims/correction.rules.ts',
  },
  'office.assessment.attempts': {
    title: 'The office sets the pass mark and how often an assessment may be taken again',
    edition: 'Office policy of 2026; the AMA sets no pass mark',
    link: 'src/areas/claims/claim.rules.ts',
  },
  'office.disclosure.validity': {
    title: 'A disclosure can be used again for twelve months from its signature',
    edition: 'Office policy of 2026; the months are a setting',
    link: 'src/areas/integrity/assessment.rules.ts',
  },
  'office.disclosure.passed': {
    title: 'Online, the learner passes the disclosure on the way to the content; a link beside it is not enough',
    edition: 'Office policy of 2026, after the enduring materials policies of other schools',
    link: 'https://studylib.net/doc/16087714/enduring-materials-policy',
  },
  'office.disclosure.executives': {
    title: 'Someone with an executive role in an ineligible company is treated as its employee',
    edition: 'Office policy of 2026; stricter than the letter of Standard 3.2, and a setting',
    link: 'src/areas/integrity/relationship.rules.ts',
  },
  'office.gap.life': {
    title: 'A gap moves from candidate to closed by steps that say who, when and why',
    edition: 'Office policy of 2026',
    link: 'src/areas/gaps/life.rules.ts',
  },
  'office.activity.life': {
    title: 'An activity moves from proposed to archived by steps that say who and when',
    edition: 'Office policy of 2026',
    link: 'src/areas/activities/life.rules.ts',
  },
  'office.review.reviewer': {
    title: 'Who reviews content has no part in it and no relevant tie, and tells ties before reading it',
    edition: 'Office policy of 2026; stricter than Standard 3, which would let a mitigated tie pass',
    link: 'src/areas/review/assignment.rules.ts',
  },
  'office.approval.gates': {
    title: 'An activity is approved when every gate is in order, and not before',
    edition: 'Office policy of 2026',
    link: 'src/areas/review/approval.rules.ts',
  },
  'office.gap.evidence': {
    title: 'A gap rests on accepted findings whose source stands; what was dismissed or retracted speaks no longer',
    edition: 'Office policy of 2026',
    link: 'src/areas/gaps/gap.rules.ts',
  },
  'office.gap.between': {
    title: 'A gap held by two professions or three specialties lies between them',
    edition: 'Our own design of 2026, after what studies of shared patients allow',
    link: 'src/areas/gaps/gap.rules.ts',
  },
  'office.gap.strength': {
    title: 'Evidence of several channels is joined into one strength with the words low, moderate and high',
    edition: 'Our own design of 2026, after the practice of triangulation (Farmer 2006)',
    link: 'https://doi.org/10.1177/1049732305285708',
  },
  'office.gap.close': {
    title:
      'A gap closes when its measure reaches the target, has shifted and holds for two more periods; a person decides',
    edition: 'Our own design of 2026; a person may close it short of that, and says why in a sentence',
    link: 'src/areas/outcomes/verdict.rules.ts',
  },
  'office.outcome.change': {
    title: 'A measure is held against its last twelve months on record before education, in whole periods',
    edition: 'Our own design of 2026',
    link: 'src/areas/outcomes/change.rules.ts',
  },
  'office.mission.clauses': {
    title:
      'Every version of the mission statement holds each of its clauses once, and says when and why it was adopted',
    edition: 'Our own design of 2026',
    link: 'src/areas/accreditation/mission-statement.rules.ts',
  },
  'office.gap.sensitivity': {
    title: 'A rank that holds in under 60 of 100 draws of the weights is marked as depending on the weights',
    edition: 'Our own design of 2026',
    link: 'src/areas/ranking/ranking.rules.ts',
  },
  'office.tasks.ask': {
    title: 'A mail that asks says who asks, for what, why, by when, and carries one link',
    edition: 'Our own design of 2026',
    link: 'src/areas/tasks/ask.rules.ts',
  },
  'office.tasks.digest': {
    title: 'Who owes several things is reminded of all of them in one mail',
    edition: 'Our own design of 2026',
    link: 'src/areas/tasks/ask.rules.ts',
  },
  'office.tasks.reminders': {
    title: 'Reminders go out in office hours, some days apart, near and after the due day, four times at most',
    edition: 'Office policy of 2026; the days between are a setting',
    link: 'src/areas/tasks/reminder.rules.ts',
  },
  'office.tasks.daily': {
    title: 'Nobody is reminded more than once a day, and not at an address that mail comes back from',
    edition: 'Office policy of 2026',
    link: 'src/areas/tasks/reminder.rules.ts',
  },
  'office.tasks.duties': {
    title: 'A home lists what waits for the person; more than three of a kind are one line with their count and a list',
    edition: 'Our own design of 2026',
    link: 'src/areas/people/duty.rules.ts',
  },
  'office.quality.committee': {
    title:
      'A committee is recorded once, sees nobody’s material but its own, and hands over by the liaisons named for it while it goes on',
    edition: 'Our own design of 2026',
    link: 'src/areas/quality/committee.rules.ts',
  },
  'office.quality.hand-over': {
    title:
      'What a committee hands over counts a group in days that are over; the office makes it a finding or dismisses it, once, and the liaisons are told',
    edition: 'Our own design of 2026',
    link: 'src/areas/quality/hand-over.rules.ts',
  },
  'office.tasks.mail': {
    title: 'Mail that came back is sent once more to the present address; nobody reads the links of others',
    edition: 'Our own design of 2026',
    link: 'src/areas/mail/mail.rules.ts',
  },
  'office.keys': {
    title: 'Keys of one letter work only in the office, and each person may switch them off (WCAG 2.2, 2.1.4)',
    edition: 'Web Content Accessibility Guidelines 2.2, 2024',
    link: 'https://www.w3.org/TR/WCAG22/#character-key-shortcuts',
  },
  'office.questions.freeze': {
    title: 'A questionnaire that somebody has answered is not changed; a change makes its next version',
    edition: 'Our own design of 2026',
    link: 'src/areas/questions/questionnaire.commands.ts',
  },
  'office.questions.publish': {
    title: 'A version is put before people by a person, once it has a question; before that nobody can begin it',
    edition: 'Our own design of 2026',
    link: 'src/areas/questions/questionnaire.commands.ts',
  },
  'office.questions.translation': {
    title: 'What is not translated is read as it was written, and so is what changed since it was translated',
    edition: 'Our own design of 2026',
    link: 'src/areas/questions/translation.rules.ts',
  },
  'office.questions.media': {
    title:
      'A picture has a description, a sound all that is said in it, a film captions: as WCAG 2.2 asks (1.1.1, 1.2.1, 1.2.2)',
    edition: 'Our own design of 2026',
    link: 'src/areas/questions/media.rules.ts',
  },
  'office.questions.form': {
    title:
      'A question can be answered as it stands: it has words, its answers differ, and it waits only for earlier ones',
    edition: 'Our own design of 2026',
    link: 'src/areas/questions/questionnaire.rules.ts',
  },
  'office.questions.answer': {
    title: 'An answer fits its question; required questions that are shown are answered, hidden ones are not kept',
    edition: 'Our own design of 2026',
    link: 'src/areas/answers/sheet.rules.ts',
  },
  'office.finding.strength': {
    title: 'A finding starts out as strong as its level, its counts or its answers allow; a person changes it',
    edition: 'Our own design of 2026; counts by how closely a share is known',
    link: 'src/areas/evidence/suggestion.rules.ts',
  },
  'office.outcomes.worse': {
    title: 'A public outcome is proposed as a finding only where its publisher calls it worse than the national rate',
    edition: 'Our own design of 2026',
    link: 'src/exchange/hospital-outcome.commands.ts',
  },
  'office.measure.series': {
    title: 'A measure keeps its unit, and every edition of a period stays; the newest counts',
    edition: 'Our own design of 2026',
    link: 'src/areas/measures/measure.rules.ts',
  },
}

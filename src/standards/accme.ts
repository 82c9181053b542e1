import type { Standards } from './standard.ts'

export const accmeStandards: Standards = {
  'accme.policy.statement': {
    title:
      'Materials carry the accreditation statement in its fixed words; a save-the-date with day, place and title may omit it',
    edition: 'Accreditation statement policy, read in 2026',
    link: 'https://www.accme.org/accreditation-rules/policies/joint-providership',
  },
  'accme.policy.joint': {
    title:
      'With a partner that is not accredited the joint statement is used; ineligible companies can never be partners',
    edition: 'Joint providership policy, read in 2026',
    link: 'https://www.accme.org/accreditation-rules/policies/joint-providership',
  },
  'accme.policy.enduring': {
    title: 'Enduring material is reviewed at least every three years and is not offered longer without review',
    edition: 'Enduring materials policy; the three-year part is still in force',
    link: 'http://www.accme.org/requirements/accreditation-requirements-cme-providers/policies-and-definitions/enduring-materials-definition-and-requirements',
  },
  'accme.policy.recording': {
    title: 'A recording offered to other people than the live session is an activity of its own',
    edition: 'Definition of the regularly scheduled series, read in 2026',
    link: 'https://accme.org/resource/regularly-scheduled-series-definition',
    keptByHand: 'The office opens a new enduring activity for a recording and does not publish it under the live one.',
  },
  'accme.policy.attendance': {
    title: 'Who took part is kept, and can be confirmed to the physician, for six years from the day of the activity',
    edition: 'Retention policy, read in 2026',
    link: 'https://accme.org/rule/cme-activity-and-attendance-records-retention',
    keptByHand:
      'Participation, claims and certificates have no act that deletes them; the office keeps its backups six years.',
  },
  'accme.policy.files': {
    title: 'Files of an activity are kept for the accreditation term or twelve months, whichever is longer',
    edition: 'Retention policy, read in 2026',
    link: 'https://accme.org/rule/cme-activity-and-attendance-records-retention',
    keptByHand:
      'Plans, reviews and disclosures have no act that deletes them; the office clears files only after its term.',
  },
  'accme.core.needs': {
    title: 'Education starts from the knowledge, competence or performance behind a gap in practice',
    edition: 'Core accreditation criteria, read in 2026',
    link: 'https://accme.org/accreditation-rules/accreditation-criteria',
  },
  'accme.core.change': {
    title:
      'Activities are designed to change competence, performance or patient outcomes, and what changed is analyzed',
    edition: 'Core accreditation criteria, read in 2026',
    link: 'https://accme.org/accreditation-rules/accreditation-criteria',
  },
  'accme.core.formats': {
    title: 'The format fits the setting, the objectives and the desired result',
    edition: 'Core accreditation criteria, read in 2026',
    link: 'https://accme.org/accreditation-rules/accreditation-criteria',
  },
  'accme.si.eligibility': {
    title:
      'A company is ineligible when it mainly makes, markets, sells or distributes products used by or on patients',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/eligibility',
  },
  'accme.si.1.1': {
    title:
      'Every recommendation for care rests on current science, evidence and reasoning, with a fair and balanced view',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'http://accme.org/accreditation-rules/policies/cme-clinical-content-validation',
  },
  'accme.si.1.3': {
    title: 'New and evolving topics are named as such, in the program and by the speaker',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'http://accme.org/accreditation-rules/policies/cme-clinical-content-validation',
    keptByHand: 'The course director names evolving topics in the agenda; the peer reviewer looks for the label.',
  },
  'accme.si.1.4': {
    title: 'Care that is unscientific, ineffective or more harmful than useful is not promoted',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'http://accme.org/accreditation-rules/policies/cme-clinical-content-validation',
    keptByHand:
      'The peer reviewer reads for it and can refuse the content; the office refuses such a topic at proposal.',
  },
  'accme.si.2.1': {
    title:
      'Planning, choice of faculty, teaching and evaluation are free of owners and employees of ineligible companies',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/prevent-commercial-bias-and-marketing-in-accredited-continuing-education',
    keptByHand: 'The office keeps company people out of meetings; who holds a role is guarded by Standard 3.2.',
  },
  'accme.si.2.2': {
    title: 'Education is free of marketing and sales, and faculty sell nothing',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/prevent-commercial-bias-and-marketing-in-accredited-continuing-education',
    keptByHand: 'The peer reviewer reads for it and every evaluation asks whether bias was seen.',
  },
  'accme.si.2.3': {
    title: 'Names and addresses of learners go to no ineligible company without the consent of each one',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/prevent-commercial-bias-and-marketing-in-accredited-continuing-education',
    keptByHand: 'No screen or file hands learner lists to companies; the office gives none out.',
  },
  'accme.si.3.1': {
    title: 'Everyone in control of content tells all financial relationships of 24 months with ineligible companies',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/identify-mitigate-and-disclose-relevant-financial-relationships/',
  },
  'accme.si.3.2': {
    title: 'Owners and employees of ineligible companies control no content, save in three cases',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/identify-mitigate-and-disclose-relevant-financial-relationships/',
  },
  'accme.si.3.2.owner': {
    title: 'Shares of a privately held ineligible company make an owner; shares of a publicly traded one do not',
    edition: 'Frequently asked question on stock, read in 2026',
    link: 'https://accme.org/faq/if-individual-reports-they-own-stock-ineligible-company-how-should-provider-manage-relationship',
  },
  'accme.si.3.3': {
    title: 'The provider decides which relationships are related to the content',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://ocpe.mcw.edu/node/210419',
  },
  'accme.si.3.4': {
    title: 'Relevant relationships are mitigated, by a way that fits the role, before the role begins',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://ocpe.mcw.edu/node/210419',
  },
  'accme.si.3.5': {
    title: 'Learners are told names, companies, nature, mitigation and absence before the education begins',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://accme.org/rule/identify-mitigate-and-disclose-relevant-financial-relationships/',
  },
  'accme.si.3.exempt': {
    title:
      'Three kinds of education need no financial relationships: non-clinical, spontaneous among peers, self-directed',
    edition: 'Compliance note on exceptions to Standard 3',
    link: 'https://cmadocs.org/newsroom/news/view/ArticleId/50350/Compliance-Corner-Exceptions-to-Standard-3',
  },
  'accme.si.4': {
    title: 'Support of companies comes with a signed agreement beforehand, pays no learner and is told to learners',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://www.accme.org/faq/79',
    keptByHand: 'The office takes no commercial support through this system and reports none.',
  },
  'accme.si.5': {
    title:
      'Marketing and education of others stay apart, by thirty minutes or by place, and never beside online learning',
    edition: 'Standards for Integrity and Independence, in force since January 2022',
    link: 'https://www.accme.org/accreditation-rules/standard-5-manage-ancillary-activities-offered-conjunction-accredited',
    keptByHand: 'Pages carry no advertising; the office plans exhibits outside the rooms of teaching.',
  },
  'accme.policy.series': {
    title: 'A regularly scheduled series is one activity for up to twelve months, with dates set beforehand',
    edition: 'Definition of the regularly scheduled series, read in 2026',
    link: 'https://accme.org/resource/regularly-scheduled-series-definition',
  },
}

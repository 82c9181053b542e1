import type { Standards } from './standard.ts'

export const methodsStandards: Standards = {
  'methods.decision-matrix': {
    title: 'Criteria are weighted to a sum of 1 and each gap is marked 0 to 4 on every criterion',
    edition: 'Decision matrix of public-health prioritization',
    link: 'https://vdocuments.site/19-prioritization-summaries-and-examples-2.html',
  },
  'methods.perceived-need': {
    title: 'What clinicians feel they need is weak evidence of what they need',
    edition: 'Davis and others, JAMA 2006',
    link: 'https://doi.org/10.1001/jama.296.9.1094',
  },
  'methods.dirichlet': {
    title: 'Random weights with a sum of 1 are drawn from gamma variables (Marsaglia and Tsang)',
    edition: 'ACM Transactions on Mathematical Software, 2000',
    link: 'https://doi.org/10.1145/358407.358414',
  },
  'methods.small-cells': {
    title: 'Counts under 11 of patients are not shown, nor what would give them back',
    edition: 'Cell size suppression policy of the Centers for Medicare and Medicaid Services',
    link: 'https://resdac.org/articles/cms-cell-size-suppression-policy',
  },
  'methods.run-chart.shift': {
    title: 'Six points in a row on one side of the median are a shift; points on it are passed over',
    edition: 'Perla, Provost and Murray, BMJ Quality and Safety 2011',
    link: 'https://doi.org/10.1136/bmjqs.2009.037895',
  },
  'methods.wilson': {
    title: 'The interval of a share is the score interval of Wilson',
    edition: 'Newcombe, Statistics in Medicine 1998',
    link: 'https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C857::AID-SIM777%3E3.0.CO;2-E',
  },
  'methods.difference': {
    title: 'The interval of a difference of shares adds the squares of the two score intervals',
    edition: 'Newcombe, Statistics in Medicine 1998, comparison of eleven methods',
    link: 'https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I',
  },
  'methods.outcome-levels': {
    title: 'Outcomes stand on seven levels; a test shows knowledge, a patient’s chart shows performance',
    edition: 'Moore, Green and Gallis, Journal of Continuing Education in the Health Professions 2009',
    link: 'https://doi.org/10.1002/chp.20001',
  },
  'methods.commitment': {
    title: 'Commitments are counted with their denominators; kept in part counts half, no answer counts as not kept',
    edition: 'Shershneva and others 2010; half for part is our own',
    link: 'https://doi.org/10.1177/0163278710363960',
  },
  'methods.course-effect': {
    title: 'Educational meetings move compliance by 6 points in the middle, in half of the trials by 1.8 to 15.9',
    edition: 'Forsetlund and others, Cochrane Database of Systematic Reviews 2009',
    link: 'https://doi.org/10.1002/14651858.CD003030.pub2',
  },
  'methods.evidence-levels': {
    title: 'The design of a study gives the level an appraisal starts from, 1 to 5, for questions of therapy',
    edition: 'Oxford Centre for Evidence-Based Medicine, levels of evidence 2',
    link: 'https://www.cebm.ox.ac.uk/resources/levels-of-evidence/ocebm-levels-of-evidence',
  },
}

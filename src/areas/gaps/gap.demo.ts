import type { FindingInput } from '../evidence/finding.schema.ts'
import type { Channel, SourceKind } from '../evidence/source.schema.ts'
import { committeeGaps, marks, medicationSafety } from './committee-gap.demo.ts'
import { communityGaps } from './community-gap.demo.ts'
import type { Direction, GapInput, GapMeasure } from './gap.schema.ts'
import type { GapState } from './life.schema.ts'
import type { Given } from '../ranking/ranking.schema.ts'

/** A finding of the demonstration with the source it is read out of. `isMeasured`: it stands on a value of the gap's measure. */
export type DemoFinding = Pick<FindingInput, 'statement' | 'population' | 'needType' | 'strength'> & {
  channel: Channel
  kind: SourceKind
  source: string
  issuer: string
  caveats?: string
  direction?: Direction
  isMeasured?: boolean
}

/** A gap of the demonstration: what is said of it, by its measure's address, what it rests on, and how far it gets. */
export type DemoGap = {
  gap: Omit<GapInput, 'measure'>
  measure: (Omit<GapMeasure, 'measureId'> & { canonical: string }) | null
  findings: readonly DemoFinding[]
  scores: readonly Given[]
  owner: 'Ruth Castellane' | 'Jo Ferreby' | null
  reaches: GapState
  accepted: string
  /** Days before today on which it was raised; without it, some weeks before the first activity for it was planned. */
  raised?: number
}

const quality = 'https://quality.alderbay.example/fhir/Measure/'
const needs = { needKnowledge: false, needCompetence: false, needPerformance: false, isComplex: false }

const bloodThinner: DemoGap = {
  gap: {
    ...needs,
    title: 'Blood thinner not fitted to kidney function before surgery',
    patients: 'Adults with eGFR under 60 who take a direct oral anticoagulant',
    currentPractice:
      'The same two-day stop is ordered for everyone. Kidney function is in the chart but not in the order, and four people each believe that another has checked.',
    bestPractice:
      'Stop and restart by drug, kidney function and bleeding risk, set once at the pre-operative visit and checked by a pharmacist two days before.',
    bestPracticeSource: 'Perioperative anticoagulation guideline, 2022',
    difference: '285 of 380 orders fit the kidneys; 9 of 10 should',
    whyExists: 'The order set has one default; nobody owns the plan between the visit and the day.',
    needCompetence: true,
    needPerformance: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'physician', specialty: 'Nephrology' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'nurse', specialty: '' },
    ],
  },
  measure: {
    canonical: `${quality}anticoagulant-dose-kidney`,
    reporter: 'Harbor Point Medical Center',
    population: '',
    target: 0.9,
    smallestChange: 0.05,
    watchMonths: 12,
  },
  findings: [
    {
      channel: 'quality committee',
      kind: 'measure report',
      source: 'Anticoagulant dose by kidney function, first quarter of 2026',
      issuer: 'Harbor Point Medical Center',
      statement: '285 of 380 stops and doses matched kidney function',
      population: 'Adults with eGFR under 60 before planned surgery',
      needType: 'unperceived',
      strength: 'moderate',
      isMeasured: true,
    },
    {
      channel: 'literature',
      kind: 'article',
      source: 'Doses of direct oral anticoagulants in chronic kidney disease: a systematic review and meta-analysis.',
      issuer: 'Kidney and clot',
      statement: 'Doses fitted to the kidneys go with less major bleeding and no more clots',
      population: 'Adults with chronic kidney disease',
      needType: 'ascribed',
      strength: 'strong',
    },
    {
      channel: 'survey',
      kind: 'survey result',
      source: 'Needs survey, spring 2026',
      issuer: 'Office of Continuing Medical Education',
      statement: '61 of 148 were unsure who sets the restart date',
      population: 'Surgeons, anesthesiologists, pharmacists and nurses',
      needType: 'perceived',
      strength: 'limited',
      caveats: '148 of 410 answered; the unsure answer more often.',
    },
    {
      channel: 'evaluation',
      kind: 'evaluation result',
      source: 'Evaluations of the winter reading on anticoagulants',
      issuer: 'Office of Continuing Medical Education',
      statement: '9 of 26 comments say: the table is fine, the problem is who reads it',
      population: 'Learners of the winter reading',
      needType: 'perceived',
      strength: 'limited',
    },
    {
      channel: 'literature',
      kind: 'article',
      source: 'Two days were enough: a letter from one hospital',
      issuer: 'Kidney and clot',
      statement: 'One hospital saw no bleeding in 40 two-day stops',
      population: 'Adults with eGFR 30 to 59',
      needType: 'ascribed',
      strength: 'limited',
      direction: 'against',
      caveats: 'Kept, because evidence against counts too.',
    },
  ],
  scores: marks(
    [4, 'Bleeding that needed a second operation, 6 in a year, one death'],
    [3, 'About 400 a quarter at Harbor Point alone; under 1,000 have surgery'],
    [3, 'Four doors, one of them counted and not felt'],
    [3, 'Joint planning and a pharmacist’s check have moved hand-overs before'],
    [4, 'Surgery, anesthesia, pharmacy and nursing hold one part each'],
  ),
  owner: 'Ruth Castellane',
  reaches: 'addressed',
  accepted: '9 votes to 1. “We harm people here every month.”',
}

const sepsis: DemoGap = {
  gap: {
    ...needs,
    title: 'Sepsis patients not reassessed within six hours on the ward',
    patients: 'Adults with sepsis on general wards',
    currentPractice:
      'The first bundle is given; then the night team takes over, and lactate, pressure and urine are looked at when the day begins.',
    bestPractice: 'Reassess volume and perfusion within six hours of the first signs, and write down what was decided.',
    bestPracticeSource: 'Sepsis guideline for adults, 2021',
    difference: '69 of 128 were reassessed in time; 85 of 100 should be',
    whyExists: 'No prompt after the first hour; nurses see the change first and are not expected to order the lactate.',
    needCompetence: true,
    needPerformance: true,
    audience: [
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Internal medicine' },
      { profession: 'nurse', specialty: '' },
    ],
  },
  measure: {
    canonical: `${quality}sepsis-reassessment-6h`,
    reporter: 'Corran Valley Hospital',
    population: '',
    target: 0.85,
    smallestChange: 0.05,
    watchMonths: 12,
  },
  findings: [
    {
      channel: 'quality committee',
      kind: 'measure report',
      source: 'Sepsis reassessment within six hours, first quarter of 2026',
      issuer: 'Corran Valley Hospital',
      statement: '69 of 128 were reassessed within six hours',
      population: 'Adults with sepsis on general wards',
      needType: 'unperceived',
      strength: 'moderate',
      isMeasured: true,
    },
    {
      channel: 'literature',
      kind: 'article',
      source:
        'Reassessment of adults with Escherichia coli sepsis within 6 h on the ward: a trial of a prompt to nurses in the 3rd hour.',
      issuer: 'Annals of ward medicine',
      statement: 'A prompt to nurses in the third hour doubles reassessment in time',
      population: 'Adults with sepsis on wards',
      needType: 'ascribed',
      strength: 'strong',
    },
    {
      channel: 'evaluation',
      kind: 'evaluation result',
      source: 'Evaluations of the autumn reading on sepsis',
      issuer: 'Office of Continuing Medical Education',
      statement: '14 of 52 would change when they look again, not what they give',
      population: 'Ward physicians and nurses',
      needType: 'perceived',
      strength: 'limited',
    },
  ],
  scores: marks(
    [4, 'Eleven deaths in the chart reviews in which nobody looked again in time'],
    [3, 'About 510 adults a year at Corran Valley'],
    [3, 'Three doors, counted by the hospital itself'],
    [3, 'A prompt and a trained team moved it in a trial'],
    [2, 'Medicine and nursing'],
  ),
  owner: 'Jo Ferreby',
  reaches: 'planned',
  accepted: '8 votes to 2, with nursing in the room',
}

const opioids: DemoGap = {
  gap: {
    ...needs,
    title: 'Opioid and sedative prescribed together at discharge',
    patients: 'Adults discharged on a new opioid',
    currentPractice: 'The home list is continued and the new opioid is added; nobody is asked whether both are meant.',
    bestPractice:
      'One prescriber decides on either, writes why where both stay, and the pharmacist calls within two days.',
    bestPracticeSource:
      'Handing over adults on opioids from hospital to home: a practice guideline, 1999; reaffirmed 2024',
    difference: '18 of 120 leave with both; 5 of 100 would be a defensible share',
    whyExists: 'The discharge letter has no place for the plan, and the two prescribers never meet.',
    needKnowledge: true,
    needPerformance: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Family medicine' },
      { profession: 'pharmacist', specialty: '' },
    ],
  },
  measure: {
    canonical: `${quality}opioid-with-sedative-at-discharge`,
    reporter: 'Corran Valley Hospital',
    population: '',
    target: 0.05,
    smallestChange: 0.03,
    watchMonths: 12,
  },
  findings: [
    {
      channel: 'quality committee',
      kind: 'measure report',
      source: 'Opioid with sedative at discharge, first quarter of 2026',
      issuer: 'Corran Valley Hospital',
      statement: '18 of 120 were discharged on an opioid and a sedative',
      population: 'Adults discharged on an opioid',
      needType: 'unperceived',
      strength: 'moderate',
      isMeasured: true,
    },
    {
      channel: 'literature',
      kind: 'article',
      source: 'A shared list at shift change and errors with opioids in adults.',
      issuer: 'Handover quarterly',
      statement: 'A list that both prescribers see cuts errors with opioids by a third',
      population: 'Adults on opioids in hospital',
      needType: 'ascribed',
      strength: 'moderate',
    },
    {
      channel: 'survey',
      kind: 'survey result',
      source: 'Needs survey, spring 2026',
      issuer: 'Office of Continuing Medical Education',
      statement: '38 of 96 primary-care physicians do not know whom to call about a discharge opioid',
      population: 'Primary-care physicians in the Commonwealth',
      needType: 'perceived',
      strength: 'limited',
      caveats: '96 of 300 answered.',
    },
  ],
  scores: marks(
    [3, 'Four breathing arrests at home within a week, all with both drugs'],
    [3, 'About 490 discharges a year with a new opioid'],
    [3, 'Three doors, one of them counted'],
    [2, 'Knowledge moves little here; the letter moves more'],
    [3, 'Medicine, surgery, primary care and pharmacy'],
  ),
  owner: 'Jo Ferreby',
  reaches: 'planned',
  accepted: 'Unanimous, on the condition that primary care plans it with us',
}

const measles: DemoGap = {
  gap: {
    ...needs,
    title: 'Measles not recognized at first contact',
    patients: 'Children and adults with fever and rash',
    currentPractice:
      'Two of three patients of the spring cluster sat in a waiting room before anyone thought of measles.',
    bestPractice:
      'Mask and isolate at the door on fever with rash and travel or contact, call the health department, then test.',
    bestPracticeSource: 'State health department, measles advisory of March 2026',
    difference: '2 of 3 were not isolated at the door; all should be',
    whyExists: 'Most on duty have never seen measles, and the front desk has no question to ask.',
    needKnowledge: true,
    needCompetence: true,
    audience: [
      { profession: 'physician', specialty: 'Emergency medicine' },
      { profession: 'physician', specialty: 'Pediatrics' },
      { profession: 'nurse', specialty: '' },
    ],
  },
  measure: null,
  findings: [
    {
      channel: 'public health',
      kind: 'public-health report',
      source: 'Measles cluster in two counties, advisory of March 2026',
      issuer: 'Commonwealth department of public health',
      statement: 'Two of three patients exposed a waiting room before isolation',
      population: 'All ages',
      needType: 'ascribed',
      strength: 'moderate',
      caveats: 'Three patients are few; the waiting rooms held 61 people.',
    },
  ],
  scores: marks(
    [3, 'Lasting harm is rare, and the exposed include infants too young for the vaccine'],
    [1, 'Three patients, 61 exposed'],
    [2, 'One door, by the agency that counts'],
    [4, 'Recognition and a door question were taught within days in other counties'],
    [3, 'Emergency medicine, pediatrics, nursing and the front desk'],
  ),
  owner: 'Ruth Castellane',
  reaches: 'addressed',
  accepted: 'Accepted at once, at the health department’s request',
}

const oximeter: DemoGap = {
  gap: {
    ...needs,
    title: 'Low oxygen missed by pulse oximeter in darker skin',
    patients: 'Adults with darker skin on general wards',
    currentPractice: 'A reading of 92 is taken as it stands, whoever wears the probe.',
    bestPractice:
      'Know that readings run high in darker skin, look at the trend and the patient, and take a blood gas when in doubt.',
    bestPracticeSource: 'Safety communication on pulse oximeters, 2024',
    difference: 'Of 100 patients with true low oxygen about 12 are missed in darker skin, against 4',
    whyExists: 'It was not taught; the device gives no warning, and the threshold of the alarm is the same for all.',
    needKnowledge: true,
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'respiratory therapist', specialty: '' },
      { profession: 'physician', specialty: 'Hospital medicine' },
    ],
  },
  measure: null,
  findings: [
    {
      channel: 'publication',
      kind: 'own publication',
      source: 'Hidden low oxygen on our wards: paired readings of 410 adults',
      issuer: 'Alder Bay School of Medicine',
      statement: 'Hidden low oxygen was three times as frequent in darker skin',
      population: '410 adults with paired readings on our wards',
      needType: 'unperceived',
      strength: 'moderate',
    },
    {
      channel: 'literature',
      kind: 'article',
      source: 'Pulse oximeters and skin: a review of 44 studies',
      issuer: 'Annals of ward medicine',
      statement: 'Readings run 1 to 3 points high in darker skin',
      population: 'Adults in hospital',
      needType: 'ascribed',
      strength: 'strong',
    },
    {
      channel: 'evaluation',
      kind: 'evaluation result',
      source: 'Evaluations of the reading on acute breathlessness',
      issuer: 'Office of Continuing Medical Education',
      statement: '17 of 40 had not heard of it before',
      population: 'Ward nurses and therapists',
      needType: 'perceived',
      strength: 'limited',
    },
  ],
  scores: marks(
    [3, 'Treatment comes late; two transfers to intensive care in the chart review'],
    [3, 'About 600 ward patients a year with darker skin and a lung disease'],
    [3, 'Three doors, one of them our own counts'],
    [3, 'Nurses who know it ask for a blood gas'],
    [1, 'Nursing, therapy and medicine each read the same number'],
  ),
  owner: null,
  reaches: 'accepted',
  accepted: '7 votes to 3; an owner is still to be found',
}

const delirium: DemoGap = {
  gap: {
    ...needs,
    title: 'Delirium not screened for by surgical teams',
    patients: 'Adults over 70 after hip surgery',
    currentPractice: 'Delirium is noticed when a patient is loud. The quiet ones are called tired.',
    bestPractice: 'Screen twice a day with a short tool, by whoever is at the bed, from the first evening on.',
    bestPracticeSource: 'Guideline on delirium in older adults, 2023',
    difference: '41 of 100 are screened on the first morning; 9 of 10 should be',
    whyExists: 'Surgeons round early, geriatrics is called late, and the tool is in nobody’s routine.',
    needCompetence: true,
    needPerformance: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Geriatrics' },
      { profession: 'nurse', specialty: '' },
    ],
  },
  measure: {
    canonical: `${quality}delirium-screened-first-morning`,
    reporter: 'Tern Island Hospital',
    population: '',
    target: 0.9,
    smallestChange: 0.1,
    watchMonths: 12,
  },
  findings: [
    {
      channel: 'quality committee',
      kind: 'measure report',
      source: 'Screening for delirium after hip surgery, first quarter',
      issuer: 'Tern Island Hospital',
      statement: '26 of 64 were screened on the first morning',
      population: 'Adults over 70 after hip surgery',
      needType: 'unperceived',
      strength: 'limited',
      isMeasured: true,
    },
    {
      channel: 'literature',
      kind: 'article',
      source: 'Delirium missed at night: screening of 2,114 adults after hip surgery.',
      issuer: 'Older adults in hospital',
      statement: 'Without a screen two of three quiet cases are missed',
      population: '2,114 adults after hip surgery',
      needType: 'ascribed',
      strength: 'moderate',
    },
    {
      channel: 'survey',
      kind: 'survey result',
      source: 'Needs survey, spring 2026',
      issuer: 'Office of Continuing Medical Education',
      statement: '44 of 71 surgical nurses were never shown a screening tool',
      population: 'Surgical nurses',
      needType: 'perceived',
      strength: 'limited',
      caveats: '71 of 190 answered.',
    },
  ],
  scores: marks(
    [3, 'Longer stays, falls, and some never come home'],
    [2, 'About 250 a year after hip surgery'],
    [3, 'Three doors, one of them counted'],
    [3, 'Screening was taught in two hours elsewhere, and stayed'],
    [2, 'Surgery, geriatrics and nursing'],
  ),
  owner: 'Jo Ferreby',
  reaches: 'addressed',
  accepted: '8 votes to 1, with geriatrics',
}

const inhaler: DemoGap = {
  gap: {
    ...needs,
    title: 'Inhaler technique not taught back before discharge',
    patients: 'Adults with chronic obstructive lung disease',
    currentPractice: 'A leaflet is handed out; the technique is seen by nobody.',
    bestPractice: 'Have the patient show it, correct it, and see it again; write down that it was seen.',
    bestPracticeSource: 'Report on chronic obstructive lung disease, 2024',
    difference: '29 of 66 had shown it before they left; 85 of 100 should',
    whyExists: 'Pharmacy thought nursing did it, and nursing thought pharmacy did.',
    needPerformance: true,
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'respiratory therapist', specialty: '' },
    ],
  },
  measure: null,
  findings: [
    {
      channel: 'quality committee',
      kind: 'committee hand-over',
      source: 'Hand-over of the readmission committee, autumn 2025',
      issuer: medicationSafety,
      statement: '29 of 66 charts say that the technique was seen',
      population: 'Adults with chronic obstructive lung disease',
      needType: 'unperceived',
      strength: 'limited',
    },
    {
      channel: 'evaluation',
      kind: 'evaluation result',
      source: 'Evaluations of the reading on inhalers',
      issuer: 'Office of Continuing Medical Education',
      statement: '22 of 35 would now have the patient show it',
      population: 'Nurses, pharmacists and therapists',
      needType: 'perceived',
      strength: 'limited',
    },
  ],
  scores: marks(
    [2, 'Breathlessness that passes, and readmissions'],
    [2, 'About 260 discharges a year'],
    [2, 'Two doors, small counts'],
    [4, 'Teach-back moved it from 44 to 91 of 100 in a year'],
    [3, 'Nursing, pharmacy and therapy'],
  ),
  owner: 'Ruth Castellane',
  reaches: 'closed',
  accepted: 'Unanimous',
}

const interpreter: DemoGap = {
  gap: {
    ...needs,
    title: 'Interpreter not used for consent',
    patients: 'Patients with limited English before an operation',
    currentPractice: 'A relative translates, or the form is signed without one.',
    bestPractice: 'A qualified interpreter is present or on the line, and the note says who.',
    bestPracticeSource: 'National standards for language services, 2013, in force',
    difference: '81 of 121 consents name an interpreter; all should',
    whyExists: 'The interpreter is booked after the consent is due; a relative is at hand.',
    needPerformance: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'nurse', specialty: '' },
      { profession: 'other', specialty: '' },
    ],
  },
  measure: null,
  findings: [
    {
      channel: 'public health',
      kind: 'public-health report',
      source: 'Language access in hospitals of the Commonwealth, 2025',
      issuer: 'Commonwealth department of public health',
      statement: '81 of 121 consents audited here name an interpreter',
      population: 'Patients with limited English',
      needType: 'unperceived',
      strength: 'moderate',
    },
    {
      channel: 'survey',
      kind: 'survey result',
      source: 'Needs survey, spring 2026',
      issuer: 'Office of Continuing Medical Education',
      statement: '19 of 54 surgeons do not know how to reach an interpreter at night',
      population: 'Surgeons',
      needType: 'perceived',
      strength: 'limited',
      caveats: '54 of 120 answered.',
    },
    {
      channel: 'evaluation',
      kind: 'evaluation result',
      source: 'Evaluations of the reading on consent',
      issuer: 'Office of Continuing Medical Education',
      statement: '8 of 30 comments ask for the interpreter’s number, not for a lecture',
      population: 'Surgical teams',
      needType: 'perceived',
      strength: 'limited',
    },
  ],
  scores: marks(
    [2, 'No injury was found; two patients did not know which side'],
    [3, 'About 480 operations a year'],
    [2, 'Three doors, one of them counted'],
    [1, 'A number on the phone would do more than a course'],
    [2, 'Surgery, nursing and interpreters'],
  ),
  owner: null,
  reaches: 'candidate',
  accepted: '',
}

/** Twenty-five gaps of an invented school, through all six doors and in every state; those that were taught first. */
export const demoGaps: readonly DemoGap[] = [
  bloodThinner,
  sepsis,
  opioids,
  oximeter,
  delirium,
  measles,
  inhaler,
  interpreter,
  ...committeeGaps,
  ...communityGaps,
]

import type { GapInput } from './gap.schema.ts'
import type { DemoGap } from './gap.demo.ts'
import { evaluated, handedOver, published, surveyed } from './finding.demo.ts'
import type { Given } from '../ranking/ranking.schema.ts'

type Raised = Partial<Pick<DemoGap, 'owner' | 'reaches' | 'accepted'>> &
  Pick<DemoGap, 'findings' | 'scores' | 'raised'> &
  Partial<DemoGap['gap']> &
  Pick<
    GapInput,
    | 'title'
    | 'patients'
    | 'currentPractice'
    | 'bestPractice'
    | 'bestPracticeSource'
    | 'difference'
    | 'whyExists'
    | 'audience'
  >

/** A gap that was raised and waits: a candidate without an owner unless more is said. */
export function waiting({
  findings,
  scores,
  raised,
  owner = null,
  reaches = 'candidate',
  accepted = '',
  ...said
}: Raised): DemoGap {
  const needs = { needKnowledge: false, needCompetence: false, needPerformance: true, isComplex: false }
  return { gap: { ...needs, ...said }, measure: null, findings, scores, owner, reaches, accepted, raised }
}

/** The marks of a gap in the order of the criteria, each with its reason. */
export function marks(...given: readonly [points: number, because: string][]): Given[] {
  const keys = ['harm', 'people', 'evidence', 'educable', 'between']
  return given.map(([points, because], at) => ({ criterionKey: keys[at]!, points, because }))
}

/** The three committees that hand over to the office. */
export const medicationSafety = 'Medication Safety Committee, Harbor Point Medical Center'
export const deterioration = 'Sepsis and Deterioration Committee, Corran Valley Hospital'
export const perioperative = 'Perioperative Quality Committee, Tern Island Hospital'

/** What the three committees of the hospitals see: medicines, patients who get worse, and operations. */
export const committeeGaps: readonly DemoGap[] = [
  waiting({
    title: 'Insulin left unchanged when meals stop before a procedure',
    patients: 'Adults on insulin who fast for a procedure',
    currentPractice: 'In 88 of 140 fasting days the usual mealtime insulin stayed ordered; 19 had glucose under 70.',
    bestPractice:
      'Mealtime insulin stops with the meal, basal insulin is cut by a fifth, and one person says so in the order.',
    bestPracticeSource: 'Standards of diabetes care in hospital, 2025',
    difference: '52 of 140 fasting days had insulin changed; all should',
    whyExists: 'The diet order and the insulin order are written by different people on different screens.',
    needCompetence: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'nurse', specialty: '' },
      { profession: 'dietitian', specialty: '' },
      { profession: 'pharmacist', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Low glucose on fasting days, January to June',
        issuer: medicationSafety,
        statement: 'Mealtime insulin stayed ordered on 88 of 140 fasting days',
        population: 'Adults on insulin, fasting for a procedure',
      }),
      surveyed({
        source: 'Needs survey, spring 2026',
        statement: '57 of 96 surgical nurses would give the ordered dose and call afterwards',
        population: 'Surgical nurses',
        caveats: '96 of 240 answered.',
      }),
    ],
    scores: marks(
      [3, 'Nineteen low glucose values, two transfers'],
      [3, 'Some 300 fasting days a year at one hospital'],
      [2, 'Two doors, one of them counted'],
      [3, 'A rule for one order can be taught in an hour'],
      [3, 'Surgery, medicine, nursing, kitchen and pharmacy'],
    ),
    owner: 'Jo Ferreby',
    reaches: 'accepted',
    accepted: 'Accepted by 8 to 2; the kitchen joins the planning',
    raised: 44,
  }),
  waiting({
    title: 'Infusions of high-risk medicines set up at night without a second check',
    patients: 'Adults on continuous infusions outside critical care',
    currentPractice: 'By day 9 of 10 pumps carry two names, at night 41 of 70.',
    bestPractice: 'Two people check drug, dose, rate and line, each alone, at every change of bag.',
    bestPracticeSource: 'Institute for safe medicines, list of high-alert drugs, 2024',
    difference: '41 of 70 night set-ups had a second name; 63 of 70 by day',
    whyExists: 'One nurse for two corridors; the second check means leaving patients alone.',
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'pharmacist', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Audit of pump set-ups, second quarter',
        issuer: medicationSafety,
        statement: '41 of 70 night set-ups carried a second name',
        population: 'Infusions of insulin, heparin and opioids on two wards',
      }),
    ],
    scores: marks(
      [3, 'One tenfold rate in a year, caught after two hours'],
      [2, 'About 280 a quarter'],
      [1, 'One door so far'],
      [1, 'The staffing is the cause, not the knowledge'],
      [1, 'Nursing and pharmacy'],
    ),
    reaches: 'parked',
    accepted: 'Staffing first: education would not change the number. Looked at again with the spring audit.',
    raised: 180,
  }),
  waiting({
    title: 'Penicillin allergy on the chart and never questioned',
    patients: 'Adults with a penicillin allergy on their chart who need an antibiotic',
    currentPractice: '212 of 240 were given a second-choice antibiotic; a history was taken in 31.',
    bestPractice: 'Take the history with five questions, and give low-risk patients a test dose.',
    bestPracticeSource: 'Guideline on drug allergy, 2022',
    difference: 'A history in 31 of 240; nine of ten who are tested are not allergic',
    whyExists: 'Nobody is named to remove a label, and everybody fears the one reaction.',
    needKnowledge: true,
    needCompetence: true,
    audience: [
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Infectious diseases' },
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'nurse', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Antibiotics with an allergy on the chart, first half of the year',
        issuer: medicationSafety,
        statement: 'A history was taken in 31 of 240',
        population: 'Adults with a penicillin allergy on their chart',
      }),
      published({
        source: 'Test doses by pharmacists in low-risk penicillin allergy: a randomized trial in six hospitals.',
        issuer: 'Antibiotics in practice',
        statement: 'Nine of ten labels could be removed; no severe reaction in 377 test doses',
        population: 'Adults with a low-risk history',
        strength: 'strong',
      }),
    ],
    scores: marks(
      [3, 'More resistant infections and longer stays'],
      [3, 'One adult in ten carries the label'],
      [3, 'Two doors, one of them a trial'],
      [4, 'Five questions and a protocol'],
      [3, 'Medicine, surgery, infection, pharmacy and nursing'],
    ),
    owner: 'Ruth Castellane',
    reaches: 'accepted',
    accepted: '9 votes to 1',
    raised: 61,
  }),
  waiting({
    title: 'Antibiotics that harm the kidney not looked at again after two days',
    patients: 'Adults with chronic kidney disease on vancomycin or gentamicin',
    currentPractice: 'On day three 34 of 90 courses had a note that says why they go on.',
    bestPractice: 'On the second day stop, narrow or say why not, with the level and the creatinine in the note.',
    bestPracticeSource: 'Antibiotic stewardship guideline, 2024',
    difference: '34 of 90 had a reason on day three; 80 should',
    whyExists: 'The team changes on day three and the order goes on by itself.',
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Nephrology' },
      { profession: 'pharmacist', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Courses beyond two days in kidney disease, third quarter',
        issuer: medicationSafety,
        statement: '34 of 90 courses had a reason on day three',
        population: 'Adults with eGFR under 60',
      }),
    ],
    scores: marks(
      [3, 'Seven new dialyses in a year had such a course before'],
      [2, 'About 360 a year'],
      [1, 'One door so far'],
      [2, 'A stop date in the order would do half of it'],
      [2, 'Medicine, nephrology and pharmacy'],
    ),
    raised: 9,
  }),
  waiting({
    title: 'Early-warning scores seen and not acted on within thirty minutes',
    patients: 'Adults on general wards with a score of 7 or more',
    currentPractice: 'Of 118 scores of 7 or more 52 had someone at the bed within thirty minutes.',
    bestPractice: 'A score of 7 brings the rapid-response team within thirty minutes, whoever calls.',
    bestPracticeSource: 'National early-warning guideline, 2024',
    difference: '52 of 118 within thirty minutes; 9 of 10 should',
    whyExists: 'Calling is felt as failing; the team has sent callers away.',
    needCompetence: true,
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Critical care' },
      { profession: 'respiratory therapist', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Scores of 7 and more, first half of the year',
        issuer: deterioration,
        statement: '52 of 118 had someone at the bed within thirty minutes',
        population: 'Adults on four general wards',
      }),
      evaluated({
        source: 'Evaluations of the reading on sepsis',
        statement: '14 of 41 comments tell of being sent away after a call',
        population: 'Nurses on general wards',
      }),
    ],
    scores: marks(
      [4, 'Five arrests on the ward with a score of 7 for hours'],
      [2, 'About 240 a year'],
      [2, 'Two doors, one of them counted'],
      [3, 'Calling and being called can be practiced together'],
      [3, 'Nursing, medicine, critical care, respiratory care'],
    ),
    owner: 'Jo Ferreby',
    reaches: 'accepted',
    accepted: 'Accepted by all; the rapid-response team asks for it',
    raised: 30,
  }),
  waiting({
    title: 'Blood cultures drawn after the first dose of the antibiotic',
    patients: 'Adults with suspected sepsis in the emergency department',
    currentPractice: 'In 64 of 150 the first dose was in before the culture was drawn.',
    bestPractice: 'Two sets before the first dose, as long as that costs no more than 45 minutes.',
    bestPracticeSource: 'Surviving sepsis guideline, 2021',
    difference: '86 of 150 drawn before; 135 should be',
    whyExists: 'The antibiotic is at the bedside, the culture set in the other room.',
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'physician', specialty: 'Emergency medicine' },
    ],
    findings: [
      handedOver({
        source: 'Order of culture and first dose, third quarter',
        issuer: deterioration,
        statement: 'In 64 of 150 the first dose came first',
        population: 'Adults with suspected sepsis',
      }),
    ],
    scores: marks(
      [2, 'The antibiotic cannot be narrowed afterwards'],
      [3, 'About 600 a year'],
      [1, 'One door so far'],
      [2, 'A set on the trolley would do half of it'],
      [1, 'Nursing and emergency medicine'],
    ),
    raised: 4,
  }),
  waiting({
    title: 'Goals of care not asked before a transfer to critical care',
    patients: 'Adults over 75 with two or more severe illnesses',
    currentPractice: 'In 27 of 80 transfers someone had written what the patient wants.',
    bestPractice: 'Ask before the transfer, with a nurse and a family member present, and write it in one place.',
    bestPracticeSource: 'Guideline on serious-illness talks, 2023',
    difference: '27 of 80 had it written; 72 should',
    whyExists: 'Everyone waits for someone who knows the patient longer.',
    needCompetence: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Hospital medicine' },
      { profession: 'physician', specialty: 'Critical care' },
      { profession: 'physician', specialty: 'Palliative care' },
      { profession: 'nurse', specialty: '' },
      { profession: 'social worker', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Transfers to critical care over 75, first half of the year',
        issuer: deterioration,
        statement: '27 of 80 had their wishes written before the transfer',
        population: 'Adults over 75 with two or more severe illnesses',
      }),
      surveyed({
        source: 'Needs survey, autumn 2025',
        statement: '38 of 61 residents never saw such a talk led well',
        population: 'Residents in medicine and surgery',
        caveats: '61 of 102 answered.',
      }),
      published({
        source: 'Practicing serious-illness talks with actors: effect on what families remember.',
        issuer: 'Palliative care reports',
        statement: 'Families of trained teams could name the plan twice as often',
        population: '212 families in four hospitals',
      }),
    ],
    scores: marks(
      [4, 'Treatment against wishes in at least six'],
      [2, 'About 160 a year'],
      [3, 'Three doors, one of them counted'],
      [4, 'Talks can be practiced with actors'],
      [4, 'Medicine, critical care, palliative care, nursing, social work'],
    ),
    owner: 'Ruth Castellane',
    reaches: 'accepted',
    accepted: 'Accepted by all; palliative care leads',
    raised: 75,
  }),
  waiting({
    title: 'Fluid for sepsis given without regard to a weak heart',
    patients: 'Adults with sepsis and heart failure',
    currentPractice: 'All of 44 got the full 30 mL/kg; 17 needed breathing support within a day.',
    bestPractice: 'Start with a smaller bolus, look again after each, and start a pressor early.',
    bestPracticeSource: 'Review of fluids in sepsis with heart failure, 2024',
    difference: '44 of 44 got the full amount; the review finds no benefit beyond half',
    whyExists: 'The order set has one amount; the bundle is counted, the breathing is not.',
    needKnowledge: true,
    needCompetence: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Emergency medicine' },
      { profession: 'physician', specialty: 'Cardiology' },
      { profession: 'physician', specialty: 'Critical care' },
      { profession: 'nurse', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Sepsis with heart failure, two years',
        issuer: deterioration,
        statement: '17 of 44 needed breathing support within a day',
        population: 'Adults with sepsis and heart failure',
        strength: 'limited',
        caveats: 'Small numbers; no comparison.',
      }),
      published({
        source: 'Fluid in sepsis with heart failure: 9,800 stays.',
        issuer: 'Heart and sepsis',
        statement: 'Full fluid within three hours went with fewer deaths',
        population: 'Adults with sepsis and heart failure',
        direction: 'against',
        caveats: 'Kept, because evidence against counts too.',
      }),
    ],
    scores: marks(
      [3, 'Breathing support in 17 of 44'],
      [1, 'About 22 a year'],
      [1, 'Two doors that disagree'],
      [2, 'What to teach is not settled'],
      [3, 'Emergency medicine, cardiology, critical care, nursing'],
    ),
    raised: 120,
  }),
  waiting({
    title: 'Anemia before planned surgery found too late to treat',
    patients: 'Adults with planned hip, knee or bowel surgery',
    currentPractice: 'In 71 of 190 hemoglobin was first measured in the week of the operation.',
    bestPractice: 'Measure four weeks before, treat iron deficiency by vein, and move the date when it is needed.',
    bestPracticeSource: 'International consensus on anemia before surgery, 2023',
    difference: '119 of 190 measured in time; 171 should be',
    whyExists: 'The blood test belongs to anesthesia, the date to surgery, the treatment to nobody.',
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'physician', specialty: 'Family medicine' },
      { profession: 'nurse', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Hemoglobin before planned surgery, first half of the year',
        issuer: perioperative,
        statement: '71 of 190 were first measured in the week of the operation',
        population: 'Adults with planned hip, knee or bowel surgery',
      }),
      published({
        source: 'Iron by vein before bowel surgery: pooled results of eleven trials.',
        issuer: 'Surgery and blood',
        statement: 'Fewer transfusions, 9 of 100 against 16 of 100',
        population: '1,940 adults with iron deficiency',
        strength: 'strong',
      }),
    ],
    scores: marks(
      [2, 'Transfusions that were avoidable'],
      [3, 'About 380 a year'],
      [3, 'Two doors, one of them pooled trials'],
      [2, 'A date in the referral would do half of it'],
      [3, 'Surgery, anesthesia, family medicine, nursing'],
    ),
    raised: 16,
  }),
  waiting({
    title: 'No pain plan at surgery for people on buprenorphine',
    patients: 'Adults on buprenorphine who need an operation',
    currentPractice: 'Of 36 the drug was stopped in 21; 9 of these left against advice or relapsed within 30 days.',
    bestPractice: 'Go on with it, add pain treatment that works beside it, and tell the prescriber the date.',
    bestPracticeSource: 'Consensus on buprenorphine around surgery, 2023',
    difference: '15 of 36 kept their treatment; all should',
    whyExists: 'Surgery fears that nothing else will work; addiction care hears of the operation afterwards.',
    needKnowledge: true,
    needCompetence: true,
    isComplex: true,
    audience: [
      { profession: 'physician', specialty: 'Surgery' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'physician', specialty: 'Psychiatry' },
      { profession: 'advanced practice nurse', specialty: '' },
      { profession: 'pharmacist', specialty: '' },
      { profession: 'social worker', specialty: '' },
    ],
    findings: [
      handedOver({
        source: 'Operations on people treated with buprenorphine, two years',
        issuer: perioperative,
        statement: 'The drug was stopped in 21 of 36',
        population: 'Adults on buprenorphine',
      }),
      published({
        source: 'Keeping buprenorphine through surgery: a cohort of 1,120.',
        issuer: 'Pain and dependence',
        statement: 'Those who went on needed no more opioid and relapsed half as often',
        population: 'Adults on buprenorphine with elective surgery',
      }),
      surveyed({
        source: 'Needs survey, spring 2026',
        statement: '29 of 34 anesthesiologists were unsure what to write',
        population: 'Anesthesiologists',
        caveats: '34 of 52 answered.',
      }),
    ],
    scores: marks(
      [4, 'Nine relapses or departures, one death'],
      [1, 'About 18 a year'],
      [3, 'Three doors, one of them counted'],
      [4, 'A plan of one page can be taught with cases'],
      [4, 'Six professions and specialties hold a part'],
    ),
    owner: 'Ruth Castellane',
    reaches: 'accepted',
    accepted: '10 votes to none',
    raised: 52,
  }),
  waiting({
    title: 'Pressure injuries that begin on the operating table',
    patients: 'Adults with operations of more than three hours',
    currentPractice: 'Skin was looked at on arrival in 58 of 130; 8 had a new injury within two days.',
    bestPractice: 'Score the risk before, pad by the score, look at the skin on the table and on the ward.',
    bestPracticeSource: 'Guideline on pressure injuries, 2025',
    difference: '58 of 130 looked at; all should be',
    whyExists: 'The injury shows two days later on a ward that was not there.',
    audience: [
      { profession: 'nurse', specialty: '' },
      { profession: 'physician', specialty: 'Anesthesiology' },
      { profession: 'physician', specialty: 'Surgery' },
    ],
    findings: [
      handedOver({
        source: 'Skin after long operations, second quarter',
        issuer: perioperative,
        statement: '8 of 130 had a new injury within two days',
        population: 'Adults with operations of more than three hours',
      }),
    ],
    scores: marks(
      [2, 'Eight injuries, one to the bone'],
      [2, 'About 520 a year'],
      [1, 'One door so far'],
      [2, 'Looking can be taught, padding must be bought'],
      [2, 'Nursing, anesthesia and surgery'],
    ),
    raised: 23,
  }),
]

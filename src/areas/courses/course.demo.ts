import type { NeedType } from '../activities/activity.schema.ts'
import type { ActivityStep } from '../activities/life.schema.ts'

/** One question of a test: its wording, the right answer first, then the others, and what is told once it is marked. */
export type DemoQuestion = { ask: string; right: string; wrong: string[]; because: string }

/**
 * An activity of the demonstration. `gap` begins the title of its gap; `opened` counts days before today (negative: to
 * come); `days` is how long it is offered; `reaches` where it stands today.
 */
export type DemoActivity = {
  gap: string
  title: string
  summary: string
  rationale: string
  areas: string[]
  director: string
  faculty: string
  opened: number
  days: number
  reaches: ActivityStep
  learners: number
  /** What planning waits for today: the disclosure of the faculty, or what the integrity officer thinks of a tie. */
  waitsFor?: 'disclosure' | 'relevance'
  objectives: { statement: string; need: NeedType }[]
  readings: { title: string; minutes: number; body: string }[]
  questions: DemoQuestion[]
}

const tidy = (text: string) => text.trim().replace(/\n +/g, '\n')

/** Fifteen online activities of an invented school, in every state of an activity's life. */
export const demoActivities: readonly DemoActivity[] = [
  {
    gap: 'Blood thinner',
    title: 'Blood thinners before surgery when the kidneys are failing',
    summary: 'Set the stop and the restart from kidney function and bleeding risk, and say who tells the patient.',
    rationale: 'Cases read alone, then planned with the table at hand, train the decision itself.',
    areas: ['anticoagulation', 'perioperative care', 'chronic kidney disease'],
    director: 'ines',
    faculty: 'tomasz',
    opened: 250,
    days: 720,
    reaches: 'running',
    learners: 124,
    objectives: [
      {
        statement: 'Set the stop and restart date for each blood thinner from kidney function and bleeding risk',
        need: 'competence',
      },
      { statement: 'Name in the plan who tells the patient and who checks two days before', need: 'performance' },
    ],
    readings: [
      {
        title: 'What the kidney does to the drug',
        minutes: 20,
        body: tidy(`
          A direct oral anticoagulant leaves the body by two roads, liver and kidney, and each drug takes a different share of each. Where four fifths go by the kidney, an eGFR of 35 doubles the time until the effect has gone. A two-day stop that is right for one patient leaves the next one bleeding.

          Three facts decide the day of the last tablet:
          - the drug and its dose
          - kidney function measured within the last 30 days, not the one from last year
          - the bleeding risk of the operation, low or high

          *Bridging with heparin is not part of this.* For these drugs it adds bleeding and prevents nothing.`),
      },
      {
        title: 'One plan, four people',
        minutes: 15,
        body: tidy(`
          In our hospitals the wrong stop was seldom a gap in knowledge. The surgeon believed the clinic had set it, the clinic believed the pharmacist would, the pharmacist saw the chart after the patient had gone home.

          The plan that works is written once, at the pre-operative visit, in one place, with three dates and two names: last tablet, operation, first tablet after; who has told the patient, and who checks two days before. The patient says it back before leaving.`),
      },
    ],
    questions: [
      {
        ask: 'Which kidney function belongs in the plan?',
        right: 'One measured within the last 30 days',
        wrong: ['The lowest on record', 'The one from last year’s visit'],
        because: 'Function changes; the dose of the next week follows the kidneys of this month.',
      },
      {
        ask: 'A patient with eGFR 34 takes a drug that leaves mainly by the kidney. Compared with normal kidneys the stop before a high-risk operation is',
        right: 'longer',
        wrong: ['the same two days', 'shorter'],
        because: 'The drug stays about twice as long.',
      },
      {
        ask: 'What does bridging with heparin do here?',
        right: 'It adds bleeding',
        wrong: ['It prevents clots', 'It makes the restart safer'],
        because: 'For direct oral anticoagulants bridging adds bleeding and prevents nothing.',
      },
      {
        ask: 'Who sets the restart date?',
        right: 'Whoever writes the plan at the pre-operative visit',
        wrong: ['The ward on the day', 'The patient'],
        because: 'A date set once by one person is the date that is kept.',
      },
      {
        ask: 'When is the plan checked?',
        right: 'Two days before the operation',
        wrong: ['On the morning of the operation', 'After discharge'],
        because: 'Two days before is early enough to change the last tablet.',
      },
    ],
  },
  {
    gap: 'Delirium',
    title: 'Delirium after surgery: see it, say it, stop it',
    summary: 'Use a two-minute screen at the bedside and decide which of five medicines to stop.',
    rationale: 'A short reading with worked bedside cases lets each profession practice the same screen.',
    areas: ['delirium', 'postoperative care', 'geriatrics'],
    director: 'ines',
    faculty: 'bea',
    opened: 400,
    days: 720,
    reaches: 'running',
    learners: 118,
    objectives: [
      { statement: 'Screen every patient over 65 on the first morning after surgery', need: 'performance' },
      { statement: 'Choose which sedatives and anticholinergics to stop first', need: 'competence' },
    ],
    readings: [
      {
        title: 'Two minutes at the bedside',
        minutes: 15,
        body: tidy(`
          Delirium is missed when it is quiet. The patient who pulls at lines is seen; the one who stares at the wall and answers late is called tired. A screen of four steps, done every morning by whoever is there, finds both.

          - Ask for the months of the year backwards
          - Ask what day it is and where we are
          - Look for a change since yesterday; the family knows
          - Write yes or no in the chart, not “a little confused”`),
      },
      {
        title: 'Five medicines to stop',
        minutes: 10,
        body: tidy(`
          The fastest treatment is taking something away. Benzodiazepines for sleep, diphenhydramine, meperidine, scopolamine patches and bladder anticholinergics cause or feed most of what we see in the first three days.

          Stop what can be stopped today, taper what cannot, and give back glasses, hearing aids and the night.`),
      },
    ],
    questions: [
      {
        ask: 'Which delirium is missed most often?',
        right: 'The quiet one',
        wrong: ['The agitated one', 'The one at night'],
        because: 'A silent patient disturbs nobody.',
      },
      {
        ask: 'Who screens?',
        right: 'Whoever is at the bedside in the morning',
        wrong: ['Only the geriatrician', 'The surgeon at discharge'],
        because: 'A screen that waits for a specialist is not a screen.',
      },
      {
        ask: 'What goes into the chart?',
        right: 'Yes or no',
        wrong: ['A little confused', 'Oriented as usual'],
        because: 'Only a clear word lets the next shift see a change.',
      },
      {
        ask: 'Which of these is stopped first?',
        right: 'Diphenhydramine for sleep',
        wrong: ['Acetaminophen', 'The antihypertensive'],
        because: 'It is strongly anticholinergic and never needed.',
      },
    ],
  },
  {
    gap: 'Measles',
    title: 'Measles: recognize, isolate, call',
    summary: 'Three cases at the front desk, one of them not measles.',
    rationale: 'Recognition is trained by cases that look alike, not by a lecture.',
    areas: ['measles', 'infection control', 'public health'],
    director: 'leah',
    faculty: 'henrik',
    opened: 180,
    days: 540,
    reaches: 'running',
    learners: 132,
    objectives: [
      { statement: 'Recognize measles in the first five minutes and isolate before testing', need: 'performance' },
      { statement: 'Tell measles from three look-alikes by rash, fever and timing', need: 'knowledge' },
    ],
    readings: [
      {
        title: 'Five minutes at the desk',
        minutes: 15,
        body: tidy(`
          Fever, rash and one of three: cough, runny nose, red eyes. In a season with cases in the county that is measles until the laboratory says otherwise, and the time that matters is counted from the door.

          Mask the patient, take them out of the waiting room by the nearest door, close the room for two hours after they leave, call the health department before the blood is drawn.`),
      },
      {
        title: 'What it is not',
        minutes: 10,
        body: tidy(`
          The rash of measles begins at the hairline, on the third to fifth day of fever, and runs down. A rash that comes as the fever goes is roseola; one that itches and comes in crops is chickenpox; one with sore throat and sandpaper skin is scarlet fever.

          Vaccinated people can have measles. It is milder, and just as worth a call.`),
      },
    ],
    questions: [
      {
        ask: 'What comes first?',
        right: 'Mask and isolate',
        wrong: ['Draw blood', 'Ask for the vaccination card'],
        because: 'Each minute in the waiting room exposes others.',
      },
      {
        ask: 'Where does the rash begin?',
        right: 'At the hairline',
        wrong: ['On the trunk', 'On the hands'],
        because: 'It begins at the hairline and runs down.',
      },
      {
        ask: 'How long is the room closed after the patient has left?',
        right: 'Two hours',
        wrong: ['Fifteen minutes', 'A day'],
        because: 'The virus stays in the air that long.',
      },
      {
        ask: 'Whom do you call, and when?',
        right: 'The health department, before testing',
        wrong: ['The laboratory, after the result', 'Nobody if vaccinated'],
        because: 'Contacts must be found within 72 hours.',
      },
    ],
  },
  {
    gap: 'Inhaler',
    title: 'Teach-back for inhalers in four minutes',
    summary: 'Watch two visits, then teach one device so that the patient can show it back.',
    rationale: 'Short, repeated practice with a checklist fits a skill shown at the bedside.',
    areas: ['asthma', 'COPD', 'patient education'],
    director: 'ines',
    faculty: 'bea',
    opened: 690,
    days: 480,
    reaches: 'closed',
    learners: 96,
    objectives: [
      { statement: 'Have every patient show the use of their inhaler back before discharge', need: 'performance' },
    ],
    readings: [
      {
        title: 'Show me how you will do it at home',
        minutes: 20,
        body: tidy(`
          Nine in ten patients say they know how to use their inhaler; three in ten do. The question “do you understand?” has one answer. The request “show me” has the true one.

          Four minutes: you show, they show, you correct one step, they show again. Write which step was wrong; the pharmacy and the clinic will look for it.`),
      },
    ],
    questions: [
      {
        ask: 'Which words open a teach-back?',
        right: 'Show me how you will do it at home',
        wrong: ['Do you understand?', 'Do you have questions?'],
        because: 'Only showing shows.',
      },
      {
        ask: 'How many steps are corrected at a time?',
        right: 'One',
        wrong: ['All of them', 'None; give a leaflet'],
        because: 'One correction is kept, five are not.',
      },
      {
        ask: 'What is written down?',
        right: 'Which step was wrong',
        wrong: ['“Educated”', 'Nothing'],
        because: 'The next person checks that step.',
      },
    ],
  },
  {
    gap: 'Sepsis',
    title: 'The first hour of sepsis on the ward',
    summary: 'Say who reassesses, and when, before the second liter goes in.',
    rationale: 'Timed cases make the hand-over between nurse and physician visible.',
    areas: ['sepsis', 'hospital medicine', 'critical care'],
    director: 'ines',
    faculty: 'henrik',
    opened: -21,
    days: 720,
    reaches: 'approved',
    learners: 0,
    objectives: [
      { statement: 'Name who reassesses the patient within six hours, and write the time', need: 'performance' },
      { statement: 'Decide on the second liter from the reassessment and not from habit', need: 'competence' },
    ],
    readings: [
      {
        title: 'Six hours, one name',
        minutes: 25,
        body: tidy(`
          The first liter is given quickly in all our hospitals. What is missing is the look afterwards. In half the charts nobody wrote a blood pressure with a decision between the third and the ninth hour.

          The order that works has a name and a time in it: “Reassess at 14:30, Dr. Haddad; if mean pressure under 65, call critical care.” The nurse can hold the name to the time.`),
      },
    ],
    questions: [
      {
        ask: 'What must the order hold?',
        right: 'A name and a time',
        wrong: ['“Reassess as needed”', 'The lactate only'],
        because: 'As needed is nobody’s.',
      },
      {
        ask: 'The mean pressure is 58 at the reassessment. What next?',
        right: 'Call critical care',
        wrong: ['A third liter', 'Wait for the lactate'],
        because: 'Pressure that fluid did not lift needs pressors.',
      },
      {
        ask: 'Within how many hours is the look due?',
        right: 'Six',
        wrong: ['Twelve', 'Twenty-four'],
        because: 'Later looks find organ failure.',
      },
    ],
  },
  {
    gap: 'Opioid',
    title: 'Opioids from the ward to the kitchen table',
    summary: 'Write a hand-over that the next prescriber can act on the same day.',
    rationale: 'Rewriting real, de-identified hand-overs trains the sentence that prevents harm.',
    areas: ['opioid prescribing', 'transitions of care'],
    director: 'ines',
    faculty: 'henrik',
    opened: -35,
    days: 720,
    reaches: 'in review',
    learners: 0,
    objectives: [
      {
        statement: 'Write a discharge plan that stops one of opioid and sedative, with dose, day and name',
        need: 'performance',
      },
    ],
    readings: [
      {
        title: 'Two prescriptions, one risk',
        minutes: 20,
        body: tidy(`
          An opioid and a benzodiazepine together raise the risk of death in the first weeks at home more than either alone. At discharge both often stand on the list because each was started by someone else.

          The hand-over names one person, one drug to stop, the step down and the day of the first call.`),
      },
    ],
    questions: [
      {
        ask: 'Which pair raises the risk most?',
        right: 'An opioid and a benzodiazepine',
        wrong: ['An opioid and acetaminophen', 'Acetaminophen and ibuprofen'],
        because: 'Both depress breathing.',
      },
      {
        ask: 'What does the hand-over name?',
        right: 'One person, one drug to stop, a day',
        wrong: ['“PCP to follow”', 'The pharmacy'],
        because: 'The next prescriber can act on it the same day.',
      },
      {
        ask: 'When is the first call?',
        right: 'Within the first week',
        wrong: ['At the next refill', 'Never'],
        because: 'Most harm falls into the first weeks.',
      },
    ],
  },
  {
    gap: 'Low oxygen',
    title: 'What the pulse oximeter does not see',
    summary: 'Know when a reading of 94 is not 94, and what to do then.',
    rationale: 'Short cases with paired readings make the error visible.',
    areas: ['pulse oximetry', 'respiratory care', 'equity'],
    director: 'leah',
    faculty: 'tomasz',
    opened: -60,
    days: 720,
    reaches: 'in planning',
    learners: 0,
    waitsFor: 'relevance',
    objectives: [
      {
        statement: 'Order an arterial sample when reading and patient disagree, whatever the skin',
        need: 'performance',
      },
    ],
    readings: [],
    questions: [],
  },
  {
    gap: 'Delirium',
    title: 'Nights without benzodiazepines',
    summary: 'Plan a night on a surgical ward that does not need a sleeping pill.',
    rationale: 'A plan written for one’s own ward is the objective and the exercise.',
    areas: ['delirium', 'sleep', 'nursing'],
    director: 'ines',
    faculty: 'bea',
    opened: 60,
    days: 720,
    reaches: 'running',
    learners: 74,
    objectives: [
      {
        statement: 'Write a night plan for the ward that replaces sedatives by light, noise and pain control',
        need: 'performance',
      },
    ],
    readings: [
      {
        title: 'The night is a treatment',
        minutes: 20,
        body: tidy(`
          On our wards a patient over 70 is woken six times between midnight and five: vital signs, the pump, a bed that is moved. Each waking is somebody’s routine and can be moved by somebody’s signature.

          Bundle what must be done at two and at six. Dim the corridor. Treat pain before the lights go out. Then look at the sleeping pill again.`),
      },
    ],
    questions: [
      {
        ask: 'What is bundled?',
        right: 'What must be done, at two set times',
        wrong: ['Nothing', 'Only blood draws'],
        because: 'Each waking feeds delirium.',
      },
      {
        ask: 'When is pain treated?',
        right: 'Before the lights go out',
        wrong: ['When the patient calls', 'In the morning'],
        because: 'Pain wakes and confuses.',
      },
      {
        ask: 'What is looked at last?',
        right: 'The sleeping pill',
        wrong: ['The light', 'The noise'],
        because: 'It is the part with the harm.',
      },
    ],
  },
  {
    gap: 'Blood thinner',
    title: 'Six patients, one plan: anticoagulants for the whole team',
    summary: 'Surgeons, anesthesiologists, pharmacists and nurses plan the same six patients.',
    rationale: 'The same cases from four chairs show where the plan breaks.',
    areas: ['anticoagulation', 'teamwork'],
    director: 'ines',
    faculty: 'tomasz',
    opened: 120,
    days: 120,
    reaches: 'running',
    learners: 62,
    objectives: [
      {
        statement: 'Plan stop and restart for six patients together with three other professions',
        need: 'performance',
      },
    ],
    readings: [
      {
        title: 'Six patients',
        minutes: 30,
        body: tidy(`
          Read each patient once as yourself and once as one of the others. Mark what you would do, what you would expect the other to do, and where the two meet.

          In four of the six, two people expected a third to set the restart. None of them was told. That is the gap this activity closes.`),
      },
    ],
    questions: [
      {
        ask: 'In how many of the six did two people expect a third to act?',
        right: 'Four',
        wrong: ['None', 'All six'],
        because: 'The plan broke between people, not in one head.',
      },
      {
        ask: 'What closes the gap?',
        right: 'Telling the person who is expected to act',
        wrong: ['A longer table', 'A stricter order set'],
        because: 'Nobody keeps a promise they do not know of.',
      },
      {
        ask: 'How often is each patient read?',
        right: 'Twice, from two chairs',
        wrong: ['Once', 'Three times'],
        because: 'The second chair shows what the first assumed.',
      },
    ],
  },
  {
    gap: 'Measles',
    title: 'Talking about vaccines with a worried parent',
    summary: 'Four sentences that keep the door open.',
    rationale: 'Dialogues to finish train words better than facts do.',
    areas: ['vaccination', 'communication'],
    director: 'leah',
    faculty: 'bea',
    opened: 0,
    days: 540,
    reaches: 'published',
    learners: 0,
    objectives: [
      { statement: 'Open and close a talk about vaccines so that the parent comes back', need: 'competence' },
    ],
    readings: [
      {
        title: 'Ask, acknowledge, offer, arrange',
        minutes: 20,
        body: tidy(`
          A worried parent is not an opponent. Ask what they have heard. Acknowledge what is true in it. Offer one fact that matters for this child. Arrange the next talk before they leave.

          The sentence that closes doors is a number. The sentence that opens them is a question.`),
      },
    ],
    questions: [
      {
        ask: 'What comes first?',
        right: 'A question',
        wrong: ['A number', 'A form to sign'],
        because: 'A question shows that you listen.',
      },
      {
        ask: 'How many facts are offered?',
        right: 'One',
        wrong: ['As many as needed', 'None'],
        because: 'One fact can be carried home.',
      },
      {
        ask: 'What is arranged before they leave?',
        right: 'The next talk',
        wrong: ['A report', 'Nothing'],
        because: 'The door stays open.',
      },
    ],
  },
  {
    gap: 'Sepsis',
    title: 'Calling critical care: the thirty-second hand-over',
    summary: 'Say what you see, what you fear and what you need.',
    rationale: 'Recorded calls to improve train the call itself.',
    areas: ['sepsis', 'communication', 'critical care'],
    director: 'ines',
    faculty: 'henrik',
    opened: -90,
    days: 720,
    reaches: 'in planning',
    learners: 0,
    waitsFor: 'disclosure',
    objectives: [],
    readings: [],
    questions: [],
  },
  {
    gap: 'Insulin left',
    title: 'Insulin on the day without breakfast',
    summary: 'Stop the mealtime dose, cut the basal dose, and say who writes it.',
    rationale: 'Orders to mend, read alone and then as a team, train the order itself.',
    areas: ['diabetes', 'perioperative care', 'medication safety'],
    director: 'ines',
    faculty: 'bea',
    opened: -45,
    days: 720,
    reaches: 'in planning',
    learners: 0,
    waitsFor: 'disclosure',
    objectives: [
      { statement: 'Write the insulin order for a day without meals so that nobody has to call', need: 'performance' },
    ],
    readings: [],
    questions: [],
  },
  {
    gap: 'No pain plan',
    title: 'Buprenorphine stays: a pain plan for surgery',
    summary: 'Go on with the treatment, add what works beside it, and tell the prescriber.',
    rationale: 'Cases across four professions show who holds which part of the plan.',
    areas: ['substance use disorder', 'pain', 'perioperative care'],
    director: 'ines',
    faculty: 'tomasz',
    opened: -75,
    days: 720,
    reaches: 'in planning',
    learners: 0,
    waitsFor: 'disclosure',
    objectives: [
      {
        statement: 'Write a pain plan that keeps buprenorphine and names who tells the prescriber',
        need: 'competence',
      },
    ],
    readings: [],
    questions: [],
  },
  {
    gap: 'Suicide risk',
    title: 'Twenty minutes for a safety plan',
    summary: 'Make the plan with the young person before they leave.',
    rationale: 'Rehearsed talks with feedback train what a leaflet cannot.',
    areas: ['suicide prevention', 'adolescents', 'primary care'],
    director: 'leah',
    faculty: 'henrik',
    opened: -100,
    days: 720,
    reaches: 'in planning',
    learners: 0,
    waitsFor: 'disclosure',
    objectives: [
      { statement: 'Make a safety plan together with an adolescent within twenty minutes', need: 'competence' },
    ],
    readings: [],
    questions: [],
  },
  {
    gap: 'Inhaler',
    title: 'Spacers, masks and small hands',
    summary: 'Fit the device to the child, and teach the parent who does it at night.',
    rationale: 'Cases by age let learners choose and check a device.',
    areas: ['asthma', 'pediatrics'],
    director: 'leah',
    faculty: 'bea',
    opened: 640,
    days: 420,
    reaches: 'archived',
    learners: 58,
    objectives: [
      { statement: 'Choose device and mask for a child and have the parent show its use', need: 'performance' },
    ],
    readings: [
      {
        title: 'Which device at which age',
        minutes: 20,
        body: tidy(`
          Under four a spacer with a mask; from four on a spacer with a mouthpiece; dry powder not before six, and only when the child can pull hard enough to make it whistle.

          The parent who is there at night shows it back, not the one who brought the child.`),
      },
    ],
    questions: [
      {
        ask: 'A child of three gets',
        right: 'a spacer with a mask',
        wrong: ['a dry powder inhaler', 'a mouthpiece alone'],
        because: 'Small children cannot seal a mouthpiece.',
      },
      {
        ask: 'Who shows it back?',
        right: 'The parent who is there at night',
        wrong: ['The child', 'Whoever is in the room'],
        because: 'Attacks come at night.',
      },
      {
        ask: 'Dry powder is tried from',
        right: 'six years on',
        wrong: ['two', 'four'],
        because: 'It needs a strong pull.',
      },
    ],
  },
]

import type { Rhythm } from './committee.schema.ts'
import type { Factor, Handoff, HarmLevel } from './hand-over.schema.ts'
import type { Profession } from '../people/person.schema.ts'

/** What a committee of the demonstration handed over, so many days ago, and what the office decided. */
export type DemoHandOver = {
  daysAgo: number
  statement: string
  population: string
  note?: string
  numbers?: [numerator: number, denominator: number]
  theme?: {
    cases: number
    harm: HarmLevel
    factors: Factor[]
    handoffs: Handoff[]
    professions: Profession[]
    specialties: ('Surgery' | 'Anesthesiology' | 'Hospital medicine' | 'Critical care' | 'Emergency medicine')[]
    isChronic: boolean
    isMedicalSurgical: boolean
  }
  /** What the office decided and why; nothing while it waits. `speaks`: it speaks for the gap with the hospital's measure. */
  decided?: { daysAgo: number; verdict: 'accepted' | 'dismissed'; reason: string; speaks?: boolean }
}

/** A committee of the demonstration. `people` are keys of those met by name. */
export type DemoCommittee = {
  organization: string
  watches: string
  meets: Rhythm
  people: { chair: string; liaison: string }
  meetings: readonly [daysAgo: number, agenda: string][]
  handOvers: readonly DemoHandOver[]
}

/** Medicines, patients who get worse, and operations: in the order in which the demonstration names its three committees. */
export const demoCommittees: readonly DemoCommittee[] = [
  {
    organization: 'Harbor Point Medical Center',
    watches: 'Medicines that harm when the dose, the time or the patient is wrong',
    meets: 'every quarter',
    people: { chair: 'priya', liaison: 'dalia' },
    meetings: [
      [640, 'Insulin around procedures; anticoagulants and kidneys'],
      [450, 'Anticoagulants and kidneys: counts of the quarter'],
      [270, 'Sedatives with opioids; what pharmacy changed in the order sets'],
      [92, 'Anticoagulants and kidneys since the course; antibiotics that waited'],
      [3, 'Cases of the quarter: orders that nobody owned'],
    ],
    handOvers: [
      {
        daysAgo: 450,
        statement: 'The dose of a blood thinner did not fit the kidneys in 107 of 372 orders',
        population: 'Adults with eGFR under 50 on an oral anticoagulant',
        numbers: [107, 372],
        decided: { daysAgo: 441, verdict: 'accepted', reason: 'Counted in all orders of a quarter', speaks: true },
      },
      {
        daysAgo: 1,
        statement: 'Antibiotics waited while surgery and medicine each thought the other had ordered them',
        population: 'Adults after bowel surgery under shared care',
        note: 'Six cases of one quarter; nobody knows of how many.',
        theme: {
          cases: 6,
          harm: 'moderate harm',
          factors: ['handoff', 'communication in the team', 'record system'],
          handoffs: ['operating room to ward', 'between specialties'],
          professions: ['physician', 'nurse', 'pharmacist'],
          specialties: ['Surgery', 'Hospital medicine'],
          isChronic: true,
          isMedicalSurgical: true,
        },
      },
    ],
  },
  {
    organization: 'Corran Valley Hospital',
    watches: 'Patients on the wards who get worse, from the first sign to critical care',
    meets: 'every two months',
    people: { chair: 'henrik', liaison: 'leah' },
    meetings: [
      [610, 'Calls of the rapid response team'],
      [420, 'Sepsis: who looks again after the first hours'],
      [150, 'Night shifts; calls that came late'],
    ],
    handOvers: [
      {
        daysAgo: 420,
        statement: 'After the first fluid nobody looked again within six hours in 56 of 124 patients with sepsis',
        population: 'Adults with sepsis on general wards',
        numbers: [56, 124],
        decided: { daysAgo: 408, verdict: 'accepted', reason: 'Counted in every patient of the quarter', speaks: true },
      },
      {
        daysAgo: 150,
        statement: 'The rapid response team was called late at night',
        population: 'Adults on general wards',
        theme: {
          cases: 2,
          harm: 'no harm',
          factors: ['staffing or workload'],
          handoffs: ['between shifts'],
          professions: ['nurse'],
          specialties: [],
          isChronic: false,
          isMedicalSurgical: false,
        },
        decided: {
          daysAgo: 139,
          verdict: 'dismissed',
          reason: 'Two cases with another nurse on leave: a matter of staffing, which teaching does not mend',
        },
      },
    ],
  },
  {
    organization: 'Tern Island Hospital',
    watches: 'Operations, from the decision to the first week at home',
    meets: 'every quarter',
    people: { chair: 'marisol', liaison: 'tomasz' },
    meetings: [
      [500, 'Delirium after hip surgery'],
      [61, 'Handoffs from the operating room'],
    ],
    handOvers: [
      {
        daysAgo: 61,
        statement: 'The plan for pain was lost between the operating room and the ward',
        population: 'Adults after hip or knee surgery',
        theme: {
          cases: 9,
          harm: 'mild harm',
          factors: ['handoff', 'protocol missing or unclear'],
          handoffs: ['operating room to ward'],
          professions: ['physician', 'nurse'],
          specialties: ['Anesthesiology', 'Surgery'],
          isChronic: false,
          isMedicalSurgical: true,
        },
        decided: { daysAgo: 52, verdict: 'accepted', reason: 'Nine cases on two wards; it concerns our own learners' },
      },
    ],
  },
]

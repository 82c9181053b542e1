import type { Role } from '../../kernel/actor.ts'
import { type LocalDate, localDate } from '../../kernel/dates.ts'
import { type Random, seededRandom } from '../../statistics/random.ts'
import { familyNames, givenNames } from './person-name.demo.ts'
import type { CareerStage, Degree, PersonInput, Profession, Relation } from './person.schema.ts'

/** A person of the demonstration, where they belong and what they may do. */
export type DemoPerson = PersonInput & {
  key: string
  organization: string
  relation: Relation
  department: string
  since: LocalDate
  license: string | null
  consents: boolean
  roles: Role[]
}

const departments = [
  'Anesthesiology',
  'Emergency medicine',
  'Family medicine',
  'Geriatrics',
  'Hospital medicine',
  'Nephrology',
  'Nursing',
  'Pediatrics',
  'Pharmacy',
  'Psychiatry',
  'Social work',
  'Surgery',
] as const

type Cast = [
  key: string,
  given: string,
  family: string,
  profession: Profession,
  degree: Degree | null,
  specialty: string | null,
  stage: CareerStage,
  department: string,
  roles: Role[],
]

/** Those who are met by name, in the order in which the sign-in page offers them. */
const cast: Cast[] = [
  ['ruth', 'Ruth', 'Castellane', 'other', null, null, 'staff', 'Hospital medicine', ['office staff']],
  ['jo', 'Jo', 'Ferreby', 'nurse', 'RN', null, 'staff', 'Nursing', ['office staff']],
  [
    'ines',
    'Ines',
    'Kavenagh',
    'physician',
    'MD',
    'Hospital medicine',
    'faculty',
    'Hospital medicine',
    ['course director'],
  ],
  ['tomasz', 'Tomasz', 'Everley', 'physician', 'MD', 'Surgery', 'faculty', 'Surgery', ['faculty']],
  ['priya', 'Priya', 'Lindqvist', 'pharmacist', 'PharmD', null, 'faculty', 'Pharmacy', ['planner']],
  ['marisol', 'Marisol', 'Achterberg', 'physician', 'MD', 'Geriatrics', 'faculty', 'Geriatrics', ['reviewer']],
  ['iris', 'Iris', 'Tolland', 'other', null, null, 'staff', 'Hospital medicine', ['integrity officer']],
  [
    'samuel',
    'Samuel',
    'Whitcombe',
    'physician',
    'MD',
    'Internal medicine',
    'practicing',
    'Hospital medicine',
    ['learner'],
  ],
  ['dalia', 'Dalia', 'Renwick', 'nurse', 'RN', null, 'practicing', 'Nursing', ['learner']],
  ['amara', 'Amara', 'Okonjo', 'physician', 'MBBS', 'Family medicine', 'resident', 'Family medicine', ['learner']],
  ['greta', 'Greta', 'Olmstead', 'other', null, null, 'staff', 'Hospital medicine', ['surveyor']],
  ['ada', 'Ada', 'Lindgren', 'other', null, null, 'staff', 'Hospital medicine', ['administrator']],
  ['bea', 'Bea', 'Thorsen', 'nurse', 'RN', null, 'faculty', 'Nursing', ['faculty']],
  ['henrik', 'Henrik', 'Okonjo', 'physician', 'MD', 'Critical care', 'faculty', 'Emergency medicine', ['faculty']],
  ['leah', 'Leah', 'Marchetti', 'physician', 'MD', 'Pediatrics', 'faculty', 'Pediatrics', ['course director']],
]

/** Professions of the other learners, with how many of each hundred, a degree and specialties. */
const mix: [share: number, profession: Profession, degree: Degree | null, specialties: (string | null)[]][] = [
  [
    38,
    'physician',
    'MD',
    [
      'Hospital medicine',
      'Surgery',
      'Internal medicine',
      'Family medicine',
      'Emergency medicine',
      'Anesthesiology',
      'Pediatrics',
      'Nephrology',
    ],
  ],
  [26, 'nurse', 'RN', [null]],
  [8, 'advanced practice nurse', 'NP', [null]],
  [10, 'pharmacist', 'PharmD', [null]],
  [6, 'physician assistant', 'PA-C', [null]],
  [5, 'social worker', 'LICSW', [null]],
  [4, 'respiratory therapist', 'RRT', [null]],
  [3, 'psychologist', 'PsyD', [null]],
]

const hospitals = [
  'Harbor Point Medical Center',
  'Corran Valley Hospital',
  'Tern Island Hospital',
  'North Shore Community Health Center',
]
const states = ['MA', 'MA', 'MA', 'MA', 'MA', 'NH', 'RI', 'CT', 'ME', 'NY']

/** The people of the demonstration: those met by name and others, `count` in all, always the same. */
export function listDemoPeople(count: number): DemoPerson[] {
  const random = seededRandom(1877)
  const people = cast.map((each) => castMember(each, random))
  const taken = new Set(people.map((person) => person.email))
  while (people.length < count) {
    const person = someone(random, people.length)
    if (taken.has(person.email)) continue
    taken.add(person.email)
    people.push(person)
  }
  return people
}

function castMember(
  [key, givenName, familyName, profession, degree, specialty, careerStage, department, roles]: Cast,
  random: Random,
): DemoPerson {
  const isClinician = degree !== null
  return {
    ...base(givenName, familyName, random),
    key,
    profession,
    degree,
    specialty,
    careerStage,
    license: isClinician ? licenseNumber(random) : null,
    consents: isClinician,
    organization: 'Alder Bay School of Medicine',
    relation: careerStage === 'faculty' ? 'faculty' : careerStage === 'resident' ? 'trainee' : 'staff',
    department,
    roles,
  }
}

function someone(random: Random, at: number): DemoPerson {
  const [, profession, degree, fields] = pickShare(random)
  const stage = stageOf(profession, random)
  const isStudent = stage === 'student'
  const isOfSchool = stage === 'student' || stage === 'resident' || stage === 'fellow' || random() < 0.3
  return {
    ...base(pick(givenNames, random), pick(familyNames, random), random),
    key: `person-${at}`,
    profession,
    degree: isStudent ? null : degree === 'MD' && random() < 0.12 ? 'DO' : degree,
    specialty: isStudent ? null : pick(fields, random),
    careerStage: stage,
    state: pick(states, random),
    license: isStudent || random() < 0.15 ? null : licenseNumber(random),
    consents: random() < 0.8,
    organization: isOfSchool ? 'Alder Bay School of Medicine' : pick(hospitals, random),
    relation: isStudent
      ? 'student'
      : stage === 'resident' || stage === 'fellow'
        ? 'trainee'
        : isOfSchool
          ? 'faculty'
          : 'staff',
    department: pick(departments, random),
    roles: [],
  }
}

function base(givenName: string, familyName: string, random: Random) {
  const plain = (name: string) =>
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
  const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)]
  return {
    givenName,
    familyName,
    email: `${plain(givenName)}.${plain(familyName)}@alderbay.example`,
    birthday: `${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`,
    npi: null,
    state: 'MA',
    country: 'USA',
    since: localDate(`${2008 + Math.floor(random() * 16)}-07-01`),
  }
}

function stageOf(profession: Profession, random: Random): CareerStage {
  const roll = random()
  if (profession === 'physician' && roll < 0.22) return 'resident'
  if (profession === 'physician' && roll < 0.28) return 'fellow'
  if (roll < 0.36) return 'student'
  return roll < 0.46 ? 'faculty' : 'practicing'
}

function pickShare(random: Random): (typeof mix)[number] {
  let roll = random() * 100
  for (const row of mix) if ((roll -= row[0]) < 0) return row
  return mix[0]!
}

/** Numbers of the demonstration keep their leading zeros, as real ones do. */
function licenseNumber(random: Random): string {
  return String(Math.floor(random() * 400_000)).padStart(7, '0')
}

function pick<Thing>(things: readonly Thing[], random: Random): Thing {
  return things[Math.floor(random() * things.length)]!
}

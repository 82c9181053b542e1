import type { ClauseId } from '../../kernel/clause.ts'
import { type ClauseWords, sections } from './mission-statement.schema.ts'

type Words = [before: string, words: string, after: string]

/** The mission of the invented Alder Bay School of Medicine, in the sentences it is read in. */
const words: Record<ClauseId, Words> = {
  P1: [
    'This office exists so that',
    'people here, across the nation and in the places abroad that we serve live in better health, because those who are learning to care for them, and those who do, keep growing more able',
    '.',
  ],
  P2: ['We', 'study what other educators have tried, and take over what has proved itself', ','],
  P3: ['and in the fields where this school knows most we', 'invent and test ways of teaching of our own', '.'],
  A1: ['First of all we teach', 'the faculty, the graduates and the students of Alder Bay', ';'],
  A2: ['beside them', 'physicians and every other health profession, in the Commonwealth and in every state', '.'],
  A3: [
    'Together with agencies and organizations that look after the health of the public we',
    'teach those who give care and those who live in our communities',
    '.',
  ],
  F1: ['For every profession, from the first year of training to the last of practice, there are', 'lectures', ','],
  F2: ['', 'workshops', ','],
  F3: ['', 'simulated cases', ''],
  F4: ['and', 'courses online', '.'],
  F5: [
    'When an epidemic or a disaster comes, we',
    'become a place where professionals and the public find out what to do',
    '.',
  ],
  F6: [
    'We want others in the country to look to our work, and so what we teach is',
    'read by peers before it is taught and built on clinical research',
    '.',
  ],
  N1: ['What is needed we learn by', 'asking clinicians what they find hard', ','],
  N2: ['by', 'working with the committees of our hospitals that watch over quality and care', ','],
  N3: ['by', 'following the medical literature', ','],
  N4: ['by', 'reading what public-health authorities report', ','],
  N5: ['by', 'taking up what our own people publish after peer review', ''],
  N6: ['and by', 'listening to those who took part', '.'],
  N7: [
    'In the literature we look above all for',
    'advances that would help patients, and do not reach them until clinicians learn of them',
    ',',
  ],
  N8: [
    'and in our hospitals for',
    'gaps between professions and specialties, where patients with several illnesses, medical and surgical, are in the care of many',
    '.',
  ],
  R1: ['We have done what we are for when', 'clinicians take what they learned into their work', ','],
  R2: ['when', 'the standard of care rises with it', ','],
  R3: ['and when', 'patients do better than before', '.'],
}

/** The clauses of the demonstration office's statement, each once and in order. */
export const alderBayClauses: readonly ClauseWords[] = sections.flatMap(({ title, clauses }) =>
  clauses.map((clause) => {
    const [wordsBefore, own, wordsAfter] = words[clause]
    return { section: title, clause, wordsBefore, words: own, wordsAfter }
  }),
)

/** Why the first version was adopted. */
export const alderBayWhy = 'The education committee wants each promise of the mission to be counted'

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { LocalDate } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Db, Tx } from '../../platform/database.ts'
import { containing, wordsOf } from '../../platform/search.ts'
import {
  type CertificateChoice,
  type Counted,
  certificateList,
  shiftTally,
  whichCertificates,
} from './certificate-list.store.ts'
import { certificateWords, type CertificateWords } from './certificate.schema.ts'

/** A certificate with its words and its fate, as every list and page reads it. */
function certificates(db: Db | Tx) {
  return db
    .selectFrom('certificates_certificate as c')
    .leftJoin('certificates_certificate as n', 'n.supersedes_id', 'c.id')
    .leftJoin('certificates_withdrawal as w', 'w.certificate_id', 'c.id')
    .select([
      'c.id',
      'c.number',
      'c.kind',
      'c.content',
      'c.activity_id as activityId',
      'c.person_id as personId',
      'c.claim_id as claimId',
      'c.supersedes_id as supersedesId',
      'c.why',
      'c.issued_at as issuedAt',
      'n.id as nextId',
      'n.number as nextNumber',
      'w.at as withdrawnAt',
      'w.why as withdrawnWhy',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number]
export type Certificate = Omit<Row, 'content'> & { words: CertificateWords }

function withWords({ content, ...row }: Row): Certificate {
  return { ...row, words: certificateWords.parse(content) }
}

/** One certificate; undefined when there is none. */
export async function findCertificate(db: Db | Tx, certificateId: string): Promise<Certificate | undefined> {
  const row = await certificates(db).where('c.id', '=', certificateId).executeTakeFirst()
  return row && withWords(row)
}

/** The certificate with this number, as it is kept; undefined when no certificate has it. */
export async function findCertificateByNumber(db: Db | Tx, number: string): Promise<Certificate | undefined> {
  const row = await certificates(db).where('c.number', '=', number).executeTakeFirst()
  return row && withWords(row)
}

/** The certificate that this person has for this activity now, the last of its chain; undefined before the first. */
export async function findCertificateOf(
  db: Db | Tx,
  activityId: string,
  personId: string,
): Promise<Certificate | undefined> {
  const row = await certificates(db)
    .where('c.activity_id', '=', activityId)
    .where('c.person_id', '=', personId)
    .where('n.id', 'is', null)
    .executeTakeFirst()
  return row && withWords(row)
}

/** What a person has now, the newest completion first; of each chain only the last. */
export async function listCertificatesOf(db: Db | Tx, personId: string): Promise<Certificate[]> {
  const rows = await certificates(db)
    .where('c.person_id', '=', personId)
    .where('n.id', 'is', null)
    .orderBy(sql`c.content->>'completedOn'`, 'desc')
    .orderBy('c.issued_at', 'desc')
    .execute()
  return rows.map(withWords)
}

/** The last day on which a certificate was issued to a person; null where none was. */
export async function findLastCertificate(db: Db | Tx, personId: string): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('certificates_certificate')
    .where('person_id', '=', personId)
    .select(sql<LocalDate | null>`max(issued_at)::date`.as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

/** Issues a certificate. Undefined when this person has one for this activity, or the one named is replaced already. */
export async function saveCertificate(
  tx: Tx,
  certificate: {
    number: string
    activityId: string
    personId: string
    claimId: string | null
    supersedesId: string | null
    why: string
    words: CertificateWords
  },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('certificates_certificate')
    .values({
      id: newId(),
      number: certificate.number,
      activity_id: certificate.activityId,
      person_id: certificate.personId,
      claim_id: certificate.claimId,
      kind: certificate.words.kind,
      content: JSON.stringify(certificate.words),
      supersedes_id: certificate.supersedesId,
      why: certificate.why,
      by_id: tx.actor.personId,
      issued_at: tx.at,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return undefined
  const { personId, supersedesId, words } = certificate
  if (supersedesId !== null) await shiftTally(tx, await findCounted(tx, supersedesId), -1)
  await shiftTally(tx, { personId, kind: words.kind, awarded: words.awarded, isWithdrawn: false }, 1)
  return row.id
}

/** A certificate as it counts among all. */
async function findCounted(tx: Tx, certificateId: string): Promise<Counted> {
  return tx
    .selectFrom('certificates_certificate as c')
    .leftJoin('certificates_withdrawal as w', 'w.certificate_id', 'c.id')
    .where('c.id', '=', certificateId)
    .select(['c.person_id as personId', 'c.kind', sql<number | null>`(c.content->>'awarded')::int`.as('awarded')])
    .select(sql<boolean>`w.at is not null`.as('isWithdrawn'))
    .executeTakeFirstOrThrow()
}

/** Takes a certificate back; false when someone has done so before. */
export async function saveWithdrawal(tx: Tx, certificateId: string, why: string): Promise<boolean> {
  const row = await tx
    .insertInto('certificates_withdrawal')
    .values({ certificate_id: certificateId, why, by_id: tx.actor.personId, at: tx.at })
    .onConflict((oc) => oc.doNothing())
    .returning('certificate_id')
    .executeTakeFirst()
  if (!row) return false
  const taken = await findCounted(tx, certificateId)
  await shiftTally(tx, { ...taken, isWithdrawn: false }, -1)
  await shiftTally(tx, taken, 1)
  return true
}

export type CertificateFilter = CertificateChoice & { words?: string; after?: { at: string; id: string } }

/** Certificates for other programs, the newest issue first; `words` are looked for in number, name and title. */
export async function listCertificates(db: Db, filter: CertificateFilter, limit: number): Promise<Certificate[]> {
  let query = certificates(db).orderBy('c.issued_at', 'desc').orderBy('c.id', 'desc').limit(limit)
  for (const word of wordsOf(filter.words))
    query = query.where(sql<boolean>`${certificateList.text!} ilike ${containing(word)}`)
  for (const which of whichCertificates(filter)) query = query.where(which as RawBuilder<SqlBool>)
  if (filter.after) {
    const { at, id } = filter.after
    query = query.where(sql<boolean>`(c.issued_at, c.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return (await query.execute()).map(withWords)
}

/** How a certificate came about and what became of it: each of its chain, oldest first, with who issued it. */
export function listChain(db: Db, activityId: string, personId: string) {
  return db
    .selectFrom('certificates_certificate as c')
    .leftJoin('certificates_withdrawal as w', 'w.certificate_id', 'c.id')
    .leftJoin('people_person as p', 'p.id', 'c.by_id')
    .leftJoin('people_person as q', 'q.id', 'w.by_id')
    .where('c.activity_id', '=', activityId)
    .where('c.person_id', '=', personId)
    .orderBy('c.issued_at')
    .orderBy('c.id')
    .select([
      'c.id',
      'c.number',
      'c.why',
      'c.issued_at as issuedAt',
      sql<string | null>`p.given_name || ' ' || p.family_name`.as('by'),
      'w.at as withdrawnAt',
      'w.why as withdrawnWhy',
      sql<string | null>`q.given_name || ' ' || q.family_name`.as('withdrawnBy'),
    ])
    .execute()
}

import { sql } from 'kysely'
import type { Db, Fragment, Tx } from '../../platform/database.ts'
import type { Source } from '../../platform/listing.ts'
import { type CertificateKind, type CertificateStanding, type CertificateWords } from './certificate.schema.ts'
import type { CertificateFate } from './certificate.schema.ts'

/** Which certificates to list. */
export type CertificateChoice = { kind?: CertificateKind; standing?: CertificateStanding }

/** A certificate as its list reads it. */
export type CertificateLine = CertificateFate & {
  id: string
  number: string
  issuedAt: Date
  content: CertificateWords
}

/** Every certificate, the newest issue first; words are looked for in number, name and title, in the words of the index. */
export const certificateList: Source<CertificateLine, CertificateChoice> = {
  table: 'certificates_certificate',
  as: 'c',
  details: sql`left join certificates_certificate n on n.supersedes_id = c.id
    left join certificates_withdrawal w on w.certificate_id = c.id`,
  select: sql`c.id, c.number, c.content, c.issued_at as "issuedAt", n.number as "nextNumber", w.at as "withdrawnAt"`,
  text: sql`c.number || ' ' || (c.content->>'learner') || ' ' || (c.content->>'title')`,
  near: sql`c.content->>'learner'`,
  orders: {
    newest: { keys: [{ by: sql`c.issued_at`, type: 'instant' }], down: true },
    name: { keys: [{ by: sql`lower(c.content->>'learner') collate "C"`, type: 'text' }] },
  },
  where: whichCertificates,
}

const isReplaced = sql`exists (select from certificates_certificate n where n.supersedes_id = c.id)`
const isTakenBack = sql`exists (select from certificates_withdrawal w where w.certificate_id = c.id)`

/** What a certificate, by the short name `c`, must be to be one of these. */
export function whichCertificates({ kind, standing }: CertificateChoice): Fragment[] {
  const stands = {
    superseded: [isReplaced],
    withdrawn: [isTakenBack, sql`not ${isReplaced}`],
    valid: [sql`not ${isTakenBack}`, sql`not ${isReplaced}`],
  }
  return [...(kind ? [sql`c.kind = ${sql.lit(kind)}`] : []), ...(standing ? stands[standing] : [])]
}

/** How much stands: awards and their quarters, certificates of participation, and how many were withdrawn. */
export async function countCertificates(db: Db) {
  return db
    .selectFrom('certificates_tally')
    .select((eb) => [
      sql<number>`coalesce(${eb.fn.sum('awards')}, 0)`.as('awards'),
      sql<number>`coalesce(${eb.fn.sum('quarters')}, 0)`.as('quarters'),
      sql<number>`coalesce(${eb.fn.sum('participations')}, 0)`.as('participations'),
      sql<number>`coalesce(${eb.fn.sum('withdrawn')}, 0)`.as('withdrawn'),
    ])
    .executeTakeFirstOrThrow()
}

/** A certificate as it counts: credit and participation that stand, or one that was taken back. */
export type Counted = { personId: string; kind: CertificateKind; awarded: number | null; isWithdrawn: boolean }

/** Counts a certificate, or (`-1`) counts it no more, in the act that issues, replaces or withdraws it. */
export async function shiftTally(tx: Tx, { personId, kind, awarded, isWithdrawn }: Counted, by: 1 | -1): Promise<void> {
  const isCredit = !isWithdrawn && kind === 'credit'
  await tx
    .insertInto('certificates_tally')
    .values({
      slot: Number.parseInt(personId.at(-1)!, 16),
      awards: isCredit ? by : 0,
      quarters: isCredit ? by * (awarded ?? 0) : 0,
      participations: !isWithdrawn && kind === 'participation' ? by : 0,
      withdrawn: isWithdrawn ? by : 0,
    })
    .onConflict((oc) =>
      oc.column('slot').doUpdateSet((eb) => ({
        awards: sql`certificates_tally.awards + ${eb.ref('excluded.awards')}`,
        quarters: sql`certificates_tally.quarters + ${eb.ref('excluded.quarters')}`,
        participations: sql`certificates_tally.participations + ${eb.ref('excluded.participations')}`,
        withdrawn: sql`certificates_tally.withdrawn + ${eb.ref('excluded.withdrawn')}`,
      })),
    )
    .execute()
}

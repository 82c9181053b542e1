import { dayOf, showDay, showInstant } from '../../kernel/dates.ts'
import { type Missing, missing } from '../../kernel/decision.ts'
import { isId } from '../../kernel/ids.ts'
import { showCredits } from '../../kernel/quarters.ts'
import { type Answer, seeOther, showPage } from '../../http/answer.ts'
import { errorsOf, one, readForm, statusOf } from '../../http/form.ts'
import { may } from '../../http/permission.ts'
import { type Route, type Visit, visitorOf } from '../../http/route.ts'
import type { Errors } from '../../ui/errors.ts'
import { showName } from '../people/person.schema.ts'
import { findPerson } from '../people/person.store.ts'
import { correctionInput, withdrawalInput } from '../certificates/certificate.schema.ts'
import { type Certificate, findCertificate, listChain } from '../certificates/certificate.store.ts'
import { certificateKind } from '../certificates/recipient.rules.ts'
import { correctCertificate, withdrawCertificate } from './correction.commands.ts'
import { standingOf } from '../certificates/certificate.rules.ts'
import { CertificateRecordPage, type ChainStep, type TypedCorrection } from './correction.view.tsx'

const path = '/office/credit/certificates/:certificateId'
const addressOf = (certificateId: string) => `/office/credit/certificates/${certificateId}`

/** One certificate to the office: read, corrected by another, or withdrawn. */
export const correctionRoutes: Route[] = [
  {
    method: 'GET',
    path,
    may: 'credit.see',
    handle: (visit) =>
      withCertificate(visit, (certificate) => showRecord(visit, certificate, typedOf(certificate), {})),
  },
  {
    method: 'POST',
    path: `${path}/correction`,
    may: 'credit.correct',
    handle: (visit) =>
      withCertificate(visit, async (certificate) => {
        const typed = typedIn(visit, certificate)
        const read = readForm(correctionInput, typed)
        if (!read.ok) return showRecord(visit, certificate, typed, read.errors)
        const decision = await visit.write((tx) => correctCertificate(tx, certificate.id, read.data, deskOf(visit)))
        if (decision === missing) return missing
        if (!decision.ok) return showRecord(visit, certificate, typed, errorsOf(decision.refusal))
        return seeOther(addressOf(decision.value))
      }),
  },
  {
    method: 'POST',
    path: `${path}/withdrawal`,
    may: 'credit.correct',
    handle: (visit) =>
      withCertificate(visit, async (certificate) => {
        const typed = { ...typedOf(certificate), withdrawal: one(visit.form, 'withdrawal') }
        const read = readForm(withdrawalInput, { why: typed.withdrawal })
        if (!read.ok) return showRecord(visit, certificate, typed, { withdrawal: read.errors.why! })
        const decision = await visit.write((tx) =>
          withdrawCertificate(tx, certificate.id, read.data.why, deskOf(visit)),
        )
        if (decision === missing) return missing
        if (!decision.ok) return showRecord(visit, certificate, typed, errorsOf(decision.refusal))
        return seeOther(addressOf(certificate.id))
      }),
  },
]

function deskOf({ office }: Visit) {
  return { today: office.today(), address: office.address() }
}

async function withCertificate(
  visit: Visit,
  go: (certificate: Certificate) => Promise<Answer | Missing>,
): Promise<Answer | Missing> {
  const certificateId = visit.params.certificateId!
  const certificate = isId(certificateId) ? await findCertificate(visit.db, certificateId) : undefined
  return certificate ? go(certificate) : missing
}

async function showRecord(visit: Visit, certificate: Certificate, typed: TypedCorrection, errors: Errors) {
  const { id, number, words, nextId, nextNumber, withdrawnAt, withdrawnWhy, activityId, personId } = certificate
  const { timeZone } = visit.office.settings
  const [person, chain] = await Promise.all([findPerson(visit.db, personId), listChain(visit.db, activityId, personId)])
  if (!person) return missing
  const shown = {
    id,
    number,
    words,
    standing: standingOf(certificate),
    next: nextId && nextNumber ? { id: nextId, number: nextNumber } : null,
    withdrawn: withdrawnAt ? { on: showDay(dayOf(withdrawnAt, timeZone)), why: withdrawnWhy ?? '' } : null,
  }
  const body = (
    <CertificateRecordPage
      certificate={shown}
      person={{ id: personId, name: showName(person), email: person.email }}
      kind={certificateKind({ ...person, degrees: person.degree ? [person.degree] : [] })}
      steps={chain.flatMap((link) => stepsOf(link, timeZone))}
      stamp={visit.stamp()}
      typed={typed}
      errors={errors}
      mayCorrect={may(visitorOf(visit), 'credit.correct')}
    />
  )
  const status = statusOf(errors)
  return showPage({ face: 'office', title: `Certificate ${number}`, current: '/office/credit', status, body })
}

type ChainLink = Awaited<ReturnType<typeof listChain>>[number]

function stepsOf(link: ChainLink, timeZone: string): ChainStep[] {
  const href = addressOf(link.id)
  const issued = {
    when: showInstant(link.issuedAt, timeZone),
    what: `${link.number} issued`,
    href,
    by: `by ${link.by ?? 'the office'}`,
    why: link.why,
  }
  if (!link.withdrawnAt) return [issued]
  const withdrawn = {
    when: showInstant(link.withdrawnAt, timeZone),
    what: `${link.number} withdrawn`,
    href,
    by: `by ${link.withdrawnBy ?? 'the office'}`,
    why: link.withdrawnWhy ?? '',
  }
  return [issued, withdrawn]
}

function typedOf({ words }: Certificate): TypedCorrection {
  const credits = words.awarded === null ? '' : showCredits(words.awarded)
  return { learner: words.learner, credits, why: '', withdrawal: '' }
}

function typedIn(visit: Visit, certificate: Certificate): TypedCorrection {
  const typed = (name: string) => one(visit.form, name)
  return { ...typedOf(certificate), learner: typed('learner'), credits: typed('credits'), why: typed('why') }
}

import { capital } from '../../kernel/words.ts'
import type { ComponentChildren } from 'preact'
import { standards } from '../../standards/registry.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Next } from '../../ui/next.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tags } from '../../ui/tag.tsx'
import { PageTitle } from '../../ui/title.tsx'
import type { FindingLine } from './finding.store.ts'
import { FindingEntries } from './finding-list.view.tsx'
import { showPeriod } from '../measures/measure.schema.ts'
import { SourceSays, type SourceValue, SourceValues } from './source-content.view.tsx'
import { StandingStatus, showDesign } from './source-list.view.tsx'
import { showLevelReason } from './source.rules.ts'
import {
  type Channel,
  type Design,
  type SourceDetail,
  type SourceKind,
  type Standing,
  channelWords,
  showIssued,
} from './source.schema.ts'

/** One act on the source, as its history tells it. */
export type SourceAct = { when: string; what: string; by: string; why: string | null }

/** Everything known of a source. */
export type SourceRecord = {
  id: string
  title: string
  channel: Channel
  kind: SourceKind
  issuer: string | null
  issuedOn: Parameters<typeof showIssued>[0]['issuedOn']
  issuedText: string | null
  identifierSystem: string | null
  identifier: string | null
  link: string | null
  design: Design | null
  levelStart: number | null
  standing: Standing
  detail: SourceDetail
  runId: string | null
  runLine: number | null
}

type Props = {
  source: SourceRecord
  topics: string[]
  values: SourceValue[]
  findings: FindingLine[]
  history: SourceAct[]
  mayRecord: boolean
}

/** A source with its provenance, its numbers, and what was read out of it. */
export function SourcePage({ source, topics, values, findings, history, mayRecord }: Props) {
  const issued = showIssued(source)
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Evidence', href: '/evidence' },
          { label: 'Sources', href: '/evidence/sources' },
        ]}
      />
      <PageTitle
        above={capital(source.kind)}
        meta={[
          channelWords[source.channel],
          [source.issuer, issued].filter(Boolean).join(', '),
          source.design === null ? null : showDesign(source),
          <StandingStatus standing={source.standing} />,
        ].filter(Boolean)}
      >
        {source.title}
      </PageTitle>
      <Standing source={source} accepted={findings.filter((finding) => finding.state === 'accepted').length} />
      {mayRecord && source.standing !== 'retracted' ? (
        <Next act={<ButtonLink href={`/evidence/sources/${source.id}/findings/new`}>Make a finding</ButtonLink>}>
          {findings.length === 0 ? 'Nothing was read out of this source yet.' : 'Read one more finding out of it.'}
        </Next>
      ) : null}
      <div>
        <Content source={source} values={values} />
        <Made findings={findings} />
        <Provenance source={source} topics={topics} />
        <History history={history} />
      </div>
    </>
  )
}

function Content({ source, values }: Pick<Props, 'source' | 'values'>) {
  return (
    <>
      {source.detail.kind === 'measure report' ? null : (
        <Leaf title={source.detail.kind === 'article' ? 'Abstract' : 'What it says'}>
          <SourceSays detail={source.detail} />
        </Leaf>
      )}
      {values.length === 0 ? null : (
        <Leaf
          title="Numbers"
          small={
            values.some((value) => value.isSuperseded) ? 'What was reported later counts; the rest stays' : undefined
          }
        >
          <SourceValues values={values} />
        </Leaf>
      )}
    </>
  )
}

function Made({ findings }: Pick<Props, 'findings'>) {
  return (
    <Leaf title="Findings" small={findings.length === 0 ? undefined : 'Made from this source'}>
      {findings.length === 0 ? (
        <p class="soft">None yet. Someone reads a finding out of it, and someone decides on it.</p>
      ) : (
        <FindingEntries findings={findings} label="Findings from this source" />
      )}
    </Leaf>
  )
}

function History({ history }: Pick<Props, 'history'>) {
  return (
    <Leaf title="History">
      <Entries>
        {history.map((act) => (
          <Entry when={act.when} meta={act.why ?? undefined}>
            {`${act.what}, ${act.by}`}
          </Entry>
        ))}
      </Entries>
    </Leaf>
  )
}

function Standing({ source, accepted }: { source: SourceRecord; accepted: number }) {
  if (source.standing === 'retracted')
    return (
      <Notice is="bad" title="This work was retracted.">
        {`Nothing can be built on it. ${accepted === 0 ? 'No accepted finding stands on it.' : `${showNumber(accepted)} on it: look at each, and dismiss what nothing else supports.`}`}
      </Notice>
    )
  if (source.standing === 'expression of concern')
    return (
      <Notice is="warn" title="Its publisher has voiced concern about this work.">
        Wait for what comes of it before much is built on it.
      </Notice>
    )
  return null
}

function showNumber(accepted: number): string {
  return accepted === 1 ? '1 accepted finding stands' : `${accepted} accepted findings stand`
}

function Provenance({ source, topics }: { source: SourceRecord; topics: string[] }) {
  return (
    <Leaf title="Where it comes from">
      <Facts facts={[...listIdentifiers(source), ...listMaker(source), ...levelOf(source), importedFrom(source)]} />
      {topics.length === 0 ? null : (
        <div class="gap">
          <Tags words={topics} />
        </div>
      )}
    </Leaf>
  )
}

type Fact = [term: string, says: ComponentChildren]

function listIdentifiers(source: SourceRecord): Fact[] {
  const { detail, link } = source
  const facts: Fact[] = []
  if (source.identifierSystem === 'pubmed') facts.push(['PMID', outside(link, source.identifier)])
  if (detail.kind === 'article' && detail.doi) facts.push(['DOI', outside(`https://doi.org/${detail.doi}`, detail.doi)])
  if (detail.kind === 'article' && detail.pmcid) facts.push(['PubMed Central', detail.pmcid])
  if (detail.kind === 'measure report') facts.push(['Measure', detail.canonical])
  if (detail.kind === 'measure report') facts.push(['Period', showPeriod(detail.periodStart, detail.periodEnd)])
  if (source.identifierSystem === 'doi') facts.push(['DOI', outside(link, source.identifier)])
  if (source.identifierSystem === 'office' && link) facts.push(['Link', outside(link, link)])
  return facts
}

function listMaker({ detail, issuer }: SourceRecord): Fact[] {
  if (detail.kind !== 'article') return issuer === null ? [] : [['From', issuer]]
  const facts: Fact[] = []
  if (detail.authors.length > 0) facts.push(['Authors', showAuthors(detail.authors)])
  if (issuer !== null) facts.push(['Journal', issuer])
  if (detail.publicationTypes.length > 0) facts.push(['Published as', detail.publicationTypes.join(', ')])
  if (detail.keywords.length > 0) facts.push(['Keywords', detail.keywords.join(', ')])
  if (detail.retracts.length > 0) facts.push(['It retracts', detail.retracts.map((pmid) => `PMID ${pmid}`).join(', ')])
  return facts
}

function levelOf(source: SourceRecord): Fact[] {
  if (source.design === null) return []
  const isPreprint = source.detail.kind === 'article' && source.detail.isPreprint
  const reason = (
    <>
      {showLevelReason({ ...source, isPreprint })}{' '}
      <a class="rule" href={standards['methods.evidence-levels']!.link}>
        OCEBM 2011
      </a>
    </>
  )
  return [['Level', reason]]
}

function importedFrom({ runId, runLine }: SourceRecord): Fact {
  if (runId === null) return ['Recorded', 'Typed by a person']
  return ['Recorded', <a href={`/imports/${runId}`}>{`By an import, line ${runLine ?? 0} of its file`}</a>]
}

function outside(href: string | null, says: string | null): ComponentChildren {
  return href === null ? says : <a href={href}>{says}</a>
}

function showAuthors(authors: string[]): string {
  return authors.length <= 12
    ? authors.join(', ')
    : `${authors.slice(0, 10).join(', ')} and ${authors.length - 10} more`
}

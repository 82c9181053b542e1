import { standards } from '../../standards/registry.ts'
import type { Stamp } from '../../http/route.ts'
import { Button } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Rule } from '../../ui/details.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { NumberField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { Ledger } from '../../ui/ledger.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { showWeight } from './rank.part.tsx'
import { type CriterionId, criteria, usualTrial } from './ranking.schema.ts'

export type RuleCriterion = { key: CriterionId; label: string; weight: number; anchors: string[] }
export type RankingVersion = {
  version: number
  why: string
  on: string
  by: string
  weights: { label: string; weight: number }[]
}

type RankingPageProps = {
  version: number | null
  criteria: RuleCriterion[]
  versions: RankingVersion[]
  stamp: Stamp
  typed: Readonly<Record<string, string>>
  errors: Errors
  mayDecide: boolean
}

const rule = standards['methods.decision-matrix']!

/** The rule gaps are ranked by: criteria, weights, what the marks stand for, and every version there was. */
export function RankingPage(page: RankingPageProps) {
  const { version, criteria: all, versions } = page
  return (
    <>
      <Crumbs trail={[{ label: 'Gaps', href: '/gaps' }]} />
      <PageTitle
        lead="A gap’s score is the sum of its marks, each times the weight of its criterion. It runs from 0 to 4."
        meta={[version === null ? 'The weights an office starts out with' : `Version ${version}`]}
      >
        The rule of ranking
      </PageTitle>
      <div>
        <Criteria criteria={all} />
        {page.mayDecide ? <Change {...page} /> : null}
        <Leaf title="Versions">
          {versions.length === 0 ? (
            <p>None was set yet. The weights above hold from the first mark on.</p>
          ) : (
            <Entries>
              {versions.map((one) => (
                <Entry
                  when={one.on}
                  title={`Version ${one.version}: ${one.why}`}
                  meta={`${one.weights.map(({ label, weight }) => `${label} ${showWeight(weight)}`).join(', ')}. ${one.by}`}
                />
              ))}
            </Entries>
          )}
        </Leaf>
      </div>
    </>
  )
}

function Criteria({ criteria: all }: { criteria: RuleCriterion[] }) {
  return (
    <Leaf title="Criteria" small="Weights have a sum of 1">
      <div class="flow">
        <Ledger
          caption="Criteria, their weights and marks"
          hideCaption
          rows={all}
          columns={[
            { key: 'label', label: 'Criterion', row: true },
            { key: 'weight', label: 'Weight', num: true, cell: ({ weight }) => showWeight(weight) },
            { key: 'asks', label: 'It asks', cell: ({ key }) => criteria[key].asks },
            { key: 'anchors', label: 'Marks', cell: ({ anchors }) => <Anchors anchors={anchors} /> },
          ]}
        />
        <p>
          The weights are tried: {usualTrial.draws.toLocaleString('en-US')} sets are drawn around them, always the same
          ones. A gap that is in the top {usualTrial.top} in some draws, and in fewer than {usualTrial.enough * 100} of
          100, is shown as depending on the weights.
        </p>
        <Rule number={rule.edition} href={rule.link}>
          {rule.title}.
        </Rule>
      </div>
    </Leaf>
  )
}

function Anchors({ anchors }: { anchors: string[] }) {
  return (
    <>
      {anchors.map((anchor, mark) => (
        <>
          {mark === 0 ? null : <br />}
          {mark}: {anchor}
        </>
      ))}
    </>
  )
}

function Change({ criteria: all, stamp, typed, errors }: RankingPageProps) {
  return (
    <Leaf title="Change the weights" small="Every open gap is ranked anew; its marks stay">
      <div class="flow">
        <ErrorSummary title="The rule is as it was" errors={listErrors(errors)} />
        <Form action="/gaps/ranking" {...stamp}>
          {all.map(({ key, label }) => (
            <NumberField name={key} label={label} value={typed[key]} error={errors[key]} />
          ))}
          <TextArea
            name="why"
            label="Why"
            hint="Kept with the version, and printed with it"
            rows={2}
            value={typed.why}
            error={errors.why}
          />
          <Button>Set these weights</Button>
        </Form>
      </div>
    </Leaf>
  )
}

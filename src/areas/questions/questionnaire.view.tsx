import type { Stamp } from '../../http/route.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Crumbs } from '../../ui/crumbs.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Entries, Entry } from '../../ui/entries.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { type Errors, listErrors } from '../../ui/errors.ts'
import { TextArea, TextField } from '../../ui/field.tsx'
import { FilterSelect, FilterWords, Filters } from '../../ui/filters.tsx'
import { Form } from '../../ui/form.tsx'
import { Leaf } from '../../ui/leaf.tsx'
import { type Column, Ledger, RowTitle } from '../../ui/ledger.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pages } from '../../ui/pages.tsx'
import { PageTitle } from '../../ui/title.tsx'
import { type Item, type QuestionnaireKind, questionnaireKinds } from './questionnaire.schema.ts'

export type QuestionnaireLine = {
  id: string
  kind: string
  title: string
  number: number
  items: number
  answered: number
}

const columns: Column<QuestionnaireLine>[] = [
  {
    key: 'title',
    label: 'Questionnaire',
    row: true,
    cell: (line) => <RowTitle href={`/office/questionnaires/${line.id}`}>{line.title}</RowTitle>,
  },
  { key: 'kind', label: 'For' },
  { key: 'items', label: 'Questions', num: true },
  { key: 'number', label: 'Version', num: true },
  { key: 'answered', label: 'Handed in', num: true },
]

/** Every questionnaire of the office. New ones are begun where they are used: a test in its course. */
export function QuestionnairesPage(list: { lines: QuestionnaireLine[]; words: string; kind: string; next?: string }) {
  return (
    <>
      <PageTitle lead="Tests, evaluations and review forms. A version that someone has answered stays as it is.">
        Questionnaires
      </PageTitle>
      <Filters action="/office/questionnaires" label="Filter the questionnaires">
        <FilterWords value={list.words} />
        <FilterSelect
          name="kind"
          label="For"
          value={list.kind}
          options={questionnaireKinds.map((kind) => ({ value: kind, label: kind }))}
        />
      </Filters>
      <div class="gap">
        {list.lines.length === 0 ? (
          <Empty title="No questionnaire fits.">
            A test appears here when a course sets it up; other forms when they are first used.
          </Empty>
        ) : (
          <Ledger caption="Questionnaires, by title" hideCaption columns={columns} rows={list.lines} />
        )}
        <Pages next={list.next} />
      </div>
    </>
  )
}

export type EditorProps = {
  questionnaire: {
    id: string
    kind: QuestionnaireKind
    title: string
    intro: string
    number: number
    isFrozen: boolean
  }
  items: Item[]
  stamp: Stamp
  mayWrite: boolean
  said?: string
  typed?: { title: string; intro: string }
  errors?: Errors
}

/** One questionnaire: its questions in order, and what can be done to each. */
export function EditorPage({ questionnaire, items, stamp, mayWrite, said, typed, errors = {} }: EditorProps) {
  const here = `/office/questionnaires/${questionnaire.id}`
  const head = typed ?? questionnaire
  return (
    <>
      <Crumbs trail={[{ label: 'Questionnaires', href: '/office/questionnaires' }]} />
      <PageTitle
        meta={[questionnaire.kind, `version ${questionnaire.number}`, `${items.length} questions`]}
        acts={
          <ButtonLink href={`${here}/preview`} look="quiet">
            As it will be seen
          </ButtonLink>
        }
      >
        {questionnaire.title}
      </PageTitle>
      {questionnaire.isFrozen ? (
        <Notice is="warn" title="Someone has answered this version.">
          It stays as it is. What you change here becomes version {questionnaire.number + 1}, for whoever begins from
          now on.
        </Notice>
      ) : null}
      {said ? (
        <Notice is="bad" title="Not done." live>
          {said}
        </Notice>
      ) : null}
      <ItemsLeaf here={here} items={items} stamp={stamp} mayWrite={mayWrite} />
      {mayWrite ? (
        <Leaf title="Title and first words">
          <ErrorSummary title="Nothing is saved yet" errors={listErrors(errors)} />
          <Form action={here} {...stamp}>
            <TextField name="title" label="Title" value={head.title} error={errors.title} required />
            <TextArea
              name="intro"
              label="What people read first"
              optional
              rows={3}
              value={head.intro}
              error={errors.intro}
            />
            <Button look="quiet">Save</Button>
          </Form>
        </Leaf>
      ) : null}
    </>
  )
}

function ItemsLeaf({ here, items, stamp, mayWrite }: { here: string; items: Item[]; stamp: Stamp; mayWrite: boolean }) {
  return (
    <Leaf title="Questions" small={mayWrite ? <a href={`${here}/items/new`}>Add a question</a> : undefined}>
      {items.length === 0 ? (
        <Empty title="No question yet.">Add the first one; the page it stands on can be changed later.</Empty>
      ) : null}
      <Entries>
        {items.map((item, at) => (
          <Entry
            when={`Page ${item.page}`}
            title={item.wording}
            href={mayWrite ? `${here}/items/${item.key}` : undefined}
            meta={[
              item.type,
              item.isRequired ? 'required' : null,
              item.options.some((option) => option.isRight) ? 'scored' : null,
            ]
              .filter(Boolean)
              .join(' · ')}
            act={
              mayWrite ? (
                <ItemActs here={here} item={item} stamp={stamp} isFirst={at === 0} isLast={at === items.length - 1} />
              ) : null
            }
          />
        ))}
      </Entries>
    </Leaf>
  )
}

type ActsProps = { here: string; item: Item; stamp: Stamp; isFirst: boolean; isLast: boolean }

function ItemActs({ here, item, stamp, isFirst, isLast }: ActsProps) {
  const act = (how: string, label: string) => (
    <Button look={how === 'remove' ? 'grave' : 'quiet'} small name="how" value={how}>
      {label} <span class="hide">: {item.wording}</span>
    </Button>
  )
  return (
    <Form action={`${here}/items/${item.key}/place`} {...stamp} inline>
      <span class="row">
        {isFirst ? null : act('up', 'Up')} {isLast ? null : act('down', 'Down')} {act('remove', 'Remove')}
      </span>
    </Form>
  )
}

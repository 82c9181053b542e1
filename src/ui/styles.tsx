import type { ComponentChildren } from 'preact'
import { Leaf } from './leaf.tsx'
import { AmountsShown, HeatShown, NetworkShown, TwoTimesShown } from './styles-comparison.tsx'
import { ChartsShown, NumbersShown } from './styles-chart.tsx'
import { AnswersShown, ChoicesShown, FieldsShown, GivenShown, RefusedShown } from './styles-form.tsx'
import { EntriesShown, LedgerShown, ListStatesShown } from './styles-list.tsx'
import { ReadingShown, StatementShown } from './styles-reading.tsx'
import { NoticesShown, QuestionsShown, StatesShown, WaysShown } from './styles-state.tsx'
import { ButtonsShown, ColorsShown, OddShown, TypeShown } from './styles-word.tsx'
import { PageTitle } from './title.tsx'

const leaves = [
  { title: 'Type', small: 'Serif to read, sans to act', Part: TypeShown },
  { title: 'Color', small: 'Ink and paper, one accent, three meanings', Part: ColorsShown },
  { title: 'Buttons and links', small: 'One filled button in sight', Part: ButtonsShown },
  { title: 'A refused form', small: 'The summary leads to each answer', Part: RefusedShown },
  { title: 'Fields', small: 'Label, hint, error, control', Part: FieldsShown },
  { title: 'Fields that are given', small: 'Read only, closed, a file, much text', Part: GivenShown },
  { title: 'Choices', small: 'Up to seven, one to a line', Part: ChoicesShown },
  { title: 'Ratings', small: 'One, or several on the same words', Part: AnswersShown },
  { title: 'State', small: 'A shape and a word', Part: StatesShown },
  { title: 'Notices', small: 'What just happened, or must be known first', Part: NoticesShown },
  { title: 'Entries', small: 'Things with a date, a due day or a source', Part: EntriesShown },
  { title: 'Ledger', small: 'Rows to compare', Part: LedgerShown },
  { title: 'Empty, loading, wrong', small: 'What stands where nothing stands', Part: ListStatesShown },
  { title: 'To be read', small: 'Prose, facts, a chain', Part: ReadingShown },
  { title: 'Statement', small: 'Each clause carries its number', Part: StatementShown },
  { title: 'Numbers', small: 'n of N, the period, the records', Part: NumbersShown },
  { title: 'Run charts', small: 'A measure over time', Part: ChartsShown },
  { title: 'Bars and distributions', small: 'How much of each, how often each', Part: AmountsShown },
  { title: 'Two times', small: 'Before and after, side by side', Part: TwoTimesShown },
  { title: 'Heat tables', small: 'Many numbers at a glance', Part: HeatShown },
  { title: 'Network maps', small: 'What hangs together with what', Part: NetworkShown },
  { title: 'Ways through', small: 'From page to page', Part: WaysShown },
  { title: 'What comes next', small: 'And questions in front of a page', Part: QuestionsShown },
  { title: 'Long and odd', small: 'Names without end, another direction', Part: OddShown },
]

/** Every part in every state, built from the parts; `more` are those of layers above. What is not here does not exist yet. */
export function StylesPage({
  more = [],
}: {
  more?: readonly { title: string; small: string; part: ComponentChildren }[]
}) {
  return (
    <>
      <PageTitle lead="Every part, in every state. What is not here does not exist yet; add it here first.">
        Styles
      </PageTitle>
      {leaves.map(({ title, small, Part }) => (
        <Leaf title={title} small={small}>
          <Part />
        </Leaf>
      ))}
      {more.map(({ title, small, part }) => (
        <Leaf title={title} small={small}>
          {part}
        </Leaf>
      ))}
    </>
  )
}

/**
 * A clause that is measured: its mark, its words, and its number as "`n` of 540 learners showed competence", `rest`
 * being what comes after the number. `is` is `few` where there is too little to say, `none` where nothing serves it yet.
 */
export type Clause = {
  id: string
  words: string
  href?: string
  n: string
  of?: string
  rest: string
  is?: 'few' | 'none'
}

/** A part of the statement: its heading in the margin, and plain words between clauses. */
export type StatementPart = { title: string; runs: (string | Clause)[] }

/** A statement whose clauses carry their numbers: beside them on wide screens, after them on narrow ones. */
export function Statement({ label, parts }: { label: string; parts: StatementPart[] }) {
  return (
    <article class="statement" aria-label={label}>
      {parts.map((part) => (
        <section class="leaf">
          <h2>{part.title}</h2>
          <p>{part.runs.map((run) => (typeof run === 'string' ? run : <ClauseRun clause={run} />))}</p>
        </section>
      ))}
      <p class="keys meta">
        <span>
          <u class="clause">Solid</u> measured
        </span>{' '}
        <span>
          <u class="clause" data-is="few">
            Dashed
          </u>{' '}
          too few to say
        </span>{' '}
        <span>
          <u class="clause" data-is="none">
            Dotted
          </u>{' '}
          nothing serves it yet
        </span>
      </p>
    </article>
  )
}

function ClauseRun({ clause }: { clause: Clause }) {
  const of = clause.of ? ` of ${clause.of}` : ''
  return (
    <>
      <small class="side">
        <i>{clause.id}</i> <b>{clause.n}</b>
        {`${of} ${clause.rest} `}
      </small>
      <sup>{clause.id}</sup>
      <a class="clause" href={clause.href ?? `#${clause.id}`} data-is={clause.is}>
        {clause.words}
      </a>
      <small class="count">
        {' '}
        <b>{clause.n}</b>
        {of}
      </small>
    </>
  )
}

import type { ComponentChildren } from 'preact'
import { anchorOf } from './anchor.ts'

type LeafProps = { title: string; small?: ComponentChildren; id?: string; children: ComponentChildren }

/** A titled section, set as in a structured abstract: the heading in the margin, what it heads beside it. */
export function Leaf({ title, small, id = anchorOf(title), children }: LeafProps) {
  return (
    <section class="leaf" aria-labelledby={id}>
      <h2 id={id}>
        {title} {small ? <small>{small}</small> : null}
      </h2>
      {children}
    </section>
  )
}

/** Two things that answer each other, such as what happens and what should. */
export function Facing({ sides }: { sides: { title: string; children: ComponentChildren }[] }) {
  return (
    <div class="facing">
      {sides.map((side) => (
        <div>
          <h3>{side.title}</h3>
          {side.children}
        </div>
      ))}
    </div>
  )
}

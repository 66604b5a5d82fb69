import type { ReactNode } from 'react'
import { type Need, NeedsList, Section } from '../../../web/design/index.ts'

/** One thing this person answers for: its name, when, its figures, then what it needs. */
export function Block(props: {
  title: ReactNode
  aside?: ReactNode
  facts: readonly string[]
  needs: Need[]
  calm: string
  children?: ReactNode
}): ReactNode {
  return (
    <Section title={props.title} aside={props.aside}>
      {props.facts.length === 0 ? null : (
        <ul className="k-desk-facts">
          {props.facts.map(fact => (
            <li key={fact}>
              <Fact words={fact} />
            </li>
          ))}
        </ul>
      )}
      {props.children}
      <NeedsList needs={props.needs} calm={<p className="k-desk-calm">{props.calm}</p>} />
    </Section>
  )
}

/** A sentence whose numbers stand out, wherever the language puts them. */
function Fact({ words }: { words: string }): ReactNode {
  return words
    .split(/(\d[\d\u00a0\u202f.,]*)/)
    .map((part, index) => (index % 2 === 1 ? <b key={`${index} ${part}`}>{part}</b> : part))
}

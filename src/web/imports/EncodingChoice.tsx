import type { ReactNode } from 'react'
import type { Call, InputOf } from '../../shared/contract.ts'
import { Button, Section } from '../design/index.ts'
import { CallForm } from '../form.tsx'
import { useText } from '../text.tsx'
import './imports.css'

/** The ways to read the letters of a file that does not say how, each with its own names; one button each. */
export function EncodingChoice<C extends Call>(props: {
  /** Reads the file in the way that its field `encoding` names. */
  call: C
  fixed: Partial<InputOf<C>>
  next: string
  encoding: string | null
  encodings: readonly { encoding: string; samples: readonly string[] }[]
}): ReactNode {
  const text = useText()
  if (props.encodings.length < 2) return null
  return (
    <Section title={text('import.encoding.title')} intro={text('import.encoding.why')}>
      <CallForm call={props.call} fixed={props.fixed} next={props.next}>
        <ul className="k-imports-encodings">
          {props.encodings.map(({ encoding, samples }) => {
            const isUsed = encoding === props.encoding
            return (
              <li key={encoding} aria-current={isUsed ? 'true' : undefined}>
                <p>
                  {samples.map(sample => (
                    <span key={sample}>{sample}</span>
                  ))}
                </p>
                <small>{text(`import.encoding.name.${encoding}`)}</small>
                {isUsed ? (
                  <strong>{text('import.encoding.used')}</strong>
                ) : (
                  <Button name="encoding" value={encoding}>
                    {text('import.encoding.choose')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      </CallForm>
    </Section>
  )
}

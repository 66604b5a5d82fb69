import type { ReactNode } from 'react'
import { Button, Section, SelectField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { chooseInterpreter } from '../contract.ts'
import type { Board, Meeting } from './board-view.ts'

/** Who interprets at a meeting, and the organiser's word against what the languages call for; nothing where nobody interprets. */
export function InterpreterChoice(props: { meeting: Meeting; board: Board; next: string }): ReactNode {
  const text = useText()
  const { meeting, board } = props
  const { choice, languages } = meeting.interpreter
  if (board.interpreters.length === 0 || !board.mayEdit) return null
  const words = (name: string, values?: Record<string, unknown>) =>
    text(`schedule.interpreter.${name}`, values)
  return (
    <Section
      title={words('title')}
      intro={languages === null ? words('nobody') : words('takes', { languages })}
    >
      <CallForm
        call={chooseInterpreter}
        fixed={{ mission: board.mission.slug, meeting: meeting.id }}
        next={props.next}
        done="schedule.done.interpreter"
        className="k-form"
      >
        {form => (
          <>
            <SelectField
              {...form.field('interpreter', choice)}
              label={words('choose')}
              hint={words('hint')}
              choices={[
                { value: 'automatic', label: words('automatic') },
                { value: 'none', label: words('none') },
                ...board.interpreters.map(one => ({ value: one.id, label: one.languages })),
              ]}
            />
            <Button>{words('save')}</Button>
          </>
        )}
      </CallForm>
    </Section>
  )
}

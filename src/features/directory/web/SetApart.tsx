import type { ReactNode } from 'react'
import { FormGrid, SelectField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { levelName, type PartLevel } from '../rules/part-table.ts'

/**
 * Single fields of a part or record kept to other people than the rest: folded away, for most never need it, and saying in
 * its heading how many are set apart.
 */
export function SetApart(props: {
  fields: readonly { name: string; label: string }[]
  /** Levels that fields have of their own; none for those who may not change them. */
  said: Readonly<Record<string, PartLevel>> | null | undefined
  /** What a field is as that has no level of its own: 'as above', 'as the record'. */
  same: string
  hint?: string
  choices: readonly { value: PartLevel; label: string }[]
}): ReactNode {
  const text = useText()
  const form = useForm()
  if (props.fields.length === 0) return null
  const count = props.fields.filter(({ name }) => props.said?.[name] !== undefined).length
  return (
    <details className="k-set-apart">
      <summary>
        {text('directory.profile.setApart')}
        {count === 0 ? null : (
          <span className="k-directory-quiet"> · {text('directory.profile.setApartCount', { count })}</span>
        )}
      </summary>
      {props.hint === undefined ? null : <p className="k-directory-quiet">{props.hint}</p>}
      <FormGrid>
        {props.fields.map(({ name, label }) => (
          <SelectField
            key={name}
            {...form.field(levelName(name), props.said?.[name] ?? 'same')}
            label={label}
            choices={[{ value: 'same', label: props.same }, ...props.choices]}
          />
        ))}
      </FormGrid>
    </details>
  )
}

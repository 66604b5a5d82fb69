import type { ReactNode } from 'react'
import { SelectField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'

interface Owner {
  kind: 'cluster' | 'person'
  id: string
  name: string
}

const targetOf = (owner: Owner) => `${owner.kind}:${owner.id}`

/** Who answers for something: a partner or a person; whoever is named already stays to be chosen. */
export function OwnerField(props: {
  given: Owner | null | undefined
  owners: readonly Owner[]
  hint?: string
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { given, owners } = props
  const former = given == null || owners.some(one => one.id === given.id) ? [] : [given]
  const choicesOf = (of: Owner['kind']) =>
    [...owners, ...former]
      .filter(one => one.kind === of)
      .map(one => ({ value: targetOf(one), label: one.name }))
  return (
    <SelectField
      {...form.field('owner', given == null ? '' : targetOf(given))}
      label={text('workplan.field.owner')}
      hint={props.hint}
      empty={text('workplan.nobody')}
      choices={[
        { label: text('workplan.partners'), choices: choicesOf('cluster') },
        { label: text('workplan.people'), choices: choicesOf('person') },
      ]}
    />
  )
}

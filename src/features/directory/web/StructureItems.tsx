import type { ReactNode } from 'react'
import type { Call, InputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Section } from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'

interface Calls {
  add: Call
  update: Call
  remove: Call
}

/** A list of what stands below an organisation, each with a form to change and to take it off, and one more at the end. */
export function StructureItems<Item extends { id: string; name: string }>(props: {
  of: 'department' | 'site'
  slug: string
  items: readonly Item[]
  calls: Calls
  line: (item: Item) => ReactNode
  fields: (form: FormApi, item: Item | null) => ReactNode
}): ReactNode {
  const text = useText()
  const { of, slug, items, calls } = props
  const next = `/organisations/${slug}/edit?group=structure#${of}s`
  const sends = (more: Record<string, unknown>) => ({ organisation: slug, ...more }) as InputOf<Call>
  return (
    <Section
      title={text(`directory.structure.${of}s`)}
      intro={text(`directory.structure.${of}Why`)}
      id={`${of}s`}
    >
      {items.length === 0 ? null : (
        <ul className="k-profile-items">
          {items.map(item => (
            <li key={item.id}>
              {props.line(item)}
              <details>
                <summary>{text('directory.item.change', { title: item.name })}</summary>
                <CallForm<Call>
                  call={calls.update}
                  formId={`change-${item.id}`}
                  fixed={sends({ [of]: item.id })}
                  next={next}
                  done="directory.done.structureSaved"
                  className="k-form"
                >
                  {form => (
                    <>
                      {props.fields(form, item)}
                      <FormActions>
                        <Button>{text('directory.form.save')}</Button>
                      </FormActions>
                    </>
                  )}
                </CallForm>
                <CallForm<Call>
                  call={calls.remove}
                  formId={`remove-${item.id}`}
                  fixed={sends({ [of]: item.id })}
                  next={next}
                  done="directory.done.structureRemoved"
                >
                  <Button variant="quiet">{text('directory.item.remove', { title: item.name })}</Button>
                </CallForm>
              </details>
            </li>
          ))}
        </ul>
      )}
      <details className="k-directory-add" open={items.length === 0}>
        <summary>{text(`directory.structure.add.${of}`)}</summary>
        <CallForm<Call>
          call={calls.add}
          formId={`add-${of}`}
          fixed={sends({})}
          next={next}
          done="directory.done.structureAdded"
          className="k-form"
        >
          {form => (
            <>
              {props.fields(form, null)}
              <FormActions>
                <Button icon="plus">{text(`directory.structure.add.${of}`)}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </Section>
  )
}

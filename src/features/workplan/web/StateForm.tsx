import type { ReactNode } from 'react'
import {
  Button,
  CheckboxField,
  DateField,
  FileField,
  FormActions,
  FormGrid,
  RadioGroup,
  Section,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { linkKinds, setItemState } from '../contract.ts'
import { type Item, itemPath } from './workplan-words.ts'

/** Says how far something is: for whoever keeps the plan, and for its owner in fewer states. */
export function StateForm({ item }: { item: Item }): ReactNode {
  const text = useText()
  return (
    <Section
      id="report"
      title={text('workplan.setState')}
      intro={item.mayEdit ? undefined : text('workplan.ownerWhy')}
    >
      <CallForm
        call={setItemState}
        fixed={{ item: item.id, version: item.version }}
        next={itemPath(item)}
        done="workplan.done.stateSaved"
        upload
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('state', item.state)}
              label={text('workplan.field.state')}
              choices={item.states.map(value => ({
                value,
                label: text(`workplan.state.${value}`),
              }))}
            />
            <FormGrid>
              <DateField
                {...form.field('doneOn', item.doneOn)}
                label={text(`workplan.field.stateOn.${item.kind}`)}
                optional
              />
              {item.states.includes('accepted') ? (
                <DateField
                  {...form.field('acceptedOn', item.acceptedOn)}
                  label={text('workplan.field.acceptedOn')}
                  optional
                />
              ) : null}
            </FormGrid>
            <TextArea
              {...form.field('proof', item.proof)}
              label={text('workplan.field.proof')}
              hint={text('workplan.proofHint')}
              rows={3}
              maxLength={2000}
              optional
            />
            {item.linkable.length === 0 && !item.linkHidden ? null : (
              <SelectField
                {...form.field('link', linkOf(item))}
                label={text('workplan.field.link')}
                hint={text('workplan.linkHint')}
                empty={text('workplan.noLink')}
                choices={[
                  ...(item.linkHidden ? [{ value: 'kept', label: text('workplan.hiddenLink') }] : []),
                  ...linkKinds.flatMap(kind => {
                    const choices = item.linkable
                      .filter(link => link.kind === kind)
                      .map(link => ({ value: `${kind}:${link.ref}`, label: link.label }))
                    return choices.length === 0 ? [] : [{ label: text(`workplan.linkKind.${kind}`), choices }]
                  }),
                ]}
              />
            )}
            <FileField
              {...form.field('file')}
              label={text('workplan.field.file')}
              hint={item.fileName === null ? undefined : text('workplan.fileStays', { name: item.fileName })}
              optional
            />
            {item.fileName === null ? null : (
              <CheckboxField
                name="withoutFile"
                defaultChecked={form.ticked('withoutFile', 'true', false)}
                label={text('workplan.withoutFile')}
              />
            )}
            <TextArea
              {...form.field('note')}
              label={text('workplan.field.note')}
              hint={text('workplan.noteHint')}
              rows={2}
              maxLength={1000}
              optional
            />
            <FormActions>
              <Button variant="primary">{text('workplan.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

function linkOf({ link, linkHidden }: Item): string {
  if (linkHidden) return 'kept'
  return link === null ? '' : `${link.kind}:${link.ref}`
}

import type { ReactNode } from 'react'
import {
  DateField,
  FormGrid,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { deliverableTypes, disseminations } from '../contract.ts'
import { type ItemKind, mostMonths } from '../rules/kinds.ts'
import { OwnerField } from './OwnerField.tsx'
import { LanguageField } from './PackageFields.tsx'
import type { Item } from './workplan-words.ts'

/** What a task, a deliverable or a milestone is, when it is due, and who answers for it. */
export function ItemFields(props: {
  kind: ItemKind
  item: Partial<Item> & { lang: string; number: number }
  owners: Item['owners']
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { kind, item, owners } = props
  return (
    <>
      <FormGrid>
        <NumberField
          {...form.field('number', item.number)}
          label={text(`workplan.field.number.${kind}`)}
          min={1}
          max={99}
          required
        />
        <OwnerField given={item.owner} owners={owners} hint={text('workplan.ownerHint')} />
      </FormGrid>
      <TextField
        {...form.field('title', item.title)}
        label={text('workplan.field.title')}
        maxLength={200}
        required
      />
      <TextArea
        {...form.field('description', item.description)}
        label={text('workplan.field.description')}
        rows={4}
        maxLength={4000}
        optional
      />
      {kind === 'milestone' ? (
        <TextField
          {...form.field('means', item.means)}
          label={text('workplan.field.means')}
          hint={text('workplan.meansHint')}
          maxLength={500}
          required
        />
      ) : null}
      {kind === 'deliverable' ? (
        <FormGrid>
          <SelectField
            {...form.field('type', item.type ?? 'report')}
            label={text('workplan.field.type')}
            choices={deliverableTypes.map(value => ({ value, label: text(`workplan.type.${value}`) }))}
          />
          <SelectField
            {...form.field('dissemination', item.dissemination ?? 'public')}
            label={text('workplan.field.dissemination')}
            choices={disseminations.map(value => ({ value, label: text(`workplan.dissemination.${value}`) }))}
          />
        </FormGrid>
      ) : null}
      <FormGrid>
        {kind === 'task' ? (
          <NumberField
            {...form.field('fromMonth', item.fromMonth)}
            label={text('workplan.field.fromMonth')}
            min={1}
            max={mostMonths}
            required
          />
        ) : null}
        <NumberField
          {...form.field('dueMonth', item.hasDay === true ? '' : item.dueMonth)}
          label={text(kind === 'task' ? 'workplan.field.toMonth' : 'workplan.field.dueMonth')}
          hint={text(kind === 'task' ? 'workplan.toMonthHint' : 'workplan.dueMonthHint')}
          min={1}
          max={mostMonths}
          required={kind === 'task'}
          optional={kind !== 'task'}
        />
        {kind === 'task' ? null : (
          <DateField
            {...form.field('dueOn', item.hasDay === true ? item.dueOn : '')}
            label={text('workplan.field.dueDay')}
            hint={text('workplan.dueDayHint')}
            optional
          />
        )}
      </FormGrid>
      <LanguageField given={item.lang} />
    </>
  )
}

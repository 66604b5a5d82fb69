import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  FormActions,
  FormGrid,
  LanguageText,
  NumberField,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { addProfileItem, removeProfileItem, updateProfileItem } from '../contract-profile.ts'
import { ipPositions, needKinds, offerKinds } from '../rules/profile-choices.ts'
import { TextLanguageField } from './TextLanguageField.tsx'

type Organisation = OutputOf<typeof getOrganisation>
type Item = Organisation['items'][number]
type Side = 'offer' | 'need'

/** The cards of one side: change, take off, add one more. */
export function ProfileItems(props: { organisation: Organisation; side: Side }): ReactNode {
  const text = useText()
  const { organisation: it, side } = props
  const next = `/organisations/${it.slug}/edit?group=${side === 'offer' ? 'offer' : 'needs'}`
  return (
    <Section title={text(`directory.item.${side}s`)} intro={text(`directory.item.${side}Why`)}>
      <ul className="k-profile-items">
        {it.items
          .filter(item => item.side === side)
          .map(item => (
            <li key={item.id}>
              <Badge>{text(`directory.choice.itemKind.${item.kind}`)}</Badge>{' '}
              <LanguageText text={item.title} lang={item.lang} />
              <details>
                <summary>{text('directory.item.change', { title: item.title })}</summary>
                <CallForm
                  call={updateProfileItem}
                  formId={`change-${item.id}`}
                  fixed={{ organisation: it.slug, item: item.id }}
                  next={next}
                  done="directory.done.itemSaved"
                  className="k-form"
                >
                  {form => (
                    <>
                      <ItemFields form={form} side={side} item={item} />
                      <FormActions>
                        <Button>{text('directory.form.save')}</Button>
                      </FormActions>
                    </>
                  )}
                </CallForm>
                <CallForm
                  call={removeProfileItem}
                  formId={`remove-${item.id}`}
                  fixed={{ organisation: it.slug, item: item.id }}
                  next={next}
                  done="directory.done.itemRemoved"
                >
                  <Button variant="quiet">{text('directory.item.remove', { title: item.title })}</Button>
                </CallForm>
              </details>
            </li>
          ))}
      </ul>
      <details className="k-directory-add" open={it.items.every(item => item.side !== side)}>
        <summary>{text(`directory.item.add.${side}`)}</summary>
        <CallForm
          call={addProfileItem}
          fixed={{ organisation: it.slug, side }}
          next={next}
          done="directory.done.itemAdded"
          className="k-form"
        >
          {form => (
            <>
              <ItemFields form={form} side={side} item={null} />
              <FormActions>
                <Button icon="plus">{text(`directory.item.add.${side}`)}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </Section>
  )
}

function ItemFields(props: { form: FormApi; side: Side; item: Item | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { form, side, item } = props
  const kinds: readonly string[] = side === 'offer' ? offerKinds : needKinds
  return (
    <>
      <FormGrid>
        <TextField
          {...form.field('title', item?.title)}
          label={text('directory.item.title')}
          required
          maxLength={160}
        />
        <SelectField
          {...form.field('kind', item?.kind ?? kinds[0] ?? '')}
          label={text('directory.item.kind')}
          choices={kinds.map(value => ({ value, label: text(`directory.choice.itemKind.${value}`) }))}
        />
      </FormGrid>
      <TextArea {...form.field('body', item?.body)} label={text('directory.item.body')} rows={3} />
      <FormGrid>
        {side === 'need' ? null : (
          <>
            <NumberField
              {...form.field('trl', item?.trl)}
              min={1}
              max={9}
              label={text('directory.item.trl')}
            />
            <SelectField
              {...form.field('ipr', item?.ipr)}
              label={text('directory.field.ipPosition')}
              empty={text('directory.form.unknown')}
              choices={ipPositions.map(value => ({
                value,
                label: text(`directory.choice.ipPosition.${value}`),
              }))}
            />
            <TextField
              {...form.field('hsCode', item?.hsCode)}
              label={text('directory.item.hsCode')}
              inputMode="numeric"
            />
            <TextField
              {...form.field('proof', item?.proof)}
              label={text('directory.item.proof')}
              hint={text('directory.item.proofHint')}
            />
          </>
        )}
        <TextLanguageField {...form.field('lang', item?.lang ?? lang)} />
      </FormGrid>
    </>
  )
}

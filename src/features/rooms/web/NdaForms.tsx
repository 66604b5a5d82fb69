import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  DateField,
  FileField,
  FormActions,
  NumberField,
  Section,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type openNda, proposeNda, uploadNda } from '../contract.ts'
import { sideName } from './room-words.ts'

type Opened = OutputOf<typeof openNda>

/** Two ways to an agreement: the template, or one's own as a PDF. */
export function NdaForms({ room, opened, now }: { room: string; opened: Opened; now: string }): ReactNode {
  const text = useText()
  const here = `/rooms/${room}/nda`
  return (
    <>
      <Section title={text('rooms.nda.template')} intro={text('rooms.nda.templateWhat')}>
        <CallForm
          call={proposeNda}
          fixed={{ room }}
          next={here}
          done="rooms.done.proposed"
          className="k-form"
        >
          {form => (
            <>
              <Terms form={form} opened={opened} now={now} />
              <FormActions>
                <Button variant="primary">{text('rooms.nda.proposeNow')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </Section>
      <details className="k-rooms-fold">
        <summary>{text('rooms.nda.own')}</summary>
        <CallForm
          call={uploadNda}
          fixed={{ room }}
          next={here}
          done="rooms.done.proposed"
          upload
          className="k-form"
        >
          {form => (
            <>
              <FileField {...form.field('file')} label={text('rooms.nda.ownFile')} accept=".pdf" required />
              <Terms form={form} opened={opened} now={now} />
              <FormActions>
                <Button icon="upload">{text('rooms.nda.uploadNow')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}

function Terms({ form, opened, now }: { form: FormApi; opened: Opened; now: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const mine = opened.sides.find(side => side.mine)
  const inTwoYears = `${Number(now.slice(0, 4)) + 2}${now.slice(4, 8)}01`
  return (
    <>
      <SelectField
        {...form.field('kind', 'mutual')}
        label={text('rooms.field.kind')}
        required
        choices={(['mutual', 'one-way'] as const).map(value => ({
          value,
          label: text(`rooms.kind.${value}`),
        }))}
      />
      <SelectField
        {...form.field('discloser', opened.me)}
        label={text('rooms.field.discloser')}
        hint={text('rooms.field.discloserHint')}
        choices={opened.sides.map(side => ({
          value: String(side.position),
          label: sideName(opened.sides, side.position, text),
        }))}
      />
      <TextArea
        {...form.field('purpose')}
        label={text('rooms.field.purpose')}
        hint={text('rooms.field.purposeHint')}
        rows={3}
        required
        maxLength={1_000}
      />
      <SelectField
        {...form.field('law', mine?.country ?? null)}
        label={text('rooms.field.law')}
        required
        empty={text('rooms.choose')}
        choices={countryChoices(lang)}
      />
      <NumberField
        {...form.field('confidentialityYears', 5)}
        label={text('rooms.field.years')}
        min={1}
        max={20}
        required
      />
      <DateField
        {...form.field('validUntil', inTwoYears)}
        label={text('rooms.field.validUntil')}
        hint={text('rooms.field.validUntilHint')}
        required
      />
    </>
  )
}

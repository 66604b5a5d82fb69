import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  FormActions,
  Notice,
  NumberField,
  PageHeader,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { confirmByLink, getConfirmation } from '../contract-freshness.ts'
import { dayWords } from './days.ts'
import './directory.css'
import './profile.css'

type Confirmation = OutputOf<typeof getConfirmation>
type Field = Confirmation['fields'][number]

/** Behind the link of the yearly mail: what the profile says, field by field, and one button. */
export const page = definePage({
  path: '/profiles/confirm/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ profile: use(getConfirmation, { token: params.token ?? '' }) }),
  actions: [confirmByLink],
  title: ({ data }, text) => text('directory.confirmation.title', { name: data.profile.name }),
  Component: ({ data, params }) => {
    const text = useText()
    const { lang } = useLocale()
    const it = data.profile
    const day = (at: string) => dayWords(at.slice(0, 10), lang)
    return (
      <>
        <PageHeader
          title={text('directory.confirmation.title', { name: it.name })}
          subtitle={
            it.lastConfirmedAt === null
              ? text('directory.confirmation.never')
              : text('directory.confirmation.last', { day: day(it.lastConfirmedAt) })
          }
        />
        {it.confirmedAt === null ? null : (
          <Notice kind="success" title={text('directory.confirmation.done', { day: day(it.confirmedAt) })}>
            <p>{text('directory.confirmation.doneWhy')}</p>
            {it.nextField === null ? null : (
              <p>
                {text('directory.organisation.nextField', { field: text(`directory.field.${it.nextField}`) })}
              </p>
            )}
          </Notice>
        )}
        <p>{text('directory.confirmation.why')}</p>
        <CallForm
          call={confirmByLink}
          fixed={{ token: params.token ?? '', version: it.version }}
          next={`/profiles/confirm/${params.token ?? ''}`}
          done="directory.done.confirmed"
          className="k-form"
        >
          {form => (
            <>
              <FormActions>
                <Button variant="primary" large icon="check">
                  {text('directory.organisation.confirm')}
                </Button>
              </FormActions>
              {it.fields.map(field => (
                <OneField key={field.name} form={form} field={field} lang={it.lang} />
              ))}
              <FormActions>
                <Button icon="check">{text('directory.confirmation.withChanges')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})

const long = ['offers', 'needs']
const types = { website: 'url', email: 'email', phone: 'tel' } as const

function OneField(props: { form: FormApi; field: Field; lang: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { field, form } = props
  const label = text(`directory.field.${field.name}`)
  const changed =
    field.changedAt === null
      ? undefined
      : text(
          field.changedBy === null ? 'directory.confirmation.changed' : 'directory.confirmation.changedBy',
          {
            day: dayWords(field.changedAt.slice(0, 10), lang),
            name: field.changedBy ?? '',
          },
        )
  const shared = {
    ...form.field(field.name, field.value),
    label,
    ...(changed === undefined ? {} : { hint: changed }),
  }
  if (field.name === 'employees') return <NumberField {...shared} min={0} />
  if (long.includes(field.name)) return <TextArea {...shared} rows={3} lang={props.lang} />
  return <TextField {...shared} type={types[field.name as keyof typeof types] ?? 'text'} />
}

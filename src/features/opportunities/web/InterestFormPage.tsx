import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  EmptyState,
  Fieldset,
  FormActions,
  FormGrid,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { organisationKinds } from '../../directory/rules/kinds.ts'
import { expressInterest, getInterestForm } from '../contract-interests.ts'
import { OpportunityFacts } from './OpportunityList.tsx'
import './opportunities.css'

type Form = OutputOf<typeof getInterestForm>

/** Three answers to somebody's offer or request; without an account the address is confirmed by a code. */
export const page = definePage({
  path: '/opportunities/:slug/interest',
  access: 'public',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ it: use(getInterestForm, { opportunity: params.slug ?? '' }) }),
  actions: [expressInterest],
  title: (_props, text) => text('opportunities.interest.title'),
  Component: ({ data, viewer }) => {
    const text = useText()
    const { it } = data
    return (
      <>
        <PageHeader
          title={text('opportunities.interest.title')}
          steps={[
            { href: '/opportunities', label: text('opportunities.title') },
            { href: `/opportunities/${it.slug}`, label: it.title },
          ]}
        />
        <p className="k-opportunity-marks">
          <Badge strong>{text(`opportunities.type.${it.type}`)}</Badge>
        </p>
        <p className="k-opportunity-title">
          <LanguageText text={it.title} lang={it.lang} />
        </p>
        <OpportunityFacts item={it} />
        <Body it={it} lang={viewer.lang} />
      </>
    )
  },
})

function Body({ it, lang }: { it: Form; lang: string }): ReactNode {
  const text = useText()
  if (it.mine !== null)
    return (
      <Notice
        title={text('opportunities.interest.there')}
        actions={<LinkButton href={`/interests/${it.mine}`}>{text('opportunities.interest.see')}</LinkButton>}
      />
    )
  if (!it.takesInterest)
    return (
      <EmptyState icon="lock" title={text('opportunities.interest.closedTitle')}>
        {text('opportunities.interest.closedWhy')}
      </EmptyState>
    )
  return (
    <CallForm
      call={expressInterest}
      fixed={{ opportunity: it.slug }}
      next={it.me === null ? '/interests/confirm/{id}' : '/interests/{id}'}
      {...(it.me === null ? {} : { done: 'opportunities.done.interest' })}
      className="k-form"
    >
      {form => (
        <>
          <p>{text(it.anonymous ? 'opportunities.interest.toBroker' : 'opportunities.interest.toOwner')}</p>
          <Fieldset legend={text('opportunities.interest.what')}>
            <Counted form={form} name="about" least={150} most={600} />
            <Counted form={form} name="wish" least={150} most={600} />
            <Counted form={form} name="questions" least={0} most={600} />
          </Fieldset>
          <WhoFields form={form} it={it} lang={lang} />
          <FormActions>
            <Button variant="primary">
              {text(it.me === null ? 'opportunities.interest.sendCode' : 'opportunities.interest.send')}
            </Button>
            <LinkButton variant="quiet" href={`/opportunities/${it.slug}`}>
              {text('opportunities.form.cancel')}
            </LinkButton>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

/** An answer with how long it is and may be. */
function Counted(props: {
  form: FormApi
  name: 'about' | 'wish' | 'questions'
  least: number
  most: number
}): ReactNode {
  const text = useText()
  const field = props.form.field(props.name)
  const [length, setLength] = useState(field.defaultValue.trim().length)
  return (
    <div
      onInput={event => {
        if (event.target instanceof HTMLTextAreaElement) setLength(event.target.value.trim().length)
      }}
    >
      <TextArea
        {...field}
        label={text(`opportunities.interest.${props.name}`)}
        hint={text(
          props.least === 0 ? 'opportunities.interest.upTo' : 'opportunities.interest.betweenLengths',
          {
            least: props.least,
            most: props.most,
          },
        )}
        rows={5}
        maxLength={props.most}
        required={props.least > 0}
        optional={props.least === 0}
      />
      <p className="k-hint" aria-live="polite">
        {text('opportunities.interest.length', { count: length })}
      </p>
    </div>
  )
}

function WhoFields({ form, it, lang }: { form: FormApi; it: Form; lang: string }): ReactNode {
  const text = useText()
  const reader = useLocale()
  const [first] = it.organisations
  const organisation =
    first === undefined ? null : (
      <SelectField
        {...form.field('organisationId', first.id)}
        label={text('opportunities.interest.forWhom')}
        choices={it.organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
    )
  return (
    <Fieldset legend={text('opportunities.interest.who')}>
      {it.me === null ? null : <p>{text('opportunities.interest.as', { ...it.me })}</p>}
      {organisation ?? (
        <FormGrid>
          <TextField
            {...form.field('organisationName')}
            label={text('opportunities.interest.organisationName')}
            autoComplete="organization"
            required
          />
          <SelectField
            {...form.field('country')}
            label={text('opportunities.field.country')}
            empty="–"
            choices={countryChoices(reader.lang)}
            required
          />
          <SelectField
            {...form.field('kind')}
            label={text('opportunities.interest.kind')}
            empty="–"
            choices={organisationKinds
              .filter(kind => kind !== 'counterpart')
              .map(value => ({ value, label: text(`directory.kind.${value}`) }))}
          />
        </FormGrid>
      )}
      {it.me === null ? (
        <FormGrid>
          <TextField
            {...form.field('givenName')}
            label={text('opportunities.interest.givenName')}
            autoComplete="given-name"
          />
          <TextField
            {...form.field('familyName')}
            label={text('opportunities.interest.familyName')}
            autoComplete="family-name"
            required
          />
          <TextField
            {...form.field('email')}
            type="email"
            label={text('opportunities.interest.email')}
            hint={text('opportunities.interest.emailHint')}
            autoComplete="email"
            required
          />
          <SelectField
            {...form.field('lang', lang)}
            label={text('opportunities.interest.lang')}
            choices={interfaceLanguages.map(value => ({ value, label: languageName(value, value) }))}
          />
        </FormGrid>
      ) : null}
      <TextField
        {...form.field('phone')}
        type="tel"
        label={text('opportunities.interest.phone')}
        autoComplete="tel"
        optional
      />
    </Fieldset>
  )
}

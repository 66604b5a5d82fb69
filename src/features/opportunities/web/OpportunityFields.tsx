import { type ReactNode, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  Badge,
  CheckboxField,
  CheckboxGroup,
  type Choice,
  DateField,
  Fieldset,
  FormGrid,
  NumberField,
  RadioGroup,
  SelectField,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import type { FormApi } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { sizeClasses } from '../../directory/rules/kinds.ts'
import type { getDraft } from '../contract.ts'
import {
  cooperationTypes,
  iprStatuses,
  opportunityLevels,
  opportunityTypes,
  partnerTypes,
  stages,
} from '../rules/choices.ts'
import { answersOf, type Payer, payers, proposeType, type Subject, subjects } from '../rules/propose-type.ts'
import { findTeaserFaults } from '../rules/teaser-faults.ts'
import { teaserFields } from '../rules/version-content.ts'
import { TeaserFaults } from './TeaserFaults.tsx'

export type Draft = OutputOf<typeof getDraft>['draft']

/** What a new one begins with, where somebody came with words of their own: from the gap of a value chain. */
export interface Begun {
  readonly pays?: string | undefined
  readonly about?: string | undefined
  readonly title?: string | undefined
  readonly summary?: string | undefined
  readonly terms: readonly string[]
}

const languages = [
  'en',
  'fr',
  'de',
  'es',
  'lt',
  'it',
  'nl',
  'pl',
  'pt',
  'fi',
  'sv',
  'da',
  'cs',
  'el',
  'ja',
  'ko',
  'zh',
]

/** Fields behind the fold, which opens when something is wrong with one of them. */
const rareFields: ReadonlySet<string> = new Set([
  'description',
  'advantages',
  'expertise',
  'applications',
  'iprComment',
  'partnerArea',
  'keywords',
  'programme',
  'callTopic',
  'durationMonths',
])

/**
 * The form of an offer or request, the useful part first. What is typed is looked over as it is typed: a text without its
 * owner's name is searched for what could tell it, and stands beside as a stranger will see it.
 */
export function OpportunityFields(props: {
  form: FormApi
  draft: Draft | null
  begun?: Begun
  lang: string
  names: readonly string[]
  size: string | null
  terms: readonly { code: string; label: string }[]
}): ReactNode {
  const text = useText()
  const { form, draft, begun } = props
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [anonymous, setAnonymous] = useState(form.ticked('anonymous', 'true', draft?.anonymous ?? false))
  const note = (event: { target: EventTarget }) => {
    const box = event.target
    if (box instanceof HTMLInputElement && box.name === 'anonymous') setAnonymous(box.checked)
    else if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)
      setTyped(before => ({ ...before, [box.name]: box.value }))
  }
  const textOf = (name: (typeof teaserFields)[number]) => {
    const saved = draft?.[name] ?? (name === 'title' || name === 'summary' ? begun?.[name] : undefined)
    return typed[name] ?? form.field(name, Array.isArray(saved) ? saved.join(', ') : saved).defaultValue
  }
  const texts = Object.fromEntries(teaserFields.map(name => [name, textOf(name)]))
  const faults = anonymous ? findTeaserFaults(texts, props.names) : []
  return (
    <div className="k-opportunity-form" onInput={note}>
      <div className="k-opportunity-form-fields">
        <WhatFields {...props} />
        <WhoSeesFields {...props} anonymous={anonymous} />
        <PartnerFields {...props} />
        <details open={form.problem?.faults.some(({ field }) => rareFields.has(field))}>
          <summary>{text('opportunities.form.more')}</summary>
          <MoreFields {...props} />
        </details>
      </div>
      <Preview texts={texts} anonymous={anonymous} faults={faults} />
    </div>
  )
}

type Part = {
  form: FormApi
  draft: Draft | null
  begun?: Begun
  lang: string
  size: string | null
  terms: readonly { code: string; label: string }[]
}

const oneOf = <Value extends string>(all: readonly Value[], value: string | undefined): Value | undefined =>
  all.find(one => one === value)

/** What it is and what it says in short: enough to publish. */
function WhatFields({ form, draft, begun, lang }: Part): ReactNode {
  const text = useText()
  const reader = useLocale()
  const said = draft === null ? null : answersOf(draft.type)
  const [pays, setPays] = useState(
    form.values('pays', [said?.pays ?? oneOf(payers, begun?.pays) ?? 'partner'])[0] as Payer,
  )
  const [about, setAbout] = useState(
    form.values('about', [said?.about ?? oneOf(subjects, begun?.about) ?? 'product'])[0] as Subject,
  )
  const names = new Intl.DisplayNames([reader.lang], { type: 'language' })
  const chosen = form.field('lang', draft?.lang ?? lang)
  const offered = languages.includes(chosen.defaultValue) ? languages : [chosen.defaultValue, ...languages]
  return (
    <Fieldset legend={text('opportunities.form.what')}>
      <div
        className="k-opportunity-answers"
        onChange={event => {
          const box = event.target
          if (!(box instanceof HTMLInputElement)) return
          if (box.name === 'pays') setPays(box.value as Payer)
          if (box.name === 'about') setAbout(box.value as Subject)
        }}
      >
        <RadioGroup
          name="pays"
          label={text('opportunities.form.pays')}
          choices={payers.map(value => ({ value, label: text(`opportunities.pays.${value}`) }))}
          defaultValue={pays}
        />
        <RadioGroup
          name="about"
          label={text('opportunities.form.about')}
          choices={subjects.map(value => ({ value, label: text(`opportunities.about.${value}`) }))}
          defaultValue={about}
        />
      </div>
      <p role="status">
        {text('opportunities.form.proposed')}{' '}
        <Badge strong>{text(`opportunities.type.${proposeType(pays, about)}`)}</Badge>
      </p>
      <SelectField
        {...form.field(
          'type',
          draft !== null && said !== null && proposeType(said.pays, said.about) !== draft.type
            ? draft.type
            : '',
        )}
        label={text('opportunities.field.type')}
        empty={text('opportunities.form.asProposed')}
        choices={opportunityTypes.map(value => ({ value, label: text(`opportunities.type.${value}`) }))}
      />
      <TextField
        {...form.field('title', draft?.title ?? begun?.title)}
        label={text('opportunities.field.title')}
        hint={text('opportunities.form.titleHint')}
        maxLength={160}
        required
      />
      <TextArea
        {...form.field('summary', draft?.summary ?? begun?.summary)}
        label={text('opportunities.field.summary')}
        hint={text('opportunities.form.summaryHint')}
        rows={4}
        maxLength={800}
        required
      />
      <SelectField
        {...chosen}
        label={text('opportunities.field.lang')}
        choices={offered.map(value => ({ value, label: names.of(value) ?? value }))}
      />
    </Fieldset>
  )
}

function WhoSeesFields({ form, draft, size, anonymous }: Part & { anonymous: boolean }): ReactNode {
  const text = useText()
  return (
    <Fieldset legend={text('opportunities.form.whoSees')}>
      <SelectField
        {...form.field('visibility', draft?.visibility ?? 'partnership')}
        label={text('opportunities.field.visibility')}
        choices={opportunityLevels.map(value => ({ value, label: text(`opportunities.level.${value}`) }))}
      />
      <CheckboxField
        name="anonymous"
        defaultChecked={anonymous}
        label={text('opportunities.form.anonymous')}
        hint={text('opportunities.form.anonymousHint')}
      />
      <SelectField
        {...form.field('shownSize', draft === null ? size : draft.shownSize)}
        label={text('opportunities.field.shownSize')}
        hint={text('opportunities.form.sizeHint')}
        empty={text('opportunities.form.sizeUntold')}
        choices={sizeClasses.map(value => ({ value, label: text(`opportunities.size.${value}`) }))}
      />
      <CheckboxField
        name="inFeeds"
        defaultChecked={form.ticked('inFeeds', 'true', draft?.inFeeds ?? false)}
        label={text('opportunities.form.inFeeds')}
        hint={text('opportunities.form.inFeedsHint')}
      />
    </Fieldset>
  )
}

function useChoices(): (list: string, values: readonly string[]) => Choice[] {
  const text = useText()
  return (list, values) =>
    values.map(value => ({ value, label: text(`opportunities.choice.${list}.${value}`) }))
}

function PartnerFields({ form, draft }: Part): ReactNode {
  const text = useText()
  const choices = useChoices()
  return (
    <Fieldset legend={text('opportunities.partnerTitle')}>
      <TextArea
        {...form.field('partnerSought', draft?.partnerSought)}
        label={text('opportunities.field.partnerSought')}
        hint={text('opportunities.form.partnerHint')}
        rows={3}
      />
      <CheckboxGroup
        name="partnerTypes"
        label={text('opportunities.field.partnerTypes')}
        choices={choices('partnerTypes', partnerTypes)}
        defaultValues={form.values('partnerTypes', draft?.partnerTypes ?? [])}
      />
      <details>
        <summary>{text('opportunities.field.cooperationTypes')}</summary>
        <CheckboxGroup
          name="cooperationTypes"
          label={text('opportunities.field.cooperationTypes')}
          hideLabel
          choices={choices('cooperationTypes', cooperationTypes)}
          defaultValues={form.values('cooperationTypes', draft?.cooperationTypes ?? [])}
        />
      </details>
      <CountryFields form={form} name="targetMarkets" chosen={draft?.targetMarkets ?? []} />
      <DateField {...form.field('deadline', draft?.deadline)} label={text('opportunities.field.deadline')} />
    </Fieldset>
  )
}

/** All countries to tick, the chosen ones first, behind a fold. */
function CountryFields(props: { form: FormApi; name: string; chosen: readonly string[] }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const chosen = props.form.values(props.name, props.chosen)
  const countries = countryChoices(lang)
  const words = countries.flatMap(({ value, label }) => (chosen.includes(value) ? [label] : []))
  return (
    <details>
      <summary>
        {text(`opportunities.field.${props.name}`)}
        {words.length === 0 ? null : `: ${words.join(', ')}`}
      </summary>
      <div className="k-opportunity-countries">
        <CheckboxGroup
          name={props.name}
          label={text(`opportunities.field.${props.name}`)}
          hideLabel
          choices={[
            ...countries.filter(({ value }) => chosen.includes(value)),
            ...countries.filter(({ value }) => !chosen.includes(value)),
          ]}
          defaultValues={chosen}
        />
      </div>
    </details>
  )
}

/** What convinces: how it works, how far it is, what protects it, where it is filed. */
function MoreFields({ form, draft, begun, terms }: Part): ReactNode {
  const text = useText()
  const choices = useChoices()
  const field = (name: string) => text(`opportunities.field.${name}`)
  const saved = draft?.terms.map(({ value }) => value) ?? begun?.terms ?? []
  const chosen = form.values('terms', saved)
  const known = terms.map(({ code, label }) => ({ value: `photonics-health:${code}`, label }))
  const others = (draft?.terms ?? []).filter(({ value }) => !known.some(one => one.value === value))
  return (
    <>
      <Fieldset legend={text('opportunities.form.convince')}>
        <TextArea {...form.field('description', draft?.description)} label={field('description')} rows={7} />
        <TextArea
          {...form.field('advantages', draft?.advantages)}
          label={field('advantages')}
          hint={text('opportunities.form.advantagesHint')}
          rows={4}
        />
        <TextArea {...form.field('expertise', draft?.expertise)} label={field('expertise')} rows={3} />
        <TextArea
          {...form.field('applications', draft?.applications)}
          label={field('applications')}
          rows={3}
        />
      </Fieldset>
      <Fieldset legend={text('opportunities.form.howFar')}>
        <FormGrid>
          <SelectField
            {...form.field('trl', draft?.trl)}
            label={field('trl')}
            empty="–"
            choices={[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level => ({
              value: String(level),
              label: text('opportunities.trl', { level }),
            }))}
          />
          <SelectField
            {...form.field('stage', draft?.stage)}
            label={field('stage')}
            empty="–"
            choices={choices('stage', stages)}
          />
          <SelectField
            {...form.field('iprStatus', draft?.iprStatus)}
            label={field('iprStatus')}
            empty="–"
            choices={choices('iprStatus', iprStatuses)}
          />
        </FormGrid>
        <TextArea
          {...form.field('iprComment', draft?.iprComment)}
          label={field('iprComment')}
          hint={text('opportunities.form.iprHint')}
          rows={2}
        />
      </Fieldset>
      <Fieldset legend={text('opportunities.form.partnerMore')}>
        <TextArea {...form.field('partnerArea', draft?.partnerArea)} label={field('partnerArea')} rows={2} />
        <CountryFields form={form} name="partnerCountries" chosen={draft?.partnerCountries ?? []} />
      </Fieldset>
      <Fieldset legend={field('terms')}>
        <details>
          <summary>{text('opportunities.form.terms')}</summary>
          <div className="k-opportunity-countries">
            <CheckboxGroup
              name="terms"
              label={field('terms')}
              hideLabel
              choices={[...others.map(({ value, label }) => ({ value, label })), ...known]}
              defaultValues={chosen}
            />
          </div>
        </details>
        <TagsField {...form.field('keywords', draft?.keywords.join(', '))} label={field('keywords')} />
      </Fieldset>
      <Fieldset legend={text('opportunities.form.project')} hint={text('opportunities.form.projectHint')}>
        <FormGrid>
          <TextField {...form.field('programme', draft?.programme)} label={field('programme')} />
          <TextField {...form.field('callTopic', draft?.callTopic)} label={field('callTopic')} />
          <NumberField
            {...form.field('durationMonths', draft?.durationMonths)}
            label={field('durationMonths')}
            unit={text('opportunities.form.months')}
            min={1}
            max={240}
          />
        </FormGrid>
      </Fieldset>
    </>
  )
}

/** What a stranger will see of it, as it is typed. */
function Preview(props: {
  texts: Readonly<Record<string, string>>
  anonymous: boolean
  faults: ReturnType<typeof findTeaserFaults>
}): ReactNode {
  const text = useText()
  const { texts } = props
  return (
    <aside className="k-opportunity-preview" aria-label={text('opportunities.form.preview')}>
      <h2>{text('opportunities.form.preview')}</h2>
      <p className="k-opportunity-title">{texts.title || text('opportunities.field.title')}</p>
      <p>{texts.summary || text('opportunities.field.summary')}</p>
      <p className="k-opportunity-facts">
        {text(props.anonymous ? 'opportunities.form.previewHidden' : 'opportunities.form.previewNamed')}
      </p>
      <div aria-live="polite">
        <TeaserFaults faults={props.faults} />
      </div>
    </aside>
  )
}

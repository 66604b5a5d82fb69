import type { ReactNode } from 'react'
import type { InputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import {
  CheckboxGroup,
  FormGrid,
  NumberField,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { functionVerbs } from '../../directory/rules/capability-words.ts'
import { organisationKinds } from '../../directory/rules/kinds.ts'
import type { addChainRole, createChain } from '../contract-chains.ts'

const languages = ['en', 'de', 'fr', 'es', 'lt']

type ChainFacts = Pick<InputOf<typeof createChain>, 'title' | 'summary' | 'lang' | 'market'>
type RoleFacts = Omit<InputOf<typeof addChainRole>, 'chain'>

/** What a chain says of itself. */
export function ChainFields({ chain }: { chain: ChainFacts }): ReactNode {
  const text = useText()
  const form = useForm()
  const { lang } = useLocale()
  const own = chain.lang ?? 'en'
  const offered = languages.includes(own) ? languages : [own, ...languages]
  return (
    <>
      <TextField
        {...form.field('title', chain.title)}
        label={text('matching.chains.field.title')}
        hint={text('matching.chains.field.titleHint')}
        maxLength={160}
        required
      />
      <TextArea
        {...form.field('summary', chain.summary)}
        label={text('matching.chains.field.summary')}
        rows={3}
        optional
      />
      <FormGrid>
        <SelectField
          {...form.field('market', chain.market)}
          label={text('matching.chains.field.market')}
          empty={text('matching.chains.anywhere')}
          choices={countryChoices(lang)}
        />
        <SelectField
          {...form.field('lang', own)}
          label={text('matching.chains.field.lang')}
          choices={offered.map(value => ({ value, label: languageName(value, lang) }))}
        />
      </FormGrid>
    </>
  )
}

/** What a role looks for. */
export function RoleFields(props: {
  sought: RoleFacts | null
  terms: readonly { code: string; label: string }[]
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { sought: role } = props
  const known = props.terms.map(({ code, label }) => ({ value: `photonics-health:${code}`, label }))
  const saved = role?.terms ?? []
  const others = saved.filter(value => !known.some(one => one.value === value))
  return (
    <>
      <FormGrid>
        <TextField
          {...form.field('name', role?.name)}
          label={text('matching.chains.field.name')}
          hint={text('matching.chains.field.nameHint')}
          maxLength={100}
          required
        />
        <NumberField
          {...form.field('wanted', role?.wanted ?? 1)}
          label={text('matching.chains.field.wanted')}
          min={1}
          max={50}
          required
        />
      </FormGrid>
      <TextArea
        {...form.field('words', role?.words)}
        label={text('matching.chains.field.words')}
        hint={text('matching.chains.field.wordsHint')}
        rows={3}
        maxLength={1000}
        required
      />
      <FormGrid>
        <SelectField
          {...form.field('verb', role?.verb)}
          label={text('matching.chains.field.verb')}
          empty="–"
          choices={functionVerbs.map(value => ({ value, label: text(`directory.verb.${value}`) }))}
        />
        <TextField
          {...form.field('object', role?.object)}
          label={text('matching.chains.field.object')}
          hint={text('matching.chains.field.objectHint')}
          maxLength={200}
          optional
        />
      </FormGrid>
      <details open={form.values('kinds', role?.kinds ?? []).length > 0}>
        <summary>{text('matching.chains.field.kinds')}</summary>
        <CheckboxGroup
          name="kinds"
          label={text('matching.chains.field.kinds')}
          hideLabel
          choices={organisationKinds.map(value => ({ value, label: text(`directory.kind.${value}`) }))}
          defaultValues={form.values('kinds', role?.kinds ?? [])}
        />
      </details>
      <details open={form.values('terms', saved).length > 0}>
        <summary>{text('matching.chains.field.terms')}</summary>
        <CheckboxGroup
          name="terms"
          label={text('matching.chains.field.terms')}
          hideLabel
          choices={[...others.map(value => ({ value, label: value })), ...known]}
          defaultValues={form.values('terms', saved)}
        />
      </details>
    </>
  )
}

import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { CheckboxGroup, Fieldset, TagsField, TextArea } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { partnerTypes } from '../rules/profile-choices.ts'
import { LevelField } from './LevelField.tsx'

type Part = { profile: OutputOf<typeof getOrganisation> }

/** What they offer, at length; the single offers stand below as cards. */
export function OfferFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.group.offer.title')}>
      <TextArea {...form.field('description', profile.description)} label={label('description')} rows={7} />
      <LevelField part="description" profile={profile} of={label('description')} />
      <TextArea
        {...form.field('capacity', profile.capacity)}
        label={label('capacity')}
        hint={text('directory.profile.capacityHint')}
        rows={2}
      />
      <LevelField part="offers" profile={profile} of={label('offers')} />
    </Fieldset>
  )
}

/** Whom and what they look for. */
export function NeedsFields({ profile }: Part): ReactNode {
  const text = useText()
  const form = useForm()
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <Fieldset legend={text('directory.group.needs.title')}>
      <CheckboxGroup
        name="partnerTypes"
        label={label('partnerTypes')}
        choices={partnerTypes.map(value => ({
          value,
          label: text(`directory.choice.partnerTypes.${value}`),
        }))}
        defaultValues={form.values('partnerTypes', profile.partnerTypes)}
      />
      <TagsField
        {...form.field('competencesSought', profile.competencesSought.join(', '))}
        label={label('competencesSought')}
      />
      <TextArea
        {...form.field('marketQuestions', profile.marketQuestions)}
        label={label('marketQuestions')}
        hint={text('directory.profile.questionsHint')}
        rows={3}
      />
      <LevelField part="needs" profile={profile} />
    </Fieldset>
  )
}

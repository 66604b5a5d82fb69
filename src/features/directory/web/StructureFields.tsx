import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Fieldset, FormGrid, TagsField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { LevelField } from './LevelField.tsx'

/** Brands, and who sees departments and sites; the departments and sites themselves stand below, each with its form. */
export function StructureFields(props: { profile: OutputOf<typeof getOrganisation> }): ReactNode {
  const text = useText()
  const form = useForm()
  const { profile } = props
  return (
    <Fieldset legend={text('directory.structure.names')}>
      <TagsField
        {...form.field('brands', profile.brands.join(', '))}
        label={text('directory.field.brands')}
        hint={text('directory.structure.brandsHint')}
      />
      <FormGrid>
        <LevelField part="departments" profile={profile} of={text('directory.field.departments')} />
        <LevelField part="sites" profile={profile} of={text('directory.field.sites')} />
      </FormGrid>
    </Fieldset>
  )
}

import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices } from '../../../web/countries.ts'
import { Badge, FormGrid, NumberField, SelectField, TextField } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { addSite, removeSite, updateSite } from '../contract-structure.ts'
import { siteFunctions } from '../rules/profile-choices.ts'
import { usePlace } from './OrganisationResults.tsx'
import { StructureItems } from './StructureItems.tsx'

/** Places where an organisation works, to change them. */
export function SiteItems(props: { organisation: OutputOf<typeof getOrganisation> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const place = usePlace()
  const it = props.organisation
  const label = (name: string) => text(`directory.field.${name}`)
  return (
    <StructureItems
      of="site"
      slug={it.slug}
      items={it.sites}
      calls={{ add: addSite, update: updateSite, remove: removeSite }}
      line={item => (
        <>
          <Badge>{text(`directory.choice.siteFunction.${item.function}`)}</Badge> {item.name}
          {', '}
          <span className="k-directory-quiet">{place(item)}</span>
        </>
      )}
      fields={(form, item) => (
        <>
          <FormGrid>
            <TextField
              {...form.field('name', item?.name)}
              label={text('directory.structure.name')}
              required
              maxLength={160}
            />
            <SelectField
              {...form.field('function', item?.function)}
              label={text('directory.structure.function')}
              required
              empty={text('directory.form.choose')}
              choices={siteFunctions.map(value => ({
                value,
                label: text(`directory.choice.siteFunction.${value}`),
              }))}
            />
            <TextField {...form.field('street', item?.street)} label={label('street')} />
            <TextField {...form.field('postcode', item?.postcode)} label={label('postcode')} />
            <TextField {...form.field('city', item?.city)} label={label('city')} />
            <SelectField
              {...form.field('country', item?.country ?? it.country)}
              label={label('country')}
              required
              choices={countryChoices(lang)}
            />
            <NumberField
              {...form.field('latitude', item?.latitude)}
              min={-90}
              max={90}
              step="any"
              unit="°"
              label={label('latitude')}
            />
            <NumberField
              {...form.field('longitude', item?.longitude)}
              min={-180}
              max={180}
              step="any"
              unit="°"
              label={label('longitude')}
            />
          </FormGrid>
        </>
      )}
    />
  )
}

import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { FormGrid, LanguageText, TextArea, TextField } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { getOrganisation } from '../contract.ts'
import { addDepartment, removeDepartment, updateDepartment } from '../contract-structure.ts'
import { StructureItems } from './StructureItems.tsx'
import { TextLanguageField } from './TextLanguageField.tsx'

/** Departments and laboratories of an organisation, to change them. */
export function DepartmentItems(props: { organisation: OutputOf<typeof getOrganisation> }): ReactNode {
  const text = useText()
  const it = props.organisation
  const label = (name: string) => text(`directory.structure.${name}`)
  return (
    <StructureItems
      of="department"
      slug={it.slug}
      items={it.departments}
      calls={{ add: addDepartment, update: updateDepartment, remove: removeDepartment }}
      line={item => <LanguageText text={item.name} lang={item.lang} />}
      fields={(form, item) => (
        <>
          <FormGrid>
            <TextField {...form.field('name', item?.name)} label={label('name')} required maxLength={160} />
            <TextField
              {...form.field('contactRole', item?.contactRole)}
              label={label('contactRole')}
              hint={label('contactRoleHint')}
              maxLength={160}
            />
          </FormGrid>
          <TextArea {...form.field('does', item?.does)} label={label('does')} rows={3} />
          <FormGrid>
            <TextLanguageField {...form.field('lang', item?.lang ?? it.lang)} />
          </FormGrid>
        </>
      )}
    />
  )
}

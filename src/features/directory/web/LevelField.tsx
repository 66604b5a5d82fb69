import type { ReactNode } from 'react'
import { SelectField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import {
  fieldsToSetApart,
  levelName,
  type PartLevel,
  type PartTable,
  partLevels,
} from '../rules/part-table.ts'
import { type ProfilePart, profileTable } from '../rules/profile-parts.ts'
import { SetApart } from './SetApart.tsx'

/** Levels as their editors are told them. */
interface Levels {
  partLevels?: Readonly<Record<string, PartLevel>> | null
  fieldLevels?: Readonly<Record<string, PartLevel>> | null
}

/** Who sees a part of an organisation's profile; 'public' is whoever sees the profile itself. */
export function LevelField(props: {
  part: ProfilePart
  profile: Levels
  /** What the part is called where the form holds two. */
  of?: string
}): ReactNode {
  const text = useText()
  return (
    <PartLevelField
      {...props}
      table={profileTable}
      labelOf={name =>
        text(name === 'latitude' ? 'directory.profile.coordinates' : `directory.field.${name}`)
      }
      levelWords="directory.visibility"
    />
  )
}

/** Who sees a part, and below it, folded, who sees single fields of it. */
export function PartLevelField(props: {
  part: string
  profile: Levels
  table: PartTable
  of?: string
  labelOf: (field: string) => string
  /** Where the words for levels stand. */
  levelWords: string
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { part, profile, table } = props
  const label = text('directory.field.visibility')
  const choices = partLevels.map(value => ({
    value,
    label: text(value === 'public' ? 'directory.profile.levelPublic' : `${props.levelWords}.${value}`),
  }))
  return (
    <div className="k-profile-level">
      <SelectField
        {...form.field(levelName(part), profile.partLevels?.[part] ?? table.defaults[part])}
        label={props.of === undefined ? label : `${label}: ${props.of}`}
        choices={choices}
      />
      <SetApart
        fields={fieldsToSetApart(table, part).map(name => ({ name, label: props.labelOf(name) }))}
        said={profile.fieldLevels}
        same={text('directory.profile.sameAsPart')}
        choices={choices}
      />
    </div>
  )
}

import type { ReactNode } from 'react'
import { SelectField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { type PartLevel, type ProfilePart, partDefaults, partLevels } from '../rules/profile-parts.ts'

/** Who sees a part of a profile; 'public' is whoever sees the profile itself. */
export function LevelField(props: {
  part: ProfilePart
  levels: Record<string, PartLevel> | null
  /** What the part is called where the form holds two. */
  of?: string
}): ReactNode {
  const text = useText()
  const form = useForm()
  const name = `level${props.part.charAt(0).toUpperCase()}${props.part.slice(1)}`
  const label = text('directory.field.visibility')
  return (
    <div className="k-profile-level">
      <SelectField
        {...form.field(name, props.levels?.[props.part] ?? partDefaults[props.part])}
        label={props.of === undefined ? label : `${label}: ${props.of}`}
        choices={partLevels.map(level => ({
          value: level,
          label: text(level === 'public' ? 'directory.profile.levelPublic' : `directory.visibility.${level}`),
        }))}
      />
    </div>
  )
}

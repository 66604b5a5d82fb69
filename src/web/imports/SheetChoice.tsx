import type { ReactNode } from 'react'
import type { Call, InputOf } from '../../shared/contract.ts'
import { Button, SelectField } from '../design/index.ts'
import { CallForm } from '../form.tsx'
import { useText } from '../text.tsx'
import './imports.css'

/** Which sheet of a workbook is imported, and turning to another; nothing for a file with one sheet. */
export function SheetChoice<C extends Call>(props: {
  /** Turns to the sheet that its field `sheet` names. */
  call: C
  fixed: Partial<InputOf<C>>
  next: string
  sheet: string | null
  sheets: readonly string[]
}): ReactNode {
  const text = useText()
  const { sheet, sheets } = props
  if (sheets.length < 2) return null
  return (
    <CallForm call={props.call} fixed={props.fixed} next={props.next} className="k-imports-sheet">
      {form => (
        <>
          <SelectField
            {...form.field('sheet', sheet)}
            error={form.field('sheet').error ?? form.field('file').error}
            label={text('import.sheet.label')}
            hint={text('import.sheet.hint', { count: sheets.length, sheet })}
            choices={sheets.map(value => ({ value, label: value }))}
          />
          <Button>{text('import.sheet.show')}</Button>
        </>
      )}
    </CallForm>
  )
}

import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, CheckboxField, FormActions, LinkButton, Notice, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { EncodingChoice } from '../../../web/imports/EncodingChoice.tsx'
import { ImportColumns } from '../../../web/imports/ImportColumns.tsx'
import { SheetChoice } from '../../../web/imports/SheetChoice.tsx'
import { SheetNotes } from '../../../web/imports/SheetNotes.tsx'
import { type Text, useText } from '../../../web/text.tsx'
import { chooseAttendanceSheet, type getAttendance, mapAttendance } from '../contract-attendance.ts'
import { AttendanceRows } from './AttendanceRows.tsx'

type Read = OutputOf<typeof getAttendance>

/** Saying what the columns of a list mean, with the first rows as they would be with the columns as they stand. */
export function AttendanceColumns({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { list, reading, isMapped, asksForColumns } = read
  const here = `/attendance-lists/${list.id}`
  const turn = {
    call: chooseAttendanceSheet,
    fixed: { list: list.id, version: list.version },
    next: `${here}?step=columns`,
  }
  return (
    <>
      {isMapped && !asksForColumns ? null : (
        <Notice kind="warning" title={text(`indicators.attendance.${isMapped ? 'nobody' : 'unknown'}`)}>
          {text(`indicators.attendance.${isMapped ? 'nobody' : 'unknown'}Why`)}
        </Notice>
      )}
      <p className="k-figures-intro">{readingWords(read, text)}</p>
      <SheetNotes notes={reading.notes} />
      <EncodingChoice {...turn} encoding={reading.encoding} encodings={reading.encodings} />
      <SheetChoice {...turn} sheet={reading.sheet} sheets={reading.sheets} />
      <Section
        title={text('indicators.attendance.columnsTitle')}
        intro={text('indicators.attendance.columnsWhy')}
      >
        <CallForm call={mapAttendance} fixed={{ list: list.id, version: list.version }} next={here}>
          {form => (
            <>
              <ImportColumns imported={read} word={field => text(`indicators.attendance.column.${field}`)} />
              <CheckboxField
                name="headless"
                value="true"
                defaultChecked={form.ticked('headless', 'true', list.headless)}
                label={text('indicators.attendance.headless')}
                hint={text('indicators.attendance.headlessHint')}
              />
              <FormActions sticky>
                <Button variant="primary">{text('indicators.attendance.look')}</Button>
                {isMapped && !asksForColumns ? (
                  <LinkButton variant="quiet" href={here}>
                    {text('indicators.cancel')}
                  </LinkButton>
                ) : null}
              </FormActions>
            </>
          )}
        </CallForm>
      </Section>
      <Section
        title={text('indicators.attendance.firstRows')}
        intro={isMapped ? text('indicators.attendance.firstRowsWhy') : undefined}
      >
        <AttendanceRows rows={read.rows.slice(0, 8)} />
      </Section>
    </>
  )
}

/** What was found out about a file, so that a wrong guess is seen: its sheet, its letters, what parts its cells. */
export function readingWords({ reading }: Read, text: Text): string {
  const { sheet, encoding, delimiter } = reading
  return [
    sheet === null ? null : text('indicators.attendance.sheet', { sheet }),
    encoding === null
      ? null
      : text('indicators.attendance.letters', { letters: text(`import.encoding.name.${encoding}`) }),
    delimiter === null
      ? null
      : text('indicators.attendance.separator', {
          separator: text(`indicators.attendance.separators.${separators[delimiter] ?? 'comma'}`),
        }),
  ]
    .filter(part => part !== null)
    .join(' · ')
}

const separators: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
}

import type { ReactNode } from 'react'
import { Notice } from '../design/index.ts'
import { useText } from '../text.tsx'
import type { ImportView } from './import-words.ts'

/** What was found out about a file that is worth telling before it is imported: guessed letters, rows above the headings. */
export function SheetNotes({ notes }: { notes: ImportView['notes'] }): ReactNode {
  const text = useText()
  if (notes.length === 0) return null
  return (
    <Notice title={text('directory.import.notes')}>
      <ul>
        {notes.map(note => (
          <li key={`${note.code} ${note.row}`}>
            {text(`import.note.${note.code}`, {
              ...note.values,
              row: note.row,
              encoding: text(`import.encoding.name.${note.values.encoding ?? 'utf-8'}`),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

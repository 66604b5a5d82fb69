import type { ReactNode } from 'react'
import { LinkButton, Section, Stack } from '../../../web/design/index.ts'
import { languageName } from '../../../web/language-names.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { reportFormats } from '../contract-files.ts'

/** A report in every format, in the language it is read in. */
export function Downloads({ path, lang }: { path: string; lang: string }): ReactNode {
  const text = useText()
  const reader = useLocale()
  return (
    <Section
      title={text('reports.download')}
      intro={text('reports.downloadWhy', { lang: languageName(lang, reader.lang) })}
    >
      <Stack gap="small">
        {reportFormats.map(format => (
          <LinkButton key={format} icon="download" href={`/api/v1${path}?format=${format}&lang=${lang}`}>
            {text(`reports.format.${format}`)}
          </LinkButton>
        ))}
      </Stack>
    </Section>
  )
}

import { type ReactNode, useEffect } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { sendCall } from '../../../web/api.ts'
import { formatNumber, LinkButton, ProgressBar, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getImport } from '../contract-import.ts'

/** Which of what an import brought could be the same organisation twice; looks again until all have been compared. */
export function ImportDuplicates(props: { imported: OutputOf<typeof getImport> }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { id, duplicates } = props.imported
  const isComparing = duplicates?.comparing === true
  useEffect(() => {
    if (!isComparing) return
    const timer = setInterval(() => {
      sendCall(getImport, { import: id })
        .then(now => {
          if (now.duplicates?.comparing !== true) window.location.reload()
        })
        .catch(() => undefined)
    }, 2_000)
    return () => clearInterval(timer)
  }, [id, isComparing])
  if (duplicates === null) return null
  const { open } = duplicates
  return (
    <Section title={text('directory.import.pairs.title')} id="pairs">
      {isComparing ? (
        <>
          <ProgressBar label={text('directory.import.pairs.comparing')} max={1} />
          <p>
            <LinkButton variant="quiet" href={`/imports/${id}`}>
              {text('directory.import.refreshPage')}
            </LinkButton>
          </p>
        </>
      ) : open === 0 ? (
        <p>{text('directory.import.pairs.none')}</p>
      ) : (
        <>
          <p>{text('directory.import.pairs.why', { count: open, n: formatNumber(open, lang) })}</p>
          <LinkButton icon="search" href={`/duplicates?import=${id}`}>
            {text('directory.import.pairs.look', { count: open, n: formatNumber(open, lang) })}
          </LinkButton>
        </>
      )}
    </Section>
  )
}

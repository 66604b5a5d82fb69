import { LanguageText, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { openText } from '../contract.ts'
import { momentWords } from './room-words.ts'

/** A text that another side shows. Opening it stands in the ledger. */
export const page = definePage({
  path: '/rooms/:room/items/:item',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ it: use(openText, { room: params.room ?? '', item: params.item ?? '' }) }),
  actions: [],
  title: ({ data }) => data.it.title,
  Component: ({ data: { it }, params }) => {
    const text = useText()
    const { lang, timeZone } = useLocale()
    return (
      <>
        <PageHeader
          title={it.title}
          subtitle={[
            it.side.name ?? text('rooms.otherSide'),
            text(`rooms.step.${it.step}`),
            text('rooms.version', { number: it.version.number }),
            momentWords(it.version.createdAt, timeZone, lang),
          ].join(' · ')}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: `/rooms/${params.room ?? ''}`, label: it.roomTitle },
          ]}
        />
        <LanguageText block text={it.body} lang={it.lang} />
        <p>
          <small>{text('rooms.readIsRecorded')}</small>
        </p>
      </>
    )
  },
})

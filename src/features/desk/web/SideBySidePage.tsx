import { PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getSideBySide } from '../contract-side-by-side.ts'
import { chosenFrom } from './chosen.ts'
import './desk.css'
import { SideBySide } from './SideBySide.tsx'

/** The partnerships one reads, side by side, to look at and to take along; nothing is changed here. */
export const page = definePage({
  path: '/side-by-side',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ query }) => ({ read: use(getSideBySide, chosenFrom(query)) }),
  actions: [],
  title: (_props, text) => text('desk.side.title'),
  Component: ({ data, query }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('desk.side.title')}
          subtitle={text('desk.side.subtitle', { count: data.read.partnerships.length })}
          steps={[{ href: '/partnerships', label: text('partnerships.title') }]}
        />
        <SideBySide
          read={data.read}
          at="/side-by-side"
          chosen={{ country: query.country, indicator: query.indicator }}
        />
      </>
    )
  },
})

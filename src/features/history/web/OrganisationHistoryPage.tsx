import { PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getOrganisationHistory } from '../contract.ts'
import { HistoryList } from './HistoryList.tsx'

/** Who changed what of an organisation and its people. */
export const page = definePage({
  path: '/organisations/:slug/history',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    lines: use(getOrganisationHistory, {
      organisation: params.slug ?? '',
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      pageSize: 50,
    }),
  }),
  actions: [],
  title: ({ data }, text) => `${text('history.title')} · ${data.lines.name}`,
  Component: ({ data: { lines }, params }) => {
    const text = useText()
    const { timeZone } = useLocale()
    const back = `/organisations/${params.slug ?? ''}`
    return (
      <>
        <PageHeader title={text('history.title')} steps={[{ href: back, label: lines.name }]} />
        <HistoryList lines={lines} timeZone={timeZone ?? 'UTC'} here={`${back}/history`} />
      </>
    )
  },
})

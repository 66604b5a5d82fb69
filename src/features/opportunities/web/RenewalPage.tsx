import { Button, LanguageText, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getRenewal, renewByLink } from '../contract-interests.ts'
import { dayWords } from './opportunity-words.ts'

/** Behind the link of a mail: one press keeps an opportunity for another year. */
export const page = definePage({
  path: '/opportunity-renewal/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ renewal: use(getRenewal, { token: params.token ?? '' }) }),
  actions: [renewByLink],
  title: (_props, text) => text('opportunities.renewal.title'),
  Component: ({ data, params, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const it = data.renewal
    const token = params.token ?? ''
    return (
      <>
        <PageHeader
          title={text('opportunities.renewal.title')}
          subtitle={<LanguageText text={it.title} lang={it.lang} />}
        />
        {it.expiresOn === null ? null : (
          <p>{text('opportunities.renewal.until', { day: dayWords(it.expiresOn, lang) })}</p>
        )}
        <CallForm
          className="k-opportunity-keep"
          call={renewByLink}
          fixed={{ token }}
          next={`/opportunity-renewal/${token}`}
          done="opportunities.done.renewed"
        >
          <Button variant="primary">{text('opportunities.keep.renew')}</Button>
        </CallForm>
        {viewer.signedIn ? (
          <p>
            <a href={`/opportunities/${it.slug}`}>{text('opportunities.renewal.see')}</a>
          </p>
        ) : null}
      </>
    )
  },
})

import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, LinkButton, PageHeader, Pagination, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { forgetPerson, listLedger } from '../contract.ts'
import './rooms.css'
import { entryWords, momentWords } from './room-words.ts'

type Ledger = OutputOf<typeof listLedger>

/** The ledger in words, newest first, and its proof. */
export const page = definePage({
  path: '/rooms/:room/ledger',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    ledger: use(listLedger, {
      room: params.room ?? '',
      page: Math.max(1, Math.floor(Number(query.page)) || 1),
      pageSize: 50,
    }),
  }),
  actions: [forgetPerson],
  title: ({ data }, text) => `${text('rooms.ledger.title')} · ${data.ledger.roomTitle}`,
  Component: ({ data: { ledger }, params }) => {
    const text = useText()
    const { lang, timeZone } = useLocale()
    const here = `/rooms/${params.room ?? ''}`
    return (
      <>
        <PageHeader
          title={text('rooms.ledger.title')}
          subtitle={text('rooms.ledger.count', { count: ledger.total })}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: here, label: ledger.roomTitle },
          ]}
          actions={
            <LinkButton variant="primary" icon="download" href={`/api/v1${here}/proof`}>
              {text('rooms.ledger.proof')}
            </LinkButton>
          }
        />
        <ol className="k-rooms-ledger" reversed start={ledger.total - (ledger.page - 1) * ledger.pageSize}>
          {ledger.items.map(entry => (
            <li key={entry.number}>
              <time dateTime={entry.at}>{momentWords(entry.at, timeZone, lang)}</time>
              <span>{entryWords(entry, text, lang)}</span>
            </li>
          ))}
        </ol>
        <Pagination
          page={ledger.page}
          pageSize={ledger.pageSize}
          total={ledger.total}
          hrefOf={page => `${here}/ledger?page=${page}`}
        />
        <WhoLeft ledger={ledger} room={params.room ?? ''} />
        <Meaning ledger={ledger} />
      </>
    )
  },
})

/** Names of colleagues who left: they can be taken out, and nothing else of an entry. */
function WhoLeft({ ledger, room }: { ledger: Ledger; room: string }): ReactNode {
  const text = useText()
  if (ledger.left.length === 0) return null
  return (
    <Section title={text('rooms.left.title')} intro={text('rooms.left.what')}>
      <ul className="k-rooms-plain">
        {ledger.left.map(({ person, name, entries }) => (
          <li key={person}>
            {text('rooms.left.person', { name, count: entries })}
            <CallForm
              call={forgetPerson}
              fixed={{ room, person }}
              formId={`forget-${person}`}
              next={`/rooms/${room}/ledger`}
              done="rooms.done.forgotten"
            >
              <Button variant="danger">{text('rooms.left.forget', { name })}</Button>
            </CallForm>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Meaning({ ledger }: { ledger: Ledger }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  return (
    <>
      <Section title={text('rooms.ledger.provesTitle')}>
        <p>{text('rooms.ledger.proves')}</p>
        <p>{text('rooms.ledger.provesNot')}</p>
        <p>{text('rooms.ledger.how')}</p>
      </Section>
      {ledger.keyFingerprint === null || ledger.signedAt === null ? null : (
        <p className="k-rooms-key">
          <small>
            {text('rooms.ledger.signed', {
              count: ledger.signedSize,
              when: momentWords(ledger.signedAt, timeZone, lang),
              key: ledger.keyFingerprint,
            })}
            {ledger.stampedAt === null
              ? null
              : ` ${text('rooms.ledger.stamped', {
                  count: ledger.stampedSize,
                  when: momentWords(ledger.stampedAt, timeZone, lang),
                })}`}
          </small>
        </p>
      )}
    </>
  )
}

import type { OutputOf } from '../../../shared/contract.ts'
import { Button, DataTable, EmptyState, PageHeader, Pagination } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { clearBouncedAddress, listBounces } from '../contract-choices.ts'
import { MailTime } from './MailTime.tsx'
import './notifications.css'

type Bounce = OutputOf<typeof listBounces>['items'][number]

/** Addresses that mail came back from: whose they are, why, and the button that writes there again. */
export const page = definePage({
  path: '/administration/mails/bounces',
  access: 'signed-in',
  frame: 'app',
  calls: ({ query }) => ({
    bounces: use(listBounces, { page: Math.max(1, Math.floor(Number(query.page)) || 1) }),
  }),
  actions: [clearBouncedAddress],
  title: (_props, text) => text('notifications.bounces.title'),
  Component: ({ data: { bounces } }) => {
    const text = useText()
    const here = '/administration/mails/bounces'
    return (
      <>
        <PageHeader
          title={text('notifications.bounces.title')}
          subtitle={text('notifications.bounces.why')}
          steps={[
            { href: '/administration', label: text('frame.administration') },
            { href: '/administration/mails', label: text('notifications.title') },
          ]}
        />
        <DataTable
          caption={text('notifications.bounces.title')}
          rows={bounces.items}
          rowKey={bounce => bounce.address}
          empty={
            <EmptyState icon="mail" title={text('notifications.bounces.none')}>
              {text('notifications.bounces.noneWhy')}
            </EmptyState>
          }
          columns={[
            {
              key: 'address',
              head: text('notifications.bounces.address'),
              rowHeader: true,
              cell: (bounce: Bounce) => (
                <>
                  <span className="k-notifications-address">{bounce.address}</span>
                  {bounce.name === null ? null : (
                    <div>
                      {bounce.personId === null ? (
                        bounce.name
                      ) : (
                        <a href={`/people/${bounce.personId}`}>{bounce.name}</a>
                      )}
                    </div>
                  )}
                </>
              ),
            },
            {
              key: 'reason',
              head: text('notifications.bounces.reason'),
              cell: bounce => (
                <>
                  {bounce.status}
                  {bounce.reason === '' ? null : <p className="k-hint">{bounce.reason}</p>}
                </>
              ),
            },
            {
              key: 'since',
              head: text('notifications.bounces.since'),
              cell: bounce =>
                bounce.mailId === null ? (
                  <MailTime at={bounce.since} />
                ) : (
                  <a href={`/administration/mails/${bounce.mailId}`}>
                    <MailTime at={bounce.since} />
                  </a>
                ),
            },
            {
              key: 'action',
              head: text('notifications.bounces.clear'),
              hideHead: true,
              width: 'fit',
              cell: bounce => (
                <CallForm
                  call={clearBouncedAddress}
                  formId={`clear-${bounce.address}`}
                  fixed={{ address: bounce.address }}
                  next={here}
                  done="notifications.done.cleared"
                >
                  <Button>
                    {text('notifications.bounces.clear')}
                    <span className="k-hidden"> {bounce.address}</span>
                  </Button>
                </CallForm>
              ),
            },
          ]}
        />
        <Pagination
          page={bounces.page}
          pageSize={bounces.pageSize}
          total={bounces.total}
          hrefOf={page => `${here}?page=${page}`}
        />
      </>
    )
  },
})

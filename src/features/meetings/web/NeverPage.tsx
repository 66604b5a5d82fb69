import type { ReactNode } from 'react'
import {
  Button,
  DataTable,
  EmptyState,
  Filters,
  Notice,
  PageHeader,
  PersonName,
  SearchField,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { comeAgain, leaveToColleagues, listNever, setNever, unsetNever } from '../contract.ts'
import { countryName } from './request-words.ts'
import './meetings.css'

interface Organisation {
  id: string
  name: string
  nameOtherScript: string | null
  country: string
}

/** My private lists: whom I never meet here, and whom I leave to my colleagues. */
export const page = definePage({
  path: '/missions/:mission/never',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    never: use(listNever, { mission: params.mission ?? '', text: query.text }),
  }),
  actions: [setNever, unsetNever, leaveToColleagues, comeAgain],
  title: ({ data }, text) => text('meetings.never.pageTitle', { mission: data.never.mission.title }),
  Component: ({ data, query, url }) => {
    const text = useText()
    const { lang } = useLocale()
    const { never } = data
    const mission = never.mission.slug
    const name = (row: Organisation) => (
      <PersonName
        name={row.name}
        other={row.nameOtherScript === null ? null : { text: row.nameOtherScript, lang: 'und' }}
      />
    )
    const columns = (act: (row: Organisation) => ReactNode) => [
      { key: 'name', head: text('meetings.never.organisation'), cell: name },
      {
        key: 'country',
        head: text('meetings.meet.country'),
        cell: (row: Organisation) => countryName(row.country, lang),
      },
      {
        key: 'act',
        head: text('meetings.requests.action'),
        hideHead: true,
        width: 'fit' as const,
        cell: act,
      },
    ]
    return (
      <>
        <PageHeader
          title={text('meetings.never.title')}
          subtitle={never.mission.title}
          steps={[
            { href: `/missions/${mission}`, label: never.mission.title },
            { href: `/missions/${mission}/meet`, label: text('meetings.meet.title') },
          ]}
        />
        <Notice title={text('meetings.never.private')}>{text('meetings.never.privateWhy')}</Notice>
        <Section title={text('meetings.never.mine')}>
          <DataTable
            caption={text('meetings.never.mine')}
            rows={never.items.filter(one => one.word === 'never')}
            rowKey={row => row.id}
            empty={
              <EmptyState level={3} icon="hand" title={text('meetings.never.empty')}>
                {text('meetings.never.emptyWhy')}
              </EmptyState>
            }
            columns={columns(row => (
              <CallForm
                call={unsetNever}
                formId={`unset-${row.id}`}
                fixed={{ mission, organisation: row.id }}
                next={url}
                done="meetings.done.neverRemoved"
              >
                <Button variant="quiet">
                  {text('meetings.never.remove')}
                  <span className="k-hidden"> {row.name}</span>
                </Button>
              </CallForm>
            ))}
          />
        </Section>
        <Section title={text('meetings.never.left')} intro={text('meetings.never.leftWhy')}>
          <DataTable
            caption={text('meetings.never.left')}
            rows={never.items.filter(one => one.word === 'left-to-colleagues')}
            rowKey={row => row.id}
            empty={
              <EmptyState level={3} icon="people" title={text('meetings.never.leftEmpty')}>
                {text('meetings.never.leftEmptyWhy')}
              </EmptyState>
            }
            columns={columns(row => (
              <CallForm
                call={comeAgain}
                formId={`come-${row.id}`}
                fixed={{ mission, organisation: row.id }}
                next={url}
                done="meetings.done.comeAgain"
              >
                <Button variant="quiet">
                  {text('meetings.stay.comeAgain')}
                  <span className="k-hidden"> {row.name}</span>
                </Button>
              </CallForm>
            ))}
          />
        </Section>
        <Section title={text('meetings.never.add')} intro={text('meetings.never.addWhy')}>
          <Filters action={`/missions/${mission}/never`}>
            <SearchField
              name="text"
              label={text('meetings.never.search')}
              placeholder={text('meetings.never.search')}
              defaultValue={query.text ?? ''}
            />
          </Filters>
          <DataTable
            caption={text('meetings.never.add')}
            rows={never.others}
            rowKey={row => row.id}
            empty={<p>{text('meetings.never.noneFound')}</p>}
            columns={columns(row => (
              <div className="k-meetings-pair">
                <CallForm
                  call={leaveToColleagues}
                  formId={`leave-${row.id}`}
                  fixed={{ mission, organisation: row.id }}
                  next={url}
                  done="meetings.done.leftToColleagues"
                >
                  <Button>
                    {text('meetings.stay.leave')}
                    <span className="k-hidden"> {row.name}</span>
                  </Button>
                </CallForm>
                <CallForm
                  call={setNever}
                  formId={`set-${row.id}`}
                  fixed={{ mission, organisation: row.id }}
                  next={url}
                  done="meetings.done.neverAdded"
                >
                  <Button>
                    {text('meetings.never.never')}
                    <span className="k-hidden"> {row.name}</span>
                  </Button>
                </CallForm>
              </div>
            ))}
          />
        </Section>
      </>
    )
  },
})

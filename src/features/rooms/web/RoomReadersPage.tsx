import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  FormGrid,
  PageHeader,
  Section,
  SelectField,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { inviteReader, listReaders, nameReader, removeReader } from '../contract-readers.ts'
import { languageChoices, momentWords } from './room-words.ts'
import './rooms.css'

type Read = OutputOf<typeof listReaders>

/** Colleagues of my side who may read in this room: name one, take one off. */
export const page = definePage({
  path: '/rooms/:room/readers',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ read: use(listReaders, { room: params.room ?? '' }) }),
  actions: [nameReader, inviteReader, removeReader],
  title: (_props, text) => text('rooms.readers.title'),
  Component: ({ data: { read }, params }) => {
    const text = useText()
    const room = params.room ?? ''
    return (
      <>
        <PageHeader
          title={text('rooms.readers.title')}
          subtitle={text('rooms.readers.why', { name: read.organisation })}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: `/rooms/${room}`, label: read.roomTitle },
          ]}
        />
        <Named read={read} room={room} />
        {read.state === 'open' ? <Naming read={read} room={room} /> : null}
      </>
    )
  },
})

function Named({ read, room }: { read: Read; room: string }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  return (
    <DataTable
      caption={text('rooms.readers.title')}
      rows={read.items}
      rowKey={row => row.person}
      empty={
        <EmptyState icon="people" level={2} title={text('rooms.readers.none')}>
          {text('rooms.readers.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          head: text('rooms.field.name'),
          rowHeader: true,
          width: 'wide',
          cell: row => (
            <>
              {row.name}{' '}
              {row.hasAccount ? null : (
                <StateBadge state="waiting">{text('rooms.readers.invited')}</StateBadge>
              )}
            </>
          ),
        },
        {
          key: 'since',
          head: text('rooms.readers.since'),
          cell: row => momentWords(row.namedAt, timeZone, lang),
        },
        {
          key: 'remove',
          head: text('rooms.readers.remove'),
          hideHead: true,
          width: 'fit',
          cell: row => (
            <CallForm
              call={removeReader}
              fixed={{ room, person: row.person }}
              formId={`remove-${row.person}`}
              next={`/rooms/${room}/readers`}
              done="rooms.done.readerRemoved"
            >
              <Button variant="quiet">
                {text('rooms.readers.remove')} <span className="k-hidden">{row.name}</span>
              </Button>
            </CallForm>
          ),
        },
      ]}
    />
  )
}

function Naming({ read, room }: { read: Read; room: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const next = `/rooms/${room}/readers`
  return (
    <>
      {read.colleagues.length === 0 ? null : (
        <Section title={text('rooms.readers.nameOne')}>
          <CallForm
            call={nameReader}
            fixed={{ room }}
            next={next}
            done="rooms.done.readerNamed"
            className="k-form"
          >
            {form => (
              <>
                <SelectField
                  {...form.field('person')}
                  label={text('rooms.readers.colleague')}
                  choices={read.colleagues.map(({ person, name }) => ({ value: person, label: name }))}
                  required
                />
                <FormActions>
                  <Button variant="primary">{text('rooms.readers.nameAction')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      )}
      <Section
        title={text('rooms.readers.invite')}
        intro={text('rooms.readers.inviteWhy', { name: read.organisation })}
      >
        <CallForm
          call={inviteReader}
          fixed={{ room }}
          next={next}
          done="rooms.done.readerNamed"
          className="k-form"
        >
          {form => (
            <>
              <FormGrid>
                <TextField {...form.field('givenName')} label={text('directory.person.givenName')} required />
                <TextField
                  {...form.field('familyName')}
                  label={text('directory.person.familyName')}
                  required
                />
                <TextField
                  {...form.field('email')}
                  type="email"
                  label={text('directory.person.email')}
                  required
                />
                <SelectField
                  {...form.field('lang', lang)}
                  label={text('rooms.readers.lang')}
                  choices={languageChoices(lang)}
                />
              </FormGrid>
              <FormActions>
                <Button icon="mail">{text('rooms.readers.inviteAction')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </Section>
    </>
  )
}

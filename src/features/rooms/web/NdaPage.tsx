import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  CheckboxField,
  DescriptionList,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { acceptNda, openNda, proposeNda, uploadNda } from '../contract.ts'
import { NdaForms } from './NdaForms.tsx'
import './rooms.css'
import { dayWords, momentWords, sideName } from './room-words.ts'

type Opened = OutputOf<typeof openNda>
type Nda = NonNullable<Opened['nda']>

/** The agreement: propose it, read it, accept it by name. */
export const page = definePage({
  path: '/rooms/:room/nda',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ opened: use(openNda, { room: params.room ?? '' }) }),
  actions: [acceptNda, proposeNda, uploadNda],
  title: ({ data }, text) => `${text('rooms.nda.title')} · ${data.opened.roomTitle}`,
  Component: ({ data: { opened }, params, now }) => {
    const text = useText()
    const room = params.room ?? ''
    const { nda } = opened
    return (
      <>
        <PageHeader
          title={text('rooms.nda.title')}
          meta={
            nda === null ? undefined : (
              <StateBadge state={nda.state === 'signed' ? 'agreed' : 'waiting'}>
                {text(`rooms.nda.state.${nda.state}`)}
              </StateBadge>
            )
          }
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: `/rooms/${room}`, label: opened.roomTitle },
          ]}
        />
        {nda === null ? (
          opened.mayPropose ? (
            <NdaForms room={room} opened={opened} now={now} />
          ) : (
            <EmptyState icon="lock" title={text('rooms.nda.notYetTitle')}>
              {text('rooms.nda.notYet')}
            </EmptyState>
          )
        ) : (
          <>
            <Words nda={nda} opened={opened} room={room} />
            <Acceptances nda={nda} opened={opened} room={room} />
            {opened.mayAccept ? <Accept nda={nda} room={room} /> : null}
            {opened.mayPropose ? (
              <details className="k-rooms-fold">
                <summary>{text('rooms.nda.another')}</summary>
                <NdaForms room={room} opened={opened} now={now} />
              </details>
            ) : null}
          </>
        )}
      </>
    )
  },
})

function Words({ nda, opened, room }: { nda: Nda; opened: Opened; room: string }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  return (
    <>
      <DescriptionList
        items={[
          {
            term: text('rooms.field.kind'),
            value:
              nda.discloser === null
                ? text('rooms.kind.mutual')
                : text('rooms.kind.oneWayOf', { name: sideName(opened.sides, nda.discloser, text) }),
          },
          { term: text('rooms.field.purpose'), value: nda.purpose },
          { term: text('rooms.field.law'), value: countryName(nda.law, lang) },
          {
            term: text('rooms.field.years'),
            value: text('rooms.years', { count: nda.confidentialityYears }),
          },
          { term: text('rooms.field.validUntil'), value: dayWords(nda.validUntil, lang) },
          {
            term: text('rooms.field.proposed'),
            value: `${sideName(opened.sides, nda.proposedBy, text)}, ${momentWords(nda.proposedAt, timeZone, lang)}`,
          },
        ]}
      />
      {nda.fileName === null ? (
        <div className="k-rooms-clauses" lang="en">
          <ol>
            {opened.clauses.map(clause => (
              <li key={clause.heading}>
                <h3>{clause.heading}</h3>
                <p>{clause.text}</p>
              </li>
            ))}
          </ol>
        </div>
      ) : (
        <p>
          <LinkButton icon="download" href={`/api/v1/rooms/${room}/nda/${nda.id}/file?part=uploaded`}>
            {nda.fileName}
          </LinkButton>
        </p>
      )}
      <p className="k-rooms-note">
        <small>{text('rooms.nda.hash', { hash: nda.termsHash })}</small>
      </p>
    </>
  )
}

function Acceptances({ nda, opened, room }: { nda: Nda; opened: Opened; room: string }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  return (
    <Section title={text('rooms.nda.acceptances')}>
      <ul className="k-rooms-plain">
        {opened.sides.map(side => {
          const accepted = nda.acceptances.find(one => one.side === side.position)
          return (
            <li key={side.position}>
              {side.name ?? text('rooms.otherSide')}{' '}
              <StateBadge state={accepted === undefined ? 'waiting' : 'agreed'}>
                {text(accepted === undefined ? 'rooms.nda.waits' : 'rooms.nda.accepted')}
              </StateBadge>
              {accepted === undefined ? null : (
                <>
                  <br />
                  <small>
                    {accepted.fullName}, {accepted.capacity} ·{' '}
                    {momentWords(accepted.acceptedAt, timeZone, lang)}
                  </small>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {nda.state === 'signed' ? (
        nda.hasPdf ? (
          <LinkButton variant="primary" icon="download" href={`/api/v1/rooms/${room}/nda/${nda.id}/file`}>
            {text('rooms.nda.pdf')}
          </LinkButton>
        ) : (
          <Notice>{text('refusal.print-unavailable')}</Notice>
        )
      ) : null}
    </Section>
  )
}

function Accept({ nda, room }: { nda: Nda; room: string }): ReactNode {
  const text = useText()
  return (
    <Section title={text('rooms.nda.accept')} intro={text('rooms.nda.acceptWhat')}>
      <CallForm
        call={acceptNda}
        fixed={{ room, nda: nda.id, termsHash: nda.termsHash }}
        next={`/rooms/${room}`}
        done="rooms.done.accepted"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('fullName')}
              label={text('rooms.field.fullName')}
              hint={text('rooms.field.fullNameHint')}
              autoComplete="name"
              required
              maxLength={120}
            />
            <TextField
              {...form.field('capacity')}
              label={text('rooms.field.capacity')}
              hint={text('rooms.field.capacityHint')}
              required
              maxLength={120}
            />
            <CheckboxField
              name="hasAuthority"
              label={text('rooms.field.hasAuthority')}
              error={form.field('hasAuthority').error}
              required
            />
            <FormActions>
              <Button variant="primary">{text('rooms.nda.acceptNow')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}

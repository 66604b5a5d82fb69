import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  EmptyState,
  LanguageText,
  NumberField,
  PageHeader,
  RadioGroup,
  Section,
  SelectField,
  StateBadge,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  addRegisterEntry,
  confirmRegisterEntry,
  getRegister,
  withdrawRegisterEntry,
} from '../contract-register.ts'
import './rooms.css'
import { languageChoices, momentWords, sideName } from './room-words.ts'

type Register = OutputOf<typeof getRegister>
type Entry = Register['items'][number]

const kinds = ['background', 'foreground'] as const

/** The register: who brought what, what came of it, how it is shared and what each side wants with it. */
export const page = definePage({
  path: '/rooms/:room/register',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ register: use(getRegister, { room: params.room ?? '' }) }),
  actions: [addRegisterEntry, confirmRegisterEntry, withdrawRegisterEntry],
  title: ({ data }, text) => `${text('rooms.register.title')} · ${data.register.roomTitle}`,
  Component: ({ data: { register }, params }) => {
    const text = useText()
    const room = params.room ?? ''
    return (
      <>
        <PageHeader
          title={text('rooms.register.title')}
          subtitle={text('rooms.register.subtitle')}
          steps={[
            { href: '/rooms', label: text('rooms.title') },
            { href: `/rooms/${room}`, label: register.roomTitle },
          ]}
        />
        {register.items.length === 0 ? (
          <EmptyState icon="list" title={text('rooms.register.emptyTitle')}>
            {text(register.mayAdd ? 'rooms.register.emptyWhy' : 'rooms.register.closedWhy')}
          </EmptyState>
        ) : (
          kinds.map(kind => <Entries key={kind} register={register} room={room} kind={kind} />)
        )}
        {register.mayAdd ? <AddForm register={register} room={room} /> : null}
      </>
    )
  },
})

function Entries(props: { register: Register; room: string; kind: Entry['kind'] }): ReactNode {
  const text = useText()
  const entries = props.register.items.filter(({ kind }) => kind === props.kind)
  if (entries.length === 0) return null
  return (
    <Section title={text(`rooms.register.${props.kind}`)}>
      <ul className="k-rooms-plain">
        {entries.map(entry => (
          <li key={entry.id}>
            <OneEntry register={props.register} room={props.room} entry={entry} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneEntry(props: { register: Register; room: string; entry: Entry }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  const { register, room, entry } = props
  const { sides } = register
  const isConfirmed = entry.confirmed.length === sides.length
  const facts = [
    sideName(sides, entry.side, text),
    momentWords(entry.createdAt, timeZone, lang),
    entry.thing === null ? '' : text('rooms.register.restsOn', { thing: entry.thing }),
  ]
  const next = `/rooms/${room}/register`
  return (
    <>
      <strong>
        <LanguageText text={entry.title} lang={entry.lang} />
      </strong>{' '}
      <StateBadge state={isConfirmed ? 'agreed' : 'waiting'}>
        {text(isConfirmed ? 'rooms.register.confirmed' : 'rooms.register.unconfirmed')}
      </StateBadge>
      <p className="k-rooms-words">
        <LanguageText text={entry.body} lang={entry.lang} />
      </p>
      {entry.shares === null ? null : (
        <p>
          {entry.shares
            .map((share, index) =>
              text('rooms.register.share', { who: sideName(sides, index + 1, text), share }),
            )
            .join(' · ')}
        </p>
      )}
      {entry.wishes === null ? null : <p>{text('rooms.register.wants', { wishes: entry.wishes })}</p>}
      <small>{facts.filter(fact => fact !== '').join(' · ')}</small>
      {register.state === 'open' && !entry.confirmed.includes(register.me) ? (
        <CallForm
          call={confirmRegisterEntry}
          formId={`confirm-${entry.id}`}
          fixed={{ room, entry: entry.id }}
          next={next}
          done="rooms.done.registerConfirmed"
        >
          <Button icon="check">
            {text('rooms.register.confirm')} <span className="k-hidden">{entry.title}</span>
          </Button>
        </CallForm>
      ) : null}
      {register.state === 'open' && entry.mine && entry.confirmed.every(side => side === register.me) ? (
        <CallForm
          call={withdrawRegisterEntry}
          formId={`withdraw-${entry.id}`}
          fixed={{ room, entry: entry.id }}
          next={next}
          done="rooms.done.registerWithdrawn"
        >
          <Button variant="quiet">
            {text('rooms.register.withdraw')} <span className="k-hidden">{entry.title}</span>
          </Button>
        </CallForm>
      ) : null}
    </>
  )
}

function AddForm({ register, room }: { register: Register; room: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('rooms.register.add')}>
      <CallForm
        call={addRegisterEntry}
        fixed={{ room }}
        next={`/rooms/${room}/register`}
        done="rooms.done.registered"
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              name="kind"
              label={text('rooms.register.kind')}
              defaultValue={form.field('kind', 'background').defaultValue}
              choices={kinds.map(value => ({
                value,
                label: text(`rooms.register.${value}`),
                hint: text(`rooms.register.${value}Hint`),
              }))}
            />
            <TextField
              {...form.field('title')}
              label={text('rooms.register.name')}
              required
              maxLength={120}
            />
            <TextArea
              {...form.field('body')}
              label={text('rooms.register.body')}
              rows={4}
              required
              maxLength={4_000}
            />
            {register.things.length === 0 ? null : (
              <SelectField
                {...form.field('item')}
                label={text('rooms.register.item')}
                empty={text('rooms.register.noItem')}
                choices={register.things.map(({ id, title }) => ({ value: id, label: title }))}
              />
            )}
            {register.sides.map((side, index) => (
              <NumberField
                key={side.position}
                {...form.field(
                  `shares.${index}`,
                  index === 0
                    ? String(100 - Math.floor(100 / register.sides.length) * (register.sides.length - 1))
                    : String(Math.floor(100 / register.sides.length)),
                )}
                label={text('rooms.register.shareOf', { who: sideName(register.sides, side.position, text) })}
                hint={index === 0 ? text('rooms.register.sharesHint') : undefined}
                unit="%"
                min={0}
                max={100}
              />
            ))}
            <TextArea
              {...form.field('wishes')}
              label={text('rooms.register.wishes')}
              hint={text('rooms.register.wishesHint')}
              rows={2}
              maxLength={1_000}
            />
            <SelectField
              {...form.field('lang', lang)}
              label={text('rooms.field.lang')}
              choices={languageChoices(lang)}
            />
            <div>
              <Button variant="primary">{text('rooms.register.addAction')}</Button>
            </div>
          </>
        )}
      </CallForm>
    </Section>
  )
}

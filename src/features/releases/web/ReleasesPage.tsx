import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  formatDay,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { nameOf } from '../../indicators/rules/names.ts'
import { getPreview, getReleases, release, takeBack } from '../contract.ts'
import { PublicSheet } from './PublicSheet.tsx'
import './releases.css'

type Read = OutputOf<typeof getReleases>
type Choice = Read['choices'][number]

/** What is released to everybody, thing by thing, and the page as a stranger sees it. */
export const page = definePage({
  path: '/partnerships/:slug/releases',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    read: use(getReleases, { partnership: params.slug ?? '' }),
    preview: use(getPreview, { partnership: params.slug ?? '' }),
  }),
  actions: [release, takeBack],
  title: ({ data }, text) => `${text('releases.title')} · ${data.read.partnership.acronym}`,
  Component: ({ data: { read, preview } }) => {
    const text = useText()
    const { partnership } = read
    const at = `/partnerships/${partnership.slug}`
    const isOpen = read.choices.some(({ thing, release: stands }) => thing === 'page' && stands !== null)
    return (
      <>
        <PageHeader
          title={text('releases.title')}
          subtitle={text('releases.why')}
          steps={[{ href: at, label: partnership.acronym }]}
          actions={
            isOpen ? (
              <LinkButton icon="globe" href={`${at}/public`}>
                {text('releases.open')}
              </LinkButton>
            ) : undefined
          }
        />
        {isOpen ? null : <Notice>{text('releases.closed')}</Notice>}
        <Choices read={read} />
        <Section title={text('releases.preview')} intro={text('releases.previewWhy')} id="preview">
          <div className="k-releases-preview">
            <h3 lang={preview.lang}>{preview.acronym}</h3>
            <p lang={preview.lang}>{preview.title}</p>
            <PublicSheet page={preview} />
          </div>
        </Section>
        <Past read={read} />
      </>
    )
  },
})

function Choices({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('releases.choices')}>
      <DataTable
        caption={text('releases.choices')}
        rows={read.choices}
        rowKey={choice => `${choice.thing} ${choice.of}`}
        columns={[
          {
            key: 'what',
            head: text('releases.what'),
            rowHeader: true,
            width: 'wide',
            cell: choice => <Named choice={choice} />,
          },
          {
            key: 'state',
            head: text('releases.state'),
            cell: ({ release: stands, isHidden }) =>
              stands === null ? (
                <StateBadge state="quiet">{text('releases.not')}</StateBadge>
              ) : (
                <>
                  <StateBadge state="agreed">{text('releases.is')}</StateBadge>
                  <span className="k-releases-note">
                    {[
                      text('releases.since', { day: formatDay(stands.at, 'UTC', lang, 'date') }),
                      stands.by,
                      isHidden ? text('releases.few') : null,
                    ]
                      .filter(part => part !== null)
                      .join(' · ')}
                  </span>
                </>
              ),
          },
          {
            key: 'act',
            head: text('releases.act'),
            hideHead: true,
            width: 'fit',
            cell: choice => <Act choice={choice} partnership={read.partnership.id} />,
          },
        ]}
      />
    </Section>
  )
}

/** What a thing is, with its own name where there are several of its kind. */
function Named({ choice }: { choice: Pick<Choice, 'thing' | 'name' | 'shippedAs'> }): ReactNode {
  const text = useText()
  const { thing, name, shippedAs } = choice
  const kind = text(`releases.thing.${thing}`)
  return name === null ? (
    kind
  ) : (
    <>
      {nameOf({ name, shippedAs }, text)}
      <span className="k-releases-note">{kind}</span>
    </>
  )
}

function Act({ choice, partnership }: { choice: Choice; partnership: string }): ReactNode {
  const text = useText()
  const { thing, of, release: stands } = choice
  if (stands !== null)
    return choice.mayTakeBack ? (
      <CallForm
        call={takeBack}
        fixed={{ release: stands.id }}
        formId={`back ${stands.id}`}
        done="releases.done.takenBack"
      >
        <Button>{text('releases.takeBack')}</Button>
      </CallForm>
    ) : null
  return choice.mayRelease ? (
    <CallForm
      call={release}
      fixed={{ partnership, thing, of }}
      formId={`release ${thing} ${of}`}
      done="releases.done.released"
    >
      <Button>{text('releases.release')}</Button>
    </CallForm>
  ) : thing === 'partner' ? (
    <span className="k-releases-note">{text('releases.theirs')}</span>
  ) : null
}

/** What was released once and is not any more. */
function Past({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (read.past.length === 0) return null
  const day = (at: string) => formatDay(at, 'UTC', lang, 'date')
  return (
    <Section title={text('releases.past')}>
      <ul className="k-releases-list">
        {read.past.map(one => (
          <li key={`${one.thing} ${one.name} ${one.takenBackAt}`}>
            <Named choice={one} />
            <span className="k-releases-note">
              {text('releases.pastWords', { from: day(one.releasedAt), to: day(one.takenBackAt) })}
              {one.takenBackBy === null ? '' : ` · ${one.takenBackBy}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

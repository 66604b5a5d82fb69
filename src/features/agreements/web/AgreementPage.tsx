import type { ReactNode } from 'react'
import {
  Badge,
  Button,
  Columns,
  DescriptionList,
  EmptyState,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import {
  addSignedCopy,
  amendAgreement,
  dropVersion,
  endAgreement,
  endParty,
  getAgreement,
  openForSignature,
  remindMissing,
  saveParty,
  withdrawSignedCopy,
} from '../contract.ts'
import { AmendOrEnd, DropVersion } from './AgreementForms.tsx'
import { type Agreement, agreementPath, agreementsPath, dayWords, versionStates } from './agreement-words.ts'
import { Parties } from './Parties.tsx'
import './agreements.css'

/** One agreement: its text, who is bound, who has signed, and what was in force before. */
export const page = definePage({
  path: '/agreements/:agreement',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    it: use(getAgreement, {
      agreement: params.agreement ?? '',
      ...(Number(query.version) > 0 ? { version: Number(query.version) } : {}),
    }),
    feeds: use(getFeeds, { kind: 'agreement', record: params.agreement ?? '' }),
  }),
  actions: [
    addSignedCopy,
    amendAgreement,
    dropVersion,
    endAgreement,
    endParty,
    openForSignature,
    remindMissing,
    saveParty,
    withdrawSignedCopy,
  ],
  title: ({ data }) => data.it.title,
  Component: ({ data: { it, feeds }, now, form }) => {
    const text = useText()
    const { shown } = it
    const isDraft = it.mayEdit && shown.state === 'draft' && it.endedOn === null
    const here = `${agreementPath(it)}?version=${shown.number}`
    return (
      <>
        <PageHeader
          title={it.title}
          lang={it.lang}
          meta={
            <>
              <StateBadge state={versionStates[shown.state]}>
                {text(`agreements.state.${shown.state}`)}
              </StateBadge>
              <Badge icon="file">{text(`agreements.kind.${it.kind}`)}</Badge>
            </>
          }
          steps={[
            { href: `/partnerships/${it.partnership.slug}`, label: it.partnership.acronym },
            { href: agreementsPath(it.partnership), label: text('agreements.title') },
          ]}
          actions={
            <>
              {shown.clauses.length > 0 || shown.fileName !== null ? (
                <LinkButton
                  icon="download"
                  href={`/api/v1/agreements/${it.slug}/versions/${shown.number}/paper`}
                >
                  {text('agreements.paperLink')}
                </LinkButton>
              ) : null}
              {isDraft ? (
                <LinkButton icon="edit" href={`${agreementPath(it)}/text/${shown.number}`}>
                  {text('agreements.write')}
                </LinkButton>
              ) : null}
            </>
          }
        />
        <Columns side={<Side it={it} />}>
          <Standing it={it} here={here} />
          {isDraft ? (
            <CallForm
              call={openForSignature}
              fixed={{ agreement: it.slug, saved: shown.saved }}
              next={here}
              done="agreements.done.opened"
              className="k-agreement-act"
            >
              <p>{text('agreements.openWhy')}</p>
              <Button variant="primary">{text('agreements.open')}</Button>
            </CallForm>
          ) : null}
          <Parties it={it} today={now.slice(0, 10)} here={here} openForm={form?.formId ?? null} />
          <Text it={it} />
          <CountsIn read={feeds} />
          {it.mayEdit && it.endedOn === null ? (
            <>
              <DropVersion it={it} />
              <AmendOrEnd it={it} today={now.slice(0, 10)} openForm={form?.formId ?? null} />
            </>
          ) : null}
        </Columns>
      </>
    )
  },
})

function Standing({ it, here }: { it: Agreement; here: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const missing = it.parties.filter(party => party.isMissing)
  const next = it.versions.find(({ state }) => state === 'open' || state === 'draft')
  return (
    <>
      {it.endedOn === null ? null : (
        <Notice kind="info" title={text('agreements.endedOn', { day: dayWords(it.endedOn, lang) })}>
          {it.endReason}
        </Notice>
      )}
      {next === undefined || next.number === it.shown.number ? null : (
        <Notice kind="info">
          {text(`agreements.nextThere.${next.state}`)}{' '}
          <a href={`${agreementPath(it)}?version=${next.number}`}>
            {text('agreements.versionNo', { number: next.number })}
          </a>
        </Notice>
      )}
      {missing.length === 0 ? null : (
        <Notice kind="warning" title={text('agreements.missing', { count: missing.length })}>
          {new Intl.ListFormat(lang, { type: 'conjunction' }).format(missing.map(({ name }) => name))}
          {it.mayEdit ? (
            <CallForm
              call={remindMissing}
              fixed={{ agreement: it.slug }}
              next={here}
              done="agreements.done.reminded"
              className="k-agreement-act"
            >
              <Button icon="mail">{text('agreements.remind')}</Button>
            </CallForm>
          ) : null}
        </Notice>
      )}
    </>
  )
}

function Text({ it }: { it: Agreement }): ReactNode {
  const text = useText()
  const { clauses, fileName } = it.shown
  return (
    <Section title={text('agreements.text')}>
      {fileName === null ? null : <p>{text('agreements.textIsFile', { name: fileName })}</p>}
      {clauses.length === 0 && fileName === null ? (
        <EmptyState icon="file" level={3} title={text('agreements.noText')}>
          {text('agreements.noTextWhy')}
        </EmptyState>
      ) : (
        <ol className="k-agreement-clauses" lang={it.lang}>
          {clauses.map((clause, index) => (
            <li key={index}>
              <h3>
                {index + 1}
                {clause.heading === '' ? '.' : `. ${clause.heading}`}
              </h3>
              <p>{clause.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function Side({ it }: { it: Agreement }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { shown } = it
  return (
    <>
      <Section title={text('agreements.glance')}>
        <DescriptionList
          items={[
            {
              term: text('agreements.field.inForce'),
              value: shown.inForceOn === null ? null : dayWords(shown.inForceOn, lang),
            },
            {
              term: text('agreements.field.opened'),
              value: shown.openedAt === null ? null : dayWords(String(shown.openedAt).slice(0, 10), lang),
            },
            {
              term: text('agreements.field.superseded'),
              value: shown.supersededOn === null ? null : dayWords(shown.supersededOn, lang),
            },
            { term: text('agreements.field.changes'), value: shown.reason },
          ]}
        />
      </Section>
      <Section title={text('agreements.versions')}>
        <ol className="k-agreement-versions">
          {it.versions.map(version => (
            <li key={version.number}>
              <a
                href={`${agreementPath(it)}?version=${version.number}`}
                aria-current={version.number === shown.number ? 'page' : undefined}
              >
                {text('agreements.versionNo', { number: version.number })}
              </a>{' '}
              <small>
                {[
                  text(`agreements.state.${version.state}`),
                  version.inForceOn === null ? null : dayWords(version.inForceOn, lang),
                ]
                  .filter(part => part !== null)
                  .join(' · ')}
              </small>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

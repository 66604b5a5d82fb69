import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  FormActions,
  formatDay,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { sayAmount } from '../../costs/rules/money.ts'
import { getGrant, withdrawGrant } from '../contract-grants.ts'
import { BudgetTable, GrantFacts, grantsPath } from './GrantParts.tsx'
import './partnerships.css'

type Read = OutputOf<typeof getGrant>

/** One grant: what it says, what it said before, who changed it and why. */
export const page = definePage({
  path: '/partnerships/:slug/grants/:grant',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ grant: use(getGrant, { grant: params.grant ?? '' }) }),
  actions: [withdrawGrant],
  title: ({ data }) => data.grant.title,
  Component: ({ data: { grant }, form }) => {
    const text = useText()
    const path = grantsPath(grant.partnership)
    const changes = grant.partnership.mayEdit && !grant.withdrawn
    return (
      <>
        <PageHeader
          title={grant.title}
          steps={[
            { href: `/partnerships/${grant.partnership.slug}`, label: grant.partnership.acronym },
            { href: path, label: text('partnerships.grants.title') },
          ]}
          actions={
            changes ? (
              <LinkButton variant="primary" icon="edit" href={`${path}/${grant.id}/edit`}>
                {text('partnerships.grants.change')}
              </LinkButton>
            ) : undefined
          }
        />
        {grant.withdrawn ? <Notice kind="warning">{text('partnerships.grants.withdrawn')}</Notice> : null}
        <GrantFacts grant={grant} />
        <Section title={text('partnerships.grants.byPartner')}>
          <BudgetTable grant={grant} />
        </Section>
        <Versions grant={grant} />
        {changes ? (
          <details open={form?.formId === withdrawGrant.name} className="k-partnerships-aside">
            <summary>{text('partnerships.grants.withdraw')}</summary>
            <CallForm
              call={withdrawGrant}
              fixed={{ grant: grant.id, version: grant.version }}
              next={path}
              done="partnerships.done.grantWithdrawn"
              className="k-form"
            >
              {fields => (
                <>
                  <TextArea
                    {...fields.field('reason')}
                    label={text('partnerships.grants.withdrawReason')}
                    hint={text('partnerships.grants.withdrawHint')}
                    rows={2}
                    maxLength={500}
                    required
                  />
                  <FormActions>
                    <Button>{text('partnerships.grants.withdrawAction')}</Button>
                  </FormActions>
                </>
              )}
            </CallForm>
          </details>
        ) : null}
      </>
    )
  },
})

function Versions({ grant }: { grant: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('partnerships.grants.versions')}>
      <DataTable
        caption={text('partnerships.grants.versions')}
        rows={grant.versions}
        rowKey={version => String(version.number)}
        columns={[
          {
            key: 'number',
            head: text('partnerships.grants.version'),
            rowHeader: true,
            width: 'fit',
            cell: version => version.number,
          },
          {
            key: 'at',
            head: text('partnerships.grants.at'),
            width: 'fit',
            cell: version => formatDay(String(version.at), 'UTC', lang, 'date'),
          },
          {
            key: 'what',
            head: text('partnerships.grants.changed'),
            width: 'wide',
            cell: version => (
              <>
                {version.changed.length === 0
                  ? text('partnerships.grants.first')
                  : new Intl.ListFormat(lang, { type: 'conjunction' }).format(
                      version.changed.map(part => text(`partnerships.grants.part.${part}`)),
                    )}
                {version.reason === null ? null : (
                  <>
                    <br />
                    <small>{version.reason}</small>
                  </>
                )}
              </>
            ),
          },
          { key: 'by', head: text('partnerships.grants.by'), cell: version => version.by ?? '–' },
          {
            key: 'budget',
            head: text('partnerships.grants.budget'),
            numeric: true,
            cell: version => sayAmount(version.totals.budget, version.currency, lang),
          },
        ]}
      />
    </Section>
  )
}

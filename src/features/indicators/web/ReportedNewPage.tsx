import {
  Button,
  EmptyState,
  Filters,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getReportedChoices, reportRecord } from '../contract-records.ts'
import { ReportedFields } from './ReportedFields.tsx'
import './figures.css'

/** Reporting a service that a member got, or a meeting that was held elsewhere. */
export const page = definePage({
  path: '/partnerships/:slug/reported/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    choices: use(getReportedChoices, {
      partnership: params.slug ?? '',
      ...(query.cluster ? { cluster: query.cluster } : {}),
    }),
  }),
  actions: [reportRecord],
  title: ({ query }, text) =>
    text(query.kind === 'meeting' ? 'indicators.addMeeting' : 'indicators.addService'),
  Component: ({ data: { choices }, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const kind = query.kind === 'meeting' ? 'meeting' : 'service'
    const list = `/partnerships/${choices.partnership.slug}/reported`
    return (
      <>
        <PageHeader
          title={text(kind === 'meeting' ? 'indicators.addMeeting' : 'indicators.addService')}
          subtitle={text(`indicators.addWhy.${kind}`)}
          steps={[
            { href: `/partnerships/${choices.partnership.slug}`, label: choices.partnership.acronym },
            { href: list, label: text('indicators.parts.reported') },
          ]}
        />
        {choices.clusters.length < 2 ? null : (
          <Filters action={`${list}/new`} keep={{ kind }} submitLabel={text('indicators.chooseCluster')}>
            <SelectField
              name="cluster"
              label={text('indicators.field.cluster')}
              choices={choices.clusters.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={choices.chosen ?? ''}
            />
          </Filters>
        )}
        {choices.chosen === null ? (
          <EmptyState icon="people" title={text('indicators.noPartner')}>
            {text('indicators.noPartnerWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={reportRecord}
            fixed={{ partnership: choices.partnership.id, clusterId: choices.chosen, kind, lang }}
            next="/reported/{id}"
            done="indicators.done.reportedRecord"
            upload
            className="k-form"
          >
            <ReportedFields
              kind={kind}
              facts={null}
              members={choices.members}
              organisation={query.organisation}
            />
            <FormActions>
              <Button variant="primary">{text('indicators.saveRecord')}</Button>
              <LinkButton variant="quiet" href={list}>
                {text('indicators.cancel')}
              </LinkButton>
            </FormActions>
          </CallForm>
        )}
      </>
    )
  },
})

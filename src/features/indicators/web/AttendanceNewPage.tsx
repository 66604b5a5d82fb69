import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  FileField,
  FormActions,
  FormGrid,
  LinkButton,
  NumberField,
  PageHeader,
  Pagination,
  Section,
  SelectField,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listAttendance, sendAttendance } from '../contract-attendance.ts'
import { getReportedChoices } from '../contract-records.ts'
import { services } from '../rules/rule.ts'
import { dayWords } from './days.ts'
import './figures.css'

/** Sending the list of who was at a webinar or an event, as the webinar tool or a spreadsheet gives it. */
export const page = definePage({
  path: '/partnerships/:slug/attendance',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    choices: use(getReportedChoices, { partnership: params.slug ?? '' }),
    lists: use(listAttendance, {
      partnership: params.slug ?? '',
      page: Number(query.page) || 1,
      pageSize: 20,
    }),
  }),
  actions: [sendAttendance],
  title: (_props, text) => text('indicators.attendance.title'),
  Component: ({ data: { choices, lists } }) => {
    const text = useText()
    const { lang } = useLocale()
    const list = `/partnerships/${choices.partnership.slug}/reported`
    return (
      <>
        <PageHeader
          title={text('indicators.attendance.title')}
          subtitle={text('indicators.attendance.why')}
          steps={[
            { href: `/partnerships/${choices.partnership.slug}`, label: choices.partnership.acronym },
            { href: list, label: text('indicators.parts.reported') },
          ]}
        />
        {choices.clusters.length === 0 ? (
          <EmptyState icon="people" title={text('indicators.noPartner')}>
            {text('indicators.noPartnerWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={sendAttendance}
            fixed={{ partnership: choices.partnership.id, lang }}
            next="/attendance-lists/{id}"
            upload
            className="k-form"
          >
            {form => (
              <>
                <FileField
                  name="file"
                  label={text('indicators.attendance.file')}
                  hint={text('indicators.attendance.fileHint')}
                  error={form.field('file').error}
                  accept=".csv,.xlsx,.ods"
                  required
                />
                <SelectField
                  {...form.field('clusterId', choices.chosen)}
                  label={text('indicators.field.cluster')}
                  choices={choices.clusters.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <FormGrid>
                  <TextField
                    {...form.field('title')}
                    label={text('indicators.field.title')}
                    hint={text('indicators.attendance.titleHint')}
                    maxLength={200}
                    required
                  />
                  <DateField {...form.field('heldOn')} label={text('indicators.field.heldOn')} required />
                  <SelectField
                    {...form.field('service', 'webinar')}
                    label={text('indicators.field.service')}
                    choices={services.map(value => ({ value, label: text(`indicators.service.${value}`) }))}
                  />
                  <NumberField
                    {...form.field('hours')}
                    label={text('indicators.attendance.hours')}
                    hint={text('indicators.attendance.hoursHint')}
                    min={0}
                    max={24}
                    step="any"
                    optional
                  />
                  <SelectField
                    {...form.field('market')}
                    label={text('indicators.field.market')}
                    empty="–"
                    choices={countryChoices(lang)}
                  />
                </FormGrid>
                <FormActions>
                  <Button variant="primary">{text('indicators.attendance.look')}</Button>
                  <LinkButton variant="quiet" href={list}>
                    {text('indicators.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
        {lists.total === 0 ? null : (
          <Section title={text('indicators.attendance.lists')}>
            <DataTable
              caption={text('indicators.attendance.lists')}
              rows={lists.items}
              rowKey={one => one.id}
              columns={[
                {
                  key: 'title',
                  head: text('indicators.field.title'),
                  rowHeader: true,
                  width: 'wide',
                  cell: one => (
                    <a href={`/attendance-lists/${one.id}`} lang={one.lang}>
                      {one.title}
                    </a>
                  ),
                },
                {
                  key: 'on',
                  head: text('indicators.field.heldOn'),
                  cell: one => dayWords(one.heldOn, lang),
                },
                { key: 'cluster', head: text('indicators.field.cluster'), cell: one => one.cluster },
                {
                  key: 'state',
                  head: text('indicators.attendance.what'),
                  cell: one =>
                    one.takenAt === null ? (
                      <StateBadge state="waiting">{text('indicators.attendance.waits')}</StateBadge>
                    ) : (
                      text('indicators.attendance.taken', {
                        count: one.services ?? 0,
                        day: dayWords(one.takenAt.slice(0, 10), lang),
                      })
                    ),
                },
              ]}
            />
            <Pagination
              page={lists.page}
              pageSize={lists.pageSize}
              total={lists.total}
              hrefOf={at => `/partnerships/${choices.partnership.slug}/attendance?page=${at}`}
            />
          </Section>
        )}
      </>
    )
  },
})

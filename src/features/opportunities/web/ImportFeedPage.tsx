import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FileField,
  FormActions,
  LinkButton,
  PageHeader,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getImportChoices, importFeed } from '../contract-imports.ts'
import { opportunityLevels } from '../rules/choices.ts'

/** Brings in somebody's feed of opportunities from a file. */
export const page = definePage({
  path: '/opportunities/import',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: () => ({ choices: use(getImportChoices, {}) }),
  actions: [importFeed],
  title: (_props, text) => text('opportunities.imports.title'),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { clusters } = data.choices
    const [only] = clusters
    const steps = [{ href: '/opportunities', label: text('opportunities.title') }]
    if (only === undefined)
      return (
        <>
          <PageHeader title={text('opportunities.imports.title')} steps={steps} />
          <EmptyState icon="lock" title={text('opportunities.imports.noClusterTitle')}>
            {text('opportunities.imports.noClusterWhy')}
          </EmptyState>
        </>
      )
    return (
      <>
        <PageHeader
          title={text('opportunities.imports.title')}
          subtitle={text('opportunities.imports.subtitle')}
          steps={steps}
        />
        <CallForm
          call={importFeed}
          next="/opportunity-imports/{id}"
          done="opportunities.done.feedImported"
          upload
          className="k-form"
        >
          {form => (
            <>
              <SelectField
                {...form.field('clusterId', only.id)}
                label={text('opportunities.imports.cluster')}
                hint={text('opportunities.imports.clusterHint')}
                required
                choices={clusters.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <FileField
                name="file"
                label={text('opportunities.imports.file')}
                hint={text('opportunities.imports.fileHint')}
                error={form.field('file').error}
                accept=".xml,.atom,.json"
                required
              />
              <TextField
                {...form.field('source')}
                label={text('opportunities.imports.source')}
                hint={text('opportunities.imports.sourceHint')}
                optional
                maxLength={120}
              />
              <SelectField
                {...form.field('country')}
                label={text('opportunities.imports.country')}
                hint={text('opportunities.imports.countryHint')}
                empty={text('opportunities.imports.noCountry')}
                choices={countryChoices(lang)}
              />
              <SelectField
                {...form.field('visibility', 'platform')}
                label={text('opportunities.field.visibility')}
                choices={opportunityLevels
                  .filter(level => level !== 'organisation')
                  .map(value => ({ value, label: text(`opportunities.level.${value}`) }))}
              />
              <FormActions>
                <Button variant="primary" icon="upload">
                  {text('opportunities.imports.action')}
                </Button>
                <LinkButton variant="quiet" href="/opportunities">
                  {text('opportunities.imports.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
